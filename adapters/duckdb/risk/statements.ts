import type { DuckDBConnection, DuckDBResult, DuckDBType } from '@duckdb/node-api';
import type { Patience } from './patience.ts';

/** The engine, asked one statement after another for as long as patience lasts. */
export class Statements {
  readonly #connection: DuckDBConnection;
  readonly #patience: Patience;

  constructor(connection: DuckDBConnection, patience: Patience) {
    this.#connection = connection;
    this.#patience = patience;
  }

  get halfOver(): boolean {
    return this.#patience.halfOver;
  }

  async run(sql: string): Promise<void> {
    this.#patience.check();
    await this.#connection.run(sql);
  }

  async read(sql: string) {
    this.#patience.check();
    return (await this.#connection.runAndReadAll(sql)).getRows();
  }

  async number(sql: string): Promise<number> {
    return Number((await this.read(sql))[0]![0]);
  }

  async types(sql: string): Promise<readonly DuckDBType[]> {
    this.#patience.check();
    return (await this.#connection.run(`${sql} LIMIT 0`)).columnTypes();
  }

  /** What is made of a result as it comes. */
  async told<Told>(
    sql: string,
    tell: (result: DuckDBResult, patience: Patience) => Promise<Told>,
  ): Promise<Told> {
    this.#patience.check();
    return tell(await this.#connection.stream(sql), this.#patience);
  }
}
