import { createOpenTables, type OpenTablesOptions } from '#adapters/duckdb';
import { streamWorkbook } from '#adapters/files';
import type { Database } from '#foundation';
import { countDownload, type OpeningPorts, stillServes } from '#platform/opening';

/** How often, in milliseconds, it is asked whether a file that is being written may go on. */
const askedEvery = 1_000;

/** What the open portal meets of the outside. The database is there once the program is put together; nothing asks before. */
export async function openingPorts(
  options: OpenTablesOptions,
  database: () => Database,
): Promise<Omit<OpeningPorts, 'about'> & { close(): void }> {
  const tables = await createOpenTables(options);
  return {
    tables,
    workbook: streamWorkbook,
    watch(resourceId, revisionId, columns) {
      let asked = performance.now();
      return async () => {
        if (performance.now() - asked < askedEvery) return true;
        const still = await database().transaction((tx) => stillServes(tx, resourceId, revisionId, columns), {
          mode: 'snapshot',
        });
        asked = performance.now();
        return still;
      };
    },
    countDownload: (resourceId, format) =>
      database().transaction((tx) => countDownload(tx, resourceId, format)),
    close: () => tables.close(),
  };
}
