import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { exists, readSecret, writeNewSecret } from '../secret-file.ts';
import { certificatesOf, makeCertificate, makeKey } from './certificate.ts';
import { certificateFile, keyFile, rootsFolder } from './key-folder.ts';

const authorityFolder = 'test-ca';
const rootFile = 'test-ca.pem';
const years = 20;

/**
 * A certificate authority of a demo home, made when first wanted, and keys under it for every organisation that issues a paper. Its
 * certificates say in their names that they are tests; no other home makes or trusts them.
 */
export async function ensureTestKey(
  folder: string,
  owner: { readonly organisationId: string; readonly issuer: string },
  at: Temporal.Instant,
): Promise<void> {
  const own = join(folder, owner.organisationId);
  if (await exists(join(own, certificateFile))) return;
  const authority = await openAuthority(folder, at);
  const key = await openKey(own);
  const certificate = await makeCertificate({
    subject: { commonName: `${owner.issuer}（测试 TEST）`, organisation: owner.organisationId },
    publicKey: createPublicKey(key),
    signedWith: authority.key,
    issuer: authority.certificate,
    ...validity(at),
  });
  // The certificate comes last: a folder with it is complete.
  await writeNewSecret(join(own, certificateFile), certificate.toString());
}

async function openAuthority(folder: string, at: Temporal.Instant) {
  const place = join(folder, authorityFolder);
  const key = await openKey(place);
  const file = join(place, certificateFile);
  if (!(await exists(file))) {
    const made = await makeCertificate({
      subject: {
        commonName: '公枢测试根证书 Gongshu TEST root',
        organisation: '仅供演示 demonstration only',
      },
      publicKey: createPublicKey(key),
      signedWith: key,
      ...validity(at),
    });
    await writeNewSecret(file, made.toString());
  }
  const pem = (await readSecret(file))!;
  await writeNewSecret(join(folder, rootsFolder, rootFile), pem);
  return { key, certificate: certificatesOf(pem)[0]! };
}

/** From a day before, so that clocks a little behind find it in force. */
const validity = (at: Temporal.Instant) => {
  const from = at.subtract({ hours: 24 });
  return { from, until: from.add({ hours: years * 365 * 24 }) };
};

/** The key in a folder, made when there is none; when two make one at once both use the one that came first. */
async function openKey(folder: string) {
  const file = join(folder, keyFile);
  if (!(await exists(file)))
    await writeNewSecret(file, makeKey().privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return createPrivateKey((await readSecret(file))!);
}
