import { type RawBuilder, sql } from 'kysely';
import type { InstantInterval, Tx } from '#foundation';
import type { IdentityTables } from './tables.ts';

export const tables = (tx: Tx) => tx.tables<IdentityTables>();

/** The row of this alias is in force at an instant. */
export const inForce = (alias: string, at: Temporal.Instant): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.starts_at`)} <= ${at} AND (${sql.ref(`${alias}.ends_at`)} IS NULL OR ${sql.ref(`${alias}.ends_at`)} > ${at}))`;

/** The row of this alias is in force at an instant or later. */
export const notOver = (alias: string, at: Temporal.Instant): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.ends_at`)} IS NULL OR ${sql.ref(`${alias}.ends_at`)} > ${at})`;

export const intervalOf = (row: {
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant | null;
}): InstantInterval => ({ from: row.starts_at, until: row.ends_at });

/**
 * One writer at a time over the structure: organisations, posts, people in posts. These acts are rare and judge the whole before they
 * change a part. The database's own constraints stand behind it.
 */
export async function lockStructure(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('identity.structure'))`.execute(tables(tx));
}
