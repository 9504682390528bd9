import { type KeyRing, KeyUnknown } from '#adapters/crypto';

/** The one key of this home under an id, made when it is first asked for. */
export async function keptKey(ring: KeyRing, id: string): Promise<Buffer> {
  try {
    return await ring.open(id);
  } catch (error) {
    if (!(error instanceof KeyUnknown)) throw error;
  }
  // Another process of this home may make it at the same moment: then theirs is opened.
  return ring.create(id).catch(() => ring.open(id));
}
