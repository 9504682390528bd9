import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  idPattern,
  newId,
  ok,
  type Problem,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { handOn } from '#platform/casework';
import { knownRevisions } from '#platform/catalog';
import { appendEntry, appendPublicFact } from '#platform/evidence';
import { organisationName, rolesOfOrganisation } from '#platform/identity';
import { personOf } from '../../desk.ts';
import { decisionSubject, revisionsSubject } from '../../gate/desk.ts';
import { reconsider } from '../../gate/reconsider.ts';
import { judgeRevision } from '../../gate/verdict-of.ts';
import { covers } from '../../model/gate/condition.ts';
import { conditionCodes } from '../../model/gate/demands.ts';
import { gateDecisionLifecycle } from '../../model/gate/lifecycles.ts';
import { wholeTable } from '../../model/gate/scope.ts';
import { conditionTitles, type GateVerdict } from '../../model/gate/verdict.ts';
import { releaseFormTitles } from '../../model/release-form.ts';
import { problems } from '../../problems.ts';
import { type DecisionRow, findGateDecision, lockGate, releasedFindings } from '../../store/gate.ts';
import { gateTables, type ReleasedFinding } from '../../store/gate-tables.ts';
import { opinion, releaseForm } from './fields.ts';

const Answer = Type.Object({ decisionId: Type.String(), state: Type.String() });
/** As the public timeline names a condition. */
const titleOf = (key: string): string => conditionTitles[key as keyof typeof conditionTitles].zh;
const byDecision = {
  decisionId: Type.String({ pattern: idPattern('gdc'), title: '放行决定', titleEn: 'Release' }),
};

/** The department names what it wants released and why, finding by finding. What nobody may release is refused here already. */
export const proposeRelease = defineAction({
  name: 'privacy.propose-release',
  title: text('提请放行', 'Propose a release'),
  description: text(
    '对可以放行的未满足项逐项说明理由，提请数据管理部门决定；提请人即责任人。涉密、核心数据、未评估的重要数据、没有依据的个人信息任何人不得放行。每个版本各自决定。',
    'Give the reason for each condition that may be released and ask the data authority to decide; who proposes is the named person. Secrets, core data, important data without its assessment and personal information without a basis nobody may release. Each revision is decided on by itself.',
  ),
  input: Type.Object(
    {
      revisionId: Type.String({ pattern: idPattern('rev'), title: '版本', titleEn: 'Revision' }),
      form: releaseForm,
      authorityId: Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '决定单位（数据管理部门）',
        titleEn: 'Data authority that decides',
      }),
      findings: Type.Array(
        Type.Object(
          {
            code: Type.Enum([...conditionCodes], {
              title: '未满足项',
              titleEn: 'Condition',
              enumTitles: conditionTitles,
            }),
            reason: Type.String({
              minLength: 10,
              maxLength: 1000,
              format: 'text',
              title: '放行理由',
              titleEn: 'Reason',
            }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: conditionCodes.length, title: '逐项理由', titleEn: 'Reasons' },
      ),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [
    problems['not-releasable'].type,
    problems['decision-open'].type,
    problems['no-such-authority'].type,
  ],
  idempotent: true,
  subject: (tx, input) => revisionsSubject(tx, [input.revisionId]),
  async run(actor, input, tx) {
    await lockGate(tx, [input.revisionId]);
    const judged = await judgeRevision(tx, { ...input, scope: wholeTable });
    if (!judged) throw new Error('the subject was there a moment ago');
    const { revision, verdict } = judged;
    if (!(await rolesOfOrganisation(tx, input.authorityId)).some((role) => role === 'data-authority'))
      return refuse(problems['no-such-authority']());
    const found = releasable(verdict, input.findings);
    if (!found.ok) return found;
    const open = await gateTables(tx)
      .selectFrom('privacy.gate_decision')
      .select('id')
      .where('revision_id', '=', revision.id)
      .where('form', '=', input.form)
      .where('state', '=', 'proposed')
      .executeTakeFirst();
    if (open) return refuse(problems['decision-open']({ data: { decisionId: open.id } }));
    const id = newId('gdc');
    await gateTables(tx)
      .insertInto('privacy.gate_decision')
      .values({
        id,
        resource_id: revision.resource.id,
        revision_id: revision.id,
        form: input.form,
        organisation: revision.resource.sourceOrganisation,
        authority: input.authorityId,
        findings: JSON.stringify(found.value),
        state: 'proposed',
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
        withdrawn_by: null,
        withdrawn_at: null,
        withdrawn_why: null,
        log_entry: null,
        public_entry: null,
      })
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'gate-decision', id, title: revision.resource.title },
      text(
        `提请放行（${releaseFormTitles[input.form].zh}）：${found.value.map(({ key }) => conditionTitles[key as keyof typeof conditionTitles].zh).join('、')}`,
        `Proposed a release (${releaseFormTitles[input.form].en})`,
      ),
      {
        kind: 'privacy.gate-decision',
        title: text('决定是否放行', 'Decide on a release'),
        organisationId: input.authorityId,
        role: 'data-authority',
        acts: ['privacy.approve-release', 'privacy.decline-release'],
        apartFrom: [personOf(actor)],
      },
    );
    return ok({ decisionId: id, state: 'proposed' });
  },
});

/** The conditions asked for, each as it was judged now; or which of them cannot be released. */
function releasable(
  verdict: GateVerdict,
  asked: readonly { readonly code: string; readonly reason: string }[],
): Result<readonly ReleasedFinding[]> {
  const defects: NonNullable<Problem['defects']>[number][] = [];
  const findings: ReleasedFinding[] = [];
  for (const [index, { code, reason }] of asked.entries()) {
    const condition = verdict.conditions.find((one) => one.code === code);
    if (!condition || condition.met)
      defects.push({
        at: `/findings/${index}/code`,
        message: text('这一项已满足，无须放行', 'It is met; there is nothing to release'),
      });
    else if (condition.severity !== 'releasable')
      defects.push({
        at: `/findings/${index}/code`,
        message:
          condition.severity === 'never'
            ? text(`“${condition.title.zh}”任何人不得放行`, `Nobody may release “${condition.title.en}”`)
            : text('这一项只作提示，无须放行', 'It is only told and needs no release'),
      });
    else if (findings.some(({ key }) => key === code))
      defects.push({ at: `/findings/${index}/code`, message: text('重复', 'Twice') });
    else findings.push({ key: code, mark: condition.mark, reason });
  }
  return defects.length > 0 ? refuse(problems['not-releasable']({ defects })) : ok(findings);
}

export const approveRelease = defineAction({
  name: 'privacy.approve-release',
  title: text('同意放行', 'Approve the release'),
  description: text(
    '同意后计入该版本的发布判定并记入存证；开放形式的决定公开所放行的事项种类，不公开数量。提请人不能决定。',
    'It counts for this revision and is entered as evidence; for opening the kinds of findings are public, never counts. Who proposed it does not decide.',
  ),
  input: Type.Object({ ...byDecision, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [problems['changed-since'].type],
  fourEyes: true,
  subject: (tx, input) => decisionSubject(tx, input.decisionId),
  async run(actor, { decisionId, opinion: said }, tx) {
    const decision = await lockedDecision(tx, decisionId);
    const next = gateDecisionLifecycle.next(decision.state, 'approve');
    if (!next.ok) return next;
    const judged = await judgeRevision(tx, {
      revisionId: decision.revision_id,
      form: decision.form,
      scope: wholeTable,
    });
    const findings = releasedFindings(decision);
    const stale = findings.filter(({ key, mark }) => {
      const now = judged?.verdict.conditions.find(({ code }) => code === key);
      return !now || (!now.met && (now.severity !== 'releasable' || !covers(mark, now.mark)));
    });
    if (!judged || stale.length > 0)
      return refuse(
        problems['changed-since']({
          defects: stale.map(({ key }) => ({
            at: key,
            message: text(
              `“${conditionTitles[key as keyof typeof conditionTitles].zh}”在提请后有变化`,
              `“${conditionTitles[key as keyof typeof conditionTitles].en}” changed since it was proposed`,
            ),
          })),
        }),
      );
    const kinds = findings.map(({ key }) => key);
    const entry = await appendEntry(tx, {
      kind: 'privacy.release-decided',
      fields: {
        decision: decisionId,
        resource: decision.resource_id,
        revision: decision.revision_id,
        form: decision.form,
        findings: findings.map(({ key, mark, reason }) => ({ key, mark, reason })),
        proposedBy: decision.proposed_by,
        decidedBy: personOf(actor),
        opinion: said,
      },
    });
    const published =
      decision.form === 'open'
        ? await appendPublicFact(tx, {
            kind: 'privacy.release-approved',
            subject: decision.resource_id,
            fact: {
              resource: judged.revision.resource.title,
              revision: judged.revision.number,
              form: decision.form,
              kinds,
              conditions: kinds.map(titleOf),
              department: await organisationName(tx, decision.organisation),
              authority: await organisationName(tx, decision.authority),
            },
          })
        : null;
    await gateTables(tx)
      .updateTable('privacy.gate_decision')
      .set({
        state: next.value,
        decided_by: personOf(actor),
        decided_at: tx.now,
        opinion: said,
        log_entry: entry.id,
        public_entry: published?.id ?? null,
      })
      .where('id', '=', decisionId)
      .execute();
    await told(tx, actor, decision, text('同意放行', 'Approved the release'));
    await reconsider(tx, decision.revision_id);
    return ok({ decisionId, state: next.value });
  },
});

export const declineRelease = defineAction({
  name: 'privacy.decline-release',
  title: text('不同意放行', 'Decline the release'),
  description: text('不同意并说明理由；判定不变。', 'Decline with the reason; the verdict stays.'),
  input: Type.Object({ ...byDecision, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => decisionSubject(tx, input.decisionId),
  async run(actor, { decisionId, opinion: said }, tx) {
    const decision = await lockedDecision(tx, decisionId);
    const next = gateDecisionLifecycle.next(decision.state, 'decline');
    if (!next.ok) return next;
    await gateTables(tx)
      .updateTable('privacy.gate_decision')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion: said })
      .where('id', '=', decisionId)
      .execute();
    await told(tx, actor, decision, text(`不同意放行：${said}`, `Declined the release: ${said}`));
    return ok({ decisionId, state: next.value });
  },
});

/** What was released is not any more: the revision is judged again in the same commit. */
export const withdrawRelease = defineAction({
  name: 'privacy.withdraw-release',
  title: text('撤回放行', 'Withdraw the release'),
  description: text(
    '提请部门或数据管理部门撤回放行；相关版本立即重新判定。',
    'The department or the data authority takes the release back; the revision is judged again at once.',
  ),
  input: Type.Object({ ...byDecision, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => decisionSubject(tx, input.decisionId),
  async run(actor, { decisionId, opinion: said }, tx) {
    const decision = await lockedDecision(tx, decisionId);
    const next = gateDecisionLifecycle.next(decision.state, 'withdraw');
    if (!next.ok) return next;
    await gateTables(tx)
      .updateTable('privacy.gate_decision')
      .set({
        state: next.value,
        withdrawn_by: personOf(actor),
        withdrawn_at: tx.now,
        withdrawn_why: said,
      })
      .where('id', '=', decisionId)
      .execute();
    if (decision.state === 'approved') {
      await appendEntry(tx, {
        kind: 'privacy.release-withdrawn',
        fields: {
          decision: decisionId,
          revision: decision.revision_id,
          form: decision.form,
          withdrawnBy: personOf(actor),
          why: said,
        },
      });
      if (decision.public_entry)
        await appendPublicFact(tx, {
          kind: 'privacy.release-ended',
          subject: decision.resource_id,
          fact: {
            resource:
              (await knownRevisions(tx, [decision.revision_id])).get(decision.revision_id)?.title ?? '',
            form: decision.form,
            kinds: releasedFindings(decision).map(({ key }) => key),
            conditions: releasedFindings(decision).map(({ key }) => titleOf(key)),
          },
        });
    }
    await told(tx, actor, decision, text(`撤回放行：${said}`, `Withdrew the release: ${said}`));
    await reconsider(tx, decision.revision_id);
    return ok({ decisionId, state: next.value });
  },
});

async function lockedDecision(tx: Tx, id: string): Promise<DecisionRow> {
  const before = await findGateDecision(tx, id);
  if (before) await lockGate(tx, [before.revision_id]);
  const decision = await findGateDecision(tx, id);
  if (!decision) throw new Error('the subject was there a moment ago');
  return decision;
}

const told = (tx: Tx, actor: Actor, decision: DecisionRow, step: { zh: string; en: string }): Promise<void> =>
  handOn(
    tx,
    actor,
    { kind: 'gate-decision', id: decision.id, title: releaseFormTitles[decision.form].zh },
    step,
  );
