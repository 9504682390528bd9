import type { Text, Tx } from '#foundation';

/** Why something still needs its evidence, or since when it does not. */
export interface Need {
  /** What the thing is called, without a person's name. */
  readonly title: Text;
  /** When it was over; the period of its entries counts from then. Null while it goes on or is under dispute. */
  readonly over: Temporal.Instant | null;
  /** What goes on with it, in words. */
  readonly because: Text;
  /** Ids of the organisations that are parties to it: what is held of one of them is held of this. */
  readonly parties: readonly string[];
}

/**
 * Asked of the modules above this one, chosen where the program is put together: of these ids, those that name an agreement or a product. The
 * answer holds for the transaction: what begins to be disputed meanwhile waits for its end.
 */
export type AskNeeds = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Need>>;

/** Where nothing stands above this module. */
export const nothingNeeded: AskNeeds = async () => new Map();
