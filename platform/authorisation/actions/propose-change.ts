import { Type } from 'typebox';
import {
  type Actor,
  type Defect,
  dateAt,
  defineAction,
  newId,
  ok,
  type Problem,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { completeTasks } from '#platform/casework';
import { agreementSubject, hand, partiesOf, tell } from '../desk.ts';
import { AR4, AR5, changeLifecycle } from '../model/change.ts';
import { AgreementDocument, diffAgreements } from '../model/index.ts';
import { problems } from '../problems.ts';
import { openChange } from '../store/changes.ts';
import {
  type AgreementRow,
  authorisationTables,
  type ChangeRow,
  earlierTerms,
  findPlan,
  lockAgreement,
} from '../store/tables.ts';
import { openTermination } from '../store/terminations.ts';
import { admissibleDraft } from './admissible-draft.ts';
import { byAgreement, personOf, refOf } from './agreement-step.ts';
import { answerOf, ChangeAnswer, changeRef } from './change-step.ts';
import { askForMinutes } from './collective-decision.ts';
import { agreementDigest } from './draft-agreement.ts';

/**
 * The implementing body proposes the next version of an agreement in force. What the difference touches decides the way: the same approval again, or the
 * operator's consent alone. A longer term is a renewal.
 */
export const proposeChange = defineAction({
  name: 'authorisation.propose-change',
  title: text('提出变更或续期', 'Propose a change or renewal'),
  description: text(
    '在现行协议文本上修改，形成下一版本。系统逐条比对：较大变更报授权主体重新审议，一般变更由运营机构同意即可；终止日延后的为续期。',
    'Edit the present document into its next version. The difference decides: a larger change is decided on anew, a minor one needs the operator’s consent only; a later end of the term is a renewal.',
  ),
  input: Type.Object(
    {
      ...byAgreement,
      document: AgreementDocument,
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '变更或续期理由（公开）',
        titleEn: 'Reason for the change or renewal (public)',
      }),
      effectiveOn: Type.Optional(
        Type.String({
          format: 'date',
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          title: '生效日（不填则同意后即时生效）',
          titleEn: 'Day on which it takes effect (none: as soon as agreed)',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: ChangeAnswer,
  problems: [
    problems['change-open'].type,
    problems['termination-open'].type,
    problems['not-a-change'].type,
    problems['renewal-late'].type,
    problems['term-over'].type,
    problems['agreement-incomplete'].type,
    problems['beyond-plan'].type,
    problems['plan-not-approved'].type,
    problems['operator-not-selected'].type,
  ],
  rules: ['R23', 'R24', 'R25', 'R28', 'R30', 'AR4', 'AR5'],
  idempotent: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const obstacle = await whyNotNow(tx, agreement);
    if (obstacle) return refuse(obstacle);
    const plan = (await findPlan(tx, agreement.plan_id))!;
    const before = agreement.document as unknown as AgreementDocument;
    const version = agreement.version + 1;
    const moved = outsideOf(before, input.document);
    if (moved.length > 0) return refuse(problems['not-a-change']({ defects: moved }));
    const admitted = await admissibleDraft(
      tx,
      plan,
      { ...input.document, supersedes: { number: agreement.number, version: agreement.version } },
      { id: agreement.id, number: agreement.number, version },
    );
    if (!admitted.ok) return admitted;
    const document = admitted.value;
    const way = AR4.judge(diffAgreements(before, document));
    if (!way.holds)
      return refuse(problems['not-a-change']({ detail: way.reasons[0]!, rule: 'AR4', clause: way.clause }));
    const renewal = document.parts.term.until > before.parts.term.until;
    const late = renewal ? await lateRenewal(tx, agreement, before) : null;
    if (late) return refuse(late);
    const effectiveOn = input.effectiveOn === undefined ? null : Temporal.PlainDate.from(input.effectiveOn);
    const day = effectiveOn ?? dateAt(tx.now);
    if ([agreement.term_until.toString(), document.parts.term.until].some((until) => until <= day.toString()))
      return refuse(problems['term-over']());
    const first = changeLifecycle.initial;
    const state = way.output === 'larger' ? ok(first) : changeLifecycle.next(first, 'waive');
    if (!state.ok) return state;
    const change: ChangeRow = {
      id: newId('chg'),
      agreement_id: agreement.id,
      state: state.value,
      size: way.output === 'larger' ? 'larger' : 'minor',
      renewal,
      version,
      document: document as unknown as ChangeRow['document'],
      digest: agreementDigest(document),
      reason: input.reason,
      effective_on: effectiveOn,
      proposed_by: personOf(actor),
      proposed_at: tx.now,
      decision: null,
      decided_by: null,
      decided_at: null,
      consented_by: null,
      consented_at: null,
      declined_reason: null,
      in_force_at: null,
      log_entry: null,
    };
    await authorisationTables(tx)
      .insertInto('authorisation.change')
      .values({ ...change, document: JSON.stringify(document) })
      .execute();
    // A renewal that was asked for, or a plan that was amended for it, is answered by this.
    if (agreement.state === 'active') await completeTasks(tx, { subject: refOf(agreement) }, actor);
    await sendOn(tx, actor, agreement, change);
    if (change.size === 'larger') await askForMinutes(tx, agreement, changeRef(change, agreement));
    return ok(answerOf(change, change.state));
  },
});

/** One change at a time, of an agreement that runs, and none while its end is being decided. */
async function whyNotNow(tx: Tx, agreement: AgreementRow): Promise<Problem | null> {
  if (!['active', 'suspended'].includes(agreement.state))
    return problems['not-a-change']({
      detail: text(
        '只有生效中或暂停的授权可以变更；未生效的退回修改即可。',
        'Only an agreement in force or suspended is changed; one before that is returned and revised.',
      ),
    });
  const open = await openChange(tx, agreement.id);
  if (open) return problems['change-open']({ data: { changeId: open.id } });
  const ending = await openTermination(tx, agreement.id);
  return ending ? problems['termination-open']({ data: { terminationId: ending.id } }) : null;
}

/** Who the parties are and when it began is no matter of a change: another operator is another selection and another agreement. */
function outsideOf(before: AgreementDocument, after: AgreementDocument): readonly Defect[] {
  const defects: Defect[] = [];
  for (const role of ['authorisingBody', 'implementingBody', 'operator'] as const)
    if (after.parties[role].organisationId !== before.parties[role].organisationId)
      defects.push({
        at: `/document/parties/${role}`,
        message: text(
          '变更不能更换当事方，须另行遴选、另签协议',
          'A change does not exchange a party: select and agree anew',
        ),
      });
  if (after.parts.term.from !== before.parts.term.from)
    defects.push({
      at: '/document/parts/term/from',
      message: text('期限已经开始，起始日不能改', 'The term has begun; its first day stays'),
    });
  return defects;
}

async function lateRenewal(
  tx: Tx,
  agreement: AgreementRow,
  before: AgreementDocument,
): Promise<Problem | null> {
  const time = AR5.judge({
    until: agreement.term_until,
    noticeDays: before.parts.ending.renewalNoticeDays,
    today: dateAt(tx.now),
    earlier: await earlierTerms(tx, agreement.id),
  });
  return time.holds
    ? null
    : problems['renewal-late']({ detail: time.reasons[0]!, rule: 'AR5', clause: time.clause });
}

/** To who decides on it, or straight to who consents. */
async function sendOn(tx: Tx, actor: Actor, agreement: AgreementRow, change: ChangeRow): Promise<void> {
  const what = change.renewal ? text('续期', 'renewal') : text('变更', 'change');
  await hand(
    tx,
    actor,
    changeRef(change, agreement),
    text(`提出${what.zh}（第 ${change.version} 版）`, `Proposed the ${what.en} (version ${change.version})`),
    change.state === 'proposed' ? changeDecision(agreement) : changeConsent(agreement),
  );
  await tell(
    tx,
    actor,
    agreement,
    partiesOf(agreement),
    'change-proposed',
    text(
      `授权 ${agreement.number} 提出${what.zh}（${change.size === 'larger' ? '较大变更，须重新审议' : '一般变更'}）：${change.reason}`,
      `A ${what.en} of agreement ${agreement.number} is proposed (${change.size}): ${change.reason}`,
    ),
  );
}

const changeDecision = (agreement: AgreementRow) => ({
  kind: 'change-decision',
  title: text('审议协议变更', 'Decide on the change of an agreement'),
  organisationId: agreement.authorising_body,
  role: 'authorising-body',
  acts: ['authorisation.approve-change', 'authorisation.decline-change'],
});

/** The task of the operator once nothing else stands before the change. */
export const changeConsent = (agreement: AgreementRow) => ({
  kind: 'change-consent',
  title: text('同意协议变更', 'Consent to the change of an agreement'),
  organisationId: agreement.operator,
  role: 'operator',
  acts: ['authorisation.consent-change', 'authorisation.decline-change'],
});
