import { type Bytes, fromBase64, toBase64 } from './encoding.ts';
import { hashLength } from './merkle.ts';

/** A tree head as a log signs it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  readonly root: Bytes;
}

/** The text of a checkpoint, to be signed as a note. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Read the text of a checkpoint, or null. Extension lines are refused: no log of this kind writes any, and monitors cannot audit them. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, count, hash, end, ...more] = text.split('\n');
  if (!origin || count === undefined || hash === undefined || end !== '' || more.length > 0) return null;
  if (!/^(0|[1-9]\d{0,15})$/.test(count)) return null;
  const size = Number(count);
  const root = fromBase64(hash);
  return root?.length === hashLength && Number.isSafeInteger(size) ? { origin, size, root } : null;
}
