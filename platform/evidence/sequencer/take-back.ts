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
  // A day's calls take longer than a transaction otherwise may. It releases nothing, so no published total waits for it.
  await sql`SET LOCAL transaction_timeout = 0`.execute(evidenceTables(tx));
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
  const id = (await waitingWith(tx, bytes)) ?? (await recovered(tx, bytes));
  const leaf = decodeLeaf(bytes);
  const fact = isCommitted(leaf) ? null : leaf;
  await evidenceTables(tx)
    .insertInto('evidence.place')
    .values({
      log_index: BigInt(index),
      entry: id,
      fact_kind: fact?.kind ?? null,
      fact_subject: fact?.subject ?? null,
      fact_at: fact && Temporal.Instant.from(fact.at),
    })
    .execute();
}

/** Take the entry with these bytes out of those that wait; null when none waits. */
async function waitingWith(tx: Tx, bytes: Buffer): Promise<string | null> {
  const found = await evidenceTables(tx)
    .deleteFrom('evidence.waiting')
    .where('arrival', '=', (waiting) =>
      waiting
        .selectFrom('evidence.waiting')
        .innerJoin('evidence.entry', 'evidence.entry.id', 'evidence.waiting.entry')
        .select('evidence.waiting.arrival')
        .where('leaf', '=', bytes)
        .orderBy('evidence.waiting.arrival')
        .limit(1),
    )
    .returning('entry')
    .executeTakeFirst();
  return found?.entry ?? null;
}

/** Put an entry back of which this database knows nothing: its leaf is all that is left. */
async function recovered(tx: Tx, bytes: Buffer): Promise<string> {
  const leaf = decodeLeaf(bytes);
  const fact = isCommitted(leaf) ? null : leaf;
  const id = fact?.entry ?? newId('ent');
  await evidenceTables(tx)
    .insertInto('evidence.entry')
    .values({
      id,
      kind: leaf.kind,
      form: fact ? 'public' : 'committed',
      subject: fact?.subject ?? null,
      leaf: bytes,
      openings: null,
      created_at: fact ? Temporal.Instant.from(fact.at) : tx.now,
      recovered: true,
    })
    .execute();
  return id;
}

/** Entries the database has given an index must be what the log holds there; anything else means one of the two is not ours. */
export async function compareAssigned(tx: Tx, ports: LogPorts, from: number, until: number): Promise<void> {
  for await (const { index, entries } of storedEntries(ports.tiles, from, until)) {
    const rows = await evidenceTables(tx)
      .selectFrom('evidence.place as place')
      .innerJoin('evidence.entry as entry', 'entry.id', 'place.entry')
      .select('entry.leaf')
      .where('place.log_index', '>=', BigInt(index))
      .where('place.log_index', '<', BigInt(index + entries.length))
      .orderBy('place.log_index')
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
