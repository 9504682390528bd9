export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean';

export interface Column {
  /** Name in the Parquet file: the header as given, made unique. */
  readonly name: string;
  readonly type: ColumnType;
}
