/** What a filter of the open data API may ask of a column. */
export const ways = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'contains',
  'starts',
  'null',
  'filled',
] as const;
export type Way = (typeof ways)[number];

export interface OpenColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean';
}
export interface ColumnFilter {
  readonly column: OpenColumn;
  readonly way: Way;
  /** In wire form, checked against the column's type; none for `null` and `filled`, several for `in`. */
  readonly values: readonly string[];
}
export interface ColumnOrder {
  readonly column: OpenColumn;
  readonly descending: boolean;
}
