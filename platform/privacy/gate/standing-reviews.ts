import {
  type Actor,
  actorReference,
  type ClockHandler,
  type DeliveredEvent,
  type Subject,
  type Subscriber,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { cancelTasks, openTask, sendNotice, stopClock } from '#platform/casework';
import { cataloguedResource, cataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { type EndedBecause, endTitles, reviewedAs, unlike } from '../model/gate/standing-review.ts';
import { lockGate } from '../store/gate.ts';
import {
  baseOf,
  coveredBy,
  findStandingReview,
  type StandingRow,
  standingReviewInForce,
  standingReviewsOf,
  standingTables,
} from '../store/standing-reviews.ts';
import { revisionsSubject } from './desk.ts';
import { reconsider } from './reconsider.ts';

export const standingOverKind = 'privacy.standing-review-over';
export const standingSoonOverKind = 'privacy.standing-review-soon-over';
export const standingEndedTask = 'privacy.standing-review-ended';

const system = systemActor('privacy');
const subjectOf = (id: string) => ({ kind: 'standing-review', id });

/** A standing review as policies see it: who recorded it, and who uploaded what was looked at, may not check it. */
export async function standingReviewSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findStandingReview(tx, id);
  if (!row) return null;
  const base = await revisionsSubject(tx, [row.base_revision_id]);
  return {
    ...subjectOf(id),
    owner: row.organisation,
    authors: [row.recorded_by, ...(base?.authors ?? [])],
    state: row.state,
  };
}

/** Deliveries are those of a machine client: a person who uploads has the file reviewed. */
const isDelivery = (loadedBy: string): boolean => loadedBy.startsWith('cli_');

/** A revision arrived. One that is like what was reviewed is covered, if a machine delivered it; one that is not ends the review, whoever loaded it. */
const arrived: Subscriber = async (tx: Tx, event: DeliveredEvent) => {
  const revision = await cataloguedRevision(tx, event.subject);
  if (!revision) return;
  await lockGate(tx, [revision.resource.id]);
  const standing = await standingReviewInForce(tx, revision.resource.id);
  if (!standing || standing.base_revision_id === revision.id) return;
  const why = unlike(baseOf(standing), reviewedAs(revision));
  if (why !== null) {
    await endStanding(tx, system, standing, why, `v${revision.number}`);
    return;
  }
  if (isDelivery(revision.loadedBy))
    await standingTables(tx)
      .insertInto('privacy.standing_review_revision')
      .values({ revision_id: revision.id, review_id: standing.id, covered_at: tx.now })
      .onConflict((conflict) => conflict.column('revision_id').doNothing())
      .execute();
};

/** Secrets or doubt in any revision of a resource end its standing review at once, and take the cover from all that it covered. */
export async function doubtEnds(tx: Tx, actor: Actor, resourceIds: readonly string[]): Promise<void> {
  for (const resourceId of new Set(resourceIds)) {
    for (const row of await standingReviewsOf(tx, resourceId)) {
      if (row.state === 'confirmed' || row.state === 'awaiting')
        await endStanding(tx, actor, row, 'secrecy', null);
      // One that had ended before covered deliveries of the same kind: they are in doubt, too.
      else if (row.state === 'ended' && row.ended_because !== 'secrecy') {
        await standingTables(tx)
          .updateTable('privacy.standing_review')
          .set({ ended_because: 'secrecy' })
          .where('id', '=', row.id)
          .execute();
        for (const revisionId of await coveredBy(tx, row.id)) await reconsider(tx, revisionId);
      }
    }
  }
}

/** It covers nothing more. Evidence, word to the department, a task where something was found, and what rested on it is judged again. */
export async function endStanding(
  tx: Tx,
  actor: Actor,
  row: StandingRow,
  because: EndedBecause,
  said: string | null,
): Promise<void> {
  const { organisation, resource_id: resource } = row;
  if (row.state === 'confirmed')
    await appendEntry(tx, {
      kind: 'privacy.standing-review-ended',
      fields: { review: row.id, organisation, resource, because, by: actorReference(actor) },
    });
  await standingTables(tx)
    .updateTable('privacy.standing_review')
    .set({ state: 'ended', ended_at: tx.now, ended_because: because, ended_said: said })
    .where('id', '=', row.id)
    .execute();
  const subject = subjectOf(row.id);
  await cancelTasks(tx, { subject }, actor);
  for (const kind of [standingOverKind, standingSoonOverKind]) await stopClock(tx, { subject, kind });
  if (because !== 'superseded') await tell(tx, row, because);
  if (because === 'secrecy')
    for (const revisionId of await coveredBy(tx, row.id)) await reconsider(tx, revisionId);
}

async function tell(tx: Tx, row: StandingRow, because: EndedBecause): Promise<void> {
  const title = (await cataloguedResource(tx, row.resource_id))?.title ?? row.resource_id;
  const said = text(
    `“${title}”的常态保密审查已终止（${endTitles[because].zh}），之后到达的版本须逐次审查`,
    `The standing secrecy review of “${title}” ended (${endTitles[because].en.toLowerCase()}); what arrives from now on is reviewed one by one`,
  );
  const subject = subjectOf(row.id);
  await sendNotice(tx, {
    to: { organisationId: row.organisation },
    kind: standingEndedTask,
    subject,
    text: said,
  });
  if (because !== 'structure' && because !== 'finding') return;
  const role = (await findPost(tx, { organisationId: row.organisation, role: 'secrecy-reviewer' }))
    ? 'secrecy-reviewer'
    : 'source-department';
  // A post nobody holds must not keep the review from ending.
  if (await findPost(tx, { organisationId: row.organisation, role }))
    await openTask(tx, {
      kind: standingEndedTask,
      title: said,
      subject,
      organisationId: row.organisation,
      role,
      acts: ['privacy.record-secrecy-review'],
    });
}

const over: ClockHandler = async (tx, clock) => {
  const before = await findStandingReview(tx, clock.subjectId);
  if (!before) return;
  await lockGate(tx, [before.resource_id]);
  const row = await findStandingReview(tx, clock.subjectId);
  if (row?.state === 'confirmed') await endStanding(tx, system, row, 'over', null);
};

const soonOver: ClockHandler = async (tx, clock) => {
  const row = await findStandingReview(tx, clock.subjectId);
  if (row?.state !== 'confirmed') return;
  await sendNotice(tx, {
    to: { organisationId: row.organisation },
    kind: standingSoonOverKind,
    subject: subjectOf(row.id),
    text: text(
      `常态保密审查 ${row.decision_number} 即将到期，继续按期供数的须重新审查。`,
      `The standing secrecy review ${row.decision_number} will soon have run out; deliveries that go on need a new one.`,
    ),
  });
};

export const standingClocks = { [standingOverKind]: over, [standingSoonOverKind]: soonOver };
export const standingSubscriptions = { 'catalog.revision-loaded': arrived };
