import { sign, verify } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { TokenKeys } from './ports.ts';

/** What every store of token keys does. `again` opens the same store a second time. */
export function tokenKeysContract(
  name: string,
  open: () => Promise<{ readonly store: TokenKeys; readonly again: () => Promise<TokenKeys> }>,
): void {
  describe(`token keys: ${name}`, () => {
    it('has a key from the start, whose id is its thumbprint', async () => {
      const [first] = await (await open()).store.keys();
      expect(first.privateKey.asymmetricKeyType).toBe('ed25519');
      expect(first.kid).toBe(await calculateJwkThumbprint(await exportJWK(first.publicKey)));
    });
    it('has public keys that belong to the private ones', async () => {
      for (const key of await (await open()).store.keys()) {
        const signature = sign(null, Buffer.from('token'), key.privateKey);
        expect(verify(null, Buffer.from('token'), key.publicKey, signature)).toBe(true);
      }
    });
    it('has the same keys when opened again', async () => {
      const { store, again } = await open();
      const ids = async (keys: TokenKeys) => (await keys.keys()).map((key) => key.kid);
      expect(await ids(await again())).toEqual(await ids(store));
    });
  });
}
