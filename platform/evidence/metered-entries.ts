import { sql } from 'kysely';
import { type Json, pagesOf, type Text, type Tx, text } from '#foundation';
import { entryField, type FactLeaf, type Openings, parseCanonical } from '#verifier';
import type { MeterLine } from './meter/lines.ts';
import { evidenceTables } from './store/tables.ts';

/** An entry with everything the house knows of it, for a check that holds another module's rows against it. */
export interface AuditedEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | null;
  /** Values of a committed entry; null for a public fact, or when retention is over. */
  readonly values: { readonly [field: string]: Json } | null;
  /** The erasure that took salts and values after retention (R67). */
  readonly erasedBy: string | null;
  /** What a public fact says. */
  readonly fact: Json | null;
  readonly meter: MeterLine | null;
}

/** Entries by id, with their meter lines. Ids without an entry are not in the answer. */
export async function auditedEntries(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuditedEntry>> {
  if (ids.length === 0) return new Map();
  return new Map((await selectAudited(tx).where('entry.id', '=', anyOf(ids)).execute()).map(asAudited));
}

/** Public facts of a kind about these things, whether they stand in the log by now or wait. */
export async function auditedFacts(
  tx: Tx,
  kind: string,
  subjects: readonly string[],
): Promise<readonly AuditedEntry[]> {
  if (subjects.length === 0) return [];
  const rows = await selectAudited(tx)
    .where('entry.kind', '=', kind)
    .where('entry.subject', '=', anyOf(subjects))
    .execute();
  return rows.map((row) => asAudited(row)[1]);
}

/** Ids of the entries of a kind whose transaction is in this database: those taken back from the log are not. */
export async function* entryIdsOfKind(
  tx: Tx,
  kind: string,
  batch = 5_000,
): AsyncGenerator<readonly string[]> {
  for await (const rows of pagesOf(batch, (after, size) =>
    evidenceTables(tx)
      .selectFrom('evidence.entry')
      .select('id')
      .where('kind', '=', kind)
      .where('recovered', '=', false)
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute(),
  ))
    yield rows.map(({ id }) => id);
}

export interface FactOf {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
}

/** Public facts of these kinds whose transaction is in this database, in groups, for a check that looks for what each is about. */
export async function* factsOfKinds(
  tx: Tx,
  kinds: readonly string[],
  batch = 5_000,
): AsyncGenerator<readonly FactOf[]> {
  for await (const rows of pagesOf(batch, (after, size) =>
    evidenceTables(tx)
      .selectFrom('evidence.entry')
      .select(['id', 'kind', 'subject'])
      .where('form', '=', 'public')
      .where('kind', 'in', [...kinds])
      .where('recovered', '=', false)
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute(),
  ))
    yield rows.map(({ id, kind, subject }) => ({ id, kind, subject: subject! }));
}

/** What facts say of things that are in no register: for each the sentence of a fault. `thereAre` gives those ids that are. */
export async function factsOfNothing(
  tx: Tx,
  kinds: readonly string[],
  thereAre: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly Text[]> {
  const faults: Text[] = [];
  for await (const facts of factsOfKinds(tx, kinds)) {
    const there = await thereAre([...new Set(facts.map(({ subject }) => subject))]);
    for (const { id, kind, subject } of facts)
      if (!there.has(subject))
        faults.push(
          text(
            `公开事项 ${id}（${kind}）所指的 ${subject} 不在登记中`,
            `the public fact ${id} (${kind}) is of ${subject}, which is in no register`,
          ),
        );
  }
  return faults;
}

/** One parameter however many there are: a statement takes 65,535 at most. */
const anyOf = (ids: readonly string[]) => sql<string>`ANY (${ids}::text[])`;

const selectAudited = (tx: Tx) =>
  evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.meter_line as line', (join) =>
      // The time says in which month the line lies; a line of another time is found by the meter's own check.
      join.onRef('line.entry', '=', 'entry.id').onRef('line.at', '=', 'entry.created_at'),
    )
    .select([
      'entry.id',
      'entry.kind',
      'entry.form',
      'entry.subject',
      'entry.leaf',
      'entry.openings',
      'entry.erasure',
    ])
    .select([
      'line.entry as metered',
      'line.product',
      'line.agreement',
      'line.purpose',
      'line.buyer',
      'line.units',
    ]);

type AuditedRow = Awaited<ReturnType<ReturnType<typeof selectAudited>['execute']>>[number];

const asAudited = (row: AuditedRow): [string, AuditedEntry] => [
  row.id,
  {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    values: row.openings === null ? null : valuesOf(JSON.parse(row.openings) as Openings),
    erasedBy: row.erasure,
    fact: row.form === 'public' ? factIn(row.leaf) : null,
    meter:
      row.metered === null
        ? null
        : {
            entry: row.metered,
            product: row.product,
            agreement: row.agreement!,
            purpose: row.purpose!,
            buyer: row.buyer!,
            units: row.units!,
          },
  },
];

/** Null when the leaf is damaged: the check of the log tells that, the others go on. */
const factIn = (leaf: Uint8Array): Json | null =>
  (parseCanonical(leaf) as FactLeaf | undefined)?.fact ?? null;

const valuesOf = (openings: Openings): { readonly [field: string]: Json } =>
  Object.fromEntries(
    Object.entries(openings)
      .filter(([field]) => field !== entryField)
      .map(([field, { value }]) => [field, value]),
  );
