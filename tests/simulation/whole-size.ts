import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createPool, startEmbedded } from '#adapters/postgres';
import { enlarge } from './enlarge.ts';
import { createWorld, type World } from './world.ts';
import { tellYear } from './year.ts';

export interface WholeSize {
  readonly seed: number;
  /** Things that go through real acts. */
  readonly courses: number;
  /** Applications there are in the end; those of the real acts again and again until they are enough. */
  readonly registrations: number;
}

export interface Placed {
  readonly world: World;
  readonly applications: number;
  readonly figures: { readonly [name: string]: number };
  stop(): Promise<void>;
}

/**
 * A year of that size on a PostgreSQL of its own on disk (in memory-backed storage it would take eight gigabytes of everybody's), with
 * the last midnight's clocks fired. It flushes nothing: what is asked of it is how it reads.
 */
export async function placeYear(
  folder: string,
  { seed, courses, registrations }: WholeSize,
  say: (line: string) => void,
): Promise<Placed> {
  await mkdir(folder, { recursive: true });
  // PostgreSQL runs as a user of its own and has to get there.
  for (const passed of [dirname(folder), folder]) await chmod(passed, 0o711);
  const server = await startEmbedded({ folder, volatile: true });
  const pool = createPool({ connectionString: server.url, max: 1 });
  for (const setting of [`shared_buffers = '1GB'`, `max_wal_size = '16GB'`, `autovacuum = off`])
    await pool.query(`ALTER SYSTEM SET ${setting}`);
  await pool.end();
  await server.stop();
  const again = await startEmbedded({ folder, volatile: true });
  const world = await createWorld(again.url);
  let begun = performance.now();
  const seconds = () => {
    const took = (performance.now() - begun) / 1000;
    begun = performance.now();
    return Math.round(took * 10) / 10;
  };
  await tellYear(world, { seed, courses, say });
  const told = seconds();
  say(`${courses} things, ${world.acts.done} acts and ${world.acts.fired} clocks fired in ${told} s`);
  const before = await count(world);
  const copies = Math.max(0, Math.ceil(registrations / before) - 1);
  const rows = copies > 0 ? await enlarge(world.pool(), copies, say) : new Map<string, number>();
  const filled = seconds();
  const firedBefore = world.acts.fired;
  await world.look();
  const figures = {
    courses,
    acts: world.acts.done,
    secondsOfActs: told,
    copies,
    rowsCopied: [...rows.values()].reduce((sum, one) => sum + one, 0),
    secondsOfCopying: filled,
    firedAtTheEnd: world.acts.fired - firedBefore,
    secondsOfFiring: seconds(),
  };
  say(JSON.stringify(figures));
  return {
    world,
    applications: await count(world),
    figures,
    async stop() {
      await world.close();
      await again.stop();
    },
  };
}

async function count(world: World): Promise<number> {
  const { rows } = await world
    .pool()
    .query('SELECT count(*)::int AS applications FROM registration.application');
  return rows[0].applications;
}
