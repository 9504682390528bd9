import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chinaCalendar, text } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { closePost, holder, movePost, settleTown, succeed, town } from '../cases/town.ts';
import {
  cancelTasks,
  caseworkDatabase,
  clocksOf,
  completeTasks,
  countDuties,
  countDutiesByMonth,
  createTicker,
  dutiesOf,
  dutyStates,
  lateFigures,
  openTask,
  openTaskCounts,
  tasksOf,
} from '../index.ts';
import { followAtEffect, followKind, structureSubscriptions } from './follow-posts.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    'TRUNCATE casework.clock, casework.task, casework.notice, identity.organisation, identity.post, identity.person CASCADE',
  );
  db.clock.set('2026-01-05T09:00:00+08:00');
  await settleTown(db.pool);
});

const subject = { kind: 'registration-application', id: 'app_1' };
const act = <Value>(body: Parameters<typeof db.database.transaction<Value>>[0]) =>
  db.database.transaction(body);
const open = (
  more: Partial<{ organisationId: string; role: string; kind: string; apartFrom: readonly string[] }> = {},
) =>
  act((tx) =>
    openTask(tx, {
      kind: more.kind ?? 'registration.acceptance',
      title: text('受理', 'Accept'),
      subject,
      organisationId: more.organisationId ?? town.registry,
      role: more.role ?? 'registrar-acceptor',
      ...(more.apartFrom ? { apartFrom: more.apartFrom } : {}),
      acts: ['registration.accept-application'],
      clock: {
        kind: more.kind ?? 'registration.acceptance',
        rule: 'R7',
        clause: { document: '登记办法', article: '10' },
        deadline: chinaCalendar.deadlineAfter(tx.now, 3),
      },
    }),
  );
const clocks = () => act((tx) => clocksOf(tx, subject));

describe('a task', () => {
  it('goes to somebody who took no part before, where there is one', async () => {
    expect(await open({ apartFrom: ['per_acceptor'] })).toMatchObject({ postId: town.secondAcceptor });
    expect(await open({ kind: 'b', apartFrom: ['per_acceptor', 'per_second'] })).toMatchObject({
      postId: town.acceptor,
    });
  });

  it('goes to the oldest held post with the role, and its clock runs for the organisation', async () => {
    const task = await open();
    expect(task).toMatchObject({ postId: town.acceptor, organisationId: town.registry, state: 'open' });
    expect(await clocks()).toMatchObject([
      {
        taskId: task.id,
        nature: 'duty',
        state: 'running',
        organisationId: town.registry,
        lastDay: Temporal.PlainDate.from('2026-01-08'),
      },
    ]);
  });

  it('for a body that was merged goes to the post that came over from it, older ones of the successor notwithstanding', async () => {
    await movePost(db.pool, town.acceptor, town.merged, db.clock.now());
    await movePost(db.pool, town.secondAcceptor, town.bureau, db.clock.now());
    await movePost(db.pool, town.secondAcceptor, town.merged, db.clock.now().add({ hours: 1 }));
    await succeed(db.pool, town.bureau, town.merged, db.clock.now());
    db.clock.advance({ hours: 2 });
    expect(await open({ organisationId: town.merged })).toMatchObject({ postId: town.acceptor });
    expect(await open({ organisationId: town.bureau, kind: 'b' })).toMatchObject({
      postId: town.secondAcceptor,
      organisationId: town.merged,
    });
  });

  it('that no post can do refuses the act, naming organisation and role', async () => {
    await expect(open({ role: 'price-authority' })).rejects.toMatchObject({
      problem: {
        code: 'casework/no-post',
        detail: { zh: '“云川市公共数据登记中心”没有承担“价格主管部门”职责的岗位。' },
        data: { organisationId: town.registry, role: 'price-authority' },
      },
    });
    await expect(open({ role: 'no-such-role' })).rejects.toMatchObject({
      problem: { code: 'casework/no-post' },
    });
    expect(await act((tx) => tasksOf(tx, subject))).toEqual([]);
  });

  it('done in time keeps its clock, done late has missed it, given up does neither', async () => {
    const finish = async (how: typeof completeTasks, days: number, kind: string) => {
      db.clock.set('2026-01-05T09:00:00+08:00');
      await open({ kind });
      db.clock.advance({ hours: 24 * days });
      return act((tx) => how(tx, { subject, kind }, holder(town.acceptor)));
    };
    expect(await finish(completeTasks, 3, 'kept')).toMatchObject([
      { state: 'done', doneBy: `per_acceptor@${town.acceptor}` },
    ]);
    expect(await finish(completeTasks, 4, 'late')).toMatchObject([{ state: 'done' }]);
    expect(await finish(cancelTasks, 1, 'given-up')).toMatchObject([{ state: 'cancelled' }]);
    expect(await finish(cancelTasks, 4, 'given-up-late')).toMatchObject([{ state: 'cancelled' }]);
    const outcomes = (await clocks()).map(({ kind, state, outcome }) => [kind, state, outcome]);
    expect(outcomes.sort()).toEqual([
      ['given-up', 'stopped', undefined],
      ['given-up-late', 'stopped', 'missed'],
      ['kept', 'stopped', 'kept'],
      ['late', 'stopped', 'missed'],
    ]);
    expect(await act((tx) => completeTasks(tx, { subject }, holder(town.acceptor)))).toEqual([]);
  });

  it('are counted by post while they are open', async () => {
    const first = await open();
    await open({ kind: 'registration.other' });
    const counted = () => act((tx) => openTaskCounts(tx, [first.postId, 'pst_without_tasks']));
    expect([...(await counted())]).toEqual([[first.postId, 2]]);
    await act((tx) => cancelTasks(tx, { kind: 'registration.other', subject }, holder(town.acceptor)));
    expect([...(await counted())]).toEqual([[first.postId, 1]]);
    expect((await act((tx) => openTaskCounts(tx, []))).size).toBe(0);
  });

  it('finished by kind leaves the others open', async () => {
    await open();
    await open({ kind: 'registration.review', role: 'registrar-acceptor' });
    await act((tx) => completeTasks(tx, { subject, kind: 'registration.review' }, holder(town.acceptor)));
    const left = await act((tx) => tasksOf(tx, subject));
    expect(left.map(({ kind, state }) => [kind, state]).sort()).toEqual([
      ['registration.acceptance', 'open'],
      ['registration.review', 'done'],
    ]);
  });
});

describe('when the structure changes', () => {
  const tell = (kind: string, id: string, effectiveAt: Temporal.Instant) =>
    act((tx) =>
      structureSubscriptions[kind]!(tx, {
        id,
        kind,
        subject: town.acceptor,
        payload: { effectiveAt: effectiveAt.toString() },
        occurredAt: tx.now,
      }),
    );

  it('tasks and running clocks go with their post to the other organisation, deadlines unchanged', async () => {
    await open();
    const [before] = await clocks();
    await movePost(db.pool, town.acceptor, town.merged, db.clock.now());
    await tell('identity.post-moved', 'evt_1', db.clock.now());
    expect(await act((tx) => tasksOf(tx, subject))).toMatchObject([
      { postId: town.acceptor, organisationId: town.merged, state: 'open' },
    ]);
    expect(await clocks()).toEqual([{ ...before, organisationId: town.merged }]);
  });

  it('tasks of a closed post go to the one that takes over', async () => {
    await open();
    await closePost(db.pool, town.acceptor, town.secondAcceptor, db.clock.now());
    await tell('identity.post-closed', 'evt_2', db.clock.now());
    expect(await act((tx) => tasksOf(tx, subject))).toMatchObject([{ postId: town.secondAcceptor }]);
  });

  it('later, tasks stay until then and go at that instant, though the event came twice', async () => {
    await open();
    const later = db.clock.now().add({ hours: 30 });
    await movePost(db.pool, town.acceptor, town.merged, later);
    await tell('identity.post-moved', 'evt_3', later);
    await tell('identity.post-moved', 'evt_3', later);
    const ticker = createTicker({
      database: db.database,
      clock: db.clock,
      handlers: new Map([[followKind, followAtEffect]]),
      onError: (_clock, error) => {
        throw error;
      },
    });
    expect(await ticker.tick()).toEqual([]);
    expect(await act((tx) => tasksOf(tx, subject))).toMatchObject([{ organisationId: town.registry }]);
    db.clock.set(later);
    expect((await ticker.tick()).map(({ kind }) => kind)).toEqual([followKind]);
    expect(await act((tx) => tasksOf(tx, subject))).toMatchObject([{ organisationId: town.merged }]);
  });
});

it('late duties are counted by organisation and rule, fired or not', async () => {
  await open({ kind: 'one' });
  await act((tx) => completeTasks(tx, { subject, kind: 'one' }, holder(town.acceptor)));
  await open({ kind: 'two' });
  await open({ kind: 'three' });
  db.clock.advance({ hours: 24 * 5 });
  await act((tx) => completeTasks(tx, { subject, kind: 'three' }, holder(town.acceptor)));
  await open({ kind: 'four' });
  expect(await act((tx) => lateFigures(tx))).toEqual([
    { organisationId: town.registry, rule: 'R7', late: 1 },
  ]);
  // What was late and is done since is missed, and late no more.
  await act((tx) => completeTasks(tx, { subject, kind: 'two' }, holder(town.acceptor)));
  expect(await act((tx) => lateFigures(tx))).toEqual([]);
  db.clock.advance({ hours: 24 * 5 });
  expect(await act((tx) => lateFigures(tx))).toEqual([
    { organisationId: town.registry, rule: 'R7', late: 1 },
  ]);
  expect(await act((tx) => lateFigures(tx, { except: [subject.kind] }))).toEqual([]);
});

describe('duties listed and counted', () => {
  const listed = async (question: Omit<Parameters<typeof dutiesOf>[1], 'limit'>) =>
    (await act((tx) => dutiesOf(tx, { limit: 50, ...question }))).map(({ kind }) => kind);

  it('by how they stand: missed ones stay missed when done since, late ones are also missed, and each number is the length of its list', async () => {
    await open({ kind: 'one' });
    await act((tx) => completeTasks(tx, { subject, kind: 'one' }, holder(town.acceptor)));
    await open({ kind: 'two' });
    await open({ kind: 'three' });
    db.clock.advance({ hours: 24 * 5 });
    await act((tx) => completeTasks(tx, { subject, kind: 'three' }, holder(town.acceptor)));
    await open({ kind: 'four' });
    const from = db.clock.now().subtract({ hours: 24 * 60 });
    const counts = await act((tx) => countDutiesByMonth(tx, { from }));
    const expected = { kept: 1, missed: 2, running: 1, late: 1 } as const;
    for (const state of dutyStates) {
      expect(await listed({ state })).toHaveLength(expected[state]);
      expect(await act((tx) => countDuties(tx, { state }))).toBe(expected[state]);
      expect(counts.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0)).toBe(
        expected[state],
      );
    }
    expect(counts.find(({ state }) => state === 'late')).toMatchObject({
      organisation: town.registry,
      rule: 'R7',
      month: null,
    });
    expect(await listed({ state: 'missed', organisations: [town.bureau] })).toEqual([]);
    expect(await listed({ state: 'missed', organisations: [] })).toEqual([]);
    expect(await listed({ state: 'missed', organisations: [town.bureau, town.registry] })).toHaveLength(2);
    expect(await listed({ state: 'missed', rule: 'R2' })).toEqual([]);
    expect(await listed({ state: 'missed', except: [subject.kind] })).toEqual([]);
    expect(await listed({ state: 'kept', from: db.clock.now() })).toEqual([]);
  });

  it('page by page, each once', async () => {
    for (const kind of ['one', 'two', 'three', 'four', 'five']) await open({ kind });
    const seen: string[] = [];
    let after: Parameters<typeof dutiesOf>[1]['after'] = null;
    do {
      const page = await act((tx) => dutiesOf(tx, { state: 'running', limit: 2, after: after ?? null }));
      seen.push(...page.map(({ id }) => id));
      after = page.length === 2 ? page[1]!.place : null;
    } while (after);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});
