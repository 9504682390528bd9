import type { AnyRule } from '#foundation';
import { QR1, QR2 } from './model/egress-rules.ts';
import { R29, R31 } from './model/query-rules.ts';
import { R63 } from './model/verification-rules.ts';

/** Clauses this module enforces. */
export const rules: readonly AnyRule[] = [R29, R31, R63, QR1, QR2];
