import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { agreement, agreementsGranting } from '#platform/authorisation';
import { downstream, standingOf } from '#platform/lineage';
import { sharesOf, spendEpsilon, takeShares } from '#platform/privacy';
import { createProjectionKeeper } from '#platform/query';
import { keepers, setBudget } from '../release-modes/lab.ts';
import { closeEngine } from '../runs/lab.ts';
import { people, purpose } from '../verification/ground.ts';
import { agreed, breach, decision, type Ending, openEnding, statement } from './ending.ts';
import { desk, outcome, shown, told } from './matter.ts';

const { drafter, security, compliance, operator } = people;

let lab: Ending['lab'];
let ending: Ending;
beforeEach(async () => {
  ending = await openEnding();
  ({ lab } = ending);
});
afterEach(() => lab?.close());
afterAll(closeEngine);

const propose: Ending['propose'] = (...given) => ending.propose(...given);
const decide: Ending['decide'] = (...given) => ending.decide(...given);
const state = () => ending.state();
const all = <Row>(text: string, values?: unknown[]) => ending.all<Row>(text, values);

describe('a breach that the agreement answers with termination', () => {
  it('R29 AR1 ends everything with the commit of the decision', async () => {
    const { populationId } = expectOk(
      await lab.act<{ populationId: string }>(keepers.first, 'privacy.declare-population', {
        name: '本市居民',
        unit: 'person',
        description: '户籍或常住在本市的自然人',
      }),
    );
    await setBudget(lab, populationId, '3');
    await lab.db.database.transaction(async (tx) => {
      expect(await takeShares(tx, lab.agreementId, [{ population: populationId, epsilon: '2' }])).toBeNull();
      expect(
        await spendEpsilon(tx, 'cal_1', { populationId, agreementId: lab.agreementId, epsilon: '0.5' }),
      ).toBe(true);
    });
    const cleared = await lab.submit();
    const waiting = await lab.submit();
    await lab.worker.drain();
    expectOk(
      await lab.act(security, 'query.pass-egress', { runId: cleared, opinion: '只含汇总结果，可以放行' }),
    );
    const queued = await lab.submit();
    expect(await outcome(ending.ask())).toBe('done');
    const { productId: unlisted } = expectOk(
      await lab.act(operator, 'products.define-verification', {
        agreementId: lab.agreementId,
        code: 'not-listed-yet',
        title: '尚未上架的核验',
        summary: '核验人员姓名、出生年份与补贴标准是否一致。',
        purpose,
        priceFen: '20',
        definition: {
          resourceId: 'res_residents',
          subjectItems: ['resident_number'],
          comparedItems: ['name'],
          tellsExistence: false,
        },
      }),
    );

    const { terminationId, effectiveOn } = expectOk(await propose());
    expect(effectiveOn).toBeNull();
    // Proposed is not decided.
    expect(await state()).toBe('active');
    expect(await outcome(ending.ask())).toBe('done');
    expect(await desk(lab, lab.agreementId)).toEqual(['compliance: authorisation.approve-termination']);
    expect(
      (await shown(lab, 'termination', lab.agreementId)).form('authorisation.approve-termination'),
    ).toEqual({ agreementId: lab.agreementId, terminationId });
    expect(expectOk(await decide(terminationId))).toMatchObject({ state: 'effective', effectiveOn: null });

    // Nothing has been delivered or ticked: all of this is that one commit.
    expect(await state()).toBe('terminated');
    expect(await outcome(ending.ask())).toBe('request/not-found');
    expect(expectOk(await ending.explain())).toMatchObject({ admitted: false, printed: null });
    expect(await outcome(ending.submit())).not.toBe('done');
    expect(await outcome(lab.act(operator, 'query.collect-run', { runId: cleared }))).not.toBe('done');
    expect(await Promise.all([cleared, waiting, queued].map((runId) => lab.state(runId)))).toEqual([
      'expired',
      'expired',
      'expired',
    ]);
    expect(await all('SELECT 1 FROM query.sealed_result')).toEqual([]);
    const things = await lab.db.database.transaction((tx) =>
      standingOf(tx, [
        { kind: 'agreement', id: lab.agreementId },
        { kind: 'product', id: ending.productId },
        { kind: 'product', id: unlisted! },
      ]),
    );
    expect(things.map(({ status }) => status)).toEqual(['ended', 'ended', 'ended']);
    expect(await all('SELECT state FROM products.product ORDER BY listed_at NULLS LAST')).toEqual([
      { state: 'delisted' },
      { state: 'ended' },
    ]);
    expect(await all('SELECT state FROM products.product_order WHERE id = $1', [ending.orderId])).toEqual([
      { state: 'ended' },
    ]);
    const [share] = await lab.db.database.transaction((tx) => sharesOf(tx, { agreement: lab.agreementId }));
    expect(share).toMatchObject({ left: '0', closedAt: lab.db.clock.now() });
    expect(share!.spent).toMatch(/^0\.5/);
    await lab.db.database.transaction(async (tx) => {
      // 3 in all, half a one spent for good: the rest can be given again.
      expect(await takeShares(tx, 'agr_next', [{ population: populationId, epsilon: '2.5' }])).toBeNull();
      expect(await downstream(tx, { kind: 'resource', id: 'res_residents' })).not.toContainEqual(
        expect.objectContaining({ kind: 'agreement' }),
      );
      expect(await agreementsGranting(tx, 'res_residents')).toEqual([]);
    });
    expect(await all('SELECT agreement_id FROM query.projection_care')).toEqual([
      { agreement_id: lab.agreementId },
    ]);
    const [fact] = await all<{ leaf: Buffer }>(
      "SELECT leaf FROM evidence.entry WHERE kind = 'authorisation.terminated'",
    );
    const { digest } = (await lab.db.database.transaction((tx) => agreement(tx, lab.agreementId)))!;
    for (const part of [breach, digest, decision.decisionNumber]) expect(String(fact!.leaf)).toContain(part);
    expect(String(fact!.leaf)).not.toContain(statement);
    expect(
      await all(
        "SELECT 1 FROM casework.task WHERE state = 'open' AND subject_kind IN ('product', 'order', 'query-run', 'termination', 'agreement')",
      ),
    ).toEqual([]);
    for (const who of ['operator', 'bureau'] as const)
      expect(await told(lab, who)).toContain('authorisation.agreement-terminated');
    expect(await told(lab, 'bank')).toContain('products.terminated');

    // The keeper then destroys what is left, with its key.
    await lab.tick();
    const errors: unknown[] = [];
    await createProjectionKeeper(lab.ports, lab.db.database, {
      onError: (_id, error) => errors.push(error),
    }).drain();
    expect(errors).toEqual([]);
    expect(await lab.ports.projections.list()).toEqual([]);
    expect(await lab.ports.keys.state(lab.agreementId)).toBe('destroyed');
    expect(await all('SELECT 1 FROM query.snapshot WHERE destroyed_at IS NULL')).toEqual([]);
    // The sweep of the event says nothing twice.
    expect((await told(lab, 'bank')).filter((kind) => kind === 'products.terminated')).toHaveLength(1);
  });

  it('is decided by another person of the other body, on a valid decision, and once', async () => {
    const { terminationId } = expectOk(await propose());
    expect(await outcome(decide(terminationId, drafter))).toBe('request/forbidden');
    expect(await outcome(decide(terminationId, security))).toBe('request/forbidden');
    const moved = { ...compliance, personId: 'per_drafter' } as typeof compliance;
    expect(await outcome(decide(terminationId, moved))).toBe('request/forbidden');
    expect(await outcome(decide(terminationId, operator))).toMatch(/request\/(forbidden|not-found)/);
    expect(await outcome(decide(terminationId, compliance, { ...decision, decidedOn: '2026-02-01' }))).toBe(
      'authorisation/decision-missing',
    );
    expect(await outcome(propose())).toBe('authorisation/termination-open');
    expectOk(await decide(terminationId));
    expect(await outcome(decide(terminationId))).toBe('lifecycle/not-now');
    expect(await outcome(propose())).toBe('lifecycle/not-now');
  });

  it('goes the other way round too: proposed by the authorising body, decided by the implementing one', async () => {
    const { terminationId } = expectOk(await propose({}, compliance));
    expect(await outcome(decide(terminationId, compliance))).toBe('request/forbidden');
    expectOk(await decide(terminationId, security));
    expect(await state()).toBe('terminated');
  });

  it('ends a suspended agreement, and its task of resuming', async () => {
    const { agreementId } = lab;
    expectOk(
      await lab.act(compliance, 'authorisation.suspend-agreement', { agreementId, reason: '先行停止' }),
    );
    const { terminationId } = expectOk(await propose());
    expectOk(await decide(terminationId));
    expect(await desk(lab, agreementId)).toEqual([]);
    expect(
      await outcome(lab.act(drafter, 'authorisation.resume-agreement', { agreementId, reason: '恢复使用' })),
    ).toBe('lifecycle/not-now');
  });
});

describe('a ground of part 12', () => {
  it('AR1 keeps the notice however early a day was asked for, and ends by a clock', async () => {
    const { terminationId, effectiveOn } = expectOk(
      await propose({ ground: agreed, effectiveOn: '2026-01-10' }),
    );
    expect(effectiveOn).toBe('2026-02-04');
    // Decided later, the notice counts from the decision.
    lab.db.clock.set('2026-01-10T09:00:00+08:00');
    expect(expectOk(await decide(terminationId))).toMatchObject({
      state: 'decided',
      effectiveOn: '2026-02-09',
    });
    await lab.tick();
    expect(await state()).toBe('active');
    expect(await outcome(ending.ask())).toBe('done');
    expect(await told(lab, 'bank')).toContain('products.ending');
    expect(await outcome(propose())).toBe('authorisation/termination-open');
    lab.db.clock.set('2026-02-09T00:00:00+08:00');
    await lab.tick();
    expect(await state()).toBe('terminated');
    expect(await outcome(ending.ask())).toBe('request/not-found');
    expect(
      await all("SELECT state FROM casework.clock WHERE kind = 'authorisation.termination-due'"),
    ).toEqual([{ state: 'fired' }]);
  });

  it('must be one of the agreement’s, and no end of the term nor consent; the refusal names them', async () => {
    for (const ground of ['期限届满', '双方协商一致', '说不清的理由']) {
      const refused = await propose({ ground });
      if (refused.ok) throw new Error('a ground of nobody’s was taken');
      expect(refused.problem.code).toBe('authorisation/no-such-ground');
      expect(refused.problem.detail?.zh).toContain(`${breach}；${agreed}`);
    }
    expect(await outcome(propose({ ground: agreed, effectiveOn: '2029-01-01' }))).toBe(
      'authorisation/term-ends-first',
    );
  });

  it('is declined with the reason, or withdrawn by who proposed it; the agreement goes on', async () => {
    const { agreementId } = lab;
    const first = expectOk(await propose({ ground: agreed }));
    const reason = '来源单位已经恢复提供';
    expect(
      await outcome(
        lab.act(compliance, 'authorisation.withdraw-termination', { agreementId, ...first, reason }),
      ),
    ).not.toBe('done');
    expectOk(
      await lab.act(compliance, 'authorisation.decline-termination', {
        agreementId,
        terminationId: first.terminationId,
        reason,
      }),
    );
    expect(await told(lab, 'bureau')).toContain('authorisation.termination-declined');
    const { terminationId } = expectOk(await propose({ ground: agreed }));
    expectOk(
      await lab.act(security, 'authorisation.withdraw-termination', { agreementId, terminationId, reason }),
    );
    expect(await outcome(decide(terminationId))).toBe('lifecycle/not-now');
    expect(await desk(lab, agreementId)).toEqual([]);
    expect(await outcome(ending.ask())).toBe('done');
  });

  it('lapses when the term ends first', async () => {
    const { terminationId } = expectOk(await propose({ ground: agreed }));
    await lab.db.pool.query("UPDATE authorisation.agreement SET term_until = '2026-01-20'");
    expect(await outcome(decide(terminationId))).toBe('authorisation/term-ends-first');
    await lab.db.pool.query(
      `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, started_at, due_at, last_day,
         provisional, calendar_version, state)
       VALUES ('clk_t', 'authorisation.term-ends', 'agreement', $1, 'period', 'R25', 'x', '1', '2026-01-05', '2026-01-20T00:00:00+08:00', '2026-01-19', false, 'civil', 'running')`,
      [lab.agreementId],
    );
    lab.db.clock.set('2026-01-20T00:00:00+08:00');
    await lab.tick();
    expect(await state()).toBe('expired');
    expect(await all('SELECT state FROM authorisation.termination')).toEqual([{ state: 'lapsed' }]);
    expect(await all('SELECT state FROM products.product')).toEqual([{ state: 'delisted' }]);
    expect(await told(lab, 'bank')).toContain('products.expired');
  });
});
