import type { AnyRule } from '#foundation';
import { R29, R31 } from './model/query-rules.ts';

/** Clauses this module enforces. */
export const rules: readonly AnyRule[] = [R29, R31];
