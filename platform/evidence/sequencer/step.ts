import type { Database, Tx } from '#foundation';
import { consistencyProof, equalBytes, parseNoteKey, treeRoot, verifyConsistency } from '#verifier';
import { LogHalted } from '../halted.ts';
import { emptyEdge, grow, rootOfEdge, type TileFile, type TreeEdge } from '../model/tree.ts';
import type { LogPorts, NoteSigner } from '../ports.ts';
import { loadEdge, storedHashes, tilesOfSize } from '../tile-reading.ts';
import { readHead, signHead, type TreeHead } from '../tree-head.ts';
import {
  anyWaiting,
  assignNext,
  type Batch,
  type LogRow,
  leavesFrom,
  raiseEpoch,
  readLogRow,
  recordHead,
  takeTurn,
} from './durable-log.ts';
import { endedSigners, keepKeys, keysSettled, type LogKey, logKeys } from './log-keys.ts';
import { compareAssigned, takeBackTail } from './take-back.ts';

export type StepOutcome =
  /** A larger tree is published; `full` says that the batch reached its bound, so more may be waiting. */
  | { readonly outcome: 'published'; readonly size: number; readonly entries: number; readonly full: boolean }
  | { readonly outcome: 'idle'; readonly size: number }
  /** Another sequencer has the turn. */
  | { readonly outcome: 'busy' };

/** Someone else's later turn has fenced this one off; nothing was published. The next step starts from what is durable. */
export class Superseded extends Error {}

export interface StepOptions {
  /** Entries in one batch at most. */
  readonly batchLimit: number;
  /** Told when the private half of a key that signs no more could not be destroyed; it is tried again each turn. */
  readonly onKeyError?: (error: unknown) => void;
}

/**
 * One turn of the sequencer. The order of durable steps, and what a crash after each leaves behind, is in README.md; in short:
 *
 * 1. indexes are given and committed — from here on the order is final and every later step only repeats itself;
 * 2. bundles and tiles are written;
 * 3. what was written is read back and proven to extend the published tree;
 * 4. the head is signed, recorded under the fence, published beside the tiles, and the record committed.
 */
export function createStep(
  database: Database,
  ports: LogPorts,
  { batchLimit, onKeyError = () => {} }: StepOptions,
): () => Promise<StepOutcome> {
  assertKeys(ports);
  let known: TreeEdge | null = null;

  return async () => {
    const before = known;
    // Whatever goes wrong below, the next step reads the edge from storage again.
    known = null;
    const turn = await database.transaction((tx) => takeStep(tx, before));
    known = turn.edge;
    if (turn.outcome.outcome === 'published') await dropOvertaken(turn.files);
    for (const signer of turn.ended) await signer.retire?.().catch(onKeyError);
    return turn.outcome;
  };

  interface Turn {
    readonly outcome: StepOutcome;
    readonly edge: TreeEdge | null;
    readonly files: readonly TileFile[];
    /** Keys that sign no more. */
    readonly ended: readonly NoteSigner[];
  }

  async function takeStep(tx: Tx, before: TreeEdge | null): Promise<Turn> {
    if (!(await takeTurn(tx))) return { outcome: { outcome: 'busy' }, edge: null, files: [], ended: [] };
    const row = await readLogRow(tx);
    const file = await ports.tiles.checkpoint();
    const keys = await logKeys(tx);
    const { base, edge } = await publishedTree(row, file, keys, before);

    const settled = row.head.note !== null && row.head.size === base.size && row.assigned === base.size;
    if (settled && file === base.note && !(await anyWaiting(tx)) && keysSettled(keys, ports, tx.now)) {
      const ended = await endedSigners(tx, ports);
      return { outcome: { outcome: 'idle', size: base.size }, edge, files: [], ended };
    }

    const batch = await database.transaction((other) => takeBatch(other, row, base));
    const grown = grow(edge, batch.leaves);
    for (const { tile, bytes } of grown.files) await ports.tiles.write(tile, bytes);
    const head = await nextHead(base, grown.edge, batch.signers);
    await publish(tx, batch.epoch, head, file);

    const entries = batch.leaves.length;
    const outcome: StepOutcome =
      entries === 0 && base.note !== null
        ? { outcome: 'idle', size: head.size }
        : { outcome: 'published', size: head.size, entries, full: entries >= batchLimit };
    return { outcome, edge: grown.edge, files: grown.files, ended: await endedSigners(tx, ports) };
  }

  /**
   * The tree last published and its right edge, checked against the tiles. The database and the log's folder each know a head; the
   * larger one counts, because it has been seen, and the smaller must be a prefix of it.
   */
  async function publishedTree(
    { head }: LogRow,
    file: string | null,
    signed: readonly LogKey[],
    before: TreeEdge | null,
  ): Promise<{ readonly base: TreeHead; readonly edge: TreeEdge }> {
    const keys = [...signed, ...ports.signers].map(({ vkey }) => vkey);
    const recorded = head.note === null ? head : readHead(head.note, ports.origin, keys);
    const published = file === null ? null : readHead(file, ports.origin, keys);
    const base = published && published.size >= recorded.size ? published : recorded;
    const other = base === recorded ? published : recorded;
    if (other) await assertExtends(other, base);
    if (base.size === 0) return { base, edge: emptyEdge };
    const usable = before?.size === base.size && equalBytes(rootOfEdge(before), base.root);
    return { base, edge: usable ? before : await loadEdge(ports.tiles, base) };
  }

  /** Give out indexes, or take up the ones that an earlier turn gave out and did not publish. */
  async function takeBatch(tx: Tx, row: LogRow, base: TreeHead): Promise<Batch> {
    const { epoch, assigned } = await raiseEpoch(tx);
    const published = { ...ports, tiles: tilesOfSize(ports.tiles, base.size) };
    await compareAssigned(tx, published, row.head.size, Math.min(assigned, base.size));
    if (assigned < base.size) await takeBackTail(tx, ports, assigned, base.size);
    const signers = await keepKeys(tx, ports, base.size);
    if (assigned <= base.size) await assignNext(tx, base.size, batchLimit);
    return { epoch, leaves: await leavesFrom(tx, base.size), signers };
  }

  /** The head to publish next. Signed only after what lies in storage was proven to be this tree and to extend the published one. */
  async function nextHead(base: TreeHead, edge: TreeEdge, signers: readonly NoteSigner[]): Promise<TreeHead> {
    if (base.note !== null && edge.size === base.size) return base;
    const head = { size: edge.size, root: rootOfEdge(edge) };
    const stored = await treeRoot(storedHashes(ports.tiles, head.size), head.size);
    if (!equalBytes(stored, head.root))
      throw new LogHalted('damaged-tiles', 'the tiles read back are not the ones written');
    await assertExtends(base, head);
    return { ...head, note: await signHead(ports.origin, signers, head) };
  }

  async function publish(tx: Tx, epoch: bigint, head: TreeHead, file: string | null): Promise<void> {
    if (!(await recordHead(tx, epoch, head))) throw new Superseded('another sequencer has taken over');
    if (file === head.note) return;
    if (!(await ports.tiles.publish(head.note!, file)))
      throw new Superseded('another checkpoint was published meanwhile');
  }

  /** Halts unless the older tree is a prefix of the newer one, by a proof over the tiles in storage. */
  async function assertExtends(older: Omit<TreeHead, 'note'>, newer: Omit<TreeHead, 'note'>): Promise<void> {
    const proof = await consistencyProof(storedHashes(ports.tiles, newer.size), older.size, newer.size);
    const claim = {
      oldSize: older.size,
      oldRoot: older.root,
      newSize: newer.size,
      newRoot: newer.root,
      proof,
    };
    if (!verifyConsistency(claim)) {
      throw new LogHalted(
        'fork',
        `the tree of ${newer.size} entries does not extend the published one of ${older.size}`,
      );
    }
  }

  /** Partial tiles whose full tile is published are dropped; readers get them cut from the full one. Losing this step loses nothing. */
  async function dropOvertaken(files: readonly TileFile[]): Promise<void> {
    for (const { tile } of files) {
      if (tile.width === 256) await ports.tiles.removePartials(tile).catch(() => {});
    }
  }
}

/** The log's own key is named like the log; verifiers compare the two. */
function assertKeys({ origin, signers }: LogPorts): void {
  const key = parseNoteKey(signers[0].vkey);
  if (key?.name !== origin)
    throw new RangeError(`the log “${origin}” needs a key of the same name first, not “${key?.name}”`);
}
