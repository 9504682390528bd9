import type { Actor, Json, ProblemType, Result, Text, Tx, Uploads } from '#foundation';
import type { Column, ColumnType } from './model/column.ts';

export type { Column, ColumnType } from './model/column.ts';

/** Something seen while reading or checking a file. `code` is of a closed list of the part that saw it. */
export interface Finding {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: Text;
  readonly count: number;
  /** `service` keeps the revision out of service. `open-release` only says that values are not for everybody: what leaves is the release gate's to decide. */
  readonly blocks?: 'service' | 'open-release';
  /** A few places, by original row number (1-based) and column. */
  readonly at?: readonly { readonly row?: number; readonly column?: string }[];
  /** What the finding rests on, for people of the department and those who judge it: counts, shares, masked examples; never a value. */
  readonly evidence?: { readonly [name: string]: Json };
}

export interface ColumnProfile {
  readonly column: string;
  readonly type: ColumnType;
  readonly filled: number;
  readonly distinct: number;
  readonly min?: string;
  readonly max?: string;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

/** A received file turned into a typed, immutable table on disk. */
export interface ReadRevision {
  readonly receivedSha256: string;
  readonly receivedBytes: number;
  readonly parquetSha256: string;
  readonly parquetBytes: number;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** How the file was read: encoding, sheet, header row …; a person's correction has the same shape. */
  readonly reading: { readonly [name: string]: Json };
  readonly findings: readonly Finding[];
  readonly profile: readonly ColumnProfile[];
}

/** Looks at the cells of a table and says what it found; quality and privacy each bring one. */
export type Inspector = (table: InspectedTable) => readonly Finding[];
export interface InspectedTable {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** What one column holds: each distinct text, in the order of its first row, with the rows that have it. Empty cells are left out. */
  values(column: number): readonly InspectedValue[];
  /** One cell, rows from 0; '' where there is none. Not every reader can tell it. */
  at?(column: number, row: number): string;
}
export interface InspectedValue {
  readonly text: string;
  readonly rows: number;
}

/**
 * Where revisions live: bytes as received and the Parquet made from them, both named by their digest, neither ever overwritten.
 * Reading the same bytes the same way gives the same digests. Findings are the reader's and those of every inspector there is.
 */
export interface RevisionFiles {
  read(
    file: { readonly name: string; readonly sha256: string },
    options?: { readonly reading?: { readonly [name: string]: Json } },
  ): Promise<
    | { readonly ok: true; readonly revision: ReadRevision }
    | { readonly ok: false; readonly reason: Text; readonly code: string }
  >;
  /** Rows for the preview, in file order, as texts in wire form. */
  preview(
    parquetSha256: string,
    window: { readonly offset: number; readonly limit: number; readonly columns?: readonly string[] },
  ): Promise<readonly (readonly (string | null)[])[]>;
  /** Path of the Parquet file, for the projection builder. */
  parquetPath(parquetSha256: string): string;
}

/** Turns a small spreadsheet (list, form) into rows of texts; encodings and workbook kinds are the adapter's business. */
export interface SheetReader {
  rows(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<
    | { readonly ok: true; readonly rows: readonly (readonly (string | null)[])[] }
    | { readonly ok: false; readonly reason: Text }
  >;
}

/**
 * The gate that a revision passes before it serves. It comes after this module; the program hands it in. Refused with all that stands in the way; what passed is
 * written down in the same transaction.
 */
export interface ReleaseGate {
  /** Refusals it can answer with, and rules it applies, for the act's description. */
  readonly problems: readonly ProblemType[];
  readonly rules: readonly string[];
  readonly pass: (
    tx: Tx,
    actor: Actor,
    entering: { readonly resourceId: string; readonly revisionId: string },
  ) => Promise<Result<unknown>>;
}

export interface CatalogPorts {
  readonly gate: ReleaseGate;
  readonly uploads: Uploads;
  readonly files: RevisionFiles;
  readonly sheets: SheetReader;
}
