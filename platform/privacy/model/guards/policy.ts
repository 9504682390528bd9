import { type Clause, type Text, text } from '#foundation';

/** What an answer must satisfy before it leaves; compiled from the agreement's output rules. */
export interface GuardPolicy {
  /** Fewest units behind any number, at least 2. */
  readonly minimumGroup: number;
  readonly dominance?: { readonly n: number; readonly k: number };
  readonly rounding?: { readonly base: number };
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** Why a cell is blank. */
export type SuppressionReason = 'minimum-group' | 'dominance' | 'complement' | 'history';

/**
 * A guard an answer went through, for the reader and the receipt. It says what the guard demands, never which cell it blanked or how many groups
 * were too few: that a few units dominate a cell is itself an answer about them.
 */
export interface GuardVerdict {
  readonly guard: SuppressionReason | 'rounding' | 'rows' | 'bytes' | 'cell-key' | 'differential-privacy';
  readonly statement: Text;
  readonly clause: Clause;
}

/** Both control the risk that comes from association and aggregation (实施规范 Art 21). */
export const aggregationRisk: Clause = { document: '实施规范', article: '21' };

/** The one thing said of every blank cell. */
export const blankStatement: Text = text(
  '背后的保护单位不足、过于集中，或与其他数相减可推出个别单位',
  'Too few protected units stand behind it, or a few make up too much of it, or subtracting it from another number would single some out',
);
