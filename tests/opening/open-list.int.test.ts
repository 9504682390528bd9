import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, person } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type OpeningHouse, openHouse, opinion, proposal, secondAuthority, weather } from './house.ts';

let house: OpeningHouse;
beforeAll(async () => {
  house = await openHouse();
}, 120_000);
afterAll(() => house?.close());

const check = () => {
  const found = house.desk.ground.modules.find(({ name }) => name === 'opening')!.checks![0]!;
  return house.desk.ground.db.database.transaction((tx) => found.run(tx));
};

describe('the open list', () => {
  it('takes what the department proposed and another person of another organisation decided; each decision is public', async () => {
    const { resourceId, revisionId } = await house.table(weather(40), '气象观测');
    const propose = (more: object = {}, who = people.source) =>
      house.act(who, 'propose-entry', { ...proposal, ...more, resourceId });
    expect(await propose({}, people.buyer)).not.toBe('done');
    expect(await propose({ authorityId: organisations.bureau })).toBe('opening/no-such-authority');
    expect(await propose({ authorityId: organisations.bank })).toBe('opening/no-such-authority');
    expect(await propose({ class: 'conditional' })).toBe('opening/class-not-right');
    expect(await propose({ conditions: '须经申请' })).toBe('opening/class-not-right');
    expect(await house.read('resource', { id: resourceId })).toMatchObject({ code: 'opening/not-on-list' });
    expect(await propose()).toBe('done');
    expect(await propose()).toBe('opening/already-proposed');
    const entryId = await house.entryOf(resourceId);
    expect((await house.read('list', {})).items).toEqual([]);

    for (const who of [
      people.source,
      people.buyer,
      person(organisations.bureau, 'source2', 'data-authority'),
    ])
      expect(await house.act(who, 'approve-entry', { entryId, opinion })).not.toBe('done');
    expect(await house.act(people.dataAuthority, 'approve-entry', { entryId, opinion })).toBe('done');
    expect(await house.act(people.dataAuthority, 'approve-entry', { entryId, opinion })).toBe(
      'lifecycle/not-now',
    );

    const { items, total } = await house.read('list', { q: '气象 站点' });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ resourceId, class: 'unconditional', priority: true, overdue: false });
    expect(await house.read('list', { q: '100%_' })).toMatchObject({ items: [], total: 0 });
    expect((await house.read('list', { class: 'conditional' })).total).toBe(0);
    expect(await house.read('resource', { id: resourceId })).toMatchObject({
      serves: { revisionId, rows: 40 },
      whyNot: null,
      versions: [{ version: 1 }],
    });
    const [fact] = await house.rows(`SELECT subject FROM evidence.entry WHERE kind = 'opening.listed'`);
    expect(fact.subject).toBe(resourceId);
    expect(
      await house.rows(`SELECT template FROM casework.document WHERE subject_id = $1`, [entryId]),
    ).toEqual([{ template: 'opening.entry-listed' }]);
    expect(await check()).toEqual({ looked: 1, faults: [] });
  });

  it('gives nothing to everybody that has no data, or that the gate keeps in', async () => {
    const empty = await house.desk.load(weather(5), '没有启用的资源');
    expect(
      await house.act(people.source, 'propose-entry', { ...proposal, ...empty, revisionId: undefined }),
    ).not.toBe('done');
    expect(
      await house.act(people.source, 'propose-entry', { ...proposal, resourceId: empty.resourceId }),
    ).toBe('opening/class-not-right');
    // Under conditions or not at all it may stand on the list before it has data.
    const closed = { ...proposal, resourceId: empty.resourceId, class: 'not-open', priority: false };
    expect(await house.act(people.source, 'propose-entry', closed)).toBe('done');
    const entryId = await house.entryOf(empty.resourceId);
    expect(await house.act(people.dataAuthority, 'return-entry', { entryId, opinion: '请补充依据。' })).toBe(
      'done',
    );
    expect(await house.act(people.source, 'propose-entry', closed)).toBe('done');
    expect(
      await house.act(people.source, 'take-back-entry', { entryId: await house.entryOf(empty.resourceId) }),
    ).toBe('done');

    const { resourceId, revisionId } = await house.table(weather(30), '曾经可以开放');
    expect(await house.act(people.source, 'propose-entry', { ...proposal, resourceId })).toBe('done');
    // A doubt about secrets that came between proposal and decision: the gate is asked again.
    await house.desk.ground.act(people.secrecy, 'privacy.record-secrecy-review', {
      revisionIds: [revisionId],
      result: 'undecided',
      tradeSecrets: false,
      decisionNumber: '保审〔2026〕9号',
      decidedOn: '2026-01-05',
    });
    expect(
      await house.act(people.dataAuthority, 'approve-entry', {
        entryId: await house.entryOf(resourceId),
        opinion,
      }),
    ).toBe('opening/class-not-right');
  });

  it('is renewed by the cycle (R58): a newer revision moves the day, and what is late is seen by everybody', async () => {
    const { resourceId } = await house.table(weather(33), '按月更新');
    const entryId = await house.list(resourceId);
    const due = async () =>
      house.rows(
        `SELECT state, outcome, due_at::text FROM casework.clock WHERE subject_id = $1 AND kind = 'opening.update-due' ORDER BY started_at`,
        [entryId],
      );
    expect(await due()).toMatchObject([{ state: 'running' }]);
    house.desk.ground.db.clock.advance({ hours: 24 * 10 });
    const second = await house.desk.reload(resourceId, weather(34, 3));
    await house.desk.review(second);
    await house.desk.ground.act(people.source, 'privacy.check-linkage', { revisionId: second });
    expect(await house.desk.serve(second)).toBe('done');
    await house.desk.ground.tick();
    expect(await due()).toMatchObject([{ state: 'stopped', outcome: 'kept' }, { state: 'running' }]);
    expect((await house.read('list', { overdue: true })).total).toBe(0);
    house.desk.ground.db.clock.advance({ hours: 24 * 33 });
    await house.desk.ground.tick();
    const late = await house.read('list', { overdue: true, q: '按月更新' });
    expect(late.items).toMatchObject([{ resourceId, overdue: true }]);
    expect(
      await house.rows(
        `SELECT state FROM casework.task WHERE subject_id = $1 AND kind = 'opening.update-due'`,
        [entryId],
      ),
    ).toEqual([{ state: 'open' }]);
    const third = await house.desk.reload(resourceId, weather(35, 5));
    await house.desk.review(third);
    await house.desk.ground.act(people.source, 'privacy.check-linkage', { revisionId: third });
    expect(await house.desk.serve(third)).toBe('done');
    await house.desk.ground.tick();
    expect((await due()).map(({ outcome }) => outcome)).toEqual(['kept', 'missed', null]);
    expect(
      await house.rows(
        `SELECT state FROM casework.task WHERE subject_id = $1 AND kind = 'opening.update-due'`,
        [entryId],
      ),
    ).toEqual([{ state: 'done' }]);
  });

  it('has versions: the next replaces the one before in the same commit', async () => {
    const { resourceId } = await house.table(weather(31), '有两版');
    const first = await house.list(resourceId);
    await house.list(resourceId, { updateCycle: 'yearly', priority: false });
    expect(
      await house.rows('SELECT version, state FROM opening.entry WHERE resource_id = $1 ORDER BY version', [
        resourceId,
      ]),
    ).toEqual([
      { version: 1, state: 'replaced' },
      { version: 2, state: 'listed' },
    ]);
    expect(
      await house.rows(
        `SELECT count(*)::int AS running FROM casework.clock WHERE subject_id = $1 AND state = 'running' AND nature = 'duty'`,
        [first],
      ),
    ).toEqual([{ running: 0 }]);
    expect(
      (await house.read('resource', { id: resourceId })).versions.map(
        ({ version }: { version: number }) => version,
      ),
    ).toEqual([2, 1]);
  });

  it('leaves a tombstone: who withdraws says why, another body agrees, and the old address answers 410 with both', async () => {
    const { resourceId } = await house.table(weather(32), '将撤出');
    const entryId = await house.list(resourceId);
    const reason = '数据来源系统已停用，不再更新，由新资源替代。';
    expect(await house.act(people.buyer, 'propose-withdrawal', { entryId, reason })).not.toBe('done');
    expect(await house.act(people.source, 'propose-withdrawal', { entryId, reason })).toBe('done');
    // While it is decided on the data is served, and nothing else may be proposed.
    expect((await house.read('resource', { id: resourceId })).serves).not.toBeNull();
    expect(await house.act(people.source, 'propose-entry', { ...proposal, resourceId })).toBe(
      'opening/already-proposed',
    );
    expect(
      await house.act(people.dataAuthority, 'decline-withdrawal', { entryId, opinion: '请先公告。' }),
    ).toBe('done');
    expect(await house.act(people.source, 'propose-withdrawal', { entryId, reason })).toBe('done');
    const both = await Promise.all([
      house.act(people.dataAuthority, 'approve-withdrawal', { entryId, opinion }),
      house.act(secondAuthority, 'approve-withdrawal', { entryId, opinion }),
    ]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
    expect(await house.read('resource', { id: resourceId })).toMatchObject({
      status: 410,
      code: 'opening/withdrawn',
      data: { reason, title: '将撤出' },
    });
    expect((await house.read('list', { q: '将撤出' })).total).toBe(0);
    expect((await check()).faults).toEqual([]);
    // It can come back as a version of its own.
    await house.list(resourceId);
    expect((await house.read('resource', { id: resourceId })).serves).not.toBeNull();
  });

  it('shows what is under way to department, authority and overseers only, and the same of nothing', async () => {
    const [{ id }] = await house.rows(`SELECT id FROM opening.entry ORDER BY number DESC LIMIT 1`);
    expect(await house.read('entry', { id }, people.source)).toMatchObject({ id });
    for (const who of [people.buyer, people.operator]) {
      expect(await house.read('entry', { id }, who)).toMatchObject({ code: 'opening/no-such-entry' });
      expect((await house.read('entries', {}, who)).items).toEqual([]);
    }
    expect(await house.read('entry', { id: 'ope_none' }, people.source)).toMatchObject({
      code: 'opening/no-such-entry',
    });
  });

  it('stops at once when something about it is frozen, and tells why', async () => {
    const { resourceId, revisionId } = await house.table(weather(36), '会被冻结');
    await house.list(resourceId);
    await house.rows(`UPDATE lineage.standing SET status = 'frozen' WHERE kind = 'revision' AND id = $1`, [
      revisionId,
    ]);
    expect(await house.read('resource', { id: resourceId })).toMatchObject({
      serves: null,
      whyNot: { zh: '该资源已暂停提供' },
    });
  });
});
