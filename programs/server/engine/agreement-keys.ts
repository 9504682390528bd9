import { KeyDestroyed, type KeyRing, KeyUnknown } from '#adapters/crypto';
import type { AgreementKeys } from '#platform/query';

/** Agreements' secrets in the home's key ring. */
export function agreementKeys(ring: KeyRing): AgreementKeys {
  const listeners: ((keyId: string) => void)[] = [];
  return {
    async open(keyId) {
      try {
        // Two first callers may race; the one who loses opens what the other made.
        return await openOrNull(ring, keyId).then(
          (key) => key ?? ring.create(keyId).catch(() => ring.open(keyId)),
        );
      } catch (error) {
        throw error instanceof KeyDestroyed ? gone(error) : error;
      }
    },
    async destroy(keyId) {
      await ring.destroy(keyId);
      for (const listener of listeners) listener(keyId);
    },
    async state(keyId) {
      if (await ring.isDestroyed(keyId)) return 'destroyed';
      return (await openOrNull(ring, keyId)) === null ? 'none' : 'present';
    },
    onDestroyed: (listener) => void listeners.push(listener),
  };
}

async function openOrNull(ring: KeyRing, keyId: string): Promise<Buffer | null> {
  try {
    return await ring.open(keyId);
  } catch (error) {
    if (error instanceof KeyUnknown) return null;
    throw error;
  }
}

function gone(error: Error): Error {
  const told = new Error(error.message, { cause: error });
  told.name = 'KeyGone';
  return told;
}
