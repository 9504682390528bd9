import { sql } from 'kysely';
import { type Json, startOfDate, type Tx } from '#foundation';
import { entryField, type FactLeaf, type Leaf, type Openings, parseCanonical } from '#verifier';
import { disclose } from './model/entry.ts';
import { evidenceTables } from './store/tables.ts';

/** An entry as other modules may need it: when it was made and whether it stands in the log. */
export interface EntryRecord {
  readonly id: string;
  readonly kind: string;
  /** Thing a public fact is about. */
  readonly subject: string | null;
  /** When the transaction that made it began: what 存证 dates by. */
  readonly at: Temporal.Instant;
  /** Position in the log, or null while it waits for the sequencer. */
  readonly index: number | null;
  readonly leaf: Leaf;
  /** What the holder of the id is shown. */
  readonly disclosed: Openings;
}

/** Find an entry by its id, or null. */
export const findEntry = async (tx: Tx, id: string): Promise<EntryRecord | null> =>
  (await findEntries(tx, [id]))[0] ?? null;

/** Those of these entries that there are, in no particular order. */
export async function findEntries(tx: Tx, ids: readonly string[]): Promise<readonly EntryRecord[]> {
  if (ids.length === 0) return [];
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.place as place', 'place.entry', 'entry.id')
    .select(['id', 'kind', 'subject', 'leaf', 'openings', 'disclosed', 'log_index', 'created_at'])
    .where('entry.id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    at: row.created_at,
    index: row.log_index === null ? null : Number(row.log_index),
    leaf: decodeLeaf(row.leaf),
    disclosed: row.openings === null ? {} : disclose(JSON.parse(row.openings) as Openings, row.disclosed),
  }));
}

/** All openings of an entry, for an auditor's check inside the house; null when there is no such entry or retention is over. */
export async function openingsOf(tx: Tx, id: string): Promise<{ readonly [field: string]: Json } | null> {
  const row = await evidenceTables(tx)
    .selectFrom('evidence.entry')
    .select('openings')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.openings) return null;
  const openings = Object.entries(JSON.parse(row.openings) as Openings);
  return Object.fromEntries(
    openings.filter(([field]) => field !== entryField).map(([field, { value }]) => [field, value]),
  );
}

export interface PublicFactFilter {
  /** One kind, or `module.*` for all of a module's. */
  readonly kind?: string;
  readonly subject?: string;
  /** Entered on this day or later, in Shanghai. */
  readonly from?: Temporal.PlainDate;
  /** Entered before this day. */
  readonly until?: Temporal.PlainDate;
}

export interface PublicFactQuestion extends PublicFactFilter {
  /** Facts before this position only; for the next page. */
  readonly before?: number;
  readonly limit: number;
}

export interface PublicFact {
  readonly index: number;
  readonly leaf: FactLeaf;
}

/** Public facts that stand in the log, newest first. */
export async function publicFacts(
  tx: Tx,
  { before, limit, ...filter }: PublicFactQuestion,
): Promise<PublicFact[]> {
  let select = sequencedFacts(tx, filter)
    .innerJoin('evidence.entry as entry', 'entry.id', 'place.entry')
    .select(['leaf', 'log_index']);
  if (before !== undefined) select = select.where('log_index', '<', BigInt(before));
  const rows = await select.orderBy('log_index', 'desc').limit(limit).execute();
  return rows.map((row) => ({ index: Number(row.log_index), leaf: decodeLeaf(row.leaf) as FactLeaf }));
}

/** Where a public fact is found: its id at once, its index from when the sequencer has taken it. */
export interface FactReference {
  readonly entry: string;
  readonly kind: string;
  readonly at: Temporal.Instant;
  readonly index: number | null;
}

/** The public facts about each of these things, oldest first, also those the sequencer has not taken yet. */
export async function factsAbout(
  tx: Tx,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly FactReference[]>> {
  if (subjects.length === 0) return new Map();
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.place as place', 'place.entry', 'entry.id')
    .select(['id', 'kind', 'subject', 'created_at', 'log_index'])
    .where('form', '=', 'public')
    .where('subject', 'in', subjects)
    .orderBy('created_at')
    .orderBy('arrival')
    .execute();
  const facts = new Map<string, FactReference[]>();
  for (const { id, kind, subject, created_at, log_index } of rows) {
    const reference = {
      entry: id,
      kind,
      at: created_at,
      index: log_index === null ? null : Number(log_index),
    };
    facts.set(subject!, [...(facts.get(subject!) ?? []), reference]);
  }
  return facts;
}

/** Where these entries stand in the log; null of one the sequencer has not taken yet, and none of what is not there. */
export async function placesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
  if (ids.length === 0) return new Map();
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.place as place', 'place.entry', 'entry.id')
    .select(['id', 'log_index'])
    .where('entry.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, log_index }) => [id, log_index === null ? null : Number(log_index)]));
}

/** What a public fact says, beside where it is found. */
export interface SaidFact extends FactReference {
  readonly subject: string;
  readonly fact: { readonly [field: string]: Json };
}

/** What was said publicly about these things before an instant, oldest first, also what the sequencer has not taken yet. */
export async function saidAbout(
  tx: Tx,
  subjects: readonly string[],
  before: Temporal.Instant,
): Promise<readonly SaidFact[]> {
  if (subjects.length === 0) return [];
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.place as place', 'place.entry', 'entry.id')
    .select(['id', 'kind', 'subject', 'created_at', 'log_index', 'leaf'])
    .where('form', '=', 'public')
    .where('subject', 'in', [...subjects])
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('arrival')
    .execute();
  return rows.map(({ id, kind, subject, created_at, log_index, leaf }) => ({
    entry: id,
    kind,
    subject: subject!,
    at: created_at,
    index: log_index === null ? null : Number(log_index),
    fact: (decodeLeaf(leaf) as FactLeaf).fact as SaidFact['fact'],
  }));
}

/** How many public facts stand in the log. */
export async function countPublicFacts(tx: Tx, filter: PublicFactFilter): Promise<number> {
  const { count } = await sequencedFacts(tx, filter)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function sequencedFacts(tx: Tx, { kind, subject, from, until }: PublicFactFilter) {
  let select = evidenceTables(tx).selectFrom('evidence.place as place').where('fact_kind', 'is not', null);
  if (kind?.endsWith('.*')) select = select.where(sql<boolean>`starts_with(fact_kind, ${kind.slice(0, -1)})`);
  else if (kind !== undefined) select = select.where('fact_kind', '=', kind);
  if (from !== undefined) select = select.where('fact_at', '>=', startOfDate(from));
  if (until !== undefined) select = select.where('fact_at', '<', startOfDate(until));
  if (subject !== undefined) select = select.where('fact_subject', '=', subject);
  return select;
}

/** Thrown where the bytes of an entry are not what was entered: the storage is damaged. A check that draws on entries tells it as a fault. */
export class DamagedLeaf extends Error {}

/** A leaf from its bytes. They were canonical when they were entered; anything else means the storage is damaged. */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  const leaf = parseCanonical(bytes);
  if (leaf === undefined) throw new DamagedLeaf('a leaf in storage is not canonical JSON');
  return leaf as unknown as Leaf;
}
