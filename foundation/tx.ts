import type { Kysely } from 'kysely';
import type { Batch } from './batch.ts';
import type { Json } from './json.ts';

/** Something that happened, told to other modules after the commit. `kind` is `module.past-tense`, listed in the module's events.ts. */
export interface DomainEvent {
  readonly kind: string;
  /** The thing it happened to, by id. */
  readonly subject: string;
  readonly payload: { readonly [name: string]: Json };
}

/**
 * One database transaction. Doors of modules take it as an argument, so several modules write in one commit: state change,
 * evidence entry, meter line and outgoing event together or not at all.
 */
export interface Tx {
  /** The clock's reading when the transaction began; one act has one time. */
  readonly now: Temporal.Instant;
  readonly requestId: string;
  /** The transaction seen as one module's tables: `tx.tables<RegistrationTables>().selectFrom('registration.application')`. */
  tables<Tables>(): Kysely<Tables>;
  /** Put an event in the outbox. It is delivered after the commit, at least once; subscribers run in a transaction of their own. */
  emit(event: DomainEvent): Promise<void>;
  /** Wake something after the commit. Only a hint: whatever must happen belongs in the outbox. */
  afterCommit(hint: () => void): void;
}

/** Opens transactions. A body that throws rolls back; so does a body that throws a Refusal. */
export interface Database {
  transaction<Value>(body: (tx: Tx) => Promise<Value>, options?: TransactionOptions): Promise<Value>;
  /**
   * A transaction in one journey, for paths that are walked often. `load` hands over the statements and returns what makes a value of
   * their rows; that is called after the commit. Rejects with `BatchUndone` when the database refused a statement.
   */
  batch<Value>(
    load: (batch: Batch) => () => Value,
    options?: Pick<TransactionOptions, 'mode'>,
  ): Promise<Value>;
}

export interface TransactionOptions {
  readonly requestId?: string;
  /** `snapshot` gives one consistent picture to a read of several queries and refuses writes. */
  readonly mode?: 'write' | 'snapshot';
  /**
   * `again`: of two transactions that wait for each other PostgreSQL ends one; that one's body runs once more from its beginning, a few times at
   * most. For bodies that leave nothing behind outside the transaction.
   */
  readonly afterDeadlock?: 'again';
}
