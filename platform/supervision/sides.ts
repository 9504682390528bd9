import type { Actor, Tx } from '#foundation';
import { currentOrganisation, sidesIn } from '#platform/identity';

/** The organisations on whose side somebody stands in matters of supervision. */
export const sidesOf = (tx: Tx, actor: Actor) => sidesIn(tx, actor, 'supervision');

/** Who answers now for what an organisation answered for in supervision; itself where nobody came after it. */
export const answering = async (tx: Tx, organisation: string): Promise<string> =>
  (await currentOrganisation(tx, organisation, tx.now, 'supervision')) ?? organisation;
