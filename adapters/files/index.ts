export type { Cells } from './cells.ts';
export type { CellPlace, Finding, FindingCode, Severity } from './findings.ts';
export { findingCodes, findingList } from './findings.ts';
export { formWriter } from './form-writer.ts';
export type { Column } from './header-names.ts';
export {
  type ColumnType,
  type InferOptions,
  type InferredColumn,
  inferColumns,
  type NonConforming,
  type Reason,
} from './infer-columns.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { listLimits, listReader } from './list-reader.ts';
export { type ParquetColumn, type ParquetResult, rowColumn, tableToParquet } from './parquet.ts';
export type { Profile } from './profile.ts';
export {
  type Inspect,
  readInWorker,
  type WorkerAnswer,
  type WorkerBounds,
  type WorkerTask,
} from './read-in-worker.ts';
export { type ReadOptions, readTabular, type TabularResult } from './read-tabular.ts';
export type { Container, Correction, Encoding, Newline, Reading } from './reading.ts';
export { type FileRefusal, type RefusalCode, type RefusalPlace, refusalCodes } from './refusals.ts';
export { sheetWriter } from './sheet-writer.ts';
export { type StreamedSheet, sheetLimits, streamWorkbook } from './stream-workbook.ts';
export type { RowAccount, Table } from './table.ts';
