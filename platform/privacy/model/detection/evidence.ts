import type { Text } from '#foundation';
import { type Family, type FamilyClass, isFamily } from './families.ts';
import type { SensitivityStandard } from './sensitivity.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** What one column shows of one family: what a finding rests on. No value is in it, only counts and masked examples. */
export type PersonalEvidence = {
  readonly family: Family;
  readonly class: FamilyClass;
  readonly column: string;
  /** Cells (rows) in which it was seen, of so many that are filled. */
  readonly hits: number;
  readonly filled: number;
  /** hits ÷ filled cells looked at, rounded to four places. */
  readonly hitRate: number;
  /** Cells looked at: fewer than `filled` when a large column was sampled. */
  readonly lookedAt: number;
  /** Different values among the hits. */
  readonly distinct: number;
  /** Of what has the form, the share whose check character or plausibility holds; null where a form has nothing to check. */
  readonly validShare: number | null;
  /** How it was written, by number of cells: whole, embedded, spaced, scientific, fifteen … */
  readonly forms: { readonly [form: string]: number };
  /** At most three, masked. */
  readonly examples: readonly string[];
  readonly why: readonly Text[];
  readonly confidence: Confidence;
  /** Whose it seems to be: an organisation's office, its officer, a private person, or not to be told. */
  readonly of: 'person' | 'officer' | 'organisation' | 'unknown';
  /** Sensitive personal information under `standard` (R61). */
  readonly sensitive: boolean;
  readonly standard: SensitivityStandard;
};

/** Findings about personal data, and the one that says something could not be decided. */
export const findingPrefix = 'personal-data/';
export const undecidedCode = 'personal-data/undecided';

/** The evidence of a finding, or null when it is of another kind. Findings are stored as JSON: what is not ours is not trusted. */
export function evidenceOf(finding: {
  readonly code: string;
  readonly evidence?: { readonly [name: string]: unknown };
}): PersonalEvidence | null {
  const { evidence } = finding;
  if (!finding.code.startsWith(findingPrefix) || !evidence) return null;
  return typeof evidence.family === 'string' && isFamily(evidence.family) && Array.isArray(evidence.why)
    ? (evidence as unknown as PersonalEvidence)
    : null;
}
