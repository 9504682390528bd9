import type { Tx } from '#foundation';
import { type Receipt, type ReceiptPromise, receiptFormat } from '#verifier';
import { findEntry } from './entries.ts';
import { logView } from './log-view.ts';
import type { LogPorts } from './ports.ts';
import { signPromises } from './promises.ts';

/**
 * The receipt of an entry, or a promise while it waits for the sequencer; null when there is no such entry. The id is the key: ids are
 * not guessable and are given only to who made the call, so no other check is made here.
 */
export async function receipt(
  tx: Tx,
  ports: LogPorts,
  entryId: string,
): Promise<Receipt | ReceiptPromise | null> {
  const view = await logView(tx, ports);
  const [proven] = (await view?.prove([entryId])) ?? [];
  if (view && proven) {
    const { leaf, disclosed, index, proof } = proven;
    return {
      format: receiptFormat,
      log: view.log,
      leaf,
      disclosed,
      index,
      proof,
      checkpoint: view.checkpoint,
    };
  }
  const entry = await findEntry(tx, entryId);
  // It is in a transaction's snapshot, so it is committed and may be promised.
  return entry && (await signPromises(ports, [entry], tx.now))[0]!;
}
