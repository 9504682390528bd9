import { createOpenTables, type OpenTablesOptions } from '#adapters/duckdb';
import { streamWorkbook } from '#adapters/files';
import type { Database } from '#foundation';
import { countDownload, type OpeningPorts, stillServes } from '#platform/opening';

/** What the open portal meets of the outside. The database is there once the program is put together; nothing asks before. */
export async function openingPorts(
  options: OpenTablesOptions,
  database: () => Database,
): Promise<Omit<OpeningPorts, 'about'> & { close(): void }> {
  const tables = await createOpenTables(options);
  return {
    tables,
    workbook: streamWorkbook,
    stillServes: (resourceId, revisionId, columns) =>
      database().transaction((tx) => stillServes(tx, resourceId, revisionId, columns), { mode: 'snapshot' }),
    countDownload: (resourceId, format) =>
      database().transaction((tx) => countDownload(tx, resourceId, format)),
    close: () => tables.close(),
  };
}
