import { createHash, createPrivateKey, type X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealTrouble } from '#platform/casework';
import { exists, readSecret, writeNewSecret } from '../secret-file.ts';
import { certificatesOf, told } from './certificate.ts';
import { type SealKey, signingWith } from './sign-pdf.ts';

/** Files in the folder of an organisation. */
export const keyFile = 'key.pem';
export const certificateFile = 'certificate.pem';
/** Folder of the certificates that chains must end at. */
export const rootsFolder = 'roots';

/** Ids become names of folders. */
const folderName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** The key of an organisation; null when it has no folder, and what is wrong when what lies there cannot be used. */
export async function readSealKey(
  folder: string,
  organisationId: string,
  at: Temporal.Instant,
): Promise<SealKey | SealTrouble | null> {
  if (!folderName.test(organisationId)) return null;
  const own = join(folder, organisationId);
  if (!(await exists(own))) return null;
  const found = await readPair(own);
  if ('kind' in found) return found;
  if (!found.certificate.checkPrivateKey(found.key))
    return trouble('key-mismatch', `${own}: the key is not that of the certificate`);
  const { validFrom, validUntil } = told(found.certificate);
  if (Temporal.Instant.compare(at, validFrom) < 0 || Temporal.Instant.compare(at, validUntil) >= 0)
    return trouble('not-in-force', `${own}: the certificate is not in force`);
  return found;
}

async function readPair(own: string): Promise<SealKey | SealTrouble> {
  try {
    const [key, pem] = [await readSecret(join(own, keyFile)), await readFile(join(own, certificateFile))];
    if (!key) return trouble('key-unreadable', `${own}: ${keyFile} is missing`);
    const [certificate, ...between] = certificatesOf(pem);
    if (!certificate) return trouble('key-unreadable', `${own}: ${certificateFile} holds no certificate`);
    const opened = createPrivateKey(key);
    signingWith(opened);
    return { key: opened, certificate, between };
  } catch (error) {
    // What is said names files and rules; nothing of a key is in it.
    return trouble('key-unreadable', `${own}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

const trouble = (reason: SealTrouble['reason'], detail: string): SealTrouble => ({
  kind: 'trouble',
  reason,
  detail,
});

/** The roots that are trusted, read anew each time: few files, and one that is put in or taken out counts at once. */
export async function readRoots(folder: string): Promise<X509Certificate[]> {
  return (await rootFiles(folder)).flatMap((file) => certificatesOf(file));
}

async function rootFiles(folder: string): Promise<readonly Buffer[]> {
  const place = join(folder, rootsFolder);
  const names = (await exists(place)) ? (await readdir(place)).filter((name) => name.endsWith('.pem')) : [];
  return Promise.all(names.sort().map((name) => readFile(join(place, name))));
}

/** The roots as PEM, for a backup: they are public, and without them what was sealed cannot be checked where it is restored. */
export const savedRoots = async (folder: string): Promise<readonly string[]> =>
  (await rootFiles(folder)).map((file) => file.toString('utf8'));

/** Roots of a backup, into a home that trusts none yet: one that was taken out of a home does not come back with older data. */
export async function putRoots(folder: string, saved: readonly string[]): Promise<void> {
  if ((await rootFiles(folder)).length > 0) return;
  for (const pem of saved) {
    const name = createHash('sha256').update(pem).digest('hex').slice(0, 16);
    await writeNewSecret(join(folder, rootsFolder, `saved-${name}.pem`), pem);
  }
}
