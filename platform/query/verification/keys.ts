import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { digestBytes, type PlannedItem } from '../model/index.ts';
import { subkey } from '../run/subkey.ts';

/** What a verification does with an agreement's secret. Without the secret none of it can be made, looked up or linked again. */
export interface VerificationKeys {
  /** 32 bytes that stand for a subject of a resource: the same under every definition of the agreement. */
  subject(resourceId: string, values: readonly (readonly [itemId: string, value: string])[]): Buffer;
  /** 16 bytes that stand for a compared value of that subject; equal values of two subjects have nothing in common. */
  value(subject: Uint8Array, itemId: string, value: string): Uint8Array;
  /** A digest that nobody can find the input of by trying. */
  guarded(input: unknown): string;
  /** The key that one snapshot is sealed with. */
  seal(snapshotId: string): Uint8Array;
}

export function verificationKeys(secret: Uint8Array): VerificationKeys {
  const subjects = subkey(secret, 'verification');
  const values = subkey(secret, 'verification-value');
  return {
    subject: (resourceId, of) =>
      createHmac('sha256', subjects)
        .update(canonicalize([resourceId, ...[...of].sort(byItem)]) ?? '')
        .digest(),
    value: (subject, itemId, value) =>
      createHmac('sha256', values)
        .update(subject)
        .update(canonicalize([itemId, value]) ?? '')
        .digest()
        .subarray(0, digestBytes),
    guarded: (input) =>
      createHmac('sha256', values)
        .update('input\0')
        .update(canonicalize(input) ?? '')
        .digest('hex'),
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
