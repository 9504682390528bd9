/** A statement whose text never changes. It is prepared once on each connection, under its name. */
export interface Statement {
  /** Of its own, at most 63 characters, e.g. `query.write-calls`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Statements of one transaction that travel in one journey, because none of them waits for the result of another. What must keep the
 * transaction from committing has to fail in the database (`kernel.must`): when rows can be looked at, it is committed.
 */
export interface Batch {
  /** The clock's reading when the batch was loaded; one act has one time. */
  readonly now: Temporal.Instant;
  /** Hand over one statement; they run in this order. The function gives its rows, once all of the batch is committed. */
  add<Row>(statement: Statement, values: readonly unknown[]): () => readonly Row[];
}

/** The database refused a statement of a batch, and says itself that nothing of the batch has happened. */
export class BatchUndone extends Error {
  constructor(cause: unknown) {
    super('a statement of a batch was refused; nothing of the batch has happened', { cause });
  }
}
