import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { emptyRoot } from '#verifier';
import type { NoteSigner } from '../ports.ts';
import { evidenceTables } from '../store/tables.ts';
import type { TreeHead } from '../tree-head.ts';

/** The log as the database knows it. */
export interface LogRow {
  readonly epoch: bigint;
  /** Indexes below this are given away for good. */
  readonly assigned: number;
  readonly head: TreeHead;
  readonly publishedAt: Temporal.Instant | null;
}

/** Entries that have an index but do not stand in a published tree yet, and who signs the tree with them. */
export interface Batch {
  readonly epoch: bigint;
  readonly leaves: readonly Uint8Array[];
  readonly signers: readonly NoteSigner[];
}

export async function readLogRow(tx: Tx): Promise<LogRow> {
  const row = await evidenceTables(tx)
    .selectFrom('evidence.log')
    .select(['epoch', 'assigned', 'size', 'root', 'checkpoint', 'published_at'])
    .executeTakeFirstOrThrow();
  return {
    epoch: row.epoch,
    assigned: Number(row.assigned),
    head: { size: Number(row.size), root: row.root ?? emptyRoot(), note: row.checkpoint },
    publishedAt: row.published_at,
  };
}

/** The signed head and every key that ever signed one, oldest first, in one question: receipts ask it each time. Null before the first. */
export async function signedHead(
  tx: Tx,
): Promise<{ readonly note: string; readonly size: number; readonly vkeys: readonly string[] } | null> {
  const { checkpoint, size, vkeys } = await evidenceTables(tx)
    .selectFrom('evidence.log')
    .select(({ selectFrom }) => [
      'checkpoint',
      'size',
      selectFrom('evidence.log_key')
        .select(sql<string[] | null>`array_agg(vkey ORDER BY first_size, since, vkey)`.as('vkeys'))
        .as('vkeys'),
    ])
    .executeTakeFirstOrThrow();
  return checkpoint === null ? null : { note: checkpoint, size: Number(size), vkeys: vkeys ?? [] };
}

/** The last signed tree head, as the portal tells it. */
export interface PublishedHead {
  /** Null before the first checkpoint. */
  readonly size: number | null;
  readonly publishedAt: Temporal.Instant | null;
}

export async function publishedHead(tx: Tx): Promise<PublishedHead> {
  const { head, publishedAt } = await readLogRow(tx);
  return head.note === null ? { size: null, publishedAt: null } : { size: head.size, publishedAt };
}

/** Take the one turn there is, for as long as this transaction lives. False when another sequencer has it. */
export async function takeTurn(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtext('gongshu.evidence.sequencer')) AS taken`.execute(
    evidenceTables(tx),
  );
  return rows[0]?.taken ?? false;
}

export async function anyWaiting(tx: Tx): Promise<boolean> {
  const waiting = await evidenceTables(tx)
    .selectFrom('evidence.waiting')
    .select('entry')
    .orderBy('arrival')
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** Raise the epoch, so that whoever wrote before can publish no more, and lock the log's row until this transaction ends. */
export async function raiseEpoch(tx: Tx): Promise<{ readonly epoch: bigint; readonly assigned: number }> {
  const row = await evidenceTables(tx)
    .updateTable('evidence.log')
    .set((column) => ({ epoch: sql<bigint>`${column.ref('epoch')} + 1` }))
    .returning(['epoch', 'assigned'])
    .executeTakeFirstOrThrow();
  return { epoch: row.epoch, assigned: Number(row.assigned) };
}

/**
 * Give the oldest waiting entries the next indexes. What is not sequenced yet is found by its row in `waiting`, never by "id above the
 * last": numbers are drawn before commits and would skip whoever commits late.
 */
export async function assignNext(tx: Tx, from: number, limit: number): Promise<void> {
  await sql`
    WITH taken AS (
      DELETE FROM evidence.waiting
      WHERE arrival = ANY (ARRAY(SELECT arrival FROM evidence.waiting ORDER BY arrival LIMIT ${limit}))
      RETURNING arrival, entry
    ), given AS (
      INSERT INTO evidence.place (log_index, entry, fact_kind, fact_subject, fact_at)
      SELECT ${BigInt(from)}::bigint + row_number() OVER (ORDER BY taken.arrival) - 1, entry.id,
             CASE entry.form WHEN 'public' THEN entry.kind END, entry.subject,
             CASE entry.form WHEN 'public' THEN entry.created_at END
      FROM taken JOIN evidence.entry AS entry ON entry.id = taken.entry
      RETURNING log_index
    )
    UPDATE evidence.log SET assigned = assigned + (SELECT count(*) FROM given)`.execute(evidenceTables(tx));
}

/** Leaves from an index on, in order. Throws when an index is missing: they are given without gaps. */
export async function leavesFrom(tx: Tx, from: number): Promise<Uint8Array[]> {
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.place as place')
    .innerJoin('evidence.entry as entry', 'entry.id', 'place.entry')
    .select(['place.log_index', 'entry.leaf'])
    .where('place.log_index', '>=', BigInt(from))
    .orderBy('place.log_index')
    .execute();
  return rows.map((row, position) => {
    if (Number(row.log_index) !== from + position) throw new Error(`no entry has index ${from + position}`);
    return row.leaf;
  });
}

/** Make a head the published one. False when a later sequencer has raised the epoch, or the tree would shrink. */
export async function recordHead(tx: Tx, epoch: bigint, head: TreeHead): Promise<boolean> {
  const recorded = await evidenceTables(tx)
    .updateTable('evidence.log')
    .set({
      size: BigInt(head.size),
      root: Buffer.from(head.root),
      checkpoint: head.note,
      published_at: tx.now,
    })
    .where('epoch', '=', epoch)
    .where('size', '<=', BigInt(head.size))
    .returning('size')
    .executeTakeFirst();
  return recorded !== undefined;
}
