import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, chinaCalendar, text } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { settleTown, town } from '../cases/town.ts';
import { dueCheck } from '../checks.ts';
import {
  caseworkDatabase,
  completeTasks,
  openTask,
  pauseClock,
  restartClock,
  resumeClock,
  sendNotice,
} from '../index.ts';
import type { Task } from '../model/task.ts';
import { noticesRead } from './notices.ts';
import { tasksRead } from './tasks.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
});
afterAll(() => db.close());
beforeEach(() => anew());

async function anew(): Promise<void> {
  await db.pool.query(
    'TRUNCATE casework.clock, casework.task, casework.notice, identity.organisation, identity.post, identity.person CASCADE',
  );
  db.clock.set('2026-01-05T09:00:00+08:00');
  await settleTown(db.pool);
}

const act = <Value>(body: Parameters<typeof db.database.transaction<Value>>[0]) =>
  db.database.transaction(body);
const acceptor = {
  kind: 'person',
  personId: 'per_acceptor',
  postId: town.acceptor,
  organisationId: town.registry,
  roles: ['registrar-acceptor'],
} as unknown as Actor;
const desk = tasksRead(() => ({ acts: [], subjects: {}, lifecycles: [], rules: [], reads: [], imports: [] }));
const kind = 'registration.acceptance';
const subject = (number: number) => ({ kind: 'application', id: `app_${number}` });
const clause = { document: '登记办法', article: '10' };

const open = (number: number, days: number | null) =>
  act((tx) =>
    openTask(tx, {
      kind,
      title: text('受理', 'Accept'),
      subject: subject(number),
      postId: town.acceptor,
      role: 'registrar-acceptor',
      acts: ['desk.accept'],
      ...(days === null
        ? {}
        : { clock: { kind, rule: 'R7', clause, deadline: chinaCalendar.deadlineAfter(tx.now, days) } }),
    }),
  );

async function page(state: 'open' | 'done', cursor: string | null, limit: number) {
  const answer = await db.database.transaction(
    (tx) => desk.run(acceptor, { state, limit, ...(cursor ? { cursor } : {}) }, tx),
    { mode: 'snapshot' },
  );
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

type Shown = Awaited<ReturnType<typeof page>>;

describe(`a desk read page by page (seed ${seed})`, () => {
  it('has every task that stays open once, in the order of its time, while others are finished', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Few different times, so that many are due at the same instant; some have no clock.
        fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(29), { maxLength: 15 }),
        fc.integer({ min: 1, max: 7 }),
        async (days, finished, limit) => {
          await anew();
          const tasks: Task[] = [];
          for (const [number, one] of days.entries()) tasks.push(await open(number, one));
          const seen: { id: string; dueAt: string | null }[] = [];
          const done = new Set<string>();
          const waiting = [...finished];
          let cursor: string | null = null;
          do {
            const finishing = waiting.splice(0, 2).filter((number) => number < tasks.length);
            // At the same time, so that a page may see it before or after.
            const [shown]: [Shown, ...unknown[]] = await Promise.all([
              page('open', cursor, limit),
              ...finishing.map((number) => {
                done.add(tasks[number]!.id);
                return act((tx) => completeTasks(tx, { subject: subject(number) }, acceptor));
              }),
            ]);
            seen.push(...shown.items.map(({ id, dueAt }) => ({ id, dueAt })));
            cursor = shown.next;
          } while (cursor);
          const ids = seen.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toEqual(
            expect.arrayContaining(tasks.map(({ id }) => id).filter((id) => !done.has(id))),
          );
          const placed = seen.map(({ id, dueAt }) => `${dueAt ?? '9'} ${id}`);
          expect(placed).toEqual(placed.toSorted());
        },
      ),
      { seed, numRuns: 12 },
    );
  });

  it('has every finished task once, the newest first, while more are finished', async () => {
    for (let number = 0; number < 24; number++) await open(number, 3);
    const finish = (number: number) => act((tx) => completeTasks(tx, { subject: subject(number) }, acceptor));
    for (let number = 0; number < 18; number++) {
      if (number % 3 === 0) db.clock.advance({ minutes: 1 });
      await finish(number);
    }
    const before = (await page('done', null, 50)).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = null;
    let next = 18;
    do {
      db.clock.advance({ minutes: 1 });
      const shown = await page('done', cursor, 5);
      seen.push(...shown.items.map(({ id }) => id));
      cursor = shown.next;
      if (next < 24) await finish(next++);
    } while (cursor);
    expect(seen).toEqual(before);
  });

  it('follows a clock that is begun anew, stands still and goes on', async () => {
    const [first, second] = [await open(0, 2), await open(1, 5)];
    const order = async () => (await page('open', null, 10)).items.map(({ id }) => id);
    expect(await order()).toEqual([first.id, second.id]);
    const which = { subject: subject(0), kind };
    db.clock.advance({ hours: 1 });
    await act((tx) => restartClock(tx, { ...which, deadline: chinaCalendar.deadlineAfter(tx.now, 9) }));
    expect(await order()).toEqual([second.id, first.id]);
    await act((tx) => pauseClock(tx, which));
    expect(await order()).toEqual([second.id, first.id]);
    await act((tx) => resumeClock(tx, { ...which, deadline: chinaCalendar.deadlineAfter(tx.now, 1) }));
    expect(await order()).toEqual([first.id, second.id]);
    expect(await act((tx) => dueCheck.run(tx))).toEqual({ looked: 2, faults: [] });
  });
});

describe('an inbox read page by page', () => {
  it('mixes what lies in the boxes of organisation, post and person by time, each once, and counts what is unread', async () => {
    const boxes = [
      { organisationId: town.registry },
      { postId: town.acceptor },
      { personId: 'per_acceptor' },
      // Of somebody else.
      { postId: town.secondAcceptor },
    ];
    for (let number = 0; number < 40; number++) {
      if (number % 5 === 0) db.clock.advance({ minutes: 1 });
      await act((tx) =>
        sendNotice(tx, {
          to: boxes[number % 4]!,
          kind: 'desk.told',
          subject: subject(number),
          text: text('告知', 'Told'),
        }),
      );
    }
    const seen: { id: string; sentAt: string }[] = [];
    let cursor: string | null = null;
    do {
      const answer: Awaited<ReturnType<typeof noticesRead.run>> = await db.database.transaction(
        (tx) => noticesRead.run(acceptor, { limit: 7, ...(cursor ? { cursor } : {}) }, tx),
        { mode: 'snapshot' },
      );
      if (!answer.ok) throw new Error(answer.problem.code);
      expect(answer.value).toMatchObject({ total: 30, unread: 30 });
      seen.push(...answer.value.items);
      cursor = answer.value.next;
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(30);
    const placed = seen.map(({ id, sentAt }) => `${sentAt} ${id}`);
    expect(placed).toEqual(placed.toSorted().toReversed());
  });
});
