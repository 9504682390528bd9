import { type Actor, organisationOf, type Subject, type Text, type Tx, text } from '#foundation';
import { type ExternalDecision, recordStep, sendNotice } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName, postsWithRole } from '#platform/identity';
import { type DeliveryState, deliveryLifecycle } from './model/delivery.ts';
import { type Delivery, findDelivery } from './store/deliveries.ts';
import { registrationTables } from './store/tables.ts';

export const deliveryRef = ({ id }: Pick<Delivery, 'id'>) => ({ kind: 'registration-delivery', id });

/** A delivery as policies see it: of who has to register; who entered it does not withdraw it. */
export async function deliverySubject(tx: Tx, id: string): Promise<Subject | null> {
  const delivery = await findDelivery(tx, id);
  return delivery
    ? {
        ...deliveryRef(delivery),
        owner: delivery.organisation,
        parties: [delivery.organisation],
        authors: [delivery.entered_by],
        state: delivery.state,
      }
    : null;
}

/** It does not count any more: replaced or withdrawn, on a paper. The log says so, and who oversees is told: a duty may look better for it. */
export async function endDelivery(
  tx: Tx,
  actor: Actor & { readonly kind: 'person' },
  delivery: Delivery,
  end: {
    readonly state: Exclude<DeliveryState, 'stands'>;
    readonly paper: ExternalDecision;
    readonly said: string;
  },
): Promise<void> {
  await registrationTables(tx)
    .updateTable('registration.delivery')
    .set({
      state: end.state,
      ended_by: actor.personId,
      ended_at: tx.now,
      ended_decision: end.paper.id,
      said: end.said,
    })
    .where('id', '=', delivery.id)
    .execute();
  await appendEntry(tx, {
    kind: 'registration.delivery-ended',
    fields: { delivery: delivery.id, entered: delivery.entry_id, state: end.state, paper: end.paper.id },
  });
  const title = deliveryLifecycle.states[end.state].title;
  await recordStep(tx, { subject: deliveryRef(delivery), title, actor });
  await tx.emit({
    kind: 'registration.delivery-ended',
    subject: delivery.id,
    payload: { state: end.state, thing: delivery.thing_id, organisation: delivery.organisation },
  });
  await tellOverseers(tx, delivery, organisationOf(actor) ?? '', title, end.said);
}

async function tellOverseers(
  tx: Tx,
  delivery: Delivery,
  by: string,
  step: Text,
  said: string,
): Promise<void> {
  const who = await organisationName(tx, by);
  for (const { id } of await postsWithRole(tx, 'data-authority'))
    await sendNotice(tx, {
      to: { postId: id },
      kind: 'registration.delivery-ended',
      subject: deliveryRef(delivery),
      text: text(
        `“${who}”登记的系统外交付（${delivery.thing_id}，${delivery.delivered_on}，凭证 ${delivery.paper_number}）${step.zh}：${said}。登记义务已重新计算。`,
        `A delivery elsewhere entered by ${who} (${delivery.thing_id}, ${delivery.delivered_on}, proof ${delivery.paper_number}): ${step.en.toLowerCase()}, ${said}. The duty to register was judged again.`,
      ),
    });
}
