import { type Clause, type Text, text } from '#foundation';

/** What an answer must satisfy before it leaves; compiled from the agreement's output rules. */
export interface GuardPolicy {
  /** Fewest units behind any number, at least 2. */
  readonly minimumGroup: number;
  readonly dominance?: { readonly n: number; readonly k: number };
  readonly rounding?: { readonly base: number };
  readonly suppression: 'cell' | 'cell-and-complement';
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** Why a cell is blank. */
export type SuppressionReason = 'minimum-group' | 'dominance' | 'complement';

/** What a guard did to an answer, for the reader and the receipt. It never says how many groups or units were too few. */
export interface GuardVerdict {
  readonly guard: SuppressionReason | 'rounding' | 'rows' | 'bytes';
  /** False when the guard changed the answer. */
  readonly untouched: boolean;
  readonly statement: Text;
  readonly clause: Clause;
}

/** Both control the risk that comes from association and aggregation (实施规范 Art 21). */
export const aggregationRisk: Clause = { document: '实施规范', article: '21' };

export const suppressionTexts: { readonly [Reason in SuppressionReason]: Text } = {
  'minimum-group': text('涉及的保护单位太少', 'Too few protected units stand behind it'),
  dominance: text('少数单位所占份额过大', 'A few units make up too much of it'),
  complement: text(
    '与同一结果中的其他数相减可推出个别单位',
    'Subtracting it from another number of this answer would single out a few units',
  ),
};
