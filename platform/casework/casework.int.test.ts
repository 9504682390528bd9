import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Actor, type AnyRead, chinaCalendar, type Module, text } from '#foundation';
import { createPerform, identity, loadPolicies, type Perform } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { R7, registryWith, uploads } from './cases/desk.ts';
import { holder, settleTown, town } from './cases/town.ts';
import {
  casework,
  completeTasks,
  confirmedDecision,
  noSeal,
  openTask,
  recordStep,
  sendNotice,
} from './index.ts';

let module: Module;

let db: TestDatabase;
let perform: Perform;
let number = 0;
beforeAll(async () => {
  module = casework({
    registry: () => registryWith(module),
    renderer: { contentType: 'application/pdf', extension: 'pdf', render: async () => Buffer.from('paper') },
    uploads: () => uploads,
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: () => true,
    seal: noSeal,
    publicAddress: 'https://hub.example',
  });
  db = await testDatabase([identity, module]);
  perform = createPerform({
    database: db.database,
    policies: loadPolicies([identity, module], 'casework-test'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    `TRUNCATE casework.clock, casework.task, casework.notice, casework.step, casework.external_decision,
     identity.organisation, identity.post, identity.person CASCADE`,
  );
  db.clock.set('2026-01-05T09:00:00+08:00');
  await settleTown(db.pool);
});

const codeOf = async (actor: Actor, name: string, input: unknown) => {
  const act = module.acts!.find((one) => one.name === name)!;
  const result = await perform(actor, act, input, { requestId: `req_${++number}` });
  return result.ok ? 'done' : result.problem.code;
};
// biome-ignore lint/suspicious/noExplicitAny: the answers of several reads are looked at here; each is checked against its schema.
const look = async (actor: Actor, name: string, input: unknown): Promise<any> => {
  const read: AnyRead = module.reads!.find((one) => one.name === name)!;
  if (read.kind !== 'read') throw new Error(`${name} answers bytes`);
  const result = await db.database.transaction((tx) => read.run(actor, input, tx), { mode: 'snapshot' });
  if (!result.ok) return result.problem.code;
  expect([...Value.Errors(read.output, result.value)]).toEqual([]);
  return result.value;
};
const openFor = (id: string, days = 3, role = 'registrar-acceptor', organisationId: string = town.registry) =>
  db.database.transaction((tx) =>
    openTask(tx, {
      kind: 'desk.acceptance',
      title: text('受理登记申请', 'Accept an application'),
      subject: { kind: 'application', id },
      organisationId,
      role,
      acts: ['desk.accept'],
      ...(days > 0
        ? {
            clock: {
              kind: 'desk.acceptance',
              rule: 'R7',
              clause: R7.clause,
              deadline: chinaCalendar.deadlineAfter(tx.now, days),
            },
          }
        : {}),
    }),
  );

describe('my tasks', () => {
  it('are those of my post, the most urgent first, page by page', async () => {
    for (const [id, days] of [
      ['calm', 20],
      ['timeless', 0],
      ['urgent', 1],
      ['soon', 5],
    ] as const)
      await openFor(id, days);
    await openFor('not-mine', 1, 'source-department', town.bureau);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await look(holder(town.acceptor), 'casework.tasks', {
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      expect(page.total).toBe(4);
      ids.push(...page.items.map((item: { subject: { id: string } }) => item.subject.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(ids).toEqual(['urgent', 'soon', 'calm', 'timeless']);
    expect((await look(holder(town.secondAcceptor), 'casework.tasks', {})).items).toEqual([]);
  });

  it('tell their clock, its clause, and whether it is over', async () => {
    await openFor('one');
    db.clock.set('2026-01-09T00:00:00+08:00');
    const { items } = await look(holder(town.acceptor), 'casework.tasks', {});
    expect(items).toMatchObject([
      {
        subject: { kind: 'application', id: 'one', title: { zh: '申请 one' } },
        dueAt: '2026-01-08T16:00:00Z',
        lastDay: '2026-01-08',
        rule: 'R7',
        clause: { document: '登记办法', article: '10' },
        overdue: true,
      },
    ]);
  });

  it('that are done are a list of their own, the newest first', async () => {
    for (const id of ['first', 'second', 'third']) {
      await openFor(id);
      db.clock.advance({ hours: 1 });
      await db.database.transaction((tx) =>
        completeTasks(tx, { subject: { kind: 'application', id } }, holder(town.acceptor)),
      );
    }
    await openFor('open');
    const first = await look(holder(town.acceptor), 'casework.tasks', { state: 'done', limit: 2 });
    expect(first.items.map((item: { subject: { id: string } }) => item.subject.id)).toEqual([
      'third',
      'second',
    ]);
    const rest = await look(holder(town.acceptor), 'casework.tasks', {
      state: 'done',
      limit: 2,
      cursor: first.next,
    });
    expect(rest.items).toMatchObject([{ subject: { id: 'first' }, overdue: false }]);
    expect(rest.next).toBeNull();
  });

  it('begin at the beginning for a cursor that is none of ours', async () => {
    await openFor('one');
    for (const cursor of ['', 'x', Buffer.from('["drop table",1]').toString('base64url')])
      expect((await look(holder(town.acceptor), 'casework.tasks', { cursor })).items).toHaveLength(1);
  });
});

describe('the task page', () => {
  it('holds all there is to know, from the registry of all modules', async () => {
    const task = await openFor('app_1');
    await db.database.transaction(async (tx) => {
      const subject = { kind: 'application', id: 'app_1' };
      await recordStep(tx, { subject, title: text('提交申请', 'Submitted'), actor: holder(town.source) });
      await recordStep(tx, {
        subject,
        title: text('分派', 'Assigned'),
        actor: { kind: 'system', name: 'registration', roles: ['system'] },
      });
    });
    await openFor('app_1', 0, 'source-department', town.bureau);
    const page = await look(holder(town.acceptor), 'casework.task', { id: task.id });
    expect(page).toMatchObject({
      task: { id: task.id, state: 'open' },
      subject: {
        title: { zh: '申请 app_1' },
        facts: [{ label: { zh: '名称' }, value: '企业登记信息' }],
        lifecycle: { id: 'desk.application', state: 'submitted' },
        page: '/registrations/app_1',
      },
      lifecycle: { id: 'desk.application', initial: 'submitted' },
      rules: [{ id: 'R7', verified: true, parameters: { workingDays: 3 } }],
      clocks: [{ kind: 'desk.acceptance', rule: 'R7', state: 'running', overdue: false, ofThisTask: true }],
      acts: [
        {
          name: 'desk.accept',
          path: '/api/v1/actions/desk.accept',
          prefill: { applicationId: 'app_1' },
          dangerous: true,
          primary: true,
        },
      ],
      history: [
        { actor: { zh: '云川市市场监督管理局 source-department岗' }, title: { zh: '提交申请' } },
        { actor: { zh: '系统' }, title: { zh: '分派' } },
      ],
      nextActor: { name: { zh: '云川市市场监督管理局 source-department岗' } },
    });
    expect(page.acts[0].schema.properties).toHaveProperty('applicationId');
  });

  it('is there for holder and deputy only, and offers nothing once the task is done', async () => {
    const task = await openFor('app_1');
    const deputy = {
      ...holder(town.acceptor),
      personId: 'per_deputy',
      deputyUntil: db.clock.now().add({ hours: 1 }),
    } as Actor;
    expect((await look(deputy, 'casework.task', { id: task.id })).task.id).toBe(task.id);
    for (const actor of [town.secondAcceptor, town.administrator, town.source].map(holder))
      expect(await look(actor, 'casework.task', { id: task.id })).toBe('casework/not-found');
    await db.database.transaction((tx) =>
      completeTasks(tx, { subject: { kind: 'application', id: 'app_1' } }, holder(town.acceptor)),
    );
    expect((await look(holder(town.acceptor), 'casework.task', { id: task.id })).acts).toEqual([]);
  });
});

describe('giving a task to another post', () => {
  const give = (actor: Actor, taskId: string, postId: string) =>
    codeOf(actor, 'casework.reassign-task', { taskId, postId, reason: '承办人出差' });
  it('is for the administrator of that organisation, to a post there that is held and has the role', async () => {
    const task = await openFor('app_1');
    const { secondAcceptor: second, vacant, source } = town;
    expect(await give(holder(town.acceptor), task.id, second)).toBe('request/not-found');
    const elsewhere = { ...holder(town.administrator), organisationId: town.bureau } as Actor;
    expect(await give(elsewhere, task.id, second)).toBe('request/not-found');
    const administrator = holder(town.administrator);
    expect(await give(administrator, task.id, vacant)).toBe('casework/post-not-suitable');
    expect(await give(administrator, task.id, source)).toBe('casework/post-not-suitable');
    expect(await give(administrator, task.id, second)).toBe('done');
    expect(await give(administrator, task.id, second)).toBe('casework/post-not-suitable');
    const { rows } = await db.pool.query('SELECT post_id FROM casework.task');
    expect(rows).toEqual([{ post_id: second }]);
    const steps = await db.pool.query('SELECT title_zh FROM casework.step');
    expect(steps.rows[0].title_zh).toContain('承办人出差');
  });
});

describe('notices', () => {
  const send = (to: Parameters<typeof sendNotice>[1]['to']) =>
    db.database.transaction((tx) =>
      sendNotice(tx, {
        to,
        kind: 'desk.told',
        subject: { kind: 'application', id: 'app_1' },
        text: text('请补正', 'Please correct'),
      }),
    );

  it('lie in the inboxes of organisation, post and person, the newest first', async () => {
    const ids = [];
    for (const to of [
      { organisationId: town.registry },
      { postId: town.acceptor },
      { personId: 'per_acceptor' },
    ]) {
      ids.unshift(await send(to));
      db.clock.advance({ minutes: 1 });
    }
    await send({ organisationId: town.bureau });
    await send({ personId: 'per_second' });
    const page = await look(holder(town.acceptor), 'casework.notices', { limit: 2 });
    expect(page).toMatchObject({
      total: 3,
      unread: 3,
      items: [
        { id: ids[0], to: 'person' },
        { id: ids[1], to: 'post' },
      ],
    });
    const rest = await look(holder(town.acceptor), 'casework.notices', { limit: 2, cursor: page.next });
    expect(rest).toMatchObject({ items: [{ id: ids[2], to: 'organisation' }], next: null });
    expect((await look(holder(town.administrator), 'casework.notices', {})).total).toBe(1);
    expect((await look({ kind: 'public', roles: [] }, 'casework.notices', {})).total).toBe(0);
  });

  it('are read once, by the addressee alone; to an empty post they are served by the reading', async () => {
    const id = await send({ postId: town.vacant });
    const read = (actor: Actor) => codeOf(actor, 'casework.mark-notice-read', { noticeId: id });
    expect(await read(holder(town.acceptor))).toBe('request/not-found');
    const newcomer = { ...holder(town.acceptor), postId: town.vacant } as Actor;
    db.clock.advance({ hours: 5 });
    const first = db.clock.now().toString();
    expect(await read(newcomer)).toBe('done');
    db.clock.advance({ hours: 5 });
    expect(await read(newcomer)).toBe('done');
    const page = await look(newcomer, 'casework.notices', {});
    expect(page).toMatchObject({ unread: 0, items: [{ servedAt: first, readAt: first }] });
    expect((await look(newcomer, 'casework.notices', { unread: true })).items).toEqual([]);
  });
});

describe('a decision taken off the system', () => {
  const checker = holder(town.checker);
  const values = {
    kind: 'meeting-minutes',
    number: '云数会纪〔2026〕2号',
    decidedOn: '2026-01-04',
    title: '局务会纪要',
    body: '同意开展授权运营。',
    scanUploadId: 'upl_scan',
    checkerPostId: town.checker,
  };
  const record = (actor: Actor, more: object = {}) =>
    codeOf(actor, 'casework.record-external-decision', { ...values, ...more });
  const theOne = async (): Promise<string> =>
    (await db.pool.query('SELECT id FROM casework.external_decision ORDER BY recorded_at DESC LIMIT 1'))
      .rows[0].id;
  const check = async (actor: Actor, verdict = 'confirm') =>
    codeOf(actor, 'casework.confirm-external-decision', {
      decisionId: await theOne(),
      verdict,
      remark: '与扫描件一致',
    });
  const confirmed = async () => {
    const id = await theOne();
    return db.database.transaction(async (tx) => (await confirmedDecision(tx, id))?.number ?? null);
  };

  it('counts once a second person has confirmed it', async () => {
    expect(await record(holder(town.acceptor))).toBe('done');
    expect(await confirmed()).toBeNull();
    const tasks = await look(checker, 'casework.tasks', {});
    const page = await look(checker, 'casework.task', { id: tasks.items[0].id });
    expect(page.subject.lifecycle).toEqual({ id: 'casework.external-decision', state: 'recorded' });
    expect(page.acts[0].prefill).toEqual({ decisionId: await theOne() });
    expect(await check(checker)).toBe('done');
    expect(await confirmed()).toBe(values.number);
    expect(await check(checker, 'reject')).toBe('casework/already-checked');
    expect((await look(checker, 'casework.tasks', {})).items).toEqual([]);
  });

  it('is not confirmed by its recorder, also not in the post that checks', async () => {
    await record(holder(town.acceptor));
    const recorderAsDeputy = {
      ...checker,
      personId: 'per_acceptor',
      deputyUntil: db.clock.now().add({ hours: 1 }),
    } as Actor;
    expect(await check(recorderAsDeputy)).toBe('request/forbidden');
    expect(await check(holder(town.administrator))).toBe('request/not-found');
    expect(await confirmed()).toBeNull();
  });

  it('needs its scan, a post that can check it, and a number of its own', async () => {
    expect(await record(holder(town.acceptor), { scanUploadId: 'upl_other' })).toBe('casework/scan-missing');
    expect(await record(checker)).toBe('casework/post-not-suitable');
    expect(await record(holder(town.acceptor), { checkerPostId: `pst_${'1'.repeat(26)}` })).toBe(
      'casework/post-not-suitable',
    );
    expect(await record(holder(town.acceptor), { decidedOn: '2026-02-30' })).toBe('request/invalid');
    expect(await record(holder(town.acceptor))).toBe('done');
    expect(await record(holder(town.acceptor))).toBe('casework/number-taken');
    expect(await check(checker, 'reject')).toBe('done');
    expect(await record(holder(town.acceptor))).toBe('done');
  });
});
