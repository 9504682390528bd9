import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TokenKey, TokenKeys } from '#platform/identity';
import { makeSecretFolder, readSecret, writeNewSecret } from './secret-file.ts';

const fileName = /^(\d{4})\.pem$/;

/**
 * Keys of access tokens as files `0001.pem`, `0002.pem` … (PKCS#8, mode 0600) in a folder; the highest number signs. The first is made
 * on first use. To replace it, add the next number and restart; to withdraw an old one, remove its file.
 */
export async function openTokenKeys(options: { readonly folder: string }): Promise<TokenKeys> {
  await makeSecretFolder(options.folder);
  if ((await keyFiles(options.folder)).length === 0) {
    const { privateKey } = generateKeyPairSync('ed25519');
    // When another process makes one at the same time, both use the one that came first.
    await writeNewSecret(
      join(options.folder, '0001.pem'),
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
  }
  const keys = await Promise.all(
    (await keyFiles(options.folder)).map((name) => loadKey(join(options.folder, name))),
  );
  const [first, ...older] = keys;
  if (!first) throw new Error(`${options.folder} has lost its keys while it was opened`);
  return { keys: async () => [first, ...older] };
}

/** Names of the key files, newest first. */
const keyFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => fileName.test(name))
    .sort()
    .reverse();

async function loadKey(path: string): Promise<TokenKey> {
  const pem = await readSecret(path);
  if (!pem) throw new Error(`${path} disappeared while it was read`);
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new Error(`${path} holds a key of type ${privateKey.asymmetricKeyType}, not ed25519`);
  const publicKey = createPublicKey(privateKey);
  return { kid: thumbprint(publicKey), privateKey, publicKey };
}

/** RFC 7638: the digest of the key's required members, in alphabetical order. */
function thumbprint(key: KeyObject): string {
  const { crv, kty, x } = key.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
