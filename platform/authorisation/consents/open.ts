import {
  type Actor,
  type ClockHandler,
  newId,
  type Subscriber,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { cancelTasks, startClock, stopClock } from '#platform/casework';
import { findPost } from '#platform/identity';
import { resourcesMadeOf } from '#platform/lineage';
import { hand, partiesOf, tell } from '../desk.ts';
import { AR10, sharedConsentLifecycle } from '../model/shared-consent.ts';
import { agreementTextOf } from '../scenarios/step.ts';
import { consentsOf, findConsent, setConsent } from '../store/consents.ts';
import { granting } from '../store/granting.ts';
import {
  type AgreementRow,
  authorisationTables,
  lockAgreement,
  type SharedConsentRow,
} from '../store/tables.ts';
import { heedSharedConsents } from './heed.ts';
import { type AskedFor, consentsNeeded } from './lacking.ts';

export const consentKind = 'authorisation.shared-consent';
export const consentRef = (row: Pick<SharedConsentRow, 'id'>, agreement: Pick<AgreementRow, 'number'>) => ({
  kind: 'shared-consent',
  id: row.id,
  title: agreement.number,
});

/**
 * Ask for what an agreement needs now, by its lineage, and let go of what it needs no more. Where the agreement itself names the consent it is written down as
 * given, and the provider is told, who may say otherwise. The caller holds the agreement's row. Doing it again changes nothing.
 */
export async function askSharedConsents(tx: Tx, actor: Actor, agreement: AgreementRow): Promise<void> {
  const needed = await consentsNeeded(tx, { id: agreement.id, document: agreementTextOf(agreement) });
  const kept = new Set<string>();
  for (const one of needed) {
    if (one.row) kept.add(one.row.id);
    else await ask(tx, actor, agreement, one);
  }
  const asked = new Set(needed.map(({ resourceId, provider }) => `${resourceId} ${provider}`));
  for (const row of await consentsOf(tx, agreement.id))
    if (!kept.has(row.id) && !asked.has(`${row.resource_id} ${row.provider}`))
      await lapse(tx, actor, agreement, row);
}

async function ask(tx: Tx, actor: Actor, agreement: AgreementRow, one: AskedFor): Promise<void> {
  const id = newId('scs');
  const clock = AR10.judge({ from: tx.now });
  const given = one.declared !== null;
  await authorisationTables(tx)
    .insertInto('authorisation.shared_consent')
    .values({
      id,
      agreement_id: agreement.id,
      resource_id: one.resourceId,
      provider: one.provider,
      state: given ? 'given' : sharedConsentLifecycle.initial,
      through: JSON.stringify(one.through),
      due_on: given ? null : clock.output.lastDay,
      opened_at: tx.now,
      decided_at: given ? tx.now : null,
      decided_by: null,
      reference: one.declared,
      decision_id: null,
      reason: null,
    })
    .execute();
  const said = given
    ? text(
        `授权 ${agreement.number} 载明您单位已同意将共享数据“${one.title}”用于授权运营（${one.declared}）；不符的，请撤回。`,
        `Agreement ${agreement.number} says that you consent to the operation of shared data, “${one.title}” (${one.declared}); if not so, withdraw it.`,
      )
    : text(
        `授权 ${agreement.number} 的资源“${one.title}”含您单位共享的数据，授权运营须经您单位同意。`,
        `“${one.title}” of agreement ${agreement.number} holds data you shared; its operation needs your consent.`,
      );
  const told = given ? [one.provider] : [one.provider, ...partiesOf(agreement)];
  await tell(tx, actor, agreement, told, given ? 'consent-named' : 'consent-due', said);
  if (given) return;
  const ref = consentRef({ id }, agreement);
  if (await findPost(tx, { organisationId: one.provider, role: 'source-department' }))
    await hand(tx, actor, ref, text('须征得同意', 'Consent is due'), {
      kind: 'shared-consent',
      title: text('答复共享数据授权运营', 'Answer on the operation of shared data'),
      organisationId: one.provider,
      role: 'source-department',
      acts: ['authorisation.give-shared-consent', 'authorisation.refuse-shared-consent'],
      clock,
    });
  else
    await startClock(tx, {
      kind: consentKind,
      subject: { kind: ref.kind, id },
      rule: AR10.id,
      clause: AR10.clause,
      deadline: clock.output,
      organisationId: agreement.implementing_body,
    });
}

async function lapse(tx: Tx, actor: Actor, agreement: AgreementRow, row: SharedConsentRow): Promise<void> {
  const next = sharedConsentLifecycle.next(row.state, 'lapse');
  if (!next.ok) return;
  const subject = { kind: 'shared-consent', id: row.id };
  await setConsent(tx, row.id, { state: next.value });
  await cancelTasks(tx, { subject }, actor);
  await stopClock(tx, { subject, kind: consentKind });
  await tell(
    tx,
    actor,
    agreement,
    [row.provider],
    'consent-not-needed',
    text(
      `授权 ${agreement.number} 不再含您单位共享的该项数据，无须答复。`,
      `Agreement ${agreement.number} holds that data of yours no more; no answer is needed.`,
    ),
  );
}

/** Agreements that may still come to use what they grant. */
const living = ['draft', 'returned', 'approved', 'signed', 'active', 'suspended'] as const;

/** Data of another came into a resource, or comes no more: for every agreement that grants it, or what is made of it, the needs are looked at anew (R28). */
export const sourcesChanged: Subscriber = async (tx, { payload }) => {
  const { kind, id } = payload as { readonly kind: string; readonly id: string };
  const actor = systemActor('authorisation');
  const granted = await granting(tx, await resourcesMadeOf(tx, { kind, id }), living)
    .select('id')
    .execute();
  for (const { id: agreementId } of granted) {
    const agreement = await lockAgreement(tx, agreementId);
    if (!living.some((state) => state === agreement.state)) continue;
    await askSharedConsents(tx, actor, agreement);
    await heedSharedConsents(tx, agreement, actor);
  }
};

/** The time for the answer is over: what stands on the shared data stops until one comes. */
export const sharedConsentOverdue: ClockHandler = async (tx, clock) => {
  const named = await findConsent(tx, clock.subjectId);
  if (!named) return;
  const agreement = await lockAgreement(tx, named.agreement_id);
  const row = (await findConsent(tx, named.id))!;
  const next = sharedConsentLifecycle.next(row.state, 'run-out');
  if (!next.ok) return;
  const actor = systemActor('authorisation');
  await setConsent(tx, row.id, { state: next.value });
  await heedSharedConsents(tx, agreement, actor);
  await tell(
    tx,
    actor,
    agreement,
    [row.provider, ...partiesOf(agreement)],
    'consent-overdue',
    text(
      `授权 ${agreement.number}：共享数据提供单位逾期未答复，依赖该数据的产品停止使用。`,
      `Agreement ${agreement.number}: who shared the data did not answer in time; products that stand on it are stopped.`,
    ),
  );
};

/** The agreement is over: nobody need answer any more. */
export async function lapseSharedConsents(tx: Tx, actor: Actor, agreement: AgreementRow): Promise<void> {
  for (const row of await consentsOf(tx, agreement.id)) {
    if (row.state !== 'due' && row.state !== 'overdue') continue;
    await lapse(tx, actor, agreement, row);
  }
}
