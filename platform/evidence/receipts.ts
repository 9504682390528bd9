import type { Tx } from '#foundation';
import { inclusionProof, type Receipt, type ReceiptPromise, receiptFormat, toHex } from '#verifier';
import { findEntry } from './entries.ts';
import type { LogPorts } from './ports.ts';
import { signPromises } from './promises.ts';
import { readLogRow } from './sequencer/durable-log.ts';
import { knownKeys } from './sequencer/log-keys.ts';
import { storedHashes } from './tile-reading.ts';
import { signersOf } from './tree-head.ts';

/**
 * The receipt of an entry, or a promise while it waits for the sequencer; null when there is no such entry. The id is the key: ids are
 * not guessable and are given only to who made the call, so no other check is made here.
 */
export async function receipt(
  tx: Tx,
  ports: LogPorts,
  entryId: string,
): Promise<Receipt | ReceiptPromise | null> {
  const entry = await findEntry(tx, entryId);
  if (!entry) return null;
  const { head } = await readLogRow(tx);
  if (entry.index === null || entry.index >= head.size || head.note === null) {
    // It is in a transaction's snapshot, so it is committed and may be promised.
    return (await signPromises(ports, [entry], tx.now))[0]!;
  }
  const proof = await inclusionProof(storedHashes(ports.tiles, head.size), entry.index, head.size);
  const { keys, note } = signersOf(head.note, await knownKeys(tx));
  return {
    format: receiptFormat,
    log: { origin: ports.origin, keys },
    leaf: entry.leaf,
    disclosed: entry.disclosed,
    index: entry.index,
    proof: proof.map(toHex),
    checkpoint: note,
  };
}
