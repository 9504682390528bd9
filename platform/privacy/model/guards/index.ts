// Pure guards: values in, values out. `sealGuarded` stays inside: only the guards make guarded groups.
export * from '../cell-key/index.ts';
export * from '../noise/index.ts';
export * from './complement.ts';
export * from './dominance.ts';
export * from './evidence.ts';
export * from './guard-groups.ts';
export type { GuardedCell, GuardedGroup } from './guarded.ts';
export * from './minimum-group.ts';
export * from './policy.ts';
export * from './result-bound.ts';
export * from './rounding.ts';
