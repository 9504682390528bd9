import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#foundation';
import type { Projection, QueryEngine, QueryFailure, QueryLimits, QueryParameter } from './ports.ts';

/** Two projections for the suite; an adapter makes them in whatever form its engine reads. */
export interface ContractGround {
  readonly engine: QueryEngine;
  /**
   * Agreement one. Relation `flight`: 1,000 rows, `id` int 1…1000, `carrier` text `C0`…`C9` (id mod 10), `delay` decimal(6,2) = id / 4,
   * null when id is a multiple of 100, `day` date = 2026-01-01 + (id mod 28) days.
   * Relation `carrier`: ten rows, `code` text, `name` text.
   */
  readonly one: Projection;
  /** Agreement two of another tenant. Relation `patient`: one row, `name` text = 张三. */
  readonly two: Projection;
  /** Agreement one with the file of `flight` damaged, and with a key that is not its key. */
  readonly damaged: Projection;
  readonly wrongKey: Projection;
  close(): Promise<void>;
}

const limits: QueryLimits = {
  timeMs: 20_000,
  memoryBytes: 256 << 20,
  resultRows: 5_000,
  resultBytes: 1 << 20,
};
/** Keeps any engine busy for minutes. */
const endless = 'SELECT count(*) FROM range(200000) AS a(x), range(200000) AS b(y) WHERE (x * y) % 7 = 3';

/**
 * What every query engine must do. `dialect` gives the statements that are not the same everywhere.
 */
export function queryEngineContract(
  name: string,
  prepare: () => Promise<ContractGround>,
  dialect: { readonly endless: string; readonly hungry: string } = {
    endless,
    hungry: 'SELECT list(x) FROM range(1000000000) AS a(x)',
  },
): void {
  describe(`query engine: ${name}`, () => {
    let ground: ContractGround;
    beforeAll(async () => {
      ground = await prepare();
    });
    afterAll(() => ground?.close());

    const run = (
      projection: Projection,
      sql: string,
      more: {
        parameters?: readonly QueryParameter[];
        limits?: Partial<QueryLimits>;
        signal?: AbortSignal;
      } = {},
    ) =>
      ground.engine.run({
        projection,
        sql,
        parameters: more.parameters ?? [],
        limits: { ...limits, ...more.limits },
        ...(more.signal ? { signal: more.signal } : {}),
      });
    const rows = async (sql: string, parameters: readonly QueryParameter[] = []) => {
      const outcome = await run(ground.one, sql, { parameters });
      if (!outcome.ok) throw new Error(`${sql}: ${JSON.stringify(outcome.failure)}`);
      return outcome.value.rows;
    };
    const failure = async (outcome: ReturnType<typeof run>): Promise<QueryFailure | 'answered'> => {
      const settled = await outcome;
      return settled.ok ? 'answered' : settled.failure;
    };

    it('answers over the relations of the projection, with names and kinds of the columns', async () => {
      const outcome = await run(
        ground.one,
        `SELECT c.name, count(*) AS flights, sum(f.delay) AS delay, min(f.day) AS first
           FROM flight f JOIN carrier c ON c.code = f.carrier WHERE f.carrier IN ('C1', 'C2') GROUP BY c.name ORDER BY c.name`,
      );
      expect(outcome).toMatchObject({
        ok: true,
        value: {
          columns: [
            { name: 'name', type: 'text' },
            { name: 'flights', type: 'bigint' },
            { name: 'delay', type: 'decimal' },
            { name: 'first', type: 'date' },
          ],
          rows: [
            ['Carrier 1', '100', '12400.00', '2026-01-02'],
            ['Carrier 2', '100', '12425.00', '2026-01-01'],
          ],
        },
      });
      if (outcome.ok)
        for (const time of Object.values(outcome.value.stats)) expect(time).toBeGreaterThanOrEqual(0);
    });

    it('answers with no rows at all', async () => {
      const outcome = await run(ground.one, 'SELECT id, day FROM flight WHERE id < 0');
      expect(outcome).toMatchObject({
        ok: true,
        value: { columns: [{ name: 'id' }, { name: 'day' }], rows: [] },
      });
    });

    const exact: readonly (readonly [sql: string, value: Json])[] = [
      ['9007199254740993::bigint', '9007199254740993'],
      [
        "CAST('12345678901234567890123456789.123456789' AS decimal(38,9))",
        '12345678901234567890123456789.123456789',
      ],
      ['CAST(-0.05 AS decimal(4,2))', '-0.05'],
      ['CAST(7 AS integer)', 7],
      ['CAST(0.1 AS double)', 0.1],
      ["CAST('NaN' AS double)", 'NaN'],
      ["CAST('-Infinity' AS double)", '-Infinity'],
      ["DATE '2024-02-29'", '2024-02-29'],
      ["DATE '0001-01-01'", '0001-01-01'],
      ["TIMESTAMP '2026-11-24 08:30:00.120'", '2026-11-24T08:30:00.12'],
      ["TIMESTAMP '1969-12-31 23:59:59.999999'", '1969-12-31T23:59:59.999999'],
      ["CAST('2026-11-24 08:30:00+08' AS timestamptz)", '2026-11-24T00:30:00Z'],
      ["INTERVAL '14 months 3 days 90 seconds'", 'P1Y2M3DT90S'],
      ["'公枢 𠮷'", '公枢 𠮷'],
      ['true', true],
      ['NULL', null],
    ];
    it.each(exact)('writes %s exactly', async (sql, value) => {
      expect(await rows(`SELECT ${sql} AS value`)).toEqual([[value]]);
    });

    it('reads numbers, nulls and dates as PostgreSQL does', async () => {
      expect(await rows('SELECT 5 / 2, -7 / 2')).toEqual([[2, -3]]);
      expect(await rows('SELECT delay FROM flight WHERE id >= 999 ORDER BY delay DESC')).toEqual([
        [null],
        ['249.75'],
      ]);
      expect(await rows("SELECT CAST('2026-11-24 00:30:00' AS timestamptz)")).toEqual([
        ['2026-11-23T16:30:00Z'],
      ]);
    });

    it('binds parameters, whatever is in them', async () => {
      const hostile = "'; DROP TABLE flight; --";
      expect(await rows('SELECT $1 AS t, $2 + 1 AS n, $3 AS b', [hostile, 41, true])).toEqual([
        [hostile, 42, true],
      ]);
      expect(await rows('SELECT count(*) FROM flight WHERE carrier = $1 AND id <= $2', ['C3', 13])).toEqual([
        ['2'],
      ]);
      expect(await rows('SELECT CAST($1 AS date) AS d, $2 AS h', ['2026-02-17', 2n ** 100n])).toEqual([
        ['2026-02-17', String(2n ** 100n)],
      ]);
      expect(await rows('SELECT $1 AS nothing, $2 AS half', [null, 0.5])).toEqual([[null, 0.5]]);
    });

    it('holds nothing but the projection', async () => {
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
      const other = await failure(run(ground.one, 'SELECT name FROM patient'));
      expect(other).toEqual({ code: 'engine-error', reason: 'binding' });
      const own = await run(ground.two, 'SELECT name FROM patient');
      expect(own).toMatchObject({ ok: true, value: { rows: [['张三']] } });
    });

    it('answers two tenants at once, each with its own', async () => {
      const both = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          index % 2 === 0
            ? run(ground.one, 'SELECT id FROM flight WHERE id = $1', { parameters: [index + 1] })
            : run(ground.two, 'SELECT name FROM patient'),
        ),
      );
      both.forEach((outcome, index) => {
        expect(outcome).toMatchObject({
          ok: true,
          value: { rows: [[index % 2 === 0 ? index + 1 : '张三']] },
        });
      });
    });

    it('says which kind of mistake it is, and nothing of the data', async () => {
      const reason = async (sql: string) => (await failure(run(ground.one, sql))) as QueryFailure;
      expect(await reason('SELEC 1')).toEqual({ code: 'engine-error', reason: 'syntax' });
      expect(await reason('SELECT nobody FROM flight')).toEqual({ code: 'engine-error', reason: 'binding' });
      expect(await reason('SELECT CAST(carrier AS integer) FROM flight')).toEqual({
        code: 'engine-error',
        reason: 'conversion',
      });
    });

    it.each([
      'DELETE FROM flight',
      'DROP TABLE flight',
      'CREATE TABLE mine AS SELECT 1',
      "UPDATE flight SET carrier = 'X'",
      'SELECT 1; SELECT 2',
      '',
    ])('takes one SELECT and nothing else: %s', async (sql) => {
      expect(await failure(run(ground.one, sql))).toEqual({ code: 'engine-error', reason: 'not-a-select' });
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
    });

    it('stops at the bound on rows, not before', async () => {
      const some = (resultRows: number) =>
        run(ground.one, 'SELECT id FROM flight', { limits: { resultRows } });
      expect(await failure(some(1000))).toBe('answered');
      expect(await failure(some(999))).toEqual({ code: 'result-too-large' });
    });

    it('stops at the bound on bytes', async () => {
      const some = (resultBytes: number) =>
        run(ground.one, "SELECT repeat('x', 100) FROM flight", { limits: { resultBytes } });
      expect(await failure(some(200_000))).toBe('answered');
      expect(await failure(some(50_000))).toEqual({ code: 'result-too-large' });
    });

    it('stops at the time limit and answers the next one', async () => {
      const began = performance.now();
      const outcome = await failure(run(ground.one, dialect.endless, { limits: { timeMs: 400 } }));
      expect(outcome).toEqual({ code: 'timeout' });
      expect(performance.now() - began).toBeLessThan(8_000);
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
    });

    it('stops at the bound on memory and answers the next one', async () => {
      expect(await failure(run(ground.one, dialect.hungry))).toEqual({ code: 'memory' });
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
    });

    it('stops when told to, running or waiting', async () => {
      const stop = new AbortController();
      const outcomes = [1, 2, 3].map(() =>
        failure(run(ground.one, dialect.endless, { signal: stop.signal })),
      );
      setTimeout(() => stop.abort(), 300);
      for (const outcome of outcomes) expect(await outcome).toEqual({ code: 'cancelled' });
      expect(await failure(run(ground.one, 'SELECT 1', { signal: stop.signal }))).toEqual({
        code: 'cancelled',
      });
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
    });

    it('forgets a projection: what runs on it ends, and it can be opened again', async () => {
      const long = failure(run(ground.one, dialect.endless));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await ground.engine.forget(ground.one.id);
      expect(await long).toEqual({ code: 'cancelled' });
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
    });

    it('does not open a damaged projection, nor one with another key, even while it is open with the right one', async () => {
      expect(await rows('SELECT count(*) FROM flight')).toEqual([['1000']]);
      for (const projection of [ground.damaged, ground.wrongKey])
        expect(await failure(run(projection, 'SELECT 1'))).toEqual({ code: 'projection-unreadable' });
    });
  });
}
