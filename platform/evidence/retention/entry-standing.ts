import type { Tx } from '#foundation';
import { factsAbout, findEntry } from '../entries.ts';
import { evidenceTables } from '../store/tables.ts';

/** What is still known here of an entry, beside its receipt. */
export interface EntryStanding {
  readonly entry: string;
  readonly kind: string;
  /** Position in the log; null while it waits. */
  readonly index: number | null;
  /** Names of fields the receipt shows; none for a public fact, whose leaf says everything. */
  readonly fields: readonly string[];
  /** Set when salts and values were erased after retention. */
  readonly erased: {
    readonly erasure: string;
    readonly before: Temporal.PlainDate;
    readonly decidedAt: Temporal.Instant;
    /** Where the public log says so; null until all batches are through. */
    readonly factIndex: number | null;
  } | null;
  /** It came back from the log after an older database was restored; its salts and values are lost. */
  readonly recovered: boolean;
}

/** Of who holds the id, like the receipt; null when there is no such entry. */
export async function entryStanding(tx: Tx, id: string): Promise<EntryStanding | null> {
  const entry = await findEntry(tx, id);
  if (!entry) return null;
  const row = await evidenceTables(tx)
    .selectFrom('evidence.entry as entry')
    .leftJoin('evidence.erasure as erasure', 'erasure.id', 'entry.erasure')
    .select(['entry.recovered', 'erasure.id', 'erasure.before', 'erasure.decided_at'])
    .where('entry.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    entry: id,
    kind: entry.kind,
    index: entry.index,
    fields: Object.keys(entry.disclosed),
    recovered: row.recovered,
    erased:
      row.id === null
        ? null
        : {
            erasure: row.id,
            before: row.before!,
            decidedAt: row.decided_at!,
            factIndex: (await factsAbout(tx, [row.id])).get(row.id)?.at(-1)?.index ?? null,
          },
  };
}
