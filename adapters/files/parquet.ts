import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { booleanOf, isNullMarker, isoOf, kindOf } from './cell-types.ts';
import { excerptOf } from './finding-list.ts';
import type { CellPlace } from './findings.ts';
import type { InferredColumn } from './infer-columns.ts';
import type { Table } from './table.ts';

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

/** Every file carries the number of the row in the file as received, so that a correction can name its cell. */
export const rowColumn = '_row';

const batch = 2000;

/**
 * Write a table as Parquet (zstd, rows in the table's order, one thread: same input, same bytes with the same DuckDB). Typed columns
 * hold what converts without loss; what does not is null and listed in `unconverted`, never dropped unseen. Text and codes are
 * kept character for character. `outFile` must not exist before and is the only file the engine may touch.
 */
export async function tableToParquet(
  table: Table,
  columns: readonly ParquetColumn[],
  outFile: string,
): Promise<ParquetResult> {
  const indexes = columns.map((column) => indexOf(table, column));
  const file = resolve(outFile);
  const converters = columns.map((column, at) => new Converter(column, indexes[at]!));
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
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
    const texts = columns.map((column) => `${identifier(column.name)} VARCHAR`);
    await connection.run(
      `CREATE TABLE staged (${[`${identifier(rowColumn)} INTEGER`, ...texts].join(', ')})`,
    );
    const appender = await connection.createAppender('staged');
    table.rows.forEach((row, index) => {
      const number = table.rowNumbers[index]!;
      appender.appendInteger(number);
      for (const converter of converters) {
        const value = converter.convert(row[converter.index]!, number);
        if (value === null) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.endRow();
      if (index % batch === batch - 1) appender.flushSync();
    });
    appender.closeSync();
    const typed = columns.map(
      (column) => `CAST(${identifier(column.name)} AS ${sqlType(column)}) AS ${identifier(column.name)}`,
    );
    await connection.run(
      `COPY (SELECT ${[identifier(rowColumn), ...typed].join(', ')} FROM staged ORDER BY ${identifier(rowColumn)}) ` +
        `TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE 122880, PARQUET_VERSION v1)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return {
    rows: table.rows.length,
    columns: columns.length,
    bytes: (await stat(file)).size,
    sha256: hash.digest('hex'),
    unconverted: converters.flatMap((converter) => converter.unconverted()),
    nullMarkers: converters.reduce((sum, converter) => sum + converter.markers, 0),
  };
}

function indexOf(table: Table, column: ParquetColumn): number {
  const index = table.columns.findIndex((candidate) => candidate.position === column.position);
  if (index < 0) throw new Error(`the table has no column at position ${column.position} (${column.name})`);
  return index;
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function sqlType(column: ParquetColumn): string {
  switch (column.type) {
    case 'integer':
      return 'BIGINT';
    case 'decimal': {
      const { whole, fraction } = column.precision ?? { whole: 20, fraction: 18 };
      return `DECIMAL(${Math.min(38, whole + fraction)}, ${fraction})`;
    }
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return 'VARCHAR';
  }
}

const samples = 5;

/** Turns the cells of one column into text that DuckDB casts without loss, and remembers those it could not. */
class Converter {
  readonly #column: ParquetColumn;
  readonly index: number;
  #count = 0;
  readonly #at: CellPlace[] = [];
  markers = 0;

  constructor(column: ParquetColumn, index: number) {
    this.#column = column;
    this.index = index;
  }

  convert(cell: string | null, row: number): string | null {
    if (cell === null) return null;
    if (this.#column.type === 'text' || this.#column.type === 'code') return cell;
    if (isNullMarker(cell)) {
      this.markers++;
      return null;
    }
    const value = this.#typed(cell.trim());
    if (value !== null) return value;
    this.#count++;
    if (this.#at.length < samples)
      this.#at.push({ row, column: this.#column.position, excerpt: excerptOf(cell) });
    return null;
  }

  unconverted = (): ParquetResult['unconverted'] =>
    this.#count === 0 ? [] : [{ column: this.#column.name, count: this.#count, at: this.#at }];

  #typed(cell: string): string | null {
    const { type, precision, dateOrder } = this.#column;
    const { kind } = kindOf(cell);
    switch (type) {
      case 'integer':
        // Eight digits like 20240131 are seen as a date, yet are a whole number all the same.
        return /^[+-]?(0|[1-9]\d{0,14})$/.test(cell) ? cell : null;
      case 'decimal': {
        if (!/^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(cell)) return null;
        const [whole, fraction = ''] = cell.replace(/^[+-]/, '').split('.') as [string, string?];
        const room = precision ?? { whole: 20, fraction: 18 };
        return whole.length <= room.whole && fraction.length <= room.fraction ? cell : null;
      }
      case 'date': {
        const iso = isoOf(cell, dateOrder ?? 'ymd');
        return iso === undefined || (iso.length > 10 && !iso.endsWith('00:00:00')) ? null : iso.slice(0, 10);
      }
      case 'timestamp':
        return isoOf(cell, dateOrder ?? 'ymd') ?? null;
      case 'boolean':
        return kind === 'boolean' ? String(booleanOf(cell)) : null;
      default:
        return cell;
    }
  }
}
