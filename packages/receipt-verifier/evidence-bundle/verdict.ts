import type { Bilingual, Fact } from '../verdict.ts';

/** What is looked at in a bundle, in this order. After `file` or `shape` fails nothing more is. */
export type BundleCheckName =
  | 'file'
  | 'shape'
  | 'key'
  | 'checkpoint'
  | 'seal'
  | 'fields'
  | 'inclusion'
  | 'once'
  | 'documents'
  | 'force'
  | 'scope'
  | 'totals'
  | 'records'
  | 'since';

export interface BundleCheck {
  readonly name: BundleCheckName;
  readonly ok: boolean;
  readonly message: Bilingual;
}

/** One thing that is wrong (`fault`), or that the reader should know and the bundle cannot settle (`note`). */
export interface Finding {
  readonly weight: 'fault' | 'note';
  readonly check: BundleCheckName;
  /** JSON pointer to the part it is about. */
  readonly at: string;
  readonly message: Bilingual;
}

export interface BundleVerification {
  /** All checks hold: there is no fault. */
  readonly valid: boolean;
  /** Whether the log's key is one the reader trusts; see `Verification`. */
  readonly trusted: boolean;
  readonly checks: readonly BundleCheck[];
  /** Every fault and note, in the order of the checks. */
  readonly findings: readonly Finding[];
  /** Empty unless `valid`. */
  readonly facts: readonly Fact[];
}

export const fault = (check: BundleCheckName, at: string, message: Bilingual): Finding => ({
  weight: 'fault',
  check,
  at,
  message,
});
export const note = (check: BundleCheckName, at: string, message: Bilingual): Finding => ({
  weight: 'note',
  check,
  at,
  message,
});
