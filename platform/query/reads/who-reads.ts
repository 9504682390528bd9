import type { Actor, Tx } from '#foundation';
import { sidesIn } from '#platform/identity';
import type { RunRow } from '../store/runs.ts';

const overseers = ['data-authority', 'auditor', 'audit-admin'];
const users = ['operator', 'developer'];

const has = (actor: Actor, roles: readonly string[]): boolean =>
  roles.some((role) => (actor.roles as readonly string[]).includes(role));

/** The organisations on whose side somebody stands with runs, as policies judge who acts on them. */
export const runSides = (tx: Tx, actor: Actor) => sidesIn(tx, actor, 'products');
type Sides = ReadonlySet<string>;

/** Who oversees sees every run. */
export const oversees = (actor: Actor): boolean => has(actor, overseers);

/** Who asked, whose domain it is, and who answers for it, or who came after them; and who oversees. */
export function mayReadRun(
  actor: Actor,
  sides: Sides,
  run: Pick<RunRow, 'organisation' | 'tenant' | 'implementing_body'>,
): boolean {
  if (oversees(actor)) return true;
  return (
    (has(actor, users) && (sides.has(run.organisation) || sides.has(run.tenant))) ||
    (has(actor, ['implementing-body']) && sides.has(run.implementing_body))
  );
}

/** Only who decides sees a result that has not left. */
export const mayReview = (
  actor: Actor,
  sides: Sides,
  run: Pick<RunRow, 'implementing_body' | 'organisation'>,
): boolean =>
  actor.kind === 'person' &&
  has(actor, ['implementing-body']) &&
  sides.has(run.implementing_body) &&
  !sides.has(run.organisation);

/**
 * Whom a guarded result may be told of before it left: not the one who asked. How many rows it has, how many numbers are blank, and a digest that
 * can be tried with every guess are answers, and no reviewer passed them.
 */
export const mayKnowOutcome = (
  actor: Actor,
  sides: Sides,
  run: Pick<RunRow, 'implementing_body' | 'organisation' | 'state'>,
): boolean => run.state === 'released' || oversees(actor) || mayReview(actor, sides, run);
