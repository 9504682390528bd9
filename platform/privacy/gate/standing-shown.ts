import { dateAt, type Tx, text } from '#foundation';
import type { CataloguedRevision } from '#platform/catalog';
import { endTitles, standingReviewLifecycle } from '../model/gate/standing-review.ts';
import { coverOf, standingReviewsOf } from '../store/standing-reviews.ts';

const lastDay = (until: Temporal.Instant): string => dateAt(until.subtract({ seconds: 1 })).toString();

/** The standing review of the revision's resource that is in force or waits to be checked. */
export async function standingNow(tx: Tx, { id, resource }: CataloguedRevision) {
  const row = (await standingReviewsOf(tx, resource.id)).find(
    ({ state, until }) =>
      state === 'awaiting' || (state === 'confirmed' && Temporal.Instant.compare(until, tx.now) > 0),
  );
  if (!row) return null;
  return {
    id: row.id,
    state: standingReviewLifecycle.states[row.state].title,
    number: row.decision_number,
    lastDay: lastDay(row.until),
    sample: row.base_revision_id,
    covers: (await coverOf(tx, id))?.id === row.id,
  };
}

/** What was done about standing reviews of a resource, as steps of the gate's history. */
export async function standingSteps(tx: Tx, resourceId: string) {
  return (await standingReviewsOf(tx, resourceId)).map((row) => ({
    id: row.id,
    kind: 'standing-review' as const,
    title: text(
      `常态保密审查，至 ${lastDay(row.until)}`,
      `Standing secrecy review, until ${lastDay(row.until)}`,
    ),
    state: row.ended_because
      ? text(
          `已终止：${endTitles[row.ended_because].zh}`,
          `Ended: ${endTitles[row.ended_because].en.toLowerCase()}`,
        )
      : standingReviewLifecycle.states[row.state].title,
    said: [row.decision_number, row.ended_said ?? ''].join(' ').trim(),
    by: row.recorded_by as string | null,
    second: row.checked_by,
    at: row.recorded_at.toString(),
  }));
}
