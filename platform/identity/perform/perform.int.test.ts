import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import {
  type Actor,
  defineAction,
  defineOperation,
  defineProblems,
  type Module,
  ok,
  publicActor,
  refuse,
  text,
} from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { loadPolicies, withoutPolicies } from '../policy/index.ts';
import { createPerform, type Perform } from './perform.ts';

const problems = defineProblems('desk', {
  torn: {
    status: 409,
    title: text('材料破损', 'The paper is torn'),
    advice: text('请换一份', 'Bring another'),
  },
});

let stamped: string[] = [];

const stamp = defineAction({
  name: 'desk.stamp-paper',
  title: text('盖章', 'Stamp'),
  description: text('给材料盖章', 'Stamp a paper'),
  input: Type.Object(
    { paperId: Type.String({ pattern: '^paper-' }), torn: Type.Optional(Type.Boolean()) },
    { additionalProperties: false },
  ),
  output: Type.Object({ count: Type.Integer() }),
  problems: [problems.torn.type],
  fourEyes: true,
  subject: async (_tx, input) =>
    input.paperId === 'paper-0'
      ? null
      : { kind: 'paper', id: input.paperId, handler: 'org_desk', authors: ['per_author'] },
  async run(_actor, input, tx) {
    await tx.emit({ kind: 'desk.stamped', subject: input.paperId, payload: {} });
    if (input.torn) return refuse(problems.torn());
    stamped.push(input.paperId);
    return ok({ count: stamped.length });
  },
});

let accepted: string | null = null;
/** The first of two steps, slow to commit; who took it may not take the second. */
const accept = defineAction({
  ...stamp,
  name: 'desk.accept-paper',
  fourEyes: false,
  async run(actor, { paperId }) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    accepted = (actor as { personId: string }).personId;
    stamped.push(paperId);
    return ok({ count: stamped.length });
  },
});
const conclude = defineAction({
  ...stamp,
  name: 'desk.conclude-paper',
  subject: async (_tx, input) => ({
    kind: 'paper',
    id: input.paperId,
    handler: 'org_desk',
    authors: accepted ? [accepted] : [],
  }),
});

let looks: (readonly unknown[])[] = [];

/** The subject hangs on the shelf alone. */
const count = defineOperation({
  name: 'desk.count-papers',
  title: text('清点', 'Count'),
  description: text('清点材料', 'Count papers'),
  input: Type.Object({ shelf: Type.String(), again: Type.Optional(Type.Integer()) }),
  output: Type.Object({ shelf: Type.String(), at: Type.String() }),
  problems: [problems.torn.type],
  subjectFrom: ['shelf'],
  async subject(tx, input) {
    looks.push([input, tx]);
    return input.shelf === 'none' ? null : { kind: 'shelf', id: input.shelf, handler: 'org_desk' };
  },
  async run(_actor, input, context) {
    if (input.again === 13) return refuse(problems.torn());
    return ok({ shelf: input.shelf, at: context.subject.id });
  },
});

const desk: Module = {
  name: 'desk',
  title: text('窗口', 'Desk'),
  policies: new URL('./cases/', import.meta.url),
  acts: [stamp, count, accept, conclude],
};

const clerk = (person: string, organisation = 'org_desk'): Actor => ({
  kind: 'person',
  personId: `per_${person}`,
  postId: 'pst_1',
  organisationId: organisation as 'org_x',
  roles: ['clerk'],
});

let db: TestDatabase;
let perform: Perform;
let number = 0;
const call = (idempotencyKey?: string) => ({
  requestId: `req_${++number}`,
  ...(idempotencyKey ? { idempotencyKey } : {}),
});
const performWith = (policies: ReturnType<typeof loadPolicies>) =>
  createPerform({
    database: db.database,
    policies,
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });

beforeAll(async () => {
  db = await testDatabase([
    { name: 'identity', migrations: new URL('../store/migrations/', import.meta.url) },
  ]);
  perform = performWith(loadPolicies([desk], 'perform-test'));
});
afterAll(() => db.close());
beforeEach(async () => {
  stamped = [];
  looks = [];
  await db.pool.query('TRUNCATE kernel.outbox, kernel.act_log, kernel.idempotency');
});

const codeOf = async (result: ReturnType<Perform>) => {
  const settled = await result;
  return settled.ok ? 'done' : settled.problem.code;
};

describe('an act', () => {
  it('runs once it is valid and allowed, and leaves its audit line', async () => {
    expect(await perform(clerk('other'), stamp, { paperId: 'paper-1' }, call())).toEqual(ok({ count: 1 }));
    const { rows } = await db.pool.query('SELECT act, actor, subject, outcome FROM kernel.act_log');
    expect(rows).toEqual([
      { act: 'desk.stamp-paper', actor: 'per_other@pst_1', subject: 'paper/paper-1', outcome: 'done' },
    ]);
  });

  it('of two steps that need two people is not taken by one who sends both at once', async () => {
    accepted = null;
    const [first, second] = await Promise.all([
      codeOf(perform(clerk('other'), accept, { paperId: 'paper-1' }, call())),
      new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        codeOf(
          perform({ ...clerk('other'), postId: 'pst_2' } as Actor, conclude, { paperId: 'paper-1' }, call()),
        ),
      ),
    ]);
    expect([first, second]).toEqual(['done', 'request/forbidden']);
    expect(await codeOf(perform(clerk('third'), conclude, { paperId: 'paper-1' }, call()))).toBe('done');
  });

  it('tells every defect of its input at once, and never repeats a value', async () => {
    const result = await perform(clerk('other'), stamp, { paperId: 'secret', torn: 'yes', more: 1 }, call());
    if (result.ok) throw new Error('expected a refusal');
    expect(result.problem.code).toBe('request/invalid');
    expect(result.problem.defects?.map((defect) => defect.at).sort()).toEqual(['/', '/paperId', '/torn']);
    expect(JSON.stringify(result.problem)).not.toContain('secret');
  });

  it('refused by its body leaves nothing but the line that it was refused', async () => {
    expect(await codeOf(perform(clerk('other'), stamp, { paperId: 'paper-1', torn: true }, call()))).toBe(
      'desk/torn',
    );
    expect((await db.pool.query('SELECT 1 FROM kernel.outbox')).rowCount).toBe(0);
    expect((await db.pool.query('SELECT outcome FROM kernel.act_log')).rows).toEqual([
      { outcome: 'desk/torn' },
    ]);
  });

  it('answers "not there" and "not yours" alike', async () => {
    const strip = async (result: ReturnType<Perform>) => JSON.stringify(await result);
    const notThere = await strip(perform(clerk('other'), stamp, { paperId: 'paper-0' }, call()));
    const notYours = await strip(
      perform(clerk('other', 'org_elsewhere'), stamp, { paperId: 'paper-1' }, call()),
    );
    const notYoursAndForbidden = await strip(
      perform(clerk('author', 'org_elsewhere'), stamp, { paperId: 'paper-1' }, call()),
    );
    expect(notYours).toBe(notThere);
    expect(notYoursAndForbidden).toBe(notThere);
  });

  it('asks the public to sign in', async () => {
    expect(await codeOf(perform(publicActor, stamp, { paperId: 'paper-1' }, call()))).toBe(
      'request/sign-in-first',
    );
  });

  it('says which policy forbids to those who take part, and only that policy forbids', async () => {
    const result = await perform(clerk('author'), stamp, { paperId: 'paper-1' }, call());
    if (result.ok) throw new Error('expected a refusal');
    expect(result.problem).toMatchObject({
      code: 'request/forbidden',
      data: { policy: 'desk.four-eyes' },
      clause: { document: '登记办法', article: '7' },
    });
    const without = performWith(withoutPolicies([desk], ['desk.four-eyes'], 'perform-test-without'));
    expect(await codeOf(without(clerk('author'), stamp, { paperId: 'paper-1' }, call()))).toBe('done');
  });
});

describe('operations that wait together', () => {
  it('are looked up once for one actor and subject, and each gets its own answer and audit line', async () => {
    const ask = (who: Actor, shelf: string, again: number) =>
      perform(who, count, { shelf, again }, { requestId: `req_${shelf}_${again}` });
    const outcomes = await Promise.all(
      [
        ask(clerk('one'), 'a', 1),
        ask(clerk('one'), 'a', 2),
        ask(clerk('one'), 'a', 13),
        ask(clerk('one'), 'b', 4),
        ask(clerk('one', 'org_elsewhere'), 'a', 5),
        ask(clerk('one'), 'none', 6),
      ].map(codeOf),
    );
    expect(outcomes).toEqual(['done', 'done', 'desk/torn', 'done', 'request/not-found', 'request/not-found']);
    expect(looks.map(([input]) => input)).toEqual([
      { shelf: 'a' },
      { shelf: 'b' },
      { shelf: 'a' },
      { shelf: 'none' },
    ]);
    expect(new Set(looks.map(([, tx]) => tx)).size).toBe(1);
    const { rows } = await db.pool.query(
      'SELECT request_id, act, outcome FROM kernel.act_log ORDER BY request_id COLLATE "C"',
    );
    expect(rows.map((row) => [row.request_id, row.outcome])).toEqual([
      ['req_a_1', 'done'],
      ['req_a_13', 'desk/torn'],
      ['req_a_2', 'done'],
      ['req_a_5', 'request/not-found'],
      ['req_b_4', 'done'],
      ['req_none_6', 'request/not-found'],
    ]);
  });

  it('and the same person with other roles is another question', async () => {
    const plain = { ...clerk('one'), roles: [] } as Actor;
    const both = await Promise.all(
      [clerk('one'), plain].map((who) => codeOf(perform(who, count, { shelf: 'a' }, call()))),
    );
    expect(both).toEqual(['done', 'request/not-found']);
  });

  it('keep nothing for the next one', async () => {
    await perform(clerk('one'), count, { shelf: 'a' }, call());
    await perform(clerk('one'), count, { shelf: 'a' }, call());
    expect(looks).toHaveLength(2);
  });

  it('are answered only when their line is written', async () => {
    const broken = createPerform({
      database: db.database,
      policies: loadPolicies([desk], 'perform-test-broken'),
      idempotency: postgresIdempotency,
      actLog: {
        ...postgresActLog,
        async record(tx, lines) {
          if (lines.some(({ requestId }) => requestId === 'req_lost')) throw new Error('the disk is full');
          await postgresActLog.record(tx, lines);
        },
      },
    });
    const settled = await Promise.allSettled(
      ['req_kept', 'req_lost'].map((requestId) => broken(clerk('one'), count, { shelf: 'a' }, { requestId })),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await db.pool.query('SELECT request_id FROM kernel.act_log')).rows).toEqual([
      { request_id: 'req_kept' },
    ]);
  });
});

describe('an idempotency key', () => {
  it('makes the second call the first one’s answer', async () => {
    const first = await perform(clerk('other'), stamp, { paperId: 'paper-1' }, call('k'));
    const second = await perform(clerk('other'), stamp, { paperId: 'paper-1' }, call('k'));
    expect(second).toEqual(first);
    expect(stamped).toEqual(['paper-1']);
  });

  it('is refused for another input', async () => {
    await perform(clerk('other'), stamp, { paperId: 'paper-1' }, call('k'));
    expect(await codeOf(perform(clerk('other'), stamp, { paperId: 'paper-2' }, call('k')))).toBe(
      'request/idempotency-key-reused',
    );
  });

  it('is free again after a refusal', async () => {
    await perform(clerk('other'), stamp, { paperId: 'paper-1', torn: true }, call('k'));
    expect(await codeOf(perform(clerk('other'), stamp, { paperId: 'paper-1' }, call('k')))).toBe('done');
  });
});
