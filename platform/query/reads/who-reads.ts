import { type Actor, organisationOf } from '#foundation';
import type { RunRow } from '../store/runs.ts';

const overseers = ['data-authority', 'auditor', 'audit-admin'];
const users = ['operator', 'developer'];

const has = (actor: Actor, roles: readonly string[]): boolean =>
  roles.some((role) => (actor.roles as readonly string[]).includes(role));

/** Who oversees sees every run. */
export const oversees = (actor: Actor): boolean => has(actor, overseers);

/** Who asked, whose domain it is, and who answers for it; and who oversees. */
export function mayReadRun(
  actor: Actor,
  run: Pick<RunRow, 'organisation' | 'tenant' | 'implementing_body'>,
): boolean {
  const organisation = organisationOf(actor);
  if (oversees(actor)) return true;
  if (organisation === undefined) return false;
  return (
    (has(actor, users) && [run.organisation, run.tenant].includes(organisation)) ||
    (has(actor, ['implementing-body']) && run.implementing_body === organisation)
  );
}

/** Only who decides sees a result that has not left. */
export const mayReview = (actor: Actor, run: Pick<RunRow, 'implementing_body' | 'organisation'>): boolean =>
  actor.kind === 'person' &&
  has(actor, ['implementing-body']) &&
  run.implementing_body === actor.organisationId &&
  run.organisation !== actor.organisationId;
