import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { convert } from './convert-cells.ts';
import type { CellPlace } from './findings.ts';
import type { InferredColumn } from './infer-columns.ts';
import { copyOut, literal, rowColumn, separatorFor, stage } from './stage-table.ts';
import type { Table } from './table.ts';

export { rowColumn };

export type ParquetColumn = Pick<InferredColumn, 'name' | 'position' | 'type' | 'precision' | 'dateOrder'>;

export interface ParquetResult {
  readonly rows: number;
  /** Columns of the table; the file has one more, {@link rowColumn}. */
  readonly columns: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Cells that do not have their column's type and are null in the file, first places and count. Null markers are counted apart. */
  readonly unconverted: readonly {
    readonly column: string;
    readonly count: number;
    readonly at: readonly CellPlace[];
  }[];
  readonly nullMarkers: number;
}

/**
 * Write a table as Parquet (zstd, rows in the table's order; same input, same bytes with the same DuckDB). Typed columns hold what
 * converts without loss; what does not is null and listed in `unconverted`, never dropped unseen. Text and codes are kept
 * character for character. `outFile` must not exist before and is the only file the engine may touch.
 */
export async function tableToParquet(
  table: Table,
  columns: readonly ParquetColumn[],
  outFile: string,
): Promise<ParquetResult> {
  const converted = columns.map((column) => convert(table, table.cells[indexOf(table, column)]!, column));
  const file = resolve(outFile);
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    await connection.run(`SET allowed_paths = [${literal(file)}, ${literal(`${file}.tmp`)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const separators = converted.map(({ texts }) => separatorFor(texts));
    await stage(connection, table.rowNumbers, converted, separators);
    await copyOut(connection, columns, separators, file);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return {
    rows: table.rowNumbers.length,
    columns: columns.length,
    bytes: (await stat(file)).size,
    sha256: hash.digest('hex'),
    unconverted: converted.flatMap(({ unconverted }) => unconverted),
    nullMarkers: converted.reduce((sum, { markers }) => sum + markers, 0),
  };
}

function indexOf(table: Table, column: ParquetColumn): number {
  const index = table.columns.findIndex((candidate) => candidate.position === column.position);
  if (index < 0) throw new Error(`the table has no column at position ${column.position} (${column.name})`);
  return index;
}
