// The pure part of the module: scope, admission, printing and release without I/O.
export * from './admit.ts';
export * from './answer.ts';
export * from './decode-result.ts';
export { limits } from './limits.ts';
export * from './normal-form.ts';
export * from './parameters.ts';
export { loadSqlParser, parseSql } from './parse-sql.ts';
export * from './print-query.ts';
export { projectionSchema } from './print-source.ts';
export * from './projection-sql.ts';
export * from './query-rules.ts';
export * from './release.ts';
export * from './scope.ts';
export * from './sql-tree.ts';
export * from './typed-tree.ts';
export * from './used-items.ts';
export * from './value-type.ts';
