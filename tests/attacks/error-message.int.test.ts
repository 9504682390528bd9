import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type QueryPorts, runGoverned } from '#platform/query';
import {
  people as actors,
  type Ground,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: a query is built to fail on one person's row, and the error quotes the row.
// Without a guard: «Could not convert string '甲' to INT32» is the value; «division by zero» is that there is such a person.
// Guard: no printed operation fails on a row, refusals are of the text alone, and what an engine says in trouble stays inside.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const failing = [
  ['SELECT count(CAST(district AS INTEGER)) FROM people WHERE id = 3', '西城'],
  ['SELECT error(CAST(income AS VARCHAR)) FROM people WHERE id = 3', '777777'],
  ['SELECT count(CAST(CAST(income AS VARCHAR) AS DATE)) FROM people WHERE id = 3', '777777'],
  ['SELECT sum(CAST(income AS TINYINT)) FROM people WHERE id = 3', '777777'],
] as const;

describe('an error that quotes a value', () => {
  it.each(failing)('works as written: %s', async (sql, value) => {
    await expect(ground.without('admission', sql)).rejects.toThrow(value);
  });
  it.each(failing)('is refused for its text, and the refusal knows no row: %s', async (sql, value) => {
    const refused = await ground.ask(sql);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'query/not-supported' } });
    expect(JSON.stringify(refused)).not.toContain(value);
  });
});

it('whether a row would fail changes nothing: the refusal is the same over other data', async () => {
  const other = await town({}, { people: [] });
  try {
    for (const [sql] of failing) expect(await other.ask(sql)).toEqual(await ground.ask(sql));
  } finally {
    other.close();
  }
});

describe('an engine in trouble', () => {
  const residents: readonly Resident[] = [['P1', '99010119900307001X', '张三', '1990-03-07', '500.00', '否']];
  let full: Ground;
  let fails: { readonly code: 'engine-error' | 'memory' | 'timeout'; readonly detail: string };
  beforeAll(async () => {
    full = await prepareGround((ports: QueryPorts) => ({
      ...ports,
      engine: {
        ...ports.engine,
        run: async () => ({ ok: false, failure: fails as never }),
      },
    }));
    await full.serve(residents);
  });
  afterAll(() => full?.close());

  it('says that it failed and not at what, and leaves no call behind', async () => {
    const agreementId = await full.agree(residentsAgreement(() => {}, { forms: ['aggregate'] }));
    for (const code of ['engine-error', 'memory', 'timeout'] as const) {
      fails = { code, detail: "Conversion Error: Could not convert string '张三' to INT32" };
      const answer = await runGoverned(full.ports, full.db.database, {
        agreementId,
        purpose,
        sql: 'SELECT count(*) AS n FROM residents',
        parameters: [],
        values: {},
        actor: actors.operator,
        organisation: organisations.operator,
        productId: null,
        standsOn: [],
        requestId: `req_${code}`,
        signal: new AbortController().signal,
      });
      expect(answer).toMatchObject({
        ok: false,
        problem: { code: 'query/run-failed', data: { reason: code } },
      });
      expect(JSON.stringify(answer)).not.toMatch(/张三|Conversion/);
    }
    const { rows } = await full.db.pool.query(
      `SELECT (SELECT count(*)::int FROM query.call) AS calls, (SELECT count(*)::int FROM evidence.meter_line) AS lines`,
    );
    expect(rows).toEqual([{ calls: 0, lines: 0 }]);
  });
});
