import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, type Result } from '#foundation';
import { standingIfAny } from '#platform/lineage';
import { type Calling, prepareCalling, words, zhang } from '../verification/calling.ts';
import { definition, people, residentsAgreement } from '../verification/ground.ts';

let calling: Calling;
let ground: Calling['ground'];
let productId: string;
/** Compares the allowance alone. */
let other: { readonly productId: string; readonly orderId: string };

const authority2 = { ...people.compliance, roles: ['data-authority'] } as Actor;
const statement = '本单位核对底册发现补贴标准与批复不一致，请核实。';
const opinion = '已核对有关材料';

beforeAll(async () => {
  calling = await prepareCalling();
  ({ ground, productId } = calling);
  other = await ground.offer(calling.agreementId, { ...definition, comparedItems: ['name'] });
});
afterAll(() => ground?.close());

const outcome = async (result: Promise<Result<unknown>>): Promise<string> => {
  const answer = await result;
  return answer.ok ? 'done' : answer.problem.code;
};
const raise = (actor: Actor, more: object = {}) =>
  ground.act<{ objectionId: string; state: string }>(actor, 'supervision.raise-objection', {
    resourceId: 'res_residents',
    ground: 'wrong-value',
    capacity: 'buyer',
    statement,
    ...more,
  });
const act = (actor: Actor, name: string, objectionId: string, more: object = { opinion }) =>
  ground.act<{ objectionId: string; state: string; freezeId: string }>(actor, `supervision.${name}`, {
    objectionId,
    ...more,
  });
const onFreeze = (actor: Actor, name: string, freezeId: string) =>
  ground.act(actor, `supervision.${name}-freeze`, { freezeId, opinion });
const status = (kind: string, id: string): Promise<string> =>
  ground.db.database.transaction(
    async (tx) => (await standingIfAny(tx, [{ kind, id }]))[0]?.status ?? 'none',
  );
const faults = () =>
  ground.db.database.transaction(async (tx) => {
    const checks = ground.modules.flatMap(({ checks = [] }) => checks);
    return (await checks.find(({ name }) => name === 'supervision.objection-marks')!.run(tx)).faults;
  });
const call = (product = productId) => words(calling.call(zhang, { name: '张三' }, { productId: product }));
const rows = async (sql: string, values: unknown[] = []) => (await ground.db.pool.query(sql, values)).rows;

describe('OB2: an objection to one column', () => {
  let id: string;
  let freezeId: string;

  it('marks nothing before it is accepted, and not by who raised it', async () => {
    ({ objectionId: id } = expectOk(await raise(people.buyer, { items: ['allowance'] })));
    expect(await status('product', productId)).toBe('clear');
    const self = { ...people.source, personId: 'per_buyer' } as Actor;
    expect(await outcome(act(self, 'accept-objection', id))).toBe('request/forbidden');
    expect(await outcome(act(people.operator, 'accept-objection', id))).not.toBe('done');
    expect(await outcome(raise(people.buyer, { items: ['allowance'] }))).toBe('supervision/objected-already');
  });

  it('is frozen by nobody before it is accepted, nor once it was taken back', async () => {
    const proposed = (actor: Actor) =>
      outcome(act(actor, 'propose-freeze', id, { grounds: '未经受理即提请冻结，理由并不充分。' }));
    expect(await proposed(people.source)).toBe('lifecycle/not-now');
    const taken = expectOk(await raise(people.otherBuyer, { items: ['birth_date'] })).objectionId;
    expectOk(await act(people.otherBuyer, 'withdraw-objection', taken, {}));
    expect(
      await outcome(
        act(people.source, 'propose-freeze', taken, { grounds: '异议已撤回仍提请冻结，没有依据。' }),
      ),
    ).toBe('lifecycle/not-now');
  });

  it('marks exactly the products that read the column, and they go on', async () => {
    expectOk(await act(people.source, 'accept-objection', id));
    expect(await status('item', 'allowance')).toBe('marked');
    expect(await status('product', productId)).toBe('marked');
    expect(await status('product', other.productId)).toBe('clear');
    expect(await status('resource', 'res_residents')).toBe('clear');
    expect(await call()).toBe('yes');
    const [last] = await rows(
      `SELECT openings FROM evidence.entry WHERE kind = 'query.verification' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(JSON.stringify(last)).toMatch(/marks.*complaint/);
    const things = await rows(
      'SELECT kind, id FROM supervision.marked_thing WHERE objection_id = $1 ORDER BY kind',
      [id],
    );
    expect(things.map(({ kind }) => kind)).toEqual(['item', 'order', 'product']);
    expect(await faults()).toEqual([]);
  });

  it('tells operator and buyer, and the public what but never who', async () => {
    const told = await rows(
      `SELECT organisation_id FROM casework.notice WHERE kind = 'supervision.objection' AND subject_id = $1`,
      [id],
    );
    const organisations = told.map(({ organisation_id }) => organisation_id);
    expect(organisations).toContain((people.operator as { organisationId: string }).organisationId);
    expect(organisations).toContain((people.buyer as { organisationId: string }).organisationId);
    const facts = await rows(
      `SELECT kind, convert_from(leaf, 'UTF8') AS leaf FROM evidence.entry WHERE form = 'public'`,
    );
    const said = JSON.stringify(facts);
    expect(said).toContain('supervision.objection-marked');
    expect(said).not.toContain(statement);
    expect(said).not.toContain('per_buyer');
  });

  it('freezes by a decision of two persons only, and then the very next call is refused', async () => {
    ({ freezeId } = expectOk(
      await act(people.source, 'propose-freeze', id, { grounds: '错误值影响信贷审批，核实前应停止使用。' }),
    ));
    expect(await call()).toBe('yes');
    const proposer = { ...people.dataAuthority, personId: 'per_source' } as Actor;
    expect(await outcome(onFreeze(proposer, 'approve', freezeId))).toBe('request/forbidden');
    expect(await outcome(onFreeze(people.source, 'approve', freezeId))).not.toBe('done');
    expectOk(await onFreeze(people.dataAuthority, 'approve', freezeId));
    expect(await call()).toBe('lineage/frozen');
    expect(await call(other.productId)).toBe('yes');
    const [paper] = await rows(`SELECT number FROM casework.document WHERE subject_id = $1`, [freezeId]);
    expect(paper.number).toContain('异冻');
    const [clock] = await rows(
      `SELECT rule FROM casework.clock WHERE kind = 'supervision.freeze-review' AND state = 'running'`,
    );
    expect(clock.rule).toBe('OB1');
    expect(await faults()).toEqual([]);
  });

  it('is kept after review without a moment in between, and the mark is not lifted while it stands', async () => {
    expectOk(await onFreeze(people.dataAuthority, 'keep', freezeId));
    expect(await call()).toBe('lineage/frozen');
    expect(await outcome(act(people.secondSource, 'dismiss-objection', id))).toBe(
      'supervision/freeze-stands',
    );
    expect(await faults()).toEqual([]);
  });

  it('is lifted by another than who proposed it; then upheld, corrected, lifted and archived', async () => {
    const proposer = { ...people.dataAuthority, personId: 'per_source' } as Actor;
    expect(await outcome(onFreeze(proposer, 'lift', freezeId))).toBe('request/forbidden');
    expectOk(await onFreeze(authority2, 'lift', freezeId));
    expect(await call()).toBe('yes');
    expect(await status('product', productId)).toBe('marked');
    expectOk(await act(people.source, 'uphold-objection', id));
    expect(
      await outcome(
        act(people.operator, 'report-correction', id, { correction: '运营机构不能替部门更正数据。' }),
      ),
    ).not.toBe('done');
    expectOk(
      await act(people.source, 'report-correction', id, { correction: '已在源系统更正并提交新修订版。' }),
    );
    expect(await outcome(act(people.source, 'lift-objection', id))).toBe('request/forbidden');
    expectOk(await act(people.secondSource, 'lift-objection', id));
    expect(await status('product', productId)).toBe('clear');
    const steps = await rows(`SELECT title_zh FROM casework.step WHERE subject_id = $1 ORDER BY id`, [id]);
    expect(steps.map(({ title_zh }) => title_zh.split('：')[0])).toEqual([
      '提出异议',
      '受理',
      '核实属实',
      '报告更正',
      '撤销标注并归档',
    ]);
    expect(await rows(`SELECT id FROM casework.task WHERE subject_id = $1 AND state = 'open'`, [id])).toEqual(
      [],
    );
    expect(await faults()).toEqual([]);
  });
});

describe('OB2: the grounds that freeze at once', () => {
  it('a leak freezes when it is accepted, and another person lifts it', async () => {
    const { objectionId } = expectOk(await raise(people.buyer, { ground: 'leak' }));
    expectOk(await act(people.dataAuthority, 'accept-objection', objectionId));
    expect(await call()).toBe('lineage/frozen');
    expect(await call(other.productId)).toBe('lineage/frozen');
    expect(await outcome(act(people.dataAuthority, 'dismiss-objection', objectionId))).toBe(
      'request/forbidden',
    );
    expect(
      await outcome(
        act(authority2, 'propose-freeze', objectionId, { grounds: '已经即时冻结，不必再决定一次。' }),
      ),
    ).toBe('supervision/freezes-already');
    expectOk(await act(authority2, 'dismiss-objection', objectionId));
    expect(await call()).toBe('yes');
    expect(await faults()).toEqual([]);
  });

  it('the source’s own stop takes effect with it, and nobody else’s does', async () => {
    expect(await outcome(raise(people.buyer, { ground: 'source-stopped' }))).toBe(
      'supervision/not-the-source',
    );
    // Of the same organisation, without the role: whoever works there does not freeze its data.
    expect(await outcome(raise(people.drafter, { ground: 'source-stopped', capacity: 'source' }))).toBe(
      'supervision/not-the-source',
    );
    const stopped = expectOk(await raise(people.source, { ground: 'source-stopped', capacity: 'source' }));
    expect(stopped.state).toBe('marked');
    expect(await call()).toBe('lineage/frozen');
    expectOk(await act(people.dataAuthority, 'dismiss-objection', stopped.objectionId));
    expect(await call()).toBe('yes');
  });
});

describe('an objection against who holds the thing', () => {
  it('does not tell them who raised it, in which words or on what evidence', async () => {
    const raised = expectOk(
      await ground.act<{ objectionId: string }>(people.buyer, 'supervision.raise-product-objection', {
        productId: other.productId,
        ground: 'misuse',
        capacity: 'buyer',
        statement,
      }),
    );
    const id = raised.objectionId;
    expectOk(await act(people.dataAuthority, 'accept-objection', id));
    expectOk(await act(people.dataAuthority, 'uphold-objection', id));
    const reads = ground.modules.flatMap(({ reads: some = [] }) => some);
    const read = (name: string, actor: Actor, input: object) =>
      ground.db.database.transaction(
        async (tx) => expectOk(await reads.find((one) => one.name === name)!.run(actor, input as never, tx)),
        { mode: 'snapshot' },
      );
    const [buyer] = await rows('SELECT raised_org FROM supervision.objection WHERE id = $1', [id]);
    const [name] = await rows(
      'SELECT name FROM identity.organisation_record WHERE organisation_id = $1 LIMIT 1',
      [buyer.raised_org],
    );
    const view = ground.modules.flatMap(({ subjects }) => subjects?.objection ?? [])[0]!;
    const told = async (actor: Actor) => [
      JSON.stringify(await read('supervision.objection', actor, { id })),
      JSON.stringify(await read('supervision.objections', actor, {})),
    ];
    const facts = JSON.stringify(await ground.db.database.transaction((tx) => view(tx, id)));
    for (const said of [...(await told(people.operator)), facts]) {
      expect(said).toContain(id);
      expect(said).not.toContain(name.name);
      expect(said).not.toContain(statement);
    }
    for (const said of await told(people.dataAuthority)) expect(said).toContain(name.name);
    const steps = await rows(
      `SELECT row_to_json(step)::text AS line FROM casework.step WHERE subject_id = $1`,
      [id],
    );
    expect(JSON.stringify(steps)).not.toContain(buyer.raised_org);
    expectOk(await act(people.operator, 'report-correction', id, { correction: '已停止超范围使用并整改。' }));
    expectOk(await act(people.dataAuthority, 'lift-objection', id));
  });
});

describe('many objections', () => {
  it('of one organisation wait in a bounded number, whatever subsets of items they name', async () => {
    const ids: string[] = [];
    const names = ['name', 'allowance', 'birth_date', 'disability', 'resident_number'];
    let last = '';
    for (let bits = 1; bits < 2 ** names.length && last !== 'supervision/too-many-waiting'; bits++) {
      const raised = await raise(people.otherBuyer, { items: names.filter((_, at) => (bits >> at) & 1) });
      if (raised.ok) ids.push(raised.value.objectionId);
      else last = raised.problem.code;
    }
    expect([ids.length, last]).toEqual([20, 'supervision/too-many-waiting']);
    for (const one of ids) expectOk(await act(people.otherBuyer, 'withdraw-objection', one, {}));
    const together = await Promise.all(
      [1, 2, 3, 4].map(() => outcome(raise(people.otherBuyer, { items: ['disability'] }))),
    );
    expect(together.toSorted()).toEqual(['done', ...Array(3).fill('supervision/objected-already')]);
    expectOk(await raise(people.otherBuyer, { items: ['name'] }));
  });
});

describe('a person’s own record', () => {
  const desk = { ...people.security, roles: ['data-subject-desk'] } as Actor;
  const forPerson = (value: string, more: object = {}, actor: Actor = desk) =>
    ground.act<{ objectionId: string }>(actor, 'supervision.raise-subject-objection', {
      resourceId: 'res_residents',
      identifiedBy: [{ itemId: 'resident_number', value }],
      ground: 'consent-withdrawn',
      statement,
      ...more,
    });

  it('is stopped alone, and what identifies it is kept nowhere', async () => {
    expect(await outcome(forPerson(zhang, {}, people.buyer))).not.toBe('done');
    const { objectionId } = expectOk(await forPerson(zhang));
    expectOk(await act(people.dataAuthority, 'accept-objection', objectionId));
    expect(await call()).toBe('lineage/frozen');
    expect(await words(calling.call('990101198505120024', { name: '李四' }))).toBe('yes');
    const dump = JSON.stringify([
      await rows('SELECT to_jsonb(o) AS o FROM supervision.objection AS o'),
      await rows('SELECT to_jsonb(o) AS o FROM supervision.objection_subject AS o'),
      await rows('SELECT to_jsonb(o) AS o FROM lineage.reason AS o'),
      await rows(`SELECT to_jsonb(o) AS o FROM casework.step AS o`),
      await rows(`SELECT to_jsonb(o) AS o FROM kernel.act_log AS o`).catch(() => []),
      await rows(`SELECT convert_from(leaf, 'UTF8') AS leaf, openings FROM evidence.entry`),
    ]);
    expect(dump).not.toContain(zhang);
    expectOk(await act(authority2, 'dismiss-objection', objectionId));
    expect(await call()).toBe('yes');
    expect(await faults()).toEqual([]);
  });

  it('is stopped under agreements of later too', async () => {
    const { objectionId } = expectOk(await forPerson(zhang));
    expectOk(await act(people.dataAuthority, 'accept-objection', objectionId));
    const agreementId = await ground.agree(residentsAgreement());
    const { productId: under } = await ground.offer(agreementId);
    const later = (person: string, name: string) => calling.call(person, { name }, { productId: under });
    expect(await words(later(zhang, '张三'))).toBe('lineage/frozen');
    expect(await words(later('990101198505120024', '李四'))).toBe('yes');
    expectOk(await act(authority2, 'dismiss-objection', objectionId));
    expect(await words(later(zhang, '张三'))).toBe('yes');
  });

  it('asks for the items by which a service identifies people', async () => {
    expect(await outcome(forPerson('张三', { identifiedBy: [{ itemId: 'name', value: '张三' }] }))).toBe(
      'supervision/nothing-verifies',
    );
  });
});
