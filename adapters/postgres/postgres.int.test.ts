import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Subscriber } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { createOutbox, type KernelTables, postgresIdempotency } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([]);
});
afterAll(() => db.close());

describe('values', () => {
  it('instants, dates and big integers come back as they went', async () => {
    const instant = Temporal.Instant.from('2026-02-17T00:00:00.123456789Z');
    const { rows } = await db.pool.query('SELECT $1::timestamptz AS at, $2::date AS day, $3::int8 AS big', [
      instant,
      Temporal.PlainDate.from('2026-02-17'),
      9007199254740993n,
    ]);
    expect(rows[0].at.toString()).toBe('2026-02-17T00:00:00.123456Z');
    expect(rows[0].day.toString()).toBe('2026-02-17');
    expect(rows[0].big).toBe(9007199254740993n);
  });
});

describe('outbox', () => {
  it('delivers nothing of a transaction that rolled back', async () => {
    const seen: string[] = [];
    const outbox = createOutbox({
      database: db.database,
      subscribers: new Map([['test.happened', [async (_tx, event) => void seen.push(event.subject)]]]),
      onError: () => {},
    });
    await db.database.transaction((tx) => tx.emit({ kind: 'test.happened', subject: 'kept', payload: {} }));
    await expect(
      db.database.transaction(async (tx) => {
        await tx.emit({ kind: 'test.happened', subject: 'lost', payload: {} });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await outbox.drain();
    expect(seen).toEqual(['kept']);
    expect(await outbox.drain()).toBe(0);
  });

  it('keeps an event whose subscriber failed, with none of its writes, and goes on with the others', async () => {
    let broken = true;
    const seen: string[] = [];
    const subscriber: Subscriber = async (tx, event) => {
      await tx
        .tables<KernelTables>()
        .insertInto('kernel.act_log')
        .values({
          request_id: event.subject,
          act: 'test',
          actor: 'test',
          subject: null,
          outcome: 'ok',
          at: tx.now,
        })
        .execute();
      if (broken && event.subject === 'first') throw new Error('not yet');
      seen.push(event.subject);
    };
    const outbox = createOutbox({
      database: db.database,
      subscribers: new Map([['test.tried', [subscriber]]]),
      onError: () => {},
    });
    await db.database.transaction(async (tx) => {
      await tx.emit({ kind: 'test.tried', subject: 'first', payload: {} });
      await tx.emit({ kind: 'test.tried', subject: 'second', payload: {} });
    });
    await outbox.drain();
    expect(seen).toEqual(['second']);
    const logged = await db.pool.query("SELECT request_id FROM kernel.act_log WHERE act = 'test'");
    expect(logged.rows).toEqual([{ request_id: 'second' }]);
    broken = false;
    await db.pool.query('UPDATE kernel.outbox SET retry_after = NULL WHERE delivered_at IS NULL');
    await outbox.drain();
    expect(seen).toEqual(['second', 'first']);
  });
});

describe('idempotency', () => {
  const call = { actor: 'cli_1', key: 'k1', act: 'test.do', inputDigest: 'd1' };

  it('gives the second caller the first answer, also when both come at once', async () => {
    let done = 0;
    const once = () =>
      db.database.transaction(async (tx) => {
        const claim = await postgresIdempotency.claim(tx, call);
        if (claim.state !== 'new') return claim;
        done++;
        await postgresIdempotency.settle(tx, call, { number: 7 });
        return { state: 'replay' as const, answer: { number: 7 } };
      });
    const answers = await Promise.all(Array.from({ length: 8 }, once));
    expect(done).toBe(1);
    for (const answer of answers) expect(answer).toEqual({ state: 'replay', answer: { number: 7 } });
  });

  it('notices a key used for something else', async () => {
    const claim = await db.database.transaction((tx) =>
      postgresIdempotency.claim(tx, { ...call, inputDigest: 'other' }),
    );
    expect(claim).toEqual({ state: 'conflict' });
  });
});
