import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BatchUndone } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([]);
  await db.pool.query('CREATE TABLE kernel.batch_test (id integer PRIMARY KEY, word text NOT NULL)');
});
afterAll(() => db.close());
beforeEach(() => db.pool.query('TRUNCATE kernel.batch_test'));

const write = {
  name: 'test.write',
  text: 'INSERT INTO kernel.batch_test SELECT * FROM unnest($1::integer[], $2::text[])',
};
const must = { name: 'test.must', text: `SELECT kernel.must($1::boolean, 'test') AS holds` };
const words = async (): Promise<string[]> =>
  (await db.pool.query('SELECT word FROM kernel.batch_test ORDER BY id')).rows.map(({ word }) => word);
const undoneBy = async (batch: Promise<unknown>): Promise<unknown> => {
  const error = await batch.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BatchUndone);
  return ((error as BatchUndone).cause as { code: unknown }).code;
};

describe('a batch', () => {
  it('gives and takes values as they are', async () => {
    const text = ['', '"', '\\', '{a,b}', 'NULL', ' 中文\t', "'; DROP TABLE kernel.batch_test; --", null];
    const values = [
      text,
      [Buffer.from([0, 255, 34]), Buffer.alloc(0)],
      [1n, -9_007_199_254_740_993n],
      Temporal.Instant.from('2026-02-17T00:00:00.123456789Z'),
      [Temporal.PlainDate.from('2026-02-17')],
      [],
    ];
    const row = await db.database.batch((batch) => {
      const rows = batch.add<{ [column: string]: unknown }>(
        {
          name: 'test.values',
          text: 'SELECT $1::text[] AS text, $2::bytea[] AS bytes, $3::bigint[] AS big, $4::timestamptz AS at, $5::date[] AS days, $6::text[] AS none',
        },
        values,
      );
      return () => rows()[0]!;
    });
    expect(row['text']).toEqual(text);
    expect(row['bytes']).toEqual(values[1]);
    expect(row['big']).toEqual(['1', '-9007199254740993']);
    expect(String(row['at'])).toBe('2026-02-17T00:00:00.123456Z');
    expect(row['none']).toEqual([]);
    await expect(db.database.batch((batch) => batch.add(must, [{ not: 'a parameter' }]))).rejects.toThrow(
      TypeError,
    );
  });

  it('is one commit: what fails undoes what came before, and nothing after it happens', async () => {
    const code = await undoneBy(
      db.database.batch((batch) => {
        batch.add(write, [[1], ['before']]);
        batch.add(must, [false]);
        batch.add(write, [[2], ['after']]);
        return () => {};
      }),
    );
    expect(code).toBe('GS001');
    expect(await words()).toEqual([]);
  });

  it('leaves its connections and statements fit for use, whichever statement failed', async () => {
    const unknown = { name: 'test.no-such-table', text: 'SELECT * FROM kernel.no_such_table' };
    for (const [at, failing] of [must, unknown, write, must].entries()) {
      await undoneBy(
        db.database.batch((batch) => {
          batch.add(
            failing,
            failing === write
              ? [
                  [1, 1],
                  ['twice', 'twice'],
                ]
              : failing === must
                ? [null]
                : [],
          );
          batch.add(write, [[at], ['never']]);
          return () => {};
        }),
      );
      await Promise.all(
        [10, 20, 30].map((tens) =>
          db.database.batch((batch) => {
            batch.add(write, [[tens + at], [`${tens + at}`]]);
            const holds = batch.add<{ holds: boolean }>(must, [true]);
            return () => expect(holds()).toEqual([{ holds: true }]);
          }),
        ),
      );
    }
    expect(await words()).toHaveLength(12);
    expect(await words()).not.toContain('never');
  });

  it('shows no rows before its commit', async () => {
    await db.database.batch((batch) => {
      const rows = batch.add(must, [true]);
      expect(rows).toThrow('once it is committed');
      return rows;
    });
  });

  it('waits for a lock, and looks again at what the other one left', async () => {
    await db.database.batch((batch) => {
      batch.add(write, [[1], ['old']]);
      return () => {};
    });
    const hold = {
      name: 'test.hold',
      text: `SELECT kernel.must(count(*) FILTER (WHERE word = 'old') = 1, 'word')
        FROM (SELECT word FROM kernel.batch_test WHERE id = 1 FOR SHARE) AS held`,
    };
    const other = await db.pool.connect();
    await other.query('BEGIN');
    await other.query(`UPDATE kernel.batch_test SET word = 'new' WHERE id = 1`);
    const waiting = undoneBy(
      db.database.batch((batch) => {
        batch.add(hold, []);
        return () => {};
      }),
    );
    for (let locks = 0; locks === 0; ) {
      const { rows } = await db.pool.query('SELECT count(*)::int AS locks FROM pg_locks WHERE NOT granted');
      locks = rows[0].locks;
    }
    await other.query('COMMIT');
    other.release();
    expect(await waiting).toBe('GS001');
  });

  it('as a snapshot is one picture and writes nothing', async () => {
    const count = {
      name: 'test.count',
      text: 'SELECT count(*)::int AS count, pg_sleep($1) FROM kernel.batch_test',
    };
    const reading = db.database.batch(
      (batch) => {
        const [one, other] = [
          batch.add<{ count: number }>(count, [0.3]),
          batch.add<{ count: number }>(count, [0]),
        ];
        return () => [one()[0]!.count, other()[0]!.count];
      },
      { mode: 'snapshot' },
    );
    await db.database.batch((batch) => {
      batch.add({ name: 'test.sleep', text: 'SELECT pg_sleep(0.1)' }, []);
      batch.add(write, [[1], ['meanwhile']]);
      return () => {};
    });
    expect(await reading).toEqual([0, 0]);
    const code = await undoneBy(
      db.database.batch(
        (batch) => {
          batch.add(write, [[2], ['never']]);
          return () => {};
        },
        { mode: 'snapshot' },
      ),
    );
    expect(code).toBe('25006');
    expect(await words()).toEqual(['meanwhile']);
  });

  it('of which nobody knows whether it was committed is not called undone', async () => {
    const end = { name: 'test.end', text: 'SELECT pg_terminate_backend(pg_backend_pid())' };
    const error = await db.database
      .batch((batch) => {
        batch.add(end, []);
        return () => {};
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(BatchUndone);
    await db.database.batch((batch) => {
      batch.add(write, [[5], ['on another connection']]);
      return () => {};
    });
    expect(await words()).toEqual(['on another connection']);
  });
});
