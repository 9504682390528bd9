import { join } from 'node:path';
import { placeYear } from '../../tests/simulation/whole-size.ts';
import type { World } from '../../tests/simulation/world.ts';
import type { Bench, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { type Asked, askedOf } from './asked.ts';
import { findingOf, inTurns } from './measured.ts';
import { overHttp } from './over-http.ts';

const sizes = {
  full: {
    courses: 1_200,
    registrations: 300_000,
    rounds: 60,
    http: { rounds: 200, supervised: { alerts: 20_000, tips: 5_000 } },
  },
  tiny: {
    courses: 25,
    registrations: 60,
    rounds: 3,
    http: { rounds: 2, supervised: { alerts: 120, tips: 24 } },
  },
} as const satisfies { readonly [of in Size]: object };

/**
 * Lists and pages of a workbench over a province's year ([tests/simulation](../../tests/simulation/README.md)): 300,000 filings with
 * all their tasks, clocks, steps, notices and papers. Each read as the server runs it, in its snapshot, without HTTP; beside each a
 * look-up of one task by its key on the same connection pool. Then the same and what supervision has ([over-http.ts](over-http.ts)) over the
 * real server's routes.
 */
export const listsOfAYear: Bench = {
  name: 'lists-of-a-year',
  async run({ folder, say }, size) {
    const { rounds, http, ...wanted } = sizes[size];
    const placed = await placeYear(join(folder, 'year'), { seed: 2026, ...wanted }, say);
    try {
      const figures = { ...placed.figures, applications: placed.applications };
      return [
        await measureLists(placed.world, rounds, figures, say),
        await overHttp(join(folder, 'served'), placed.world, http, figures, say),
      ];
    } finally {
      await placed.stop();
    }
  },
};

/** Every list so many times, taking turns with the look-up by key. */
export async function measureLists(
  world: World,
  rounds: number,
  figures: { readonly [name: string]: number },
  say: (line: string) => void,
): Promise<Finding> {
  const pool = world.pool();
  const keys: readonly string[] = (
    await pool.query('SELECT id FROM casework.task ORDER BY md5(id) LIMIT 500')
  ).rows.map(({ id }) => id);
  const lookUp = (round: number) =>
    pool.query('SELECT * FROM casework.task WHERE id = $1', [keys[round % keys.length]]);
  const cases: (Case & { readonly p95: number })[] = [];
  for (const one of await askedOf(world)) {
    const measured = await measure(one, lookUp, rounds);
    cases.push(measured);
    say(
      `${one.name}: median ${measured.ours.median.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms, ${measured.ratio.toFixed(0)}× a look-up by key`,
    );
  }
  const { rows } = await pool.query('SHOW server_version');
  return findingOf(
    cases,
    {
      name: 'lists-of-a-year',
      what: ' vs as many look-ups of a row by its key',
      peer: { name: 'PostgreSQL, SELECT by primary key', version: rows[0].server_version },
      rounds,
      figures,
    },
    say,
  );
}

async function measure({ name, ask }: Asked, lookUp: (round: number) => Promise<unknown>, rounds: number) {
  const answer = (await ask(0)) as { readonly ok: boolean; readonly problem?: unknown };
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.problem)}`);
  const { ours, peer, ratio, p95 } = await inTurns(rounds, ask, lookUp);
  return { name, ours, peer, ratio, p95 };
}
