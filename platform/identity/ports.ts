import type { KeyObject } from 'node:crypto';

/** One Ed25519 key that signs, or has signed, access tokens. */
export interface TokenKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * Keys of access tokens, newest first: the first signs, all verify. They live outside the database. A key is replaced by adding a
 * newer one; the old one is removed once the last token it signed has expired.
 */
export interface TokenKeys {
  readonly keys: () => Promise<readonly [TokenKey, ...TokenKey[]]>;
}
