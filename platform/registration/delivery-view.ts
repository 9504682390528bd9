import { type SubjectView, text, viewWithTitles } from '#foundation';
import { organisationName, personName } from '#platform/identity';
import { findDelivery } from './store/deliveries.ts';
import { deliveryTitle, deliveryTitles } from './subject-titles.ts';

/** What was delivered elsewhere, on which proof, and whether it counts. */
export const deliveryView: SubjectView = viewWithTitles(async (tx, id) => {
  const delivery = await findDelivery(tx, id);
  if (!delivery) return null;
  return {
    title: deliveryTitle(delivery),
    lifecycle: { id: 'registration.delivery', state: delivery.state },
    facts: [
      { label: text('登记主体', 'Registrant'), value: await organisationName(tx, delivery.organisation) },
      { label: text('数据', 'What'), value: delivery.thing_id },
      { label: text('首次交付日期', 'First delivered on'), value: delivery.delivered_on.toString() },
      { label: text('经何系统、交付给谁', 'By which system, to whom'), value: delivery.delivered_by },
      { label: text('凭证文号', 'Number of the proof'), value: delivery.paper_number },
      ...(delivery.filed_on
        ? [
            {
              label: text('已在别处申请登记', 'Filed elsewhere'),
              value: `${delivery.filed_on} ${delivery.filed_with} ${delivery.filed_number}`,
            },
          ]
        : []),
      { label: text('登记人', 'Entered by'), value: await personName(tx, delivery.entered_by) },
      ...(delivery.said ? [{ label: text('理由', 'Reason'), value: delivery.said }] : []),
    ],
    prefill: {
      'registration.withdraw-delivery': { deliveryId: id },
      'registration.enter-delivery': {
        kind: delivery.thing_kind,
        thingId: delivery.thing_id,
        replaces: id,
      },
    },
    page: '/registration-duties#elsewhere',
  };
}, deliveryTitles);
