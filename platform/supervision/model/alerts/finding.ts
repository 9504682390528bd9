import type { Json, Text } from '#foundation';
import type { FigureName } from './figure-words.ts';
import type { Family } from './words.ts';

/** One row, act or log entry that a finding rests on. */
export interface Fact {
  readonly kind: string;
  readonly id: string;
  /** The same row in another respect is another fact. */
  readonly aspect?: string;
  readonly said: Text;
  readonly at?: Temporal.Instant | null;
}

/** What a rule found: raised as an alert unless all its facts stand under an earlier one. */
export interface Finding {
  readonly family: Family;
  readonly rule: string;
  /** What the rule looks at, e.g. `product/prd_1`. */
  readonly key: string;
  readonly title: Text;
  /** Whose conduct it is. */
  readonly organisation?: string;
  /** Its key names a week or a quarter: what was looked into is not raised again under it, whatever is found in addition. */
  readonly once?: boolean;
  /** Persons whose acts it is about. */
  readonly persons?: readonly string[];
  readonly thing?: { readonly kind: string; readonly id: string };
  /** What was measured, and the threshold. */
  readonly figures: { readonly [name in FigureName]?: Json };
  readonly facts: readonly Fact[];
}

/** Most facts an alert keeps of one look: the rest are found again by the same rule. */
export const mostFacts = 200;

export const factKey = ({ kind, id, aspect }: Fact): string => `${kind}/${id}${aspect ? `#${aspect}` : ''}`;
