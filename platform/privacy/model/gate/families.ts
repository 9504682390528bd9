import { evidenceOf, families, findingPrefix, isFamily, undecidedCode } from '../detection/index.ts';
import type { GateFinding } from './facts.ts';

/**
 * How a finding of personal data weighs at the gate.
 * - `direct`: one value names one person for good; open on no basis at all.
 * - `personal`: personal information that needs a basis.
 * - `pointer`: points at a person, or may: a statute or a named person settles it.
 * - `quasi`: names nobody alone; the risk report judges it.
 * - `none`: names a firm or its officer, or only shows that a column is about persons.
 */
export type Weight = 'direct' | 'personal' | 'pointer' | 'quasi' | 'none';

/** Numbers and bodies that stay with a person. Names and addresses are personal too, but a statute may have them published. */
const forGood = new Set(['resident-id', 'passport', 'mobile', 'bank-card', 'biometric']);

export const isPersonal = (code: string): boolean => code.startsWith(findingPrefix);

/** A family the gate does not know weighs as personal information: what is new is not let through. */
export function weightOf({ code, severity, of, low }: Omit<GateFinding, 'message'>): Weight {
  if (!isPersonal(code)) return 'none';
  if (code === undecidedCode) return 'pointer';
  const family = code.slice(findingPrefix.length);
  if (!isFamily(family)) return 'personal';
  if (forGood.has(family)) return low ? 'pointer' : 'direct';
  if (family === 'individual-business') return 'pointer';
  switch (families[family].class) {
    case 'quasi':
      return of === 'organisation' ? 'none' : 'quasi';
    case 'direct':
      if (severity === 'info') return 'none';
      return severity === 'error' || of === 'person' ? 'personal' : 'pointer';
    default:
      return 'none';
  }
}

/** What the evidence of a stored finding says: whose it seems to be, how sure it is, and whether it is sensitive personal information. */
export function judgedEvidence(finding: {
  readonly code: string;
  readonly evidence?: { readonly [name: string]: unknown };
}): Pick<GateFinding, 'of' | 'sensitive' | 'low'> {
  const evidence = evidenceOf(finding);
  return {
    of: evidence?.class === 'organisation' ? 'organisation' : (evidence?.of ?? 'unknown'),
    sensitive: evidence?.sensitive ?? false,
    low: evidence?.confidence === 'low',
  };
}
