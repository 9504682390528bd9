import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal, text } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { addReason, clearReason, connect, holdStanding, lineage, standingOf, stillStands } from '../index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([lineage]);
  await db.pool.query(
    'CREATE TABLE released (sequence bigint GENERATED ALWAYS AS IDENTITY, version bigint NOT NULL)',
  );
});
afterAll(() => db.close());

const agreement = { kind: 'agreement', id: 'a' };
const product = { kind: 'product', id: 'p' };
const source = { kind: 'source', id: 's' };
const named = [product, agreement];

/** One call as query makes it: admitted, some work, then the release transaction with its line. */
async function release(workMs: number, holdMs: number): Promise<'released' | 'stopped'> {
  const admitted = await db.database.transaction((tx) => standingOf(tx, named));
  if (admitted.some(({ status }) => status === 'frozen')) return 'stopped';
  await sleep(workMs);
  try {
    await db.database.transaction(async (tx) => {
      const held = await holdStanding(tx, named);
      const verdict = stillStands(admitted, held);
      if (!verdict.ok) throw new Refusal(verdict.problem);
      await sleep(holdMs);
      const version = held.find(({ kind }) => kind === 'product')!.version;
      await tx
        .tables<{ released: { version: bigint } }>()
        .insertInto('released')
        .values({ version })
        .execute();
    });
    return 'released';
  } catch (error) {
    if (error instanceof Refusal) return 'stopped';
    throw error;
  }
}

/** Suspend what is upstream; tells how many rows had left when the suspension's commit was acknowledged, and the version it set. */
async function suspend(delayMs: number, onAgreement: boolean) {
  await sleep(delayMs);
  const reason = await db.database.transaction((tx) =>
    addReason(tx, onAgreement ? agreement : source, {
      code: 'suspension',
      text: text('暂停', 'Suspended'),
      by: 'test',
    }),
  );
  const { rows } = await db.pool.query('SELECT count(*)::int AS count FROM released');
  return { reason, leftBefore: rows[0].count as number };
}

it('after the commit of a suspension not one row leaves, however calls and suspension interleave', async () => {
  await db.database.transaction(async (tx) => {
    await connect(tx, { from: agreement, to: product, relation: 'defined-over', by: 'test' });
    await connect(tx, { from: source, to: product, relation: 'source-of', by: 'test' });
    await connect(tx, { from: source, to: agreement, relation: 'consented-for', by: 'test' });
  });
  let released = 0;
  let stopped = 0;
  const call = fc.record({
    start: fc.nat({ max: 12 }),
    work: fc.nat({ max: 8 }),
    hold: fc.nat({ max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 4, maxLength: 10 }),
      fc.nat({ max: 14 }),
      fc.boolean(),
      async (calls, suspendAt, onAgreement) => {
        await db.pool.query('TRUNCATE released');
        const [suspension, ...outcomes] = await Promise.all([
          suspend(suspendAt, onAgreement),
          ...calls.map(async ({ start, work, hold }) => {
            await sleep(start);
            return release(work, hold);
          }),
        ]);
        const { rows } = await db.pool.query('SELECT count(*)::int AS count FROM released');
        expect(rows[0].count).toBe(suspension.leftBefore);
        released += outcomes.filter((outcome) => outcome === 'released').length;
        stopped += outcomes.filter((outcome) => outcome === 'stopped').length;
        await db.database.transaction((tx) => clearReason(tx, suspension.reason, 'test'));
      },
    ),
    { numRuns: 120, endOnFailure: true },
  );
  // Both happened, so the test saw the race and not only one side of it.
  expect(released).toBeGreaterThan(50);
  expect(stopped).toBeGreaterThan(50);
});

it('releases and suspensions of overlapping things never lock each other out', async () => {
  const things = Array.from({ length: 6 }, (_, index) => ({ kind: 'product', id: `many-${index}` }));
  const sources = ['z', 'm', 'a'].map((id) => ({ kind: 'source', id }));
  await db.database.transaction(async (tx) => {
    for (const from of sources)
      for (const to of things) await connect(tx, { from, to, relation: 'derived-into', by: 'test' });
  });
  const hold = async (index: number) => {
    // Named in any order, twice over; sources and products mixed.
    const refs = [
      things[(index * 5) % 6]!,
      sources[index % 3]!,
      things[index % 6]!,
      things[(index * 5) % 6]!,
    ];
    await db.database.transaction(async (tx) => {
      await holdStanding(tx, refs);
      await sleep(index % 4);
    });
  };
  const freezeAndClear = async (index: number) => {
    const reason = await db.database.transaction((tx) =>
      addReason(tx, sources[index % 3]!, { code: 'leak', text: text('泄露', 'Leak'), by: 'test' }),
    );
    await db.database.transaction((tx) => clearReason(tx, reason, 'test'));
  };
  await Promise.all(
    Array.from({ length: 90 }, (_, index) => (index % 6 === 0 ? freezeAndClear(index / 6) : hold(index))),
  );
  const after = await db.database.transaction((tx) => standingOf(tx, things));
  expect(after.map(({ status }) => status)).toEqual(Array(6).fill('clear'));
  // 15 freezes and 15 clearings each changed every product.
  expect(after.map(({ version }) => version)).toEqual(Array(6).fill(31n));
});
