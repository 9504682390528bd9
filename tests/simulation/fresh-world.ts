import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createPool } from '#adapters/postgres';
import { createWorld, type World } from './world.ts';

/** A province on a database of its own, on the server that the tests started; and what takes it away again. */
export async function freshWorld(): Promise<[World, () => Promise<void>]> {
  const server = inject('postgresUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = createPool({ connectionString: server, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const world = await createWorld(server.replace(/\/[^/]*$/, `/${name}`));
  return [
    world,
    async () => {
      await world.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  ];
}
