import { type KeyRing, KeyUnknown } from '#adapters/crypto';
import type { AgreementKeys } from '#platform/query';

/** Agreements' secrets in the home's key ring. */
export const agreementKeys = (ring: KeyRing): AgreementKeys => ({
  async open(agreementId) {
    try {
      return await ring.open(agreementId);
    } catch (error) {
      if (!(error instanceof KeyUnknown)) throw error;
    }
    // Two first callers may race; the one who loses opens what the other made.
    return ring.create(agreementId).catch(() => ring.open(agreementId));
  },
  destroy: (agreementId) => ring.destroy(agreementId),
});
