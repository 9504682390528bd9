import { sql } from 'kysely';
import type { OrganisationId, Tx } from '#foundation';
import type { Level, OrganisationKind } from '../model/organisation-kinds.ts';
import { inForce, notOver, tables } from './dated.ts';
import type { IdentityTables } from './tables.ts';

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Of public bodies only. */
  readonly level: Level | null;
  /** Unified social credit code; null when none was given. */
  readonly uscc: string | null;
  /** GB/T 2260 code of its seat. */
  readonly division: string | null;
  readonly parentId: string | null;
  readonly from: Temporal.Instant;
  /** Set when its end is decided, also before that time has come. */
  readonly until: Temporal.Instant | null;
}

/**
 * An organisation as it was at an instant (default: now). One that has ended is given with its last particulars and `until`; `null`
 * only when the id was never given out.
 */
export async function organisation(
  tx: Tx,
  id: string,
  at: Temporal.Instant = tx.now,
): Promise<Organisation | null> {
  return (await organisations(tx, [id], at)).get(id) ?? null;
}

/** Several at once, by id. */
export async function organisations(
  tx: Tx,
  ids: readonly string[],
  at: Temporal.Instant = tx.now,
): Promise<ReadonlyMap<string, Organisation>> {
  if (ids.length === 0) return new Map();
  const rows = await recordsAt(tx, at)
    .where('record.organisation_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, organisationOfRow(row)]));
}

/** The organisation that has this exact name at an instant, or null. */
export async function organisationByName(
  tx: Tx,
  name: string,
  at: Temporal.Instant = tx.now,
): Promise<Organisation | null> {
  const row = await tables(tx)
    .selectFrom('identity.organisation_record as record')
    .select('record.organisation_id')
    .where('record.name', '=', name.trim())
    .where(inForce('record', at))
    .executeTakeFirst();
  return row ? organisation(tx, row.organisation_id, at) : null;
}

/** What an organisation was called at an instant (default: now); of one that has ended, its last name. Throws on an unknown id. */
export async function organisationName(tx: Tx, id: string, at: Temporal.Instant = tx.now): Promise<string> {
  const found = await organisation(tx, id, at);
  if (!found) throw new Error(`there is no organisation ${id}`);
  return found.name;
}

/** Names by id; ids that do not exist are left out. */
export async function organisationNames(
  tx: Tx,
  ids: readonly string[],
  at: Temporal.Instant = tx.now,
): Promise<ReadonlyMap<string, string>> {
  const found = await organisations(tx, ids, at);
  return new Map([...found].map(([id, { name }]) => [id, name]));
}

/** Every record of an organisation, oldest first. */
export function organisationRecords(tx: Tx, id: string) {
  return tables(tx)
    .selectFrom('identity.organisation_record')
    .selectAll()
    .where('organisation_id', '=', id)
    .orderBy('starts_at')
    .execute();
}

/** Another organisation that has, or will have, this name or code from an instant on. */
export async function takenBy(
  tx: Tx,
  column: 'name' | 'uscc',
  value: string,
  from: Temporal.Instant,
  except: string | null,
): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.organisation_record as record')
    .select('record.organisation_id')
    .where(`record.${column}`, '=', value)
    .where(notOver('record', from))
    .where((where) => (except === null ? where.val(true) : where('record.organisation_id', '<>', except)))
    .executeTakeFirst();
  return row !== undefined;
}

type OrganisationRecord = IdentityTables['identity.organisation_record'];

/** From `record.starts_at` on the organisation is described so; the record before it ends there. */
export async function beginRecord(tx: Tx, record: Omit<OrganisationRecord, 'ends_at'>): Promise<void> {
  await tables(tx)
    .deleteFrom('identity.organisation_record')
    .where('organisation_id', '=', record.organisation_id)
    .where('starts_at', '>=', record.starts_at)
    .execute();
  await tables(tx)
    .updateTable('identity.organisation_record')
    .set({ ends_at: record.starts_at })
    .where('organisation_id', '=', record.organisation_id)
    .where('ends_at', 'is', null)
    .execute();
  await tables(tx)
    .insertInto('identity.organisation_record')
    .values({ ...record, ends_at: null })
    .execute();
}

/** One row per organisation: the record in force, else the last one before, else the first one to come. */
export function recordsAt(tx: Tx, at: Temporal.Instant) {
  return tables(tx)
    .selectFrom('identity.organisation_record as record')
    .innerJoin('identity.organisation as organisation', 'organisation.id', 'record.organisation_id')
    .distinctOn('record.organisation_id')
    .select([
      'record.organisation_id',
      'record.name',
      'record.kind',
      'record.level',
      'record.uscc',
      'record.division',
      'record.parent_id',
      'organisation.starts_at',
      'organisation.ends_at',
    ])
    .orderBy('record.organisation_id')
    .orderBy(sql`record.starts_at <= ${at}`, 'desc')
    .orderBy(sql`abs(extract(epoch FROM record.starts_at - ${at}::timestamptz))`);
}

export const organisationOfRow = (row: {
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level: Level | null;
  readonly uscc: string | null;
  readonly division: string | null;
  readonly parent_id: string | null;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant | null;
}): Organisation => ({
  id: row.organisation_id as OrganisationId,
  name: row.name,
  kind: row.kind,
  level: row.level,
  uscc: row.uscc,
  division: row.division,
  parentId: row.parent_id,
  from: row.starts_at,
  until: row.ends_at,
});
