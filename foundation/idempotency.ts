import type { Batch } from './batch.ts';
import type { Tx } from './tx.ts';

export interface IdempotentCall {
  /** Who asks: keys of different actors never meet. */
  readonly actor: string;
  readonly key: string;
  readonly act: string;
  /** Digest of the input, so that a key used again for something else is noticed. */
  readonly inputDigest: string;
}

export type Claim =
  | { readonly state: 'new' }
  | { readonly state: 'replay'; readonly answer: unknown }
  | { readonly state: 'conflict' };

/** Keys of acts that must not happen twice. Both halves run inside the act's own transaction. */
export interface Idempotency {
  /** Claim the key. A second caller with the same key waits for the first one's commit and then gets its answer. */
  claim(tx: Tx, call: IdempotentCall): Promise<Claim>;
  /** Keep the answer with the key. */
  settle(tx: Tx, call: IdempotentCall, answer: unknown): Promise<void>;
}

export interface ActLine {
  readonly requestId: string;
  readonly act: string;
  readonly actor: string;
  readonly subject?: string;
  readonly outcome: string;
}

/** The outcome of an audit line that says somebody looked. */
export const lookedOutcome = 'looked';

/** The audit line of every act, done or refused. */
export interface ActLog {
  /** Lines of one request or of several, in one statement. */
  record(tx: Tx, lines: readonly ActLine[]): Promise<void>;
  /** The same in a batch. */
  recordIn(batch: Batch, lines: readonly ActLine[]): void;
}

/**
 * The audit line of an operation that succeeds. Whoever commits what the operation is about may write it in the same transaction, and says
 * so once that is committed; otherwise the executor writes it afterwards, in a transaction of its own.
 */
export interface DoneLine {
  readonly line: ActLine;
  readonly log: ActLog;
  written(): void;
}
