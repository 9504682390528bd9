import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([]);
});
afterAll(() => db.close());

const hold = (tx: Tx, lock: number) => sql`SELECT pg_advisory_xact_lock(${lock})`.execute(tx.tables());

/** Two transactions that take two locks in opposite orders, each holding its first one before either asks for its second. */
function crossed(options: { readonly afterDeadlock?: 'again' }) {
  const turns = { one: 0, other: 0 };
  const done: string[] = [];
  const held = { one: Promise.withResolvers<void>(), other: Promise.withResolvers<void>() };
  const act = (name: 'one' | 'other', first: number, second: number) =>
    db.database.transaction(async (tx) => {
      turns[name]++;
      tx.afterCommit(() => done.push(name));
      await hold(tx, first);
      held[name].resolve();
      await held[name === 'one' ? 'other' : 'one'].promise;
      await hold(tx, second);
      return name;
    }, options);
  return { turns, done, both: () => Promise.allSettled([act('one', 1, 2), act('other', 2, 1)]) };
}

describe('two transactions that wait for each other', () => {
  it('both get through where the one that is ended begins anew', async () => {
    const { turns, done, both } = crossed({ afterDeadlock: 'again' });
    expect((await both()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(turns.one + turns.other).toBe(3);
    expect(done.toSorted()).toEqual(['one', 'other']);
  });

  it('one of them fails where it does not, and tells nobody', async () => {
    const { turns, done, both } = crossed({});
    const ended = (await both()).filter(({ status }) => status === 'rejected');
    expect(ended).toMatchObject([{ reason: { code: '40P01' } }]);
    expect(turns).toEqual({ one: 1, other: 1 });
    expect(done).toHaveLength(1);
  });
});

it('any other failure is one at once', async () => {
  let turns = 0;
  await expect(
    db.database.transaction(
      async (tx) => {
        turns++;
        await sql`SELECT 1 / 0`.execute(tx.tables());
      },
      { afterDeadlock: 'again' },
    ),
  ).rejects.toMatchObject({ code: '22012' });
  expect(turns).toBe(1);
});
