import { type DeliveredEvent, type Subscriber, systemActor, type Tx } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { cataloguedResource, cataloguedRevision } from '#platform/catalog';
import { standingGradings } from '../store/grades.ts';
import { proposeGrades } from './desk.ts';

/** What is newly known of a table is graded at once, as a proposal; what was decided on the same grounds stays. */
async function propose(tx: Tx, resourceId: string | undefined): Promise<void> {
  const resource = resourceId === undefined ? null : await cataloguedResource(tx, resourceId);
  if (!resource || resource.items.length === 0) return;
  const { open } = await standingGradings(tx, resource.id);
  const made = await proposeGrades(tx, resource, 'system:privacy', { onlyIfNew: true });
  // Nobody is asked to agree to a decision on what was known before.
  if (made && open)
    await cancelTasks(tx, { subject: { kind: 'grading', id: open.id } }, systemActor('privacy'));
}

const afterRevision: Subscriber = async (tx, event: DeliveredEvent) =>
  propose(tx, (await cataloguedRevision(tx, event.subject))?.resource.id);

export const gradingSubscriptions = {
  'catalog.revision-loaded': afterRevision,
  'catalog.resource-described': (tx: Tx, event: DeliveredEvent) => propose(tx, event.subject),
};
