// The pure part of the module: no I/O, so that models of later modules and the browser's tests may use it without the door.
export * from './agreement.ts';
export * from './agreement-defects.ts';
export * from './agreement-diff.ts';
export * from './agreement-digest.ts';
export * from './agreement-parts.ts';
export * from './agreement-rules.ts';
export * from './item.ts';
export { AR3 } from './miss-limit.ts';
export * from './predicate.ts';
export * from './predicate-row.ts';
export * from './predicate-sql.ts';
export * from './predicate-text.ts';
export { priceBasisOf, type UnitBasis, unitBases } from './price-basis.ts';
export * from './product-kind.ts';
export * from './resource.ts';
export { resourceDefects } from './resource-defects.ts';
export * from './users.ts';
