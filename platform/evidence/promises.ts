import {
  formatNote,
  formatPromisedBatch,
  promiseFormat,
  type ReceiptPromise,
  toHex,
  treeOf,
} from '#verifier';
import type { Entry } from './append.ts';
import { encodeLeaf } from './model/entry.ts';
import { hashLeaf, hashNode } from './model/hashing.ts';
import type { LogPorts } from './ports.ts';
import { isOwnEd25519 } from './tree-head.ts';

/** How long after the promise an entry may still be on its way into the log. */
export const maximumMergeDelay = Temporal.Duration.from({ hours: 1 });

/**
 * The log's signed word that these entries will stand in it within the hour. Call it only after their transaction has committed: a
 * promise for something rolled back could not be kept and would be evidence against the hub. One signature for all, however many: by the
 * log's own Ed25519 key, and beside it by the one it replaces as long as that signs.
 */
export async function signPromises(
  { origin, signers }: Pick<LogPorts, 'origin' | 'signers'>,
  entries: readonly Pick<Entry, 'leaf' | 'disclosed'>[],
  now: Temporal.Instant,
): Promise<ReceiptPromise[]> {
  if (entries.length === 0) return [];
  const tree = treeOf(
    entries.map(({ leaf }) => hashLeaf(encodeLeaf(leaf))),
    hashNode,
  );
  const text = formatPromisedBatch({
    origin,
    size: entries.length,
    root: tree.root,
    promisedAt: now.toString(),
    includeBy: now.add(maximumMergeDelay).toString(),
  });
  const promising = signers.filter(({ vkey }) => isOwnEd25519(vkey, origin));
  const promise = formatNote(text, await Promise.all(promising.map((signer) => signer.sign(text))));
  return entries.map(({ leaf, disclosed }, index) => ({
    format: promiseFormat,
    log: { origin, keys: promising.map(({ vkey }) => vkey) },
    leaf,
    disclosed,
    index,
    proof: tree.proofs[index]!.map(toHex),
    promise,
  }));
}
