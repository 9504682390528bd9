import type { Readable } from 'node:stream';
import type { Json, Text } from '#foundation';
import type { ColumnFilter, ColumnOrder, OpenColumn } from './model/table.ts';

export type { ColumnFilter, ColumnOrder, OpenColumn, Way } from './model/table.ts';

/** Where a page ended: the value by which it is sorted (null: empty), and the row's place in the file. */
export interface Place {
  readonly value: string | null;
  readonly row: number;
}
export interface OpenTable {
  readonly sha256: string;
  readonly columns: readonly OpenColumn[];
}
export interface TableQuestion {
  readonly filters: readonly ColumnFilter[];
  /** Stands in some text column. */
  readonly words?: string;
  readonly order?: ColumnOrder;
  /** At these places of the file. */
  readonly rows?: readonly number[];
}
export interface TablePage {
  /** In wire form, with the place of each row. */
  readonly rows: readonly { readonly place: Place; readonly cells: readonly Json[] }[];
}

/** Reads revisions that are open to everybody. Takes no SQL: what is asked is typed, and only the columns named are touched. */
export interface OpenTables {
  /** Rows after a place (or after passing over `offset` rows), at most `limit`; null when it took longer than is allowed. */
  page(
    table: OpenTable,
    question: TableQuestion & {
      readonly after?: Place | null;
      readonly offset?: number;
      readonly limit: number;
    },
  ): Promise<TablePage | null>;
  /** How many rows fit, counted no further than `upTo`; null when it took longer than is allowed. */
  count(table: OpenTable, question: TableQuestion, upTo: number): Promise<number | null>;
  /** All rows in file order, some at a time, read as they are taken. */
  scan(table: OpenTable): AsyncIterable<readonly (readonly Json[])[]>;
  /** Path of the Parquet file itself. */
  path(sha256: string): string;
  /** Writes a Parquet file with these columns only, at a path of its own that the caller removes. */
  narrowed(table: OpenTable): Promise<string>;
}

/** How this node is called and reached; without a slash at the end. */
export interface AboutNode {
  readonly address: string;
  readonly name: Text;
  readonly operator: Text;
}

/** What goes on after a read's own transaction: the standing asked again while a file is written, and the count of downloads. */
export interface OpeningPorts {
  readonly about: AboutNode;
  readonly tables: OpenTables;
  /** A workbook with one sheet, written as its rows come. */
  readonly workbook: (sheet: {
    readonly name: string;
    readonly head: readonly string[];
    readonly rows: AsyncIterable<readonly (readonly Json[])[]>;
  }) => Readable;
  /**
   * Asked between the pieces of a file: whether the resource may still be given out as this revision with these columns. It looks again after a while and says
   * yes in between.
   */
  readonly watch: (
    resourceId: string,
    revisionId: string,
    columns: readonly string[],
  ) => () => Promise<boolean>;
  readonly countDownload: (resourceId: string, format: string) => Promise<void>;
}
