import type { Text } from '#ui-kit';

/** What a finding about personal data rests on, as the page shows it. */
export interface ShownEvidence {
  readonly hits: number;
  readonly filled: number;
  readonly lookedAt: number;
  readonly hitRate: number;
  readonly distinct: number;
  readonly validShare: number | null;
  readonly examples: readonly string[];
  readonly why: readonly Text[];
  readonly class: string;
  readonly of: string;
  readonly confidence: string;
  readonly sensitive: boolean;
  readonly standard: string;
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Text>).zh === 'string' &&
  typeof (value as Partial<Text>).en === 'string';

/** Findings of different parts rest on different things: null when this is none about personal data, or of a shape that is not known. */
export function shownEvidence(
  evidence: { readonly [name: string]: unknown } | undefined,
): ShownEvidence | null {
  if (!evidence) return null;
  const numbers = ['hits', 'filled', 'lookedAt', 'hitRate', 'distinct'].every(
    (name) => typeof evidence[name] === 'number',
  );
  const words = ['class', 'of', 'confidence', 'standard'].every((name) => typeof evidence[name] === 'string');
  const { examples, why, validShare, sensitive } = evidence;
  const known =
    numbers &&
    words &&
    typeof sensitive === 'boolean' &&
    (validShare === null || typeof validShare === 'number') &&
    Array.isArray(examples) &&
    examples.every((example) => typeof example === 'string') &&
    Array.isArray(why) &&
    why.every(isText);
  return known ? (evidence as unknown as ShownEvidence) : null;
}

/** A share as a percentage that is never rounded up to all nor down to none. */
export function percentOf(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  const percent = share * 100;
  if (percent < 0.1) return '<0.1%';
  if (percent > 99.9) return '>99.9%';
  return `${percent.toFixed(1)}%`;
}
