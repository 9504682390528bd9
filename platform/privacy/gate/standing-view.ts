import { dateAt, type SubjectView, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { organisationName, personName } from '#platform/identity';
import { endTitles } from '../model/gate/standing-review.ts';
import { coveredBy, findStandingReview } from '../store/standing-reviews.ts';
import { covered, pageOf } from './views.ts';

/** A standing review as the task page shows it. */
export const standingReviewView: SubjectView = async (tx, id) => {
  const row = await findStandingReview(tx, id);
  if (!row) return null;
  const title = (await cataloguedResource(tx, row.resource_id))?.title ?? row.resource_id;
  const deliveries = await coveredBy(tx, id);
  return {
    title: text(
      `常态保密审查：${title}（${row.decision_number}）`,
      `Standing secrecy review of ${title} (${row.decision_number})`,
    ),
    lifecycle: { id: 'privacy.standing-review', state: row.state },
    facts: [
      { label: text('审查单位', 'Department'), value: await organisationName(tx, row.organisation) },
      { label: text('样本版本', 'Sample'), value: await covered(tx, [row.base_revision_id]) },
      {
        label: text('样本的列', 'Columns of the sample'),
        value: (row.structure as unknown as [string, string][]).map(([name]) => name).join('、'),
      },
      { label: text('审查日期', 'Date'), value: row.decided_on.toString() },
      {
        label: text('有效期至', 'Last day'),
        value: dateAt(row.until.subtract({ seconds: 1 })).toString(),
      },
      { label: text('登记人', 'Recorded by'), value: await personName(tx, row.recorded_by) },
      { label: text('说明', 'Note'), value: row.note ?? '' },
      { label: text('已覆盖的版本', 'Deliveries covered'), value: String(deliveries.length) },
      ...(row.ended_because
        ? [
            {
              label: text('终止原因', 'Ended because'),
              value: `${endTitles[row.ended_because].zh} · ${endTitles[row.ended_because].en} ${row.ended_said ?? ''}`,
            },
          ]
        : []),
    ],
    prefill: {
      'privacy.confirm-standing-review': { standingId: id },
      'privacy.end-standing-review': { standingId: id },
    },
    page: pageOf(row.base_revision_id),
  };
};
