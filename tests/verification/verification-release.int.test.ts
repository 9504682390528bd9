import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { expectOk } from '#foundation';
import { openingsOf } from '#platform/evidence';
import { type Calling, prepareCalling, words, zhang } from './calling.ts';

let calling: Calling;
beforeAll(async () => {
  calling = await prepareCalling();
});
afterAll(() => calling?.ground.close());

/** What is on paper of a call: rows of call, entry, meter and audit, with what differs from call to call taken out. */
async function paperOf({ callId, receiptId }: { readonly callId: string; readonly receiptId: string }) {
  const { pool, database } = calling.ground.db;
  const { rows } = await pool.query(
    `SELECT to_jsonb(call) AS call, to_jsonb(stored) - 'openings' AS entry, to_jsonb(line) AS line, to_jsonb(act) AS act
     FROM query.call JOIN evidence.entry AS stored ON stored.id = call.entry_id JOIN evidence.meter_line AS line ON line.entry = stored.id
     JOIN kernel.act_log AS act ON act.request_id = call.request_id WHERE call.id = $1`,
    [callId],
  );
  expect(rows).toHaveLength(1);
  const { call, entry, line, act } = rows[0];
  const openings = await database.transaction((tx) => openingsOf(tx, receiptId));
  const once = [
    'id',
    'request_id',
    'entry_id',
    'entry',
    'arrival',
    'leaf',
    'question_digest',
    'result_digest',
  ];
  const times = ['released_at', 'created_at', 'at', 'idempotency_key', 'input_check'];
  const same = (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => ![...once, ...times].includes(name)));
  return {
    ...{ call: same(call), entry: same(entry), line: same(line), act: same(act) },
    filled: [call, entry, line, act].map((row) => Object.keys(row).filter((name) => row[name] !== null)),
    openings: Object.keys(openings ?? {}),
  };
}

it('leaves in one journey what the first release of a day writes in many, and the same', async () => {
  const { call, count, ground } = calling;
  const asked = { name: '张三' };
  const first = await paperOf(expectOk(await call(zhang, asked)));

  const transactions = vi.spyOn(ground.db.database, 'transaction');
  const batches = vi.spyOn(ground.db.database, 'batch');
  const answer = expectOk(await call(zhang, asked));
  const writing = transactions.mock.calls.filter(([, options]) => options?.mode !== 'snapshot');
  expect(writing).toHaveLength(0);
  // Admitted in one, released in the other.
  expect(batches.mock.calls.map(([, options]) => options?.mode ?? 'write')).toEqual(['snapshot', 'write']);
  transactions.mockRestore();
  batches.mockRestore();

  expect(await paperOf(answer)).toEqual(first);
  expect(await count('query.call')).toBe(2);
  expect(await count('evidence.meter_line')).toBe(2);
});

it('of many at once leave all, in few journeys, each with its own receipt', async () => {
  const { call, count, ground } = calling;
  const before = await count('query.call');
  const batches = vi.spyOn(ground.db.database, 'batch');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => call(zhang, { name: index % 2 === 0 ? '张三' : '李四' })),
  );
  expect(batches.mock.calls.length).toBeLessThan(20);
  batches.mockRestore();
  const receipts = answers.map((answer) => expectOk(answer).receiptId);
  expect(new Set(receipts).size).toBe(40);
  expect(await Promise.all(answers.map((answer) => words(Promise.resolve(answer))))).toEqual(
    answers.map((_, index) => (index % 2 === 0 ? 'yes' : 'no')),
  );
  expect(await count('query.call')).toBe(before + 40);
  const { rows } = await ground.db.pool.query(
    `SELECT DISTINCT calls::int AS calls, subjects::int AS subjects FROM query.quota_use ORDER BY subjects`,
  );
  expect(rows).toEqual([
    { calls: before + 40, subjects: 0 },
    { calls: before + 40, subjects: 1 },
  ]);
});
