import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { entryIdsOfKind } from '#platform/evidence';
import { queryTables } from '../store/tables.ts';

/** What does not go together: an entry that no call has, or one that several have. */
export interface Unpaired {
  readonly entry: string;
  readonly calls: readonly string[];
}

const fetched = 5_000;

/**
 * Holds all calls of one form against all log entries of their kind, both in the order of the entry's id, so that no more than a page of
 * each is in memory however many there are.
 */
export async function* unpairedEntries(tx: Tx, verification: boolean): AsyncGenerator<Unpaired> {
  const calls = callsByEntry(tx, verification);
  let call = await next(calls);
  const passed = async function* (entry: string): AsyncGenerator<Unpaired> {
    // Calls on entries that are not there are told where each call is held against its own.
    while (call && call.entry < entry) {
      if (call.calls.length > 1) yield call;
      call = await next(calls);
    }
  };
  for await (const ids of entryIdsOfKind(tx, verification ? 'query.verification' : 'query.call'))
    for (const entry of ids) {
      yield* passed(entry);
      if (call?.entry !== entry) yield { entry, calls: [] };
      else {
        if (call.calls.length > 1) yield call;
        call = await next(calls);
      }
    }
  while (call) {
    if (call.calls.length > 1) yield call;
    call = await next(calls);
  }
}

const next = async (calls: AsyncGenerator<Unpaired>): Promise<Unpaired | null> => {
  const { value, done } = await calls.next();
  return done ? null : value;
};

/** Calls by the entry they name, in its order. Sorted by the server, fetched page by page. */
async function* callsByEntry(tx: Tx, verification: boolean): AsyncGenerator<Unpaired> {
  const tables = queryTables(tx);
  await sql`DECLARE calls_by_entry NO SCROLL CURSOR FOR
    SELECT entry_id, array_agg(id ORDER BY id) AS calls FROM query.call
    WHERE (form = 'verification') = ${sql.lit(verification)} GROUP BY entry_id ORDER BY entry_id`.execute(
    tables,
  );
  try {
    for (;;) {
      const { rows } = await sql<{ entry_id: string; calls: string[] }>`
        FETCH ${sql.lit(fetched)} FROM calls_by_entry`.execute(tables);
      for (const { entry_id, calls } of rows) yield { entry: entry_id, calls };
      if (rows.length < fetched) return;
    }
  } finally {
    await sql`CLOSE calls_by_entry`.execute(tables);
  }
}
