import type { Actor, Tx } from '#foundation';
import { sidesIn } from '#platform/identity';

/** The organisations on whose side somebody stands in matters of supervision. */
export const sidesOf = (tx: Tx, actor: Actor) => sidesIn(tx, actor, 'supervision');
