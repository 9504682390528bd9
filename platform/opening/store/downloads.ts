import { sql } from 'kysely';
import { dateAt, type Tx } from '#foundation';
import { openingTables } from './entries.ts';

export const formats = ['csv', 'json', 'xlsx', 'parquet'] as const;
export type Format = (typeof formats)[number];

/** One more download today. Nothing is written down of who it was. */
export async function countDownload(tx: Tx, resourceId: string, format: string): Promise<void> {
  await sql`
    INSERT INTO opening.download_day (resource_id, day, format, downloads)
    VALUES (${resourceId}, ${dateAt(tx.now)}, ${format}, 1)
    ON CONFLICT (resource_id, day, format) DO UPDATE SET downloads = download_day.downloads + 1`.execute(
    openingTables(tx),
  );
}

/** Downloads of a resource since it was opened. */
export async function downloadsOf(tx: Tx, resourceId: string): Promise<number> {
  const { rows } = await sql<{ downloads: number }>`
    SELECT coalesce(sum(downloads), 0)::int AS downloads FROM opening.download_day WHERE resource_id = ${resourceId}`.execute(
    openingTables(tx),
  );
  return rows[0]?.downloads ?? 0;
}
