import type pg from 'pg';
import { BatchUndone, type Statement } from '#foundation';
import { wireForm, wireTypes } from './wire.ts';

/** One statement on its way, and where its rows gather. */
export interface Loaded {
  readonly statement: Statement;
  /** As the server gets them: what has no form must be found out before anything is sent. */
  readonly values: readonly (string | Buffer | null)[];
  readonly rows: object[];
}

export const loadedWith = (statement: Statement, values: readonly unknown[]): Loaded => ({
  statement,
  values: values.map(wireForm),
  rows: [],
});

/** What is used of node-postgres' connection, which its types keep to themselves. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(message: { readonly type: 'P'; readonly name: string }): void;
  execute(message: object): void;
  close(message: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** What each connection has prepared, with the columns each statement gives. */
const prepared = new WeakMap<object, Map<string, readonly Column[]>>();

/**
 * Several statements as one message to PostgreSQL with one `Sync` at its end. Up to there they are one transaction by themselves: the
 * commit comes with the `Sync`, and when one fails the server skips the rest and undoes all. So there is no `BEGIN` that could be lost.
 */
class BatchMessage implements pg.Submittable {
  readonly #loaded: readonly Loaded[];
  readonly #settle: (error?: unknown) => void;
  #at = 0;
  #columns: Map<string, readonly Column[]> = new Map();

  constructor(loaded: readonly Loaded[], settle: (error?: unknown) => void) {
    this.#loaded = loaded;
    this.#settle = settle;
  }

  submit(given: pg.Connection): void {
    const connection = given as unknown as Connection;
    this.#columns = prepared.get(connection) ?? new Map();
    prepared.set(connection, this.#columns);
    const parsed = new Set<string>();
    connection.stream.cork();
    try {
      for (const { statement, values } of this.#loaded) {
        const { name, text } = statement;
        const known = this.#columns.has(name);
        if (!known && !parsed.has(name)) {
          // A batch that failed may have prepared it or not.
          connection.close({ type: 'S', name });
          connection.parse({ name, text });
          parsed.add(name);
        }
        connection.bind({ statement: name, values });
        if (!known) connection.describe({ type: 'P', name: '' });
        connection.execute({});
      }
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: wireTypes.getTypeParser(dataTypeID, 'text') as Column['parse'],
    }));
    this.#columns.set(this.#loaded[this.#at]!.statement.name, columns);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const { statement, rows } = this.#loaded[this.#at]!;
    const row: { [column: string]: unknown } = {};
    this.#columns.get(statement.name)!.forEach(({ name, parse }, index) => {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : parse(text);
    });
    rows.push(row);
  }

  handleCommandComplete(): void {
    const { name } = this.#loaded[this.#at]!.statement;
    // One that gives no rows is described by silence.
    if (!this.#columns.has(name)) this.#columns.set(name, []);
    this.#at++;
  }

  handleReadyForQuery(): void {
    this.#settle();
  }

  handleError(error: Error & { readonly severity?: string }): void {
    for (const { statement } of this.#loaded.slice(this.#at)) this.#columns.delete(statement.name);
    // Only the server's own word says that nothing happened; a connection that is lost says nothing.
    this.#settle(error.severity === 'ERROR' ? new BatchUndone(error) : error);
  }

  handleEmptyQuery(): void {
    this.#at++;
  }
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

/** Runs the statements; their rows are filled in. Rejects when one of them failed, and then nothing has happened. */
export const sendBatch = (client: pg.ClientBase, loaded: readonly Loaded[]): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new BatchMessage(loaded, (error) => (error === undefined ? resolve() : reject(error))));
  });
