import { isDeepStrictEqual } from 'node:util';
import { type Check, type Text, text } from '#foundation';
import { findDecision } from '#platform/casework';
import { auditedEntries } from '#platform/evidence';
import { dueOf } from './duty.ts';
import { judgedDuty } from './duty-again.ts';
import { deliverySays } from './model/delivery.ts';
import { registrationTables } from './store/tables.ts';

/**
 * A delivery made elsewhere says what the log fixed, rests on a paper that a second person checked, and each duty that such deliveries touch arose
 * with the first delivery there was and is due by its rule (R2, R3).
 */
export const deliveriesCheck: Check = {
  name: 'registration.deliveries',
  title: text(
    '系统外交付与日志、凭证一致，登记义务据此计算',
    'Deliveries made elsewhere agree with log and proof, and duties are judged by them',
  ),
  async run(tx) {
    const deliveries = await registrationTables(tx)
      .selectFrom('registration.delivery')
      .selectAll()
      .orderBy('delivered_on')
      .orderBy('id')
      .execute();
    const entries = await auditedEntries(
      tx,
      deliveries.map(({ entry_id }) => entry_id),
    );
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    for (const delivery of deliveries) {
      const entry = entries.get(delivery.entry_id);
      if (!entry) fault(delivery.id, '不在日志', 'is not in the log');
      // After retention salts and values are gone; what is left proves nothing of what it said.
      else if (
        entry.values &&
        !isDeepStrictEqual(entry.values, { delivery: delivery.id, ...deliverySays(delivery) })
      )
        fault(delivery.id, '与日志所载的交付不同', 'the log says another delivery');
      const paper = await findDecision(tx, delivery.decision_id);
      if (!paper?.checkerPerson || paper.checkerPerson === paper.recorderPerson || paper.state === 'rejected')
        fault(delivery.id, '凭证未经第二人复核', 'no second person checked its proof');
      if (
        delivery.ended_by !== null &&
        delivery.state === 'withdrawn' &&
        delivery.ended_by === delivery.entered_by
      )
        fault(delivery.id, '由登记人自行撤销', 'was withdrawn by who entered it');
    }
    const duties = await registrationTables(tx).selectFrom('registration.duty').selectAll().execute();
    const standing = Map.groupBy(
      deliveries.filter(({ state }) => state === 'stands'),
      (one) => `${one.thing_kind}/${one.thing_id}`,
    );
    const known = new Set<string>();
    for (const duty of duties) {
      const of = `${duty.thing_kind}/${duty.thing_id}`;
      known.add(of);
      const judged = judgedDuty({
        hereAt: duty.here_at,
        deliveries: standing.get(of) ?? [],
        filedHere: duty.met_at && duty.met_by !== 'filed-elsewhere' ? [duty.met_at] : [],
      });
      if (!judged?.aroseAt.equals(duty.arose_at) || judged.deliveryId !== duty.delivery_id)
        fault(
          duty.thing_id,
          '登记义务不是自最早的交付起算',
          'its duty does not begin with its first delivery',
        );
      else if (!dueOf(judged.aroseAt).output.dueAt.equals(duty.due_at))
        fault(duty.thing_id, '登记义务的期限与规则不符', 'its duty is due on another day than the rule says');
      else if (duty.met_by === 'filed-elsewhere' && !judged.met)
        fault(
          duty.thing_id,
          '登记义务称已在别处申请，没有所据的交付登记',
          'its duty is said to be met elsewhere, by no entry',
        );
    }
    for (const [of, [first]] of standing)
      if (!known.has(of)) fault(first!.id, '没有产生登记义务', 'gave rise to no duty');
    return { looked: deliveries.length + duties.length, faults };
  },
};
