import type { Insertable } from 'kysely';
import { type Batch, fewRandomBytes, type Json, newId, type Tx } from '#foundation';
import { type CommittedLeaf, type FactLeaf, type Leaf, type Openings, saltLength } from '#verifier';
import { commit, disclose, encodeCommitted, encodeLeaf, publicFact } from './model/entry.ts';
import { type EvidenceTables, evidenceTables } from './store/tables.ts';

/** What is to be entered with commitments: the public learns the kind and the names of the fields. */
export interface NewEntry {
  /** `module.thing`, e.g. `query.call`. */
  readonly kind: string;
  /** Same names for every entry of a kind; values as JSON. */
  readonly fields: { readonly [field: string]: Json };
  /** Fields that whoever holds the entry's id is shown in the receipt. All of them when absent. */
  readonly disclosed?: readonly string[];
}

/**
 * An entry that will stand in the log if, and only if, the transaction commits. Give it to `signPromises` after the commit to get the
 * log's signed word; the receipt is fetched by `id` once the sequencer has taken it.
 */
export interface Entry<OfLeaf extends Leaf = Leaf> {
  /** Not guessable: who holds it may fetch the receipt. */
  readonly id: string;
  readonly leaf: OfLeaf;
  readonly disclosed: Openings;
}

/** Enter one thing with commitments, in the caller's transaction. */
export const appendEntry = async (tx: Tx, entry: NewEntry): Promise<Entry> =>
  (await appendEntries(tx, [entry]))[0]!;

/** Enter several things with one statement; for group commits. */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[]): Promise<Entry[]> {
  const made = entries.map(madeEntry);
  const rows: EntryRow[] = made.map(({ entry: { id, leaf, disclosed }, kind, openings }) => ({
    id,
    kind,
    form: 'committed',
    subject: null,
    leaf: encodeLeaf(leaf),
    openings: JSON.stringify(openings),
    disclosed: Object.keys(disclosed),
    created_at: tx.now,
  }));
  if (rows.length > 0) await enter(tx, rows);
  return made.map(({ entry }) => entry);
}

type EntryRow = Insertable<EvidenceTables['evidence.entry']>;

/** Every entry waits for its place from the statement on that makes it. */
async function enter(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  await evidenceTables(tx)
    .with('made', (made) => made.insertInto('evidence.entry').values(rows).returning(['arrival', 'id']))
    .insertInto('evidence.waiting')
    .columns(['arrival', 'entry'])
    .expression((made) => made.selectFrom('made').select(['arrival', 'id']))
    .execute();
}

interface Made {
  readonly kind: string;
  readonly openings: Openings;
  readonly entry: Entry<CommittedLeaf>;
}

function madeEntry({ kind, fields, disclosed }: NewEntry): Made {
  const id = newId('ent');
  const salts = fewRandomBytes((Object.keys(fields).length + 1) * saltLength);
  const { leaf, openings } = commit(kind, id, fields, salts);
  return {
    kind,
    openings,
    entry: { id, leaf, disclosed: disclosed ? disclose(openings, disclosed) : openings },
  };
}

const between = '\u001e';

const writeEntries = {
  name: 'evidence.write-entries',
  // The bytes of a leaf are UTF-8 of its text; names of fields have no blanks. JSON writes no control character, so one stands between two
  // texts: as array literals they would be quoted, sign by sign, and unquoted again.
  text: `WITH made AS (
      INSERT INTO evidence.entry (id, kind, form, leaf, openings, disclosed, created_at)
      SELECT id, kind, 'committed', convert_to(leaf, 'UTF8'), openings, string_to_array(disclosed, ' '), $6
      FROM unnest($1::text[], $2::text[], string_to_array($3, E'\\x1e'), string_to_array($4, E'\\x1e'), $5::text[])
        WITH ORDINALITY AS entry (id, kind, leaf, openings, disclosed, place)
      ORDER BY place
      RETURNING arrival, id
    )
    INSERT INTO evidence.waiting (arrival, entry) SELECT arrival, id FROM made`,
};

/** {@link appendEntries} in a batch. */
export function appendEntriesIn(batch: Batch, entries: readonly NewEntry[]): Entry[] {
  const made = entries.map(madeEntry);
  if (made.length > 0)
    batch.add(writeEntries, [
      made.map(({ entry }) => entry.id),
      made.map(({ kind }) => kind),
      made.map(({ entry }) => encodeCommitted(entry.leaf)).join(between),
      made.map(({ openings }) => JSON.stringify(openings)).join(between),
      made.map(({ entry }) => Object.keys(entry.disclosed).join(' ')),
      batch.now,
    ]);
  return made.map(({ entry }) => entry);
}

/** What must be public in full: an authorisation, a registration, a suspension, totals. Nothing personal may be in it. */
export interface NewPublicFact {
  readonly kind: string;
  /** Id of the thing it is about. */
  readonly subject: string;
  readonly fact: Json;
}

/** Enter a public fact, in the caller's transaction. Throws when it is larger than an entry of the log can be (65,535 bytes). */
export async function appendPublicFact(
  tx: Tx,
  { kind, subject, fact }: NewPublicFact,
): Promise<Entry<FactLeaf>> {
  const id = newId('ent');
  const leaf = publicFact(kind, id, subject, tx.now, fact);
  await enter(tx, [
    { id, kind, form: 'public', subject, leaf: encodeLeaf(leaf), openings: null, created_at: tx.now },
  ]);
  return { id, leaf, disclosed: {} };
}
