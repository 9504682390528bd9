import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { createBetterAuth, signInConnection } from './better-auth.ts';

let house: StaffedHouse;
let pool: pg.Pool;
beforeAll(async () => {
  house = await staffedHouse();
  pool = new pg.Pool({ connectionString: house.db.url, ...signInConnection });
  // The database is dropped while the last connection says goodbye.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
});
afterAll(async () => {
  await pool.end();
  await house.db.close();
});

it('finds every table and column it wants in our own migrations', async () => {
  const auth = createBetterAuth({
    database: house.db.database,
    wallClock: house.db.clock,
    pool,
    secret: 'x'.repeat(48),
    baseUrl: 'http://localhost',
  });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

it('trusts the address people know beside the one a request was sent to, so that a proxy may end TLS before us', () => {
  const { options } = createBetterAuth({
    database: house.db.database,
    wallClock: house.db.clock,
    pool,
    secret: 'x'.repeat(48),
    baseUrl: 'https://data.example.cn',
  });
  const trusted = options.trustedOrigins(new Request('http://inner.example:8080/api/auth/sign-out'));
  expect(trusted).toEqual(['https://data.example.cn', 'http://inner.example:8080']);
  expect(options.advanced.useSecureCookies).toBe(true);
});
