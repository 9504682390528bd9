import type { Json } from './canonical.ts';
import { type Bytes, fromBase64, toBase64 } from './encoding.ts';
import { isInstant, type Leaf, type Openings } from './leaf.ts';
import { hashLength } from './merkle.ts';
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

export const promiseFormat = 'gongshu-promise/1';

/**
 * What a caller gets at once: the log's signed word that the entry will stand in the log by a given time. One signature may promise
 * many entries: it is over the root of a small tree of their leaf hashes, and each promise carries its path in that tree.
 */
export interface ReceiptPromise {
  readonly format: typeof promiseFormat;
  readonly log: LogIdentity;
  readonly leaf: Leaf;
  readonly disclosed: Openings;
  /** Position in the promised batch (not in the log). */
  readonly index: number;
  readonly proof: readonly string[];
  /** The promised batch as a signed note. */
  readonly promise: string;
}

/** What the log signs when it promises. */
export interface PromisedBatch {
  readonly origin: string;
  /** Entries in the batch. */
  readonly size: number;
  readonly root: Bytes;
  readonly promisedAt: string;
  /** The entries stand in the log before this instant. */
  readonly includeBy: string;
}

/** The text to be signed. Its second line is a name, never a number, so it cannot be taken for a checkpoint. */
export const formatPromisedBatch = (batch: PromisedBatch): string =>
  `${promiseFormat}\n${batch.origin}\n${batch.size}\n${toBase64(batch.root)}\n${batch.promisedAt}\n${batch.includeBy}\n`;

export function parsePromisedBatch(text: string): PromisedBatch | null {
  const [format, origin, count, hash, promisedAt, includeBy, end, ...more] = text.split('\n');
  if (format !== promiseFormat || !origin || /^\d+$/.test(origin) || end !== '' || more.length > 0)
    return null;
  if (!/^[1-9]\d{0,8}$/.test(count ?? '') || !isInstant(promisedAt) || !isInstant(includeBy)) return null;
  const root = fromBase64(hash!);
  return root?.length === hashLength ? { origin, size: Number(count), root, promisedAt, includeBy } : null;
}

/** Read a parsed file as a promise; throws a ShapeFault naming the first part that is not as the format says. */
export function readPromise(file: Json): ReceiptPromise {
  const parts = objectWith(file, '', ['format', 'log', 'leaf', 'disclosed', 'index', 'proof', 'promise']);
  return {
    format: checked(parts['format'], '/format', (format) => format === promiseFormat),
    log: readLog(parts['log'], '/log'),
    leaf: readLeaf(parts['leaf'], '/leaf'),
    disclosed: readOpenings(parts['disclosed'], '/disclosed'),
    index: checked(parts['index'], '/index', isPosition),
    proof: readProof(parts['proof'], '/proof'),
    promise: checked(parts['promise'], '/promise', isText),
  };
}
