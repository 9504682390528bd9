import { evidenceOf, families, findingPrefix, isFamily, undecidedCode } from '../detection/index.ts';
import type { GateFinding } from './facts.ts';

/**
 * How a finding of personal data weighs at the gate.
 * - `direct`: one value names one person for good; open on no basis at all.
 * - `personal`: personal information that needs a basis.
 * - `pointer`: points at a person through a public register, an office or a map, or could not be decided: a statute or a named person settles it.
 * - `quasi`: names nobody alone; the risk report judges it.
 * - `none`: names a firm, or only shows that a column is about persons.
 */
export type Weight = 'direct' | 'personal' | 'pointer' | 'quasi' | 'none';

/** Numbers and bodies that stay with a person. Names and addresses are personal too, but a statute may have them published. */
const forGood = new Set(['resident-id', 'passport', 'mobile', 'bank-card', 'biometric']);
const pointers = new Set(['individual-business', 'licence-plate', 'landline', 'coordinates']);
const nobody = new Set(['credit-code', 'business-registration', 'masked', 'header']);

export const isPersonal = (code: string): boolean => code.startsWith(findingPrefix);

/** A family the gate does not know weighs as personal information: what is new is not let through. */
export function weightOf({ code, of }: Pick<GateFinding, 'code' | 'of'>): Weight {
  if (!isPersonal(code)) return 'none';
  const family = code.slice(findingPrefix.length);
  if (code === undecidedCode || pointers.has(family)) return 'pointer';
  if (forGood.has(family)) return 'direct';
  if (nobody.has(family)) return 'none';
  if (!isFamily(family)) return 'personal';
  if (families[family].class === 'quasi') return 'quasi';
  return of === 'organisation' || of === 'officer' ? 'pointer' : 'personal';
}

/** What the evidence of a stored finding says of whom it is about, and whether it is sensitive personal information. */
export function judgedEvidence(finding: {
  readonly code: string;
  readonly evidence?: { readonly [name: string]: unknown };
}): Pick<GateFinding, 'of' | 'sensitive'> {
  const evidence = evidenceOf(finding);
  return { of: evidence?.of ?? 'unknown', sensitive: evidence?.sensitive ?? false };
}
