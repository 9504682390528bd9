import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import {
  type AgreementDocument,
  agreement,
  agreementDigest,
  documentsInForce,
} from '#platform/authorisation';
import { upstream } from '#platform/lineage';
import { closeEngine } from '../runs/lab.ts';
import { people, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { breach, type Ending, openEnding, statement } from './ending.ts';
import { catalogueAreas, desk, minutes, outcome, planOf, shown, told } from './matter.ts';

const { drafter, security, compliance, operator } = people;
const reason = '运营一年后双方协商调整';
const refused = /^request\/(forbidden|not-found)$/;

let ending: Ending;
let agreementId: string;
const lab = () => ending.lab;
beforeEach(async () => {
  ending = await openEnding();
  ({ agreementId } = lab());
  const planned = {
    ...planOf('res_residents'),
    term: { from: '2026-01-01', until: '2029-01-01' },
  };
  await lab().db.pool.query('UPDATE authorisation.plan SET document = $1', [JSON.stringify(planned)]);
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

const now = () => lab().db.database.transaction((tx) => agreement(tx, agreementId));
interface Proposed {
  readonly changeId: string;
  readonly state: string;
  readonly larger: boolean;
}
async function propose(edit: (document: AgreementDocument) => void, more: object = {}, by = drafter) {
  const document = structuredClone((await now())!.document);
  edit(document);
  return lab().act<Proposed>(by, 'authorisation.propose-change', { agreementId, document, reason, ...more });
}
const decide = (changeId: string, by = compliance) =>
  lab().act<Proposed>(by, 'authorisation.approve-change', { changeId });
const approve = async (changeId: string, by = compliance, paper: Parameters<typeof minutes>[3] = {}) => {
  await minutes(lab(), 'agreement-change', changeId, paper);
  return decide(changeId, by);
};
const consent = (changeId: string, by = operator) =>
  lab().act<Proposed>(by, 'authorisation.consent-change', { changeId });
const minor = (document: AgreementDocument) => {
  document.parts.security.emergency.contact = '新的安全值班室';
};
const withoutAllowance = ({ parts: { scope } }: AgreementDocument) => {
  const [residents] = scope.resources;
  residents!.items = residents!.items.filter(({ itemId }) => itemId !== 'allowance');
};
const callsSoFar = async () =>
  (
    await ending.all<{ agreement_digest: string }>(
      'SELECT agreement_digest FROM query.call ORDER BY released_at, id',
    )
  ).map(({ agreement_digest }) => agreement_digest);

describe('a minor change', () => {
  it('AR4 needs the consent of both sides and no new decision; the next receipt names its digest', async () => {
    const before = (await now())!;
    expect(await outcome(ending.ask())).toBe('done');
    const change = expectOk(await propose(minor));
    expect(change).toMatchObject({ state: 'approved', larger: false });
    expect(await desk(lab(), change.changeId)).toEqual(['operator: authorisation.consent-change']);
    expect((await shown(lab(), 'agreement-change', change.changeId)).fact('判断理由')).toContain(
      '双方同意即可',
    );
    // Proposed is not in force.
    expect((await now())!.digest).toBe(before.digest);
    expect(await outcome(approve(change.changeId))).not.toBe('done');
    expect(await outcome(consent(change.changeId, drafter))).not.toBe('done');
    expect(expectOk(await consent(change.changeId))).toMatchObject({ state: 'in-force' });

    const after = (await now())!;
    expect(after).toMatchObject({ id: agreementId, number: before.number, version: 2, state: 'active' });
    expect(after.document.supersedes).toEqual({ number: before.number, version: 1 });
    expect(after.digest).toBe(agreementDigest(after.document));
    expect(after.digest).not.toBe(before.digest);
    lab().db.clock.set('2026-01-06T09:00:00+08:00');
    expect(await outcome(ending.ask())).toBe('done');
    expect(await callsSoFar()).toEqual([before.digest, after.digest]);
    expect(await told(lab(), 'bureau')).toContain('authorisation.change-in-force');
    // What an auditor takes away has both texts.
    const texts = await lab().db.database.transaction((tx) => documentsInForce(tx, agreementId));
    expect(texts.map(agreementDigest)).toEqual([before.digest, after.digest]);
    const [fact] = await ending.all<{ leaf: Buffer }>(
      "SELECT leaf FROM evidence.entry WHERE kind = 'authorisation.in-force' ORDER BY arrival DESC",
    );
    for (const part of [before.digest, after.digest, reason]) expect(String(fact!.leaf)).toContain(part);
  });
});

describe('a larger change', () => {
  it('R23 AR4 goes the approval again, says why, and is what the very next call runs under', async () => {
    const before = (await now())!;
    const sealed = await lab().submit();
    await lab().worker.drain();
    expectOk(
      await lab().act(security, 'query.pass-egress', { runId: sealed, opinion: '只含汇总结果，可以放行' }),
    );
    const change = expectOk(await propose(withoutAllowance));
    expect(change).toMatchObject({ state: 'proposed', larger: true });
    const page = await shown(lab(), 'agreement-change', change.changeId);
    expect(page.fact('判断理由')).toContain('资源、数据项、行与处理方式');
    expect((await desk(lab(), change.changeId)).sort()).toEqual([
      'compliance: authorisation.approve-change',
      'drafter: casework.record-external-decision',
    ]);
    // Neither the operator alone, nor who wrote it, nor a decision of tomorrow.
    expect(await outcome(consent(change.changeId))).not.toBe('done');
    for (const by of [drafter, security])
      expect(await outcome(decide(change.changeId, by))).toBe('request/forbidden');
    const moved = { ...compliance, personId: 'per_drafter' } as typeof compliance;
    expect(await outcome(decide(change.changeId, moved))).toBe('request/forbidden');
    expect(await outcome(approve(change.changeId, compliance, { decidedOn: '2026-02-01' }))).toBe(
      'authorisation/decision-missing',
    );
    expectOk(await approve(change.changeId));
    expect(await outcome(ending.ask())).toBe('done');
    expect((await now())!.digest).toBe(before.digest);
    expectOk(await consent(change.changeId));

    // Nothing was delivered or ticked: that was the commit.
    const after = (await now())!;
    expect(after.document.parts.scope.resources[0]!.items.map(({ itemId }) => itemId)).not.toContain(
      'allowance',
    );
    const admitted = async (sql: string) =>
      expectOk(
        await lab().act<{ admitted: boolean }>(operator, 'query.explain-query', {
          agreementId,
          purpose,
          sql,
        }),
      ).admitted;
    expect(await admitted('SELECT count(*) AS n FROM residents')).toBe(true);
    expect(await admitted('SELECT sum(allowance) AS n FROM residents')).toBe(false);
    // What was computed under the old text and had not left does not leave any more.
    expect(await outcome(lab().act(operator, 'query.collect-run', { runId: sealed }))).toBe(
      'lineage/standing-changed',
    );
    // The bank's product looks at the item that is not granted any more.
    expect(await outcome(ending.ask())).toBe('query/not-granted');
  });

  it('ends products that the next version has no line for, with their orders, and no others', async () => {
    const change = expectOk(
      await propose(({ parts }) => {
        parts.products.list = parts.products.list.filter(({ code }) => code !== 'verify');
      }),
    );
    expect(change.larger).toBe(true);
    expectOk(await approve(change.changeId));
    expectOk(await consent(change.changeId));
    expect(await outcome(ending.ask())).toBe('request/not-found');
    expect(await ending.all('SELECT state FROM products.product')).toEqual([{ state: 'delisted' }]);
    expect(await ending.all('SELECT state FROM products.product_order')).toEqual([{ state: 'ended' }]);
    expect(await told(lab(), 'bank')).toContain('products.changed');
    expect(expectOk(await ending.explain())).toMatchObject({ admitted: true });
  });

  it('keeps every version with the instants between which it was in force: never two at once', async () => {
    for (const contact of ['甲值班室', '乙值班室']) {
      lab().db.clock.set(contact === '甲值班室' ? '2026-01-10T09:00:00+08:00' : '2026-01-20T09:00:00+08:00');
      const { changeId } = expectOk(
        await propose(({ parts }) => {
          parts.security.emergency.contact = contact;
        }),
      );
      expectOk(await consent(changeId));
    }
    const rows = await ending.all<{ version: number; from: string; until: string | null }>(
      `SELECT version, in_force_from::text AS from, in_force_until::text AS until FROM authorisation.earlier_version WHERE subject_id = '${agreementId}'
       UNION ALL SELECT version, coalesce(version_since, active_at)::text, NULL FROM authorisation.agreement WHERE id = '${agreementId}' ORDER BY 1`,
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(rows.slice(1).map(({ from }) => from)).toEqual(rows.slice(0, -1).map(({ until }) => until));
    expect(rows.at(-1)!.until).toBeNull();
  });

  it('takes effect on the day set for it, by a clock, also of a suspended agreement', async () => {
    const { changeId } = expectOk(await propose(minor, { effectiveOn: '2026-02-01' }));
    expect(expectOk(await consent(changeId))).toMatchObject({ state: 'agreed' });
    expectOk(
      await lab().act(compliance, 'authorisation.suspend-agreement', { agreementId, reason: '先行停止' }),
    );
    await lab().tick();
    expect((await now())!.version).toBe(1);
    lab().db.clock.set('2026-02-01T00:00:00+08:00');
    await lab().tick();
    expect(await now()).toMatchObject({ version: 2, state: 'suspended' });
    expect(await outcome(ending.ask())).not.toBe('done');
  });

  it('lapses when the agreement ends first', async () => {
    const { changeId } = expectOk(await propose(minor, { effectiveOn: '2026-02-01' }));
    expectOk(await consent(changeId));
    const { terminationId } = expectOk(await ending.propose({ ground: breach, statement }));
    expectOk(await ending.decide(terminationId));
    lab().db.clock.set('2026-02-01T00:00:00+08:00');
    await lab().tick();
    expect(await now()).toMatchObject({ version: 1, state: 'terminated' });
    expect(await ending.all('SELECT state, declined_reason FROM authorisation.change')).toEqual([
      { state: 'lapsed', declined_reason: '授权已终结' },
    ]);
  });

  it('is declined by whose turn it is, or withdrawn by who proposed it', async () => {
    const first = expectOk(await propose(withoutAllowance));
    const decline = (changeId: string, by: typeof operator) =>
      outcome(lab().act(by, 'authorisation.decline-change', { changeId, reason: '暂不调整' }));
    expect(await outcome(propose(minor))).toBe('authorisation/change-open');
    expect(await decline(first.changeId, operator)).toMatch(refused);
    expect(await decline(first.changeId, compliance)).toBe('done');
    const second = expectOk(await propose(minor));
    expect(await decline(second.changeId, compliance)).toMatch(refused);
    expect(await decline(second.changeId, operator)).toBe('done');
    const third = expectOk(await propose(minor));
    const withdraw = (by: typeof operator) =>
      outcome(
        lab().act(by, 'authorisation.withdraw-change', { changeId: third.changeId, reason: '另行提出' }),
      );
    expect(await withdraw(operator)).toMatch(refused);
    expect(await withdraw(security)).toBe('done');
    expect(await outcome(consent(third.changeId))).not.toBe('done');
    expect((await now())!.version).toBe(1);
    expect(await desk(lab(), third.changeId)).toEqual([]);
  });

  it('R24 R28 R30 must be a complete agreement of the same parties that says something else', async () => {
    expect(await outcome(propose(() => {}))).toBe('authorisation/not-a-change');
    expect(
      await outcome(
        propose(({ parties }) => {
          parties.operator = { ...parties.operator, organisationId: organisations.affiliate };
        }),
      ),
    ).toBe('authorisation/not-a-change');
    expect(
      await outcome(
        propose(({ parts }) => {
          parts.term.from = '2026-01-02';
        }),
      ),
    ).toBe('authorisation/not-a-change');
    expect(
      await outcome(
        propose(({ parts }) => {
          parts.scope.users.developers.push({
            organisationId: organisations.operator as 'org_x',
            name: '自己',
            creditCode: '91310000CCCCCCCCCC',
          });
        }),
      ),
    ).toBe('authorisation/agreement-incomplete');
    expect(
      await outcome(
        propose(({ parts }) => {
          parts.scope.resources[0]!.sources = [
            { origin: 'shared', provider: parts.scope.users.developers[0]! },
          ] as never;
        }),
      ),
    ).toBe('authorisation/agreement-incomplete');
    expect(await outcome(propose(minor, {}, operator))).toMatch(/request/);
  });
});

describe('a renewal', () => {
  const until = '2030-01-01';
  const longer = (document: AgreementDocument) => {
    document.parts.term.until = until;
  };

  it('AR5 R25 goes with the plan amended first, is decided on anew, and moves the end of the term', async () => {
    await lab().db.pool.query(
      `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, started_at, due_at, last_day,
         provisional, calendar_version, state)
       VALUES ('clk_t', 'authorisation.term-ends', 'agreement', $1, 'period', 'R25', 'x', '1', '2026-01-05', '2029-01-01T00:00:00+08:00', '2028-12-31', false, 'civil', 'running')`,
      [agreementId],
    );
    expectOk(
      await lab().act(operator, 'authorisation.request-renewal', {
        agreementId,
        reason: '运营稳定，产品使用良好，申请续期一年',
      }),
    );
    expect(await desk(lab(), agreementId)).toEqual(['drafter: authorisation.propose-change']);
    expect(await outcome(propose(longer))).toBe('authorisation/beyond-plan');
    const [{ plan_id: planId }] = (await ending.all<{ plan_id: string }>(
      'SELECT plan_id FROM authorisation.agreement',
    )) as [{ plan_id: string }];
    // The people of this world have an id that no form would take: the plan is amended over another resource, and theirs put back.
    const areas = await catalogueAreas(lab());
    const document = { ...planOf(areas), term: { from: '2026-01-01', until } };
    expectOk(
      await lab().act(drafter, 'authorisation.amend-plan', { planId, document, reason: '拟续期一年' }),
    );
    // Until it is decided on anew nothing is changed under it, and the agreement goes on.
    expect(await outcome(propose(minor))).toBe('authorisation/plan-not-approved');
    expect(await outcome(ending.ask())).toBe('done');
    await lab().db.pool.query(
      `UPDATE authorisation.plan SET document = jsonb_set(document, '{resources}', '["res_residents"]')`,
    );
    await minutes(lab(), 'authorisation-plan', planId);
    expectOk(await lab().act(compliance, 'authorisation.approve-plan', { planId }));
    expect(await desk(lab(), agreementId)).toEqual(['drafter: authorisation.propose-change']);
    const change = expectOk(await propose(longer));
    expect(change.larger).toBe(true);
    expect((await shown(lab(), 'agreement-change', change.changeId)).fact('判断理由')).toContain('期限');
    expect(await desk(lab(), agreementId)).toEqual([]);
    expectOk(await approve(change.changeId));
    expectOk(await consent(change.changeId));
    expect((await now())!.until.toString()).toBe(until);
    lab().db.clock.set('2029-01-01T00:00:00+08:00');
    await lab().tick();
    expect((await now())!.state).toBe('active');
    lab().db.clock.set('2030-01-01T00:00:00+08:00');
    await lab().tick();
    expect((await now())!.state).toBe('expired');
    const sources = await lab().db.database.transaction((tx) =>
      upstream(tx, { kind: 'agreement', id: agreementId }),
    );
    expect(sources).toEqual([]);
  });

  it('R25 beyond five years in all needs its reason', async () => {
    await lab().db.pool.query(
      `UPDATE authorisation.plan SET document = jsonb_set(document, '{term,until}', '"2032-01-01"')`,
    );
    const six = (document: AgreementDocument) => {
      document.parts.term.until = '2032-01-01';
    };
    expect(await outcome(propose(six))).toBe('authorisation/agreement-incomplete');
    expect(
      await outcome(
        propose((document) => {
          six(document);
          document.parts.term.reasonBeyondLimit = '平台投资回收期为六年，已经专题论证';
        }),
      ),
    ).toBe('done');
  });

  it('AR5 is too late when less is left than the agreement asks for', async () => {
    lab().db.clock.set('2028-10-05T09:00:00+08:00');
    await lab().db.pool.query(
      `UPDATE authorisation.plan SET document = jsonb_set(document, '{term,until}', '"2030-01-01"')`,
    );
    expect(await outcome(propose(longer))).toBe('authorisation/renewal-late');
    expect(
      await outcome(
        lab().act(operator, 'authorisation.request-renewal', {
          agreementId,
          reason: '运营稳定，产品使用良好，申请续期一年',
        }),
      ),
    ).toBe('authorisation/renewal-late');
    // A change that leaves the term alone may still be made; one that shortens the notice does not open what was over.
    const shorter = expectOk(
      await propose((document) => {
        document.parts.ending.renewalNoticeDays = 1;
      }),
    );
    expectOk(await consent(shorter.changeId));
    expect((await now())!.document.parts.ending.renewalNoticeDays).toBe(1);
    expect(await outcome(propose(longer))).toBe('authorisation/renewal-late');
  });
});
