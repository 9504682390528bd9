import { readSecret, writeNewSecret } from './secret-file.ts';

/** A secret kept as text in a file of mode 0600, made on first use. Two processes that make it at once use the one that came first. */
export async function openSecretText(file: string, make: () => string): Promise<string> {
  const known = await readSecret(file);
  if (known) return known.toString('utf8').trim();
  await writeNewSecret(file, make());
  const made = await readSecret(file);
  if (!made) throw new Error(`${file} disappeared while it was made`);
  return made.toString('utf8').trim();
}
