import type { Actor, DoneLine, Result } from '#foundation';
import type { ThingRef } from '#platform/lineage';
import type {
  GroupedUse,
  OwnTable,
  Page,
  ParameterValues,
  QueryParameter,
  ReleasedResult,
} from '../model/index.ts';
import type { OwnData, OwnUse } from '../own-data/own-data.ts';
import type { QueryLimits } from '../ports.ts';
import type { Mark } from './marks.ts';

/** One question put to the engine under an agreement. */
export interface GovernedCall {
  readonly agreementId: string;
  readonly purpose: string;
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly values: ParameterValues;
  /** What groups are for; statistics where nothing is said. */
  readonly groupedForm?: GroupedUse;
  /** The table a caller may bring, which the SQL names; and what it brought. */
  readonly ownTable?: OwnTable;
  readonly own?: OwnData;
  /** One page of the answer; all of it where nothing is said. */
  readonly page?: Page;
  /** What is made of the guarded answer before it leaves: pure, and all that leaves. */
  readonly shape?: (answer: ReleasedResult) => Result<ReleasedResult>;
  readonly actor: Actor;
  /** Organisation that asks: the buyer, or the operator itself. */
  readonly organisation: string;
  readonly productId: string | null;
  readonly standsOn: readonly ThingRef[];
  /** ε to spend, under differential privacy; absent: what the agreement allots to a call. */
  readonly epsilon?: string;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** The audit line of the act that asks, to be written with the release. */
  readonly done?: DoneLine;
  /** Bounds of the run, where they are not those of a call. */
  readonly limits?: QueryLimits;
  readonly signal: AbortSignal;
}

export interface GovernedAnswer {
  readonly callId: string;
  readonly receiptId: string;
  /** Null when this is the replay of an earlier call: the receipt is given again, the rows are not. */
  readonly result: ReleasedResult | null;
  /** Revisions the answer is of; none when `result` is null. */
  readonly revisions: readonly { readonly resource: string; readonly revision: string }[];
  readonly engineMs: number;
  /** Under which marks it left; absent in a replay. */
  readonly marks?: readonly Mark[];
  readonly own?: OwnUse;
}
