import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '#adapters/duckdb';
import { expectOk } from '#foundation';
import { createProjectionKeeper, type ProjectionKeeper, runGoverned } from '#platform/query';
import { type Ground, people, prepareGround, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogueTables, joined, rowsOfEach, serveEdition, twoTables } from './two-tables.ts';

let pool: WorkerPool;
let ground: Ground;
let keeper: ProjectionKeeper;
let agreementId: string;
let asked = 0;

beforeAll(async () => {
  pool = await createWorkerPool({ threads: 1, maxWorkers: 2 });
  ground = await prepareGround((ports) => ({ ...ports, engine: pool }));
  await catalogueTables(ground);
  await serveEdition(ground, 1);
  agreementId = await ground.agree(twoTables());
  keeper = createProjectionKeeper(ground.ports, ground.db.database, {
    onError: (_agreement, error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await keeper.stop();
  await pool.close();
  await ground.close();
});

const ask = () =>
  runGoverned(ground.ports, ground.db.database, {
    agreementId,
    purpose,
    sql: joined,
    parameters: [],
    values: {},
    actor: people.operator,
    organisation: organisations.operator,
    productId: null,
    standsOn: [],
    requestId: `req_${++asked}`,
    signal: new AbortController().signal,
  });
const files = async () => (await ground.ports.projections.list()).length;

it('every answer is wholly of one edition of both tables, whatever enters service meanwhile, and never of one that was over when it was asked', async () => {
  const editions = 6;
  let inService = 1;
  let over = false;
  const answers: { edition: number; before: number; after: number }[] = [];
  const asker = async () => {
    while (!over) {
      const before = inService;
      const answered = await ask();
      if (!answered.ok) {
        // Three changes during one call: told, and nothing left.
        expect(answered.problem.code).toBe('lineage/standing-changed');
        continue;
      }
      const [n, a, b] = answered.value.result!.rows[0]!.map(Number);
      expect({ n, a, b }).toEqual({ n: rowsOfEach, a: rowsOfEach * (a! / rowsOfEach), b: a });
      answers.push({ edition: a! / rowsOfEach, before, after: inService });
    }
  };
  const server = async () => {
    for (let edition = 2; edition <= editions; edition++) {
      const enough = answers.length + 2;
      while (answers.length < enough) await new Promise((resolve) => setTimeout(resolve, 10));
      await serveEdition(ground, edition);
      inService = edition;
      await ground.tick();
      ground.db.clock.advance({ minutes: 11 });
      await keeper.drain();
    }
    over = true;
  };
  await Promise.all([server(), asker(), asker(), asker()]);
  expect(new Set(answers.map(({ edition }) => edition)).size).toBeGreaterThan(2);
  for (const { edition, before, after } of answers) {
    expect(edition).toBeGreaterThanOrEqual(before);
    // `inService` is written down a moment after the commit.
    expect(edition).toBeLessThanOrEqual(after + 1);
  }
  expect(expectOk(await ask()).result!.rows[0]!.map(Number)).toEqual([
    rowsOfEach,
    rowsOfEach * editions,
    rowsOfEach * editions,
  ]);
}, 120_000);

it('when no run has them and the grace is over only those in service are left', async () => {
  ground.db.clock.advance({ minutes: 11 });
  await keeper.drain();
  ground.db.clock.advance({ minutes: 11 });
  await keeper.drain();
  expect(await files()).toBe(2);
  const { rows } = await ground.db.pool.query(
    'SELECT ending_because, count(*)::int AS n FROM query.projection WHERE destroyed_at IS NOT NULL GROUP BY 1',
  );
  expect(rows).toEqual([{ ending_because: 'superseded', n: 10 }]);
});
