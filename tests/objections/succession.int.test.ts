import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, type Result } from '#foundation';
import { tasksOf } from '#platform/casework';
import { outcome } from '../procedure/matter.ts';
import { read, registrationGround } from '../procedure/registration-ground.ts';
import { type Ground, people, residentsAgreement } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { merge, movedTo } from './merged.ts';

// 机构改革: who raised, who examines and the authority go on as other bodies while objections, stops, incidents and rectifications run.

const successor = {
  [organisations.bank]: organisations.affiliate,
  [organisations.bureau]: 'org_gggggggggggggggggggggggggg',
  [organisations.authority]: 'org_hhhhhhhhhhhhhhhhhhhhhhhhhh',
} as const;
const second = { ...people.compliance, roles: ['data-authority'] } as Actor;
const now = (actor: Actor): Actor =>
  movedTo(successor[(actor as { organisationId: string }).organisationId as keyof typeof successor], actor);
const opinion = '已核对有关材料';
const reason = '发现异常外传，先行停用';

let ground: Ground;
let agreementId: string;
const begun = { objection: '', byOwner: '', stop: '', above: '', incident: '', ordered: '', answered: '' };
type Made = {
  objectionId: string;
  freezeId: string;
  stopId: string;
  incidentId: string;
  rectificationId: string;
};
const act = (actor: Actor, name: string, input: object) =>
  ground.act<Made>(actor, `supervision.${name}`, input);
const tried = (actor: Actor, name: string, input: object) => outcome(act(actor, name, input));
const rows = async (sql: string, values: unknown[] = []) => (await ground.db.pool.query(sql, values)).rows;
const look = async (actor: Actor, name: string, input: object) =>
  (await read(ground, `supervision.${name}`, actor, input)) as Result<{ items: { id: string }[] }>;
const lists = async (actor: Actor, name: string, id: string): Promise<boolean> =>
  expectOk(await look(actor, name, {})).items.some((item) => item.id === id);
const opens = async (actor: Actor, name: string, id: string) => (await look(actor, name, { id })).ok;
const open = (kind: string, id: string) =>
  ground.db.database.transaction(async (tx) =>
    (await tasksOf(tx, { kind, id }))
      .filter(({ state }) => state === 'open')
      .map(({ organisationId, acts }) => `${organisationId} ${acts[0]}`),
  );
const issuer = async (id: string): Promise<string> =>
  (
    await rows(
      'SELECT organisation_id FROM casework.document WHERE subject_id = $1 ORDER BY issued_at DESC, ctid DESC LIMIT 1',
      [id],
    )
  )[0]?.organisation_id;
const raise = (actor: Actor, item: string) =>
  act(actor, 'raise-objection', {
    resourceId: 'res_residents',
    items: [item],
    ground: 'wrong-value',
    capacity: 'buyer',
    statement: '本单位核对底册发现补贴标准与批复不一致，请核实。',
  });
const order = (actor: Actor) =>
  act(actor, 'order-rectification', {
    organisationId: organisations.bureau,
    title: '目录更新不及时',
    facts: '多项资源超过更新周期三个月未更新。',
    demands: ['按更新周期更新资源'],
    workingDays: 5,
  });

beforeAll(async () => {
  ground = await registrationGround();
  agreementId = await ground.agree(residentsAgreement());
  begun.objection = expectOk(await raise(people.buyer, 'allowance')).objectionId;
  begun.stop = expectOk(await act(people.security, 'stop-agreement', { agreementId, reason })).stopId;
  begun.above = expectOk(await act(people.dataAuthority, 'stop-agreement', { agreementId, reason })).stopId;
  begun.incident = expectOk(
    await act(people.security, 'record-incident', {
      title: '接口异常外传',
      kind: 'incident',
      level: 'larger',
      reporter: 'other',
      foundAt: ground.db.clock.now().toString(),
      endangers: false,
      personal: false,
      drill: false,
      description: '监测到某接口在夜间被大量读取。',
      resourceId: 'res_residents',
    }),
  ).incidentId;
  begun.ordered = expectOk(await order(people.dataAuthority)).rectificationId;
  ground.db.clock.advance({ hours: 1 });
  for (const from of Object.keys(successor) as (keyof typeof successor)[])
    await merge(ground, from, successor[from]);
});
afterAll(() => ground?.close());

const older = [people.buyer, people.source, people.security];

it('who is gone sees none of it any more, their successors see theirs, and a third sees nothing', async () => {
  const seen = [
    ['objection', 'objections', begun.objection, now(people.source)],
    ['objection', 'objections', begun.objection, now(people.buyer)],
    ['incident', 'incidents', begun.incident, now(people.security)],
    ['rectification', 'rectifications', begun.ordered, now(people.source)],
  ] as const;
  for (const [one, list, id, by] of seen) {
    expect([list, await lists(by, list, id), await opens(by, one, id)]).toEqual([list, true, true]);
    for (const actor of [...older, people.acceptor])
      expect([list, await lists(actor, list, id), await opens(actor, one, id)]).toEqual([list, false, false]);
  }
  expect(await lists(now(people.security), 'stops', begun.stop)).toBe(true);
  for (const actor of older) expect(await lists(actor, 'stops', begun.stop)).toBe(false);
});

describe('an objection', () => {
  it('is not raised again by the successor of who raised it, and is named as the successor’s to handle', async () => {
    expect(await outcome(raise(now(people.buyer), 'allowance'))).toBe('supervision/objected-already');
    const shown = expectOk(
      await look(now(people.dataAuthority), 'objection', { id: begun.objection }),
    ) as unknown as {
      handler: string;
      raisedBy: string;
    };
    expect(shown.handler).toContain(successor[organisations.bureau]);
    expect(shown.raisedBy).toBe('示例bank');
  });

  it('goes on to its end with the successors: accepted, frozen, lifted, upheld, corrected, archived', async () => {
    const objectionId = begun.objection;
    const bureau = successor[organisations.bureau];
    const authority = successor[organisations.authority];
    expect(await tried(people.source, 'accept-objection', { objectionId, opinion })).toBe(
      'request/not-found',
    );
    expectOk(await act(now(people.source), 'accept-objection', { objectionId, opinion }));
    expect(await issuer(objectionId)).toBe(bureau);
    expect(await open('objection', objectionId)).toEqual([`${bureau} supervision.uphold-objection`]);
    const grounds = '错误值影响信贷审批，核实前应停止使用。';
    const { freezeId } = expectOk(await act(now(people.source), 'propose-freeze', { objectionId, grounds }));
    expect(await open('freeze', freezeId)).toEqual([`${authority} supervision.approve-freeze`]);
    for (const gone of [people.dataAuthority, second])
      expect(await tried(gone, 'approve-freeze', { freezeId, opinion })).toBe('request/not-found');
    expectOk(await act(now(people.dataAuthority), 'approve-freeze', { freezeId, opinion }));
    expect(await issuer(freezeId)).toBe(authority);
    const served = await rows(
      `SELECT organisation_id FROM casework.notice WHERE document_id IN (SELECT id FROM casework.document WHERE subject_id = $1)`,
      [freezeId],
    );
    expect(served.map(({ organisation_id }) => organisation_id).sort()).toEqual(
      [bureau, organisations.affiliate].sort(),
    );
    expectOk(await act(now(second), 'lift-freeze', { freezeId, opinion }));
    expectOk(await act(now(people.source), 'uphold-objection', { objectionId, opinion }));
    const correction = { objectionId, correction: '已在源系统更正并重新提供修订版。' };
    expect(await tried(people.source, 'report-correction', correction)).toBe('request/not-found');
    expectOk(await act(now(people.source), 'report-correction', correction));
    expectOk(await act(now(people.secondSource), 'lift-objection', { objectionId, opinion }));
    expect(await open('objection', objectionId)).toEqual([]);
  });

  it('raised after the merger lies with who holds the data now, who may stop it as the source', async () => {
    const { objectionId } = expectOk(await raise(people.operator, 'birth_date'));
    expect(await open('objection', objectionId)).toEqual([
      `${successor[organisations.bureau]} supervision.accept-objection`,
    ]);
    const stopping = {
      resourceId: 'res_residents',
      ground: 'source-stopped',
      capacity: 'source',
      statement: '本单位停止提供该资源，正在更正底册。',
    };
    expect(await tried(people.source, 'raise-objection', stopping)).toBe('request/not-found');
    expectOk(await act(now(people.source), 'raise-objection', stopping));
  });
});

it('stops are lifted by the successors of who ordered them, each its own', async () => {
  const by = (stopId: string) => ({ stopId, reason });
  expect(await tried(people.drafter, 'lift-stop', by(begun.stop))).toBe('request/not-found');
  expect(await tried(now(people.security), 'stop-agreement', { agreementId, reason })).toBe(
    'supervision/stopped-already',
  );
  expect(await tried(now(people.drafter), 'lift-stop', by(begun.above))).not.toBe('done');
  expect(await tried(now(people.security), 'lift-stop', by(begun.stop))).toBe('request/forbidden');
  expectOk(await act(now(people.drafter), 'lift-stop', by(begun.stop)));
  expect(await issuer(begun.stop)).toBe(successor[organisations.bureau]);
  expectOk(await act(now(second), 'lift-stop', by(begun.above)));
});

it('an incident is reported, handled and closed by the successor of who recorded it', async () => {
  const incidentId = begun.incident;
  const report = {
    incidentId,
    receiver: '省委网信办',
    way: 'hand',
    receipt: '收文12号',
    deliveredAt: ground.db.clock.now().toString(),
  };
  expect(await tried(people.security, 'report-incident', report)).toBe('request/not-found');
  expectOk(await act(now(people.security), 'report-incident', report));
  expectOk(
    await act(now(people.security), 'handle-incident', { incidentId, handled: '已封堵异常来源并更换密钥。' }),
  );
  expect(await open('incident', incidentId)).toEqual([
    `${successor[organisations.bureau]} supervision.close-incident`,
  ]);
  expectOk(
    await act(now(people.drafter), 'close-incident', { incidentId, closing: '原因为凭证保管不当，已整改。' }),
  );
  expect(await issuer(incidentId)).toBe(successor[organisations.bureau]);
});

it('a rectification is answered and accepted by the successors, and a new one of the body that is gone is its successor’s', async () => {
  const rectificationId = begun.ordered;
  const answer = '已逐项更新并核对完毕，原因见附件。';
  expect(await tried(people.source, 'answer-rectification', { rectificationId, answer })).toBe(
    'request/not-found',
  );
  expectOk(await act(now(people.source), 'answer-rectification', { rectificationId, answer }));
  const accepted = { rectificationId, opinion: '经核对资源更新时间，均已按期更新。' };
  expect(await open('rectification', rectificationId)).toEqual([
    `${successor[organisations.authority]} supervision.accept-rectification`,
  ]);
  expect(await tried(second, 'accept-rectification', accepted)).toBe('request/not-found');
  expect(await tried(now(people.dataAuthority), 'accept-rectification', accepted)).toBe('request/forbidden');
  expectOk(await act(now(second), 'accept-rectification', accepted));
  expect(await issuer(rectificationId)).toBe(successor[organisations.authority]);
  const again = expectOk(await order(now(people.dataAuthority))).rectificationId;
  expect(await open('rectification', again)).toEqual([
    `${successor[organisations.bureau]} supervision.answer-rectification`,
  ]);
  const itself = {
    title: '目录更新不及时',
    facts: '多项资源超过更新周期三个月未更新。',
    demands: ['按周期更新'],
    workingDays: 5,
  };
  expect(
    await tried(now(people.dataAuthority), 'order-rectification', {
      ...itself,
      organisationId: organisations.authority,
    }),
  ).toBe('supervision/not-under-you');
});

it('the checks find nothing', async () => {
  for (const name of ['objection-marks', 'stops', 'incidents']) {
    const check = ground.modules
      .flatMap(({ checks = [] }) => checks)
      .find((one) => one.name === `supervision.${name}`)!;
    expect((await ground.db.database.transaction((tx) => check.run(tx))).faults).toEqual([]);
  }
});
