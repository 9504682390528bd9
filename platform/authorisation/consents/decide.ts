import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  dateInWords,
  defineAction,
  ok,
  type Result,
  refuse,
  type Subject,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { confirmedDecision } from '#platform/casework';
import { resourceTitles } from '#platform/catalog';
import { answersFor, currentOrganisation, organisationName } from '#platform/identity';
import { personOf } from '../actions/agreement-step.ts';
import { hand, partiesOf } from '../desk.ts';
import { type SharedConsentEvent, sharedConsentLifecycle } from '../model/shared-consent.ts';
import { consentNotice, issuePaper } from '../papers.ts';
import { problems } from '../problems.ts';
import { findConsent, setConsent } from '../store/consents.ts';
import { findAgreement, lockAgreement, type SharedConsentRow } from '../store/tables.ts';
import { heedSharedConsents } from './heed.ts';
import { consentRef } from './open.ts';

const byConsent = {
  consentId: Type.String({ maxLength: 60, title: '同意事项', titleEn: 'Consent' }),
};
const Answer = Type.Object({ consentId: Type.String(), state: Type.String() });
const reasonField = {
  reason: Type.String({ minLength: 4, maxLength: 500, title: '理由', titleEn: 'Reason' }),
};

/** Who answers now for the department that shared the data. */
export const providerNow = async (tx: Tx, row: Pick<SharedConsentRow, 'provider'>): Promise<string> =>
  (await currentOrganisation(tx, row.provider, tx.now, 'catalogue')) ?? row.provider;

/** A consent as policies see it: the provider's; the implementing body enters what came on paper. */
export async function consentSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findConsent(tx, id);
  const agreement = row && (await findAgreement(tx, row.agreement_id));
  if (!row || !agreement) return null;
  const owner = await providerNow(tx, row);
  return {
    kind: 'shared-consent',
    id,
    owner,
    handler: agreement.implementing_body,
    parties: [owner, ...partiesOf(agreement)],
    state: row.state,
  };
}

interface Word {
  readonly event: SharedConsentEvent;
  readonly done: Text;
  readonly reason: string | null;
  readonly reference?: string;
  readonly decisionId?: string;
}

/** What the provider said takes effect in the same commit: products that stand on the data stop, or go on. */
async function answer(
  tx: Tx,
  actor: Actor,
  id: string,
  { event, done, reason, reference, decisionId }: Word,
): Promise<Result<{ consentId: string; state: string }>> {
  const named = (await findConsent(tx, id))!;
  const agreement = await lockAgreement(tx, named.agreement_id);
  const row = (await findConsent(tx, id))!;
  const next = sharedConsentLifecycle.next(row.state, event);
  if (!next.ok) return next;
  await setConsent(tx, id, {
    state: next.value,
    decided_at: tx.now,
    decided_by: personOf(actor),
    reason,
    reference: reference ?? null,
    decision_id: decisionId ?? null,
  });
  await heedSharedConsents(tx, agreement, actor);
  await hand(tx, actor, consentRef(row, agreement), done);
  const provider = await providerNow(tx, row);
  const title = (await resourceTitles(tx, [row.resource_id])).get(row.resource_id) ?? row.resource_id;
  const name = await organisationName(tx, provider);
  await issuePaper(tx, actor, {
    template: consentNotice,
    subject: { kind: 'shared-consent', id },
    values: {
      agreement: agreement.number,
      resource: title,
      provider: name,
      what: done.zh,
      on: dateInWords(dateAt(tx.now)),
      reason: reason ?? reference ?? '无',
    },
    to: [...partiesOf(agreement), provider],
    told: {
      kind: 'consent-answered',
      text: text(
        `授权 ${agreement.number} 的资源“${title}”：${name}${done.zh}${reason ? `（${reason}）` : ''}。`,
        `“${title}” of agreement ${agreement.number}: ${name}: ${done.en}${reason ? ` (${reason})` : ''}.`,
      ),
    },
  });
  return ok({ consentId: id, state: next.value });
}

export const giveSharedConsent = defineAction({
  name: 'authorisation.give-shared-consent',
  title: text('同意共享数据授权运营', 'Consent to the operation of shared data'),
  description: text(
    '本单位共享的数据经加工进入授权运营的资源，同意其按授权协议使用；此前停止的产品随即恢复。',
    'Data this department shared is in a resource under authorised operation: consent to its use under the agreement. Products that were stopped for it go on.',
  ),
  input: Type.Object(byConsent, { additionalProperties: false }),
  output: Answer,
  problems: [],
  rules: ['R28', 'AR10'],
  subject: (tx, input) => consentSubject(tx, input.consentId),
  run: (actor, input, tx) =>
    answer(tx, actor, input.consentId, { event: 'give', done: text('同意', 'Consented'), reason: null }),
});

export const refuseSharedConsent = defineAction({
  name: 'authorisation.refuse-shared-consent',
  title: text('不同意共享数据授权运营', 'Refuse the operation of shared data'),
  description: text(
    '不同意并说明理由；依赖该数据的产品即时停止，新的使用不予办理。',
    'Refuse, with the reason. Products that stand on the data stop at once and nothing new is made of it.',
  ),
  input: Type.Object({ ...byConsent, ...reasonField }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  rules: ['R28', 'AR10'],
  dangerous: true,
  subject: (tx, input) => consentSubject(tx, input.consentId),
  run: (actor, input, tx) =>
    answer(tx, actor, input.consentId, {
      event: 'refuse',
      done: text('不同意', 'Refused'),
      reason: input.reason,
    }),
});

export const withdrawSharedConsent = defineAction({
  name: 'authorisation.withdraw-shared-consent',
  title: text('撤回共享数据授权运营的同意', 'Withdraw consent to the operation of shared data'),
  description: text(
    '撤回已给出的同意，或者协议载明而本单位并未给出的同意；依赖该数据的产品即时停止。',
    'Withdraw a consent that was given, or one the agreement names and nobody gave. Products that stand on the data stop at once.',
  ),
  input: Type.Object({ ...byConsent, ...reasonField }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  rules: ['R28'],
  dangerous: true,
  subject: (tx, input) => consentSubject(tx, input.consentId),
  run: (actor, input, tx) =>
    answer(tx, actor, input.consentId, {
      event: 'withdraw',
      done: text('撤回同意', 'Withdrew its consent'),
      reason: input.reason,
    }),
});

/** A provider that works on paper: its letter is entered and compared by two people, then named here. */
export const enterSharedConsent = defineAction({
  name: 'authorisation.enter-shared-consent',
  title: text('登记书面同意', 'Enter a consent given on paper'),
  description: text(
    '提供单位以书面答复的，先以“登记系统外决策”录入其来函（决策单位为该单位）并经第二人复核，再在此登记。',
    'A provider that answers on paper: enter its letter as an outside decision of that department, have it checked by a second person, then name it here.',
  ),
  input: Type.Object(
    {
      ...byConsent,
      decisionId: Type.String({
        maxLength: 60,
        format: 'confirmed-decision',
        title: '同意函（已复核的系统外文件）',
        titleEn: 'Letter of consent (outside paper, checked)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['paper-not-checked'].type],
  rules: ['R28', 'AR10'],
  subject: (tx, input) => consentSubject(tx, input.consentId),
  async run(actor, input, tx) {
    const row = (await findConsent(tx, input.consentId))!;
    const agreement = (await findAgreement(tx, row.agreement_id))!;
    const paper = await confirmedDecision(tx, input.decisionId);
    const provider = await providerNow(tx, row);
    const ofProvider = new Set([row.provider, ...(await answersFor(tx, provider, tx.now, 'catalogue'))]);
    const ours = new Set([
      agreement.implementing_body,
      (await currentOrganisation(tx, agreement.implementing_body, tx.now, 'authorisation')) ?? '',
    ]);
    if (
      !paper ||
      !ours.has(paper.organisationId) ||
      !ofProvider.has(paper.decidingBody) ||
      Temporal.PlainDate.compare(paper.decidedOn, dateAt(row.opened_at)) < 0
    )
      return refuse(problems['paper-not-checked']());
    return answer(tx, actor, input.consentId, {
      event: 'give',
      done: text('书面同意', 'Consented on paper'),
      reason: null,
      reference: paper.number,
      decisionId: paper.id,
    });
  },
});
