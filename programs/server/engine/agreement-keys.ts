import { KeyDestroyed, type KeyRing, KeyUnknown } from '#adapters/crypto';
import type { AgreementKeys } from '#platform/query';

/** Agreements' secrets in the home's key ring. */
export function agreementKeys(ring: KeyRing): AgreementKeys {
  const listeners: ((keyId: string) => void)[] = [];
  const opened = new Set<string>();
  const tell = (keyId: string) => {
    opened.delete(keyId);
    for (const listener of listeners) listener(keyId);
  };
  return {
    async open(keyId) {
      try {
        // Two first callers may race; the one who loses opens what the other made.
        const key = await openOrNull(ring, keyId).then(
          (known) => known ?? ring.create(keyId).catch(() => ring.open(keyId)),
        );
        opened.add(keyId);
        return key;
      } catch (error) {
        throw error instanceof KeyDestroyed ? gone(error) : error;
      }
    },
    async destroy(keyId) {
      await ring.destroy(keyId);
      tell(keyId);
    },
    async state(keyId) {
      if (await ring.isDestroyed(keyId)) return 'destroyed';
      return (await openOrNull(ring, keyId)) === null ? 'none' : 'present';
    },
    onDestroyed: (listener) => void listeners.push(listener),
    async tellDestroyed() {
      for (const keyId of opened) if (await ring.isDestroyed(keyId)) tell(keyId);
    },
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
