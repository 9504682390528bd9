import type { Clause, Text } from '#foundation';
import type { Effect, ReasonCode, Status } from './reasons.ts';
import type { ThingRef } from './thing.ts';

/** Why a thing is not clear. `origin` names the reason it was carried from, when it is not the thing's own. */
export interface Reason {
  readonly id: string;
  readonly code: ReasonCode;
  readonly effect: Effect;
  readonly text: Text;
  readonly rule?: string;
  readonly clause?: Clause;
  readonly since: Temporal.Instant;
  readonly by: string;
  readonly origin?: string;
}

/** May this thing be used right now, and if not, why. Two readings are of the same standing exactly when their versions are equal. */
export interface Standing extends ThingRef {
  readonly status: Status;
  readonly version: bigint;
  readonly reasons: readonly Reason[];
}
