// The second opinion on governed queries: an evaluator that walks rows, and what draws random agreements, data and queries for it.
export * from './draw.ts';
export * from './duckdb-ground.ts';
export { type EvaluatedResult, type EvaluatorInput, evaluateQuery } from './evaluate-query.ts';
export * from './governed-run.ts';
export { type Cell, num } from './numbers.ts';
export { type ProjectedRow, projectRows, type SourceRow } from './project-row.ts';
export * from './random-query.ts';
export { drawPredicate, drawWorld, type RandomWorld } from './random-world.ts';
export * from './sample-agreement.ts';
