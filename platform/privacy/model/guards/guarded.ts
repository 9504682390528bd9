import type { Value } from './evidence.ts';
import type { SuppressionReason } from './policy.ts';

declare const passedTheGuards: unique symbol;

export type GuardedCell =
  | { readonly shown: true; readonly value: Value }
  | { readonly shown: false; readonly reason: SuppressionReason };

/** A group that went through the guards. Only `guardGroups` makes one; what is released is made of nothing else. */
export interface GuardedGroup {
  readonly keys: readonly Value[];
  readonly cells: readonly GuardedCell[];
  readonly [passedTheGuards]: true;
}

/** INVARIANT: called by `guardGroups` alone (not re-exported). */
export const sealGuarded = (keys: readonly Value[], cells: readonly GuardedCell[]): GuardedGroup =>
  ({ keys, cells }) as unknown as GuardedGroup;
