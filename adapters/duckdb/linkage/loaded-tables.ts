import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasuredTable } from '#platform/privacy';
import { type LoadedTable, loadTable } from './side.ts';

/** Tables that stay in the engine after a pair was measured, as many as there is room for: what is out is set against each newcomer again. */
export interface LoadedTables {
  /** The table with at least the columns asked for; loaded when it is not there. `pinned` ones stay until they are let go. */
  take(
    connection: DuckDBConnection,
    table: MeasuredTable,
    path: string,
    pinned?: boolean,
  ): Promise<LoadedTable>;
  /** Let go of what was pinned, and of what is too much. */
  release(connection: DuckDBConnection): Promise<void>;
}

interface Kept {
  readonly loaded: LoadedTable;
  readonly cells: number;
}

/** `room`: cells that may stay, of all tables together. */
export function loadedTables(room: number): LoadedTables {
  // The least recently used stands first.
  const kept = new Map<string, Kept>();
  const pinned = new Set<string>();
  let made = 0;

  async function shrink(connection: DuckDBConnection, spare: ReadonlySet<string>): Promise<void> {
    let cells = [...kept.values()].reduce((sum, one) => sum + one.cells, 0);
    for (const [key, one] of [...kept]) {
      if (cells <= room) return;
      if (spare.has(key)) continue;
      kept.delete(key);
      cells -= one.cells;
      await connection.run(`DROP TABLE IF EXISTS ${one.loaded.name}`);
    }
  }

  return {
    async take(connection, table, path, pin = false) {
      // Classes go by the quasi-identifiers, so other ones make another table.
      const key = JSON.stringify([table.parquetSha256, table.quasi]);
      const before = kept.get(key);
      const columns = [...new Set([...table.columns, ...table.quasi, ...table.naming])];
      const missing = columns.filter((column) => !before?.loaded.columns.includes(column));
      let found = before;
      if (!found || missing.length > 0) {
        const wanted = [...(before?.loaded.columns ?? []), ...missing];
        // One that was interrupted while it was made is made over by the next.
        const loaded = await loadTable(connection, `table_${made + 1}`, {
          columns: wanted,
          quasi: table.quasi,
          path,
        });
        made += 1;
        if (before) await connection.run(`DROP TABLE IF EXISTS ${before.loaded.name}`);
        found = { loaded, cells: loaded.rows * (wanted.length + 2) };
      }
      kept.delete(key);
      kept.set(key, found);
      if (pin) pinned.add(key);
      await shrink(connection, new Set([key, ...pinned]));
      return found.loaded;
    },
    async release(connection) {
      pinned.clear();
      await shrink(connection, pinned);
    },
  };
}
