import {
  type Database,
  newId,
  type Subject,
  type SubjectView,
  type Subscriber,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { openTask, tasksOf, tellOrganisations } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { type MissAlarmRow, queryTables } from '../store/tables.ts';

/** A buyer reached the limit: an alarm, unless one about it is open. In a transaction of its own, since the release was rolled back. */
export async function raiseMissAlarm(
  database: Database,
  { agreementId, organisation, limit }: { agreementId: string; organisation: string; limit: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    const raised = await queryTables(tx)
      .insertInto('query.miss_alarm')
      .values({
        id: newId('mal'),
        agreement_id: agreementId,
        organisation,
        misses: BigInt(limit),
        state: 'open',
        finding: null,
        settled_by: null,
        raised_at: tx.now,
        settled_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['agreement_id', 'organisation']).where('state', '=', 'open').doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (raised)
      await tx.emit({
        kind: 'query.misses-exceeded',
        subject: raised.id,
        payload: { agreement: agreementId, organisation },
      });
  });
}

export const findMissAlarm = (tx: Tx, id: string): Promise<MissAlarmRow | undefined> =>
  queryTables(tx).selectFrom('query.miss_alarm').selectAll().where('id', '=', id).executeTakeFirst();

/** An alarm as policies see it: it is about the buyer, and the implementing body looks into it. */
export async function missAlarmSubject(tx: Tx, id: string): Promise<Subject | null> {
  const alarm = await findMissAlarm(tx, id);
  const agreement = alarm && (await findAgreement(tx, alarm.agreement_id));
  return agreement
    ? {
        kind: 'miss-alarm',
        id,
        owner: alarm.organisation,
        handler: agreement.implementingBody,
        parties: [agreement.operator],
        state: alarm.state,
      }
    : null;
}

/** The implementing body gets a task, the operator is told: apart from the call, which a post nobody holds must not stop. */
const openAlarmTask: Subscriber = async (tx, event) => {
  const subject = { kind: 'miss-alarm', id: event.subject };
  const alarm = await findMissAlarm(tx, event.subject);
  const agreement = alarm && (await findAgreement(tx, alarm.agreement_id));
  if (!agreement || alarm.state !== 'open' || (await tasksOf(tx, subject)).length > 0) return;
  const buyer = await organisationName(tx, alarm.organisation);
  await tellOrganisations(tx, systemActor('query'), [agreement.operator], {
    kind: 'query.misses-exceeded',
    subject,
    text: text(
      `“${buyer}”在授权 ${agreement.number} 下的核验未一致次数达到上限，本小时内不再答复，已转实施机构核查。`,
      `Verifications of “${buyer}” under agreement ${agreement.number} missed up to the limit; none is answered in this hour, and the implementing body looks into it.`,
    ),
  });
  await openTask(tx, {
    kind: 'query.miss-alarm',
    title: text(`核查核验异常：${buyer}`, `Look into verifications that miss: ${buyer}`),
    subject,
    organisationId: agreement.implementingBody,
    role: 'implementing-body',
    acts: ['query.settle-miss-alarm'],
  });
};

export const missAlarmSubscriptions: { readonly [kind: string]: Subscriber } = {
  'query.misses-exceeded': openAlarmTask,
};

export const missAlarmView: SubjectView = async (tx, id) => {
  const alarm = await findMissAlarm(tx, id);
  const agreement = alarm && (await findAgreement(tx, alarm.agreement_id));
  if (!agreement) return null;
  return {
    title: text('核验未一致次数异常', 'Verifications that miss'),
    lifecycle: { id: 'query.miss-alarm', state: alarm.state },
    facts: [
      {
        label: text('核验单位', 'Who asked'),
        value: await organisationName(tx, alarm.organisation),
      },
      { label: text('授权', 'Agreement'), value: agreement.number },
      { label: text('一小时内未一致次数', 'Misses in an hour'), value: `${alarm.misses}` },
      { label: text('发生时间', 'When'), value: alarm.raised_at.toString() },
      ...(alarm.finding ? [{ label: text('说明', 'Finding'), value: alarm.finding }] : []),
    ],
    prefill: { 'query.settle-miss-alarm': { alarmId: id } },
    page: `/agreements/${agreement.id}`,
  };
};
