import type { Actor } from '#foundation';
import type { ThingRef } from '#platform/lineage';
import type { ParameterValues, QueryParameter, ReleasedResult } from '../model/index.ts';

/** One question put to the engine under an agreement. */
export interface GovernedCall {
  readonly agreementId: string;
  readonly purpose: string;
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly values: ParameterValues;
  readonly actor: Actor;
  /** Organisation that asks: the buyer, or the operator itself. */
  readonly organisation: string;
  readonly productId: string | null;
  readonly standsOn: readonly ThingRef[];
  readonly requestId: string;
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal;
}

export interface GovernedAnswer {
  readonly callId: string;
  readonly receiptId: string;
  /** Null when this is the replay of an earlier call: the receipt is given again, the rows are not. */
  readonly result: ReleasedResult | null;
  readonly engineMs: number;
}
