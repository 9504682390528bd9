import { digestBytes, type PlannedItem } from '../model/index.ts';
import { subkey } from '../run/subkey.ts';
import { canonicalText, type Plain } from './canonical-text.ts';
import { keyedDigest } from './keyed-digest.ts';

/** What a verification does with an agreement's secret. Without the secret none of it can be made, looked up or linked again. */
export interface VerificationKeys {
  /** 32 bytes that stand for a subject of a resource: the same under every definition of the agreement. */
  subject(resourceId: string, values: readonly (readonly [itemId: string, value: string])[]): Buffer;
  /** 16 bytes that stand for a compared value of that subject; equal values of two subjects have nothing in common. */
  value(subject: Uint8Array, itemId: string, value: string): Uint8Array;
  /** A digest that nobody can find the input of by trying. */
  guarded(input: Plain): string;
  /** Seals the terms of a consent, in base64url. */
  consent(terms: Plain): string;
  /** The key that one snapshot is sealed with. */
  seal(snapshotId: string): Uint8Array;
}

export function verificationKeys(secret: Uint8Array): VerificationKeys {
  const subjects = keyedDigest(subkey(secret, 'verification'));
  const values = keyedDigest(subkey(secret, 'verification-value'));
  return {
    subject: (resourceId, of) => subjects(canonicalText([resourceId, ...[...of].sort(byItem)])),
    value: (subject, itemId, value) =>
      values(subject, canonicalText([itemId, value])).subarray(0, digestBytes),
    guarded: (input) => values('input\0', canonicalText(input)).toString('hex'),
    consent: (terms) => values('consent\0', canonicalText(terms)).toString('base64url'),
    seal: (snapshotId) => subkey(secret, 'verification-seal', snapshotId),
  };
}

const byItem = ([one]: readonly [string, string], [other]: readonly [string, string]): number =>
  one < other ? -1 : 1;

/** A subject's values with their items, as {@link VerificationKeys.subject} takes them. */
export const withItems = (
  items: readonly PlannedItem[],
  values: readonly string[],
): readonly (readonly [string, string])[] => items.map(({ itemId }, index) => [itemId, values[index]!]);
