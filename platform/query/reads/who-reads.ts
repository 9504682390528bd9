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

/**
 * Whom a guarded result may be told of before it left: not the one who asked. How many rows it has, how many numbers are blank, and a digest that
 * can be tried with every guess are answers, and no reviewer passed them.
 */
export const mayKnowOutcome = (
  actor: Actor,
  run: Pick<RunRow, 'implementing_body' | 'organisation' | 'state'>,
): boolean => run.state === 'released' || oversees(actor) || mayReview(actor, run);
