import type { Tx } from '#foundation';
import {
  type Bytes,
  consistencyProof,
  formatNote,
  type HashReader,
  inclusionProof,
  type Leaf,
  type LogIdentity,
  type Openings,
  toHex,
} from '#verifier';
import { findEntries } from './entries.ts';
import type { LogPorts } from './ports.ts';
import { provingHashes } from './proving-hashes.ts';
import { signedHead } from './sequencer/durable-log.ts';

import { signersOf } from './tree-head.ts';

/** An entry with its proof to the checkpoint of a view. */
export interface ProvenEntry {
  readonly id: string;
  readonly leaf: Leaf;
  readonly disclosed: Openings;
  readonly index: number;
  /** Hashes in hexadecimal, nearest sibling first. */
  readonly proof: readonly string[];
}

/** The published log as one transaction sees it: all its proofs lead to the same checkpoint. */
export interface LogView {
  readonly log: LogIdentity;
  /** Signed by the keys of `log`, in that order. */
  readonly checkpoint: string;
  readonly size: number;
  /** Those of these entries that stand under the checkpoint, by index. Proofs are made in one go: ask for some hundreds at a time. */
  prove(ids: readonly string[]): Promise<readonly ProvenEntry[]>;
  /** That the checkpoint extends the log as it was at a size up to its own. */
  continues(size: number): Promise<readonly string[]>;
  /** A note of the log's own key over a text, or null while the checkpoint is not yet signed by the key that signs now. */
  sign(text: string): Promise<string | null>;
}

/** Null before the first checkpoint. */
export async function logView(tx: Tx, ports: LogPorts): Promise<LogView | null> {
  const head = await signedHead(tx);
  if (!head) return null;
  const { size } = head;
  const { keys, note } = signersOf(head.note, head.vkeys);
  const [own] = ports.signers;
  return {
    log: { origin: ports.origin, keys },
    checkpoint: note,
    size,
    async prove(ids) {
      // A reader of its own for these: it keeps every tile it has read.
      const hashes = onceEach(provingHashes(ports.tiles, size));
      const found = (await findEntries(tx, ids))
        .flatMap(({ id, leaf, disclosed, index }) =>
          index === null || index >= size ? [] : [{ id, leaf, disclosed, index }],
        )
        .sort((one, other) => one.index - other.index);
      return Promise.all(
        found.map(async (entry) => ({
          ...entry,
          proof: (await inclusionProof(hashes, entry.index, size)).map(toHex),
        })),
      );
    },
    continues: async (earlier) =>
      (await consistencyProof(provingHashes(ports.tiles, size), earlier, size)).map(toHex),
    sign: async (text) => (keys[0] === own.vkey ? formatNote(text, [await own.sign(text)]) : null),
  };
}

/** Proofs of neighbours share most of their nodes: each is computed once. */
function onceEach(read: HashReader): HashReader {
  const seen = new Map<string, Promise<Bytes>>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const known = seen.get(name);
    if (known) return known;
    const hash = read(level, index);
    seen.set(name, hash);
    return hash;
  };
}
