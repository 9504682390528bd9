import type { Action } from './action.ts';
import type { Actor } from './actor.ts';
import type { Text } from './text.ts';
import type { Tx } from './tx.ts';

/** What a cell of a column holds, and as what the row gets it. */
export type ColumnKind =
  /** Any text; as it stands, without blanks around it. */
  | 'text'
  /** A whole number. */
  | 'integer'
  /** An amount of money in yuan with at most two decimals; the row gets `1234.50`. */
  | 'yuan'
  /** A day in any usual spelling; the row gets `2026-03-05`. */
  | 'date'
  /** One of `options`, by its word in either language or its code; the row gets the code. */
  | 'choice'
  /** 是 or 否. */
  | 'yes-no'
  /** Something that has a name or number of its own; `find` says which id it is. */
  | 'named'
  /** The name of a file that was handed in with the sheet; the row gets the id of its upload. */
  | 'file';

/** What `find` answers of a name: the value for the row, or why there is none, as a sentence that ends the cell's error. */
export type FoundName =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly why: Text };

export interface ImportColumn {
  /** Head of the column in the template, in either language. */
  readonly title: Text;
  /** Other heads by which it is known, as in the exported list. */
  readonly also?: readonly string[];
  readonly kind: ColumnKind;
  readonly required?: boolean;
  /** Several values in one cell, with 、 or ; between them. */
  readonly many?: boolean;
  /** Longest text. */
  readonly longest?: number;
  readonly options?: { readonly [code: string]: Text };
  readonly unit?: Text;
  /** What to write, on the sheet that explains the columns. */
  readonly note?: Text;
  readonly example: string;
  readonly find?: (tx: Tx, actor: Actor, said: string) => Promise<FoundName>;
}

export interface ImportColumns {
  readonly [name: string]: ImportColumn;
}

type OneOf<C extends ImportColumn> = C['kind'] extends 'integer'
  ? number
  : C['kind'] extends 'yes-no'
    ? boolean
    : string;
type ValueOf<C extends ImportColumn> = C['many'] extends true ? readonly OneOf<C>[] : OneOf<C>;

/** A row as it was read: the columns that are required are there, of the others those that are filled in. */
export type RowOf<C extends ImportColumns> = {
  readonly [N in keyof C as C[N]['required'] extends true ? N : never]: ValueOf<C[N]>;
} & {
  readonly [N in keyof C as C[N]['required'] extends true ? never : N]?: ValueOf<C[N]> | undefined;
};

export type CellValue = string | number | boolean | readonly (string | number | boolean)[];
export interface ReadRow {
  readonly [column: string]: CellValue | undefined;
}

/**
 * A list that can be brought in as a spreadsheet: each row becomes the input of an act that a person might as well do by hand. The act is
 * performed as always, so who may import is who may do the act, and rules, refusals, evidence and the second person are the same.
 */
export interface SheetImport {
  /** `module.list`, as the read of the list where there is one. */
  readonly name: string;
  readonly title: Text;
  /** The act that a row is. */
  readonly act: Action;
  /** Kind of the thing that the act is on, as its policies call it; what it makes new the act says itself. */
  readonly on?: string;
  /** Address of the list in the portal. */
  readonly page?: string;
  readonly columns: ImportColumns;
  /** The input of the act. */
  readonly input: (row: ReadRow) => object;
  /**
   * Is what the row says there already, exactly so? Such a row changes nothing, also one of an exported list that lacks columns the act needs. Given
   * the cells that are filled in, required or not.
   */
  readonly unchanged?: (tx: Tx, actor: Actor, row: ReadRow) => Promise<boolean>;
}

/**
 * Declare a list that can be brought in.
 *
 * ```ts
 * export const costsImport = defineImport({
 *   name: 'pricing.costs', title: text('成本', 'Costs'), act: fileCosts,
 *   columns: { amount: { title: text('金额', 'Amount'), kind: 'yuan', required: true, example: '1200.00' } },
 *   input: ({ amount }) => ({ amount }),
 * });
 * ```
 */
export const defineImport = <const Columns extends ImportColumns>(
  declared: Omit<SheetImport, 'columns' | 'input' | 'unchanged' | 'act'> & {
    // biome-ignore lint/suspicious/noExplicitAny: which input the act takes is checked by its own schema, row by row.
    readonly act: Action<any, any>;
    readonly columns: Columns;
    readonly input: (row: RowOf<Columns>) => object;
    readonly unchanged?: (tx: Tx, actor: Actor, row: Partial<RowOf<Columns>>) => Promise<boolean>;
  },
): SheetImport => declared as unknown as SheetImport;
