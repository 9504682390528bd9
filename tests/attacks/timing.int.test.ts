import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type QueryPorts, runGoverned } from '#platform/query';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';

// Story: two questions get the same words, and the one about somebody who exists takes longer.
// Without a guard: a short cut for empty results, or a look into the catalogue for what is not granted, is heard with a stop-watch.
// Guard: the same work for what must not be told apart. Work is counted here (runs of the engine, its text, statements), not timed.

const residents: readonly Resident[] = Array.from({ length: 40 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  `张${index}`,
  `19${60 + index}-03-07`,
  '500.00',
  '否',
]);

let ground: Ground;
let agreementId: string;
const printed: string[] = [];
beforeAll(async () => {
  ground = await prepareGround((ports: QueryPorts) => ({
    ...ports,
    engine: {
      ...ports.engine,
      run: async ({ sql }) => {
        printed.push(sql);
        return {
          ok: true,
          value: { columns: [], rows: [], stats: { engineMs: 1, openMs: 0, queuedMs: 0 } },
        };
      },
    },
  }));
  await ground.serve(residents);
  agreementId = await ground.agree(residentsAgreement(() => {}, { forms: ['aggregate'] }));
  await work('SELECT count(*) FROM residents');
});
afterAll(() => ground?.close());

/** What a question costs and what is said: statements sent to PostgreSQL, texts given to the engine, and the answer without what is fresh in it. */
async function work(sql: string) {
  printed.length = 0;
  let statements = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    statements += 1;
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    const answer = await runGoverned(ground.ports, ground.db.database, {
      agreementId,
      purpose,
      sql,
      parameters: [],
      values: {},
      actor: people.operator,
      organisation: organisations.operator,
      productId: null,
      standsOn: [],
      requestId: 'req_timing',
      signal: new AbortController().signal,
    });
    return {
      statements,
      engine: printed.map((text) => text.replaceAll(/'[^']*'/g, "'…'")),
      said: answer.ok
        ? { rows: answer.value.result?.rows, suppressed: answer.value.result?.suppressed }
        : { code: answer.problem.code, title: answer.problem.title, rule: answer.problem.rule },
    };
  } finally {
    pg.Client.prototype.query = query;
  }
}

it('the same whether a condition meets somebody or nobody: one run of one text, one answer', async () => {
  // The shape is kept with the first question of its kind (column lineage), whoever it is about.
  await work("SELECT count(*) FROM residents WHERE name = '王7'");
  const somebody = await work("SELECT count(*) FROM residents WHERE name = '张7'");
  const nobody = await work("SELECT count(*) FROM residents WHERE name = '李7'");
  expect(somebody.engine).toHaveLength(1);
  expect(somebody.statements).toBeGreaterThan(5);
  expect(nobody).toEqual(somebody);
});

it('the same for what is not granted, what is on file and not granted, and what does not exist: no run at all', async () => {
  const there = await work('SELECT count(resident_number) FROM residents');
  const nowhere = await work('SELECT count(no_such_column) FROM residents');
  expect(there.engine).toEqual([]);
  expect(there.said).toMatchObject({ code: 'query/not-granted', rule: 'R29' });
  expect(nowhere).toEqual(there);
  const otherTable = await work('SELECT count(*) FROM res_residents');
  const noTable = await work('SELECT count(*) FROM no_such_table');
  expect(otherTable).toEqual(noTable);
});
