import type { Bytes } from '../encoding.ts';
import { fromBase64, toBase64 } from '../encoding.ts';
import { hashLength } from '../merkle.ts';
import { evidenceBundleFormat } from './format.ts';
import { isRealInstant } from './instants.ts';

/** What the log signs when it makes a bundle. */
export interface Seal {
  readonly origin: string;
  /** SHA-256 of the file without its seal. */
  readonly digest: Bytes;
  readonly madeAt: string;
}

/** The text to be signed. Its second line is a name, so it is never a checkpoint; its first is no promise's. */
export const formatSeal = ({ origin, digest, madeAt }: Seal): string =>
  `${evidenceBundleFormat}\n${origin}\n${toBase64(digest)}\n${madeAt}\n`;

export function parseSeal(text: string): Seal | null {
  const [format, origin, hash, madeAt, end, ...more] = text.split('\n');
  if (format !== evidenceBundleFormat || !origin || /^\d+$/.test(origin) || end !== '' || more.length > 0)
    return null;
  const digest = fromBase64(hash!);
  return digest?.length === hashLength && isRealInstant(madeAt) ? { origin, digest, madeAt } : null;
}
