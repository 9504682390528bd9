import type { Json } from './canonical.ts';
import { entryField, isCommitted, type Leaf, type Openings } from './leaf.ts';
import {
  checked,
  isPosition,
  isText,
  type LogIdentity,
  objectWith,
  readLeaf,
  readLog,
  readOpenings,
  readProof,
} from './shape.ts';

export const receiptFormat = 'gongshu-receipt/1';

/**
 * Proof that an entry stands in a public log, with what its holder may know of it. The file is the canonical JSON of this and nothing
 * else. Laid down in docs/reference/receipt-format.md.
 */
export interface Receipt {
  readonly format: typeof receiptFormat;
  readonly log: LogIdentity;
  readonly leaf: Leaf;
  /** Fields the holder was given, with their salts. Empty for a public fact, whose leaf says everything. */
  readonly disclosed: Openings;
  /** Position of the leaf in the log, counted from 0. */
  readonly index: number;
  /** Inclusion proof, nearest sibling first, each hash in hexadecimal. */
  readonly proof: readonly string[];
  /** Checkpoint of the log as a signed note. */
  readonly checkpoint: string;
}

/** Read a parsed file as a receipt; throws a ShapeFault naming the first part that is not as the format says. */
export function readReceipt(file: Json): Receipt {
  const parts = objectWith(file, '', ['format', 'log', 'leaf', 'disclosed', 'index', 'proof', 'checkpoint']);
  return {
    format: checked(parts['format'], '/format', (format) => format === receiptFormat),
    log: readLog(parts['log'], '/log'),
    leaf: readLeaf(parts['leaf'], '/leaf'),
    disclosed: readOpenings(parts['disclosed'], '/disclosed'),
    index: checked(parts['index'], '/index', isPosition),
    proof: readProof(parts['proof'], '/proof'),
    checkpoint: checked(parts['checkpoint'], '/checkpoint', isText),
  };
}

/** The same receipt with fewer fields, for showing to somebody who need not see all. It stays valid. */
export function withhold<File extends { readonly disclosed: Openings }>(
  file: File,
  fields: readonly string[],
): File {
  const kept = Object.entries(file.disclosed).filter(([field]) => !fields.includes(field));
  return { ...file, disclosed: Object.fromEntries(kept) };
}

/** Id of the entry, when the file discloses it. */
export function entryOf(file: { readonly leaf: Leaf; readonly disclosed: Openings }): string | null {
  if (!isCommitted(file.leaf)) return file.leaf.entry;
  const id = file.disclosed[entryField]?.value;
  return typeof id === 'string' ? id : null;
}
