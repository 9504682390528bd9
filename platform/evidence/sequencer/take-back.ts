import { sql } from 'kysely';
import { newId, type Tx } from '#foundation';
import { isCommitted } from '#verifier';
import { decodeLeaf } from '../entries.ts';
import { LogHalted } from '../halted.ts';
import type { LogPorts } from '../ports.ts';
import { evidenceTables } from '../store/tables.ts';
import { storedEntries } from '../tile-reading.ts';

/**
 * After an older database was restored: what the log published beyond it is taken back, because a log never gets smaller. An entry
 * that the old database still holds unsequenced gets the index it had; one it does not know comes back as its leaf alone.
 */
export async function takeBackTail(tx: Tx, ports: LogPorts, from: number, until: number): Promise<void> {
  for await (const { index, entries } of storedEntries(ports.tiles, from, until)) {
    for (const [position, leaf] of entries.entries()) await takeBack(tx, index + position, Buffer.from(leaf));
  }
  await evidenceTables(tx)
    .updateTable('evidence.log')
    .set({ assigned: BigInt(until) })
    .execute();
  await tx.emit({ kind: 'evidence.tail-recovered', subject: ports.origin, payload: { from, to: until } });
}

async function takeBack(tx: Tx, index: number, bytes: Buffer): Promise<void> {
  const found = await evidenceTables(tx)
    .updateTable('evidence.entry')
    .set({ log_index: BigInt(index) })
    .where('log_index', 'is', null)
    .where('leaf', '=', bytes)
    .returning('id')
    .executeTakeFirst();
  if (found) return;
  const leaf = decodeLeaf(bytes);
  const fact = isCommitted(leaf) ? null : leaf;
  await evidenceTables(tx)
    .insertInto('evidence.entry')
    .values({
      id: fact?.entry ?? newId('ent'),
      kind: leaf.kind,
      form: fact ? 'public' : 'committed',
      subject: fact?.subject ?? null,
      leaf: bytes,
      openings: null,
      log_index: BigInt(index),
      created_at: fact ? Temporal.Instant.from(fact.at) : tx.now,
      recovered: true,
    })
    .execute();
}

/** Entries the database has given an index must be what the log holds there; anything else means one of the two is not ours. */
export async function compareAssigned(tx: Tx, ports: LogPorts, from: number, until: number): Promise<void> {
  for await (const { index, entries } of storedEntries(ports.tiles, from, until)) {
    const rows = await evidenceTables(tx)
      .selectFrom('evidence.entry')
      .select('leaf')
      .where('log_index', '>=', BigInt(index))
      .where('log_index', '<', BigInt(index + entries.length))
      .orderBy(sql.ref('log_index'))
      .execute();
    const same =
      rows.length === entries.length && rows.every(({ leaf }, position) => leaf.equals(entries[position]!));
    if (!same)
      throw new LogHalted(
        'fork',
        `the database and the log differ between entries ${index} and ${index + entries.length}`,
      );
  }
}
