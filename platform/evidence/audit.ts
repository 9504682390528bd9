import { sql } from 'kysely';
import type { Tx } from '#foundation';
import {
  consistencyProof,
  equalBytes,
  leafHash,
  splitTile,
  tileAt,
  treeRoot,
  verifyConsistency,
} from '#verifier';
import { emptyEdge, grow, rootOfEdge, type TreeEdge } from './model/tree.ts';
import type { LogPorts } from './ports.ts';
import { readLogRow } from './sequencer/durable-log.ts';
import { knownKeys } from './sequencer/log-keys.ts';
import { evidenceTables } from './store/tables.ts';
import { mustReadTile, storedEntries, storedHashes, tilesOfSize } from './tile-reading.ts';
import { readHead, unsoundSignatures } from './tree-head.ts';

/** What an audit of the log found. `faults` is empty when log, tiles, entries and meter agree. */
export interface AuditReport {
  readonly size: number;
  readonly waiting: number;
  readonly meterLines: number;
  readonly faults: readonly string[];
}

/**
 * Like fsck: read the whole log from its folder, hash everything anew, and hold it against the checkpoints and the database. Reads
 * all bundles, so it takes time in proportion to the log.
 */
export async function auditLog(tx: Tx, given: LogPorts): Promise<AuditReport> {
  const faults: string[] = [];
  // The file first: a head is published before it is recorded, so a snapshot taken later is behind it for a moment at most.
  const file = await given.tiles.checkpoint();
  const { head, assigned } = await readLogRow(tx);
  const keys = [...(await knownKeys(tx)), ...given.signers.map(({ vkey }) => vkey)];
  const published = file === null ? null : readHead(file, given.origin, keys);
  if (head.note !== null) readHead(head.note, given.origin, keys);
  const ports = { ...given, tiles: published ? tilesOfSize(given.tiles, published.size) : given.tiles };
  for (const note of new Set([file, head.note].filter((each) => each !== null)))
    for (const vkey of unsoundSignatures(note, keys))
      faults.push(`the checkpoint’s signature by ${vkey} does not hold`);

  const edge = await rehash(tx, ports, head.size, faults);
  if (!equalBytes(rootOfEdge(edge), head.root)) faults.push('the entries do not give the published root');
  const stored = await treeRoot(storedHashes(ports.tiles, head.size), head.size);
  if (!equalBytes(stored, head.root)) faults.push('the upper tiles do not give the published root');
  if (published && published.size < head.size) {
    const proof = await consistencyProof(storedHashes(ports.tiles, head.size), published.size, head.size);
    const claim = {
      oldSize: published.size,
      oldRoot: published.root,
      newSize: head.size,
      newRoot: head.root,
      proof,
    };
    if (!verifyConsistency(claim)) faults.push('the checkpoint in the folder is of another tree');
  }
  if (published?.size === head.size && !equalBytes(published.root, head.root))
    faults.push('the checkpoint in the folder is of another tree');
  if (published && published.size > head.size)
    faults.push('the folder is ahead of the database: run the sequencer');
  return { size: head.size, ...(await countRows(tx, head.size, assigned, faults)), faults };
}

/** Grow the tree again from the stored bundles, comparing leaf hashes with the bottom tiles and leaves with the database. */
async function rehash(tx: Tx, ports: LogPorts, size: number, faults: string[]): Promise<TreeEdge> {
  let edge = emptyEdge;
  for await (const { index, entries } of storedEntries(ports.tiles, 0, size)) {
    edge = grow(edge, entries).edge;
    const tile = tileAt(0, Math.floor(index / 256), size)!;
    const hashes = splitTile(tile, await mustReadTile(ports.tiles, tile));
    const rows = await evidenceTables(tx)
      .selectFrom('evidence.place as place')
      .innerJoin('evidence.entry as entry', 'entry.id', 'place.entry')
      .select(['place.log_index', 'entry.leaf'])
      .where('place.log_index', '>=', BigInt(index))
      .where('place.log_index', '<', BigInt(index + entries.length))
      .execute();
    const leafAt = new Map(rows.map(({ log_index, leaf }) => [Number(log_index), leaf]));
    for (const [position, entry] of entries.entries()) {
      if (!equalBytes(leafHash(entry), hashes[position]!))
        faults.push(`entry ${index + position}: bundle and tile differ`);
      if (!leafAt.get(index + position)?.equals(entry))
        faults.push(`entry ${index + position}: bundle and database differ`);
    }
  }
  return edge;
}

async function countRows(
  tx: Tx,
  size: number,
  assigned: number,
  faults: string[],
): Promise<Pick<AuditReport, 'waiting' | 'meterLines'>> {
  const { rows } = await sql<{ indexed: number; beyond: number; waiting: number; lines: number }>`
    SELECT (SELECT count(*)::int FROM evidence.place WHERE log_index < ${BigInt(size)}) AS indexed,
           (SELECT count(*)::int FROM evidence.place WHERE log_index >= ${BigInt(assigned)}) AS beyond,
           (SELECT count(*)::int FROM evidence.waiting)
             + (SELECT count(*)::int FROM evidence.place WHERE log_index >= ${BigInt(size)}) AS waiting,
           (SELECT count(*)::int FROM evidence.meter_line) AS lines`.execute(evidenceTables(tx));
  const { indexed, beyond, waiting, lines } = rows[0]!;
  if (indexed !== size) faults.push(`${indexed} entries have an index below ${size}`);
  if (beyond > 0) faults.push(`${beyond} entries have an index that was never given`);
  for (const { entry, what } of await astray(tx)) faults.push(`${entry}: ${what}`);
  return { waiting, meterLines: lines };
}

/** An entry waits or has its place, never both and never neither; the first hundred that do not. */
async function astray(tx: Tx): Promise<readonly { readonly entry: string; readonly what: string }[]> {
  const { rows } = await sql<{ entry: string; what: string }>`
    SELECT coalesce(entry.id, waiting.entry, place.entry) AS entry,
           CASE WHEN entry.id IS NULL THEN 'its row is gone'
                WHEN waiting.entry IS NULL THEN 'neither waits nor has a place'
                ELSE 'waits and has a place' END AS what
    FROM evidence.entry AS entry
    FULL JOIN evidence.waiting AS waiting ON waiting.entry = entry.id
    FULL JOIN evidence.place AS place ON place.entry = coalesce(entry.id, waiting.entry)
    WHERE entry.id IS NULL OR (waiting.entry IS NULL) = (place.entry IS NULL)
    LIMIT 100`.execute(evidenceTables(tx));
  return rows;
}
