import { type KeyRing, KeyUnknown } from '#adapters/crypto';
import type { AgreementKeys } from '#platform/query';

/** Agreements' secrets in the home's key ring. */
export function agreementKeys(ring: KeyRing): AgreementKeys {
  const listeners: ((agreementId: string) => void)[] = [];
  return {
    async open(agreementId) {
      try {
        return await ring.open(agreementId);
      } catch (error) {
        if (!(error instanceof KeyUnknown)) throw error;
      }
      // Two first callers may race; the one who loses opens what the other made.
      return ring.create(agreementId).catch(() => ring.open(agreementId));
    },
    async destroy(agreementId) {
      await ring.destroy(agreementId);
      for (const listener of listeners) listener(agreementId);
    },
    onDestroyed: (listener) => void listeners.push(listener),
  };
}
