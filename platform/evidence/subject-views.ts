import { type SubjectSummary, type SubjectView, text } from '#foundation';
import { findErasure } from './retention/erasures.ts';
import { findHold } from './retention/holds.ts';

export const erasureView: SubjectView = async (tx, id) => {
  const erasure = await findErasure(tx, id);
  if (!erasure) return null;
  const prefill = { erasureId: id };
  return {
    title: text(
      `清除${erasure.before}以前的存证明细`,
      `Erasure of salts and values made before ${erasure.before}`,
    ),
    lifecycle: { id: 'evidence.erasure', state: erasure.state },
    facts: [
      { label: text('清除此日以前的', 'Made before'), value: erasure.before.toString() },
      { label: text('理由', 'Reason'), value: erasure.reason },
      ...(erasure.opinion ? [{ label: text('复核意见', 'Opinion'), value: erasure.opinion }] : []),
      ...(erasure.state === 'running' || erasure.state === 'done'
        ? [
            { label: text('已清除', 'Erased'), value: `${erasure.erased}` },
            { label: text('仍须保留', 'Still needed and kept'), value: `${erasure.kept}` },
          ]
        : []),
    ],
    prefill: { 'evidence.approve-erasure': prefill, 'evidence.decline-erasure': prefill },
    page: '/work/evidence-retention',
  };
};

export const holdView: SubjectView = async (tx, id) => {
  const hold = await findHold(tx, id);
  if (!hold) return null;
  const lifting: SubjectSummary['prefill'] =
    hold.lifted_at === null ? { 'evidence.lift-hold': { holdId: id } } : {};
  return {
    title: text(`存证保全：${hold.thing}`, `Hold: ${hold.thing}`),
    facts: [
      { label: text('保全对象', 'Kept'), value: hold.thing },
      { label: text('事由', 'Reason'), value: hold.reason },
      ...(hold.why_lifted ? [{ label: text('解除理由', 'Why lifted'), value: hold.why_lifted }] : []),
    ],
    prefill: lifting,
    page: '/work/evidence-retention',
  };
};
