export {
  describeConfinement,
  type Measure,
  type MeasureName,
  measureNames,
  measureTitles,
  obligatory,
  unmet,
} from './confinement.ts';
export { engineVersion } from './engine-version.ts';
export {
  createLinkageEngine,
  type LinkageEngineOptions,
  type RunningLinkageEngine,
} from './linkage/engine.ts';
export { createOpenTables, type OpenTablesOptions } from './open-tables.ts';
export { createParquetReader, type ParquetReader, type ParquetRows } from './parquet-reader.ts';
export {
  type BuiltProjection,
  createProjectionBuilder,
  type ProjectionBuild,
  type ProjectionBuilder,
} from './projection.ts';
export {
  type CombinationsAnswer,
  type CombinationsOptions,
  countCombinations,
} from './repair/combinations.ts';
export { type DistinctColumn, readDistinctColumns } from './repair/read-columns.ts';
export { createRiskEngine, type RiskEngineOptions } from './risk/risk-engine.ts';
export { type Seal, SealError, type SealFailure, sealKeyId } from './seal.ts';
export { openSealed, sealedContentBytes, sealFile } from './sealed-file.ts';
export { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts';
