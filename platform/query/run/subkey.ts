import { hkdfSync } from 'node:crypto';

type KeyUse =
  | 'record-key'
  | 'cell-noise'
  | 'history'
  | 'seal'
  | 'pseudonym'
  | 'preview'
  | 'verification'
  | 'verification-value'
  | 'verification-seal'
  | 'run-result'
  | 'own-data';

/**
 * A key for one use out of an agreement's or a population's secret (RFC 5869), so that the seal's key tells nothing of the pseudonyms'. With `of`
 * it is the key of one thing only.
 */
export const subkey = (secret: Uint8Array, use: KeyUse, of = ''): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, Buffer.from(of), `gongshu/1 ${use}`, 32));
