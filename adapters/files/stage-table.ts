import type { DuckDBConnection } from '@duckdb/node-api';
import type { Converted } from './convert-cells.ts';
import type { ParquetColumn } from './parquet.ts';

/** Every file carries the number of the row in the file as received, so that a correction can name its cell. */
export const rowColumn = '_row';

/** Rows whose cells travel to the engine as one text per column: handing over cells one by one costs more than all the rest. */
const blockRows = 2048;
/** Tables side by side, so that several threads find work; read one after the other they are the table's order. */
const parts = 4;
const partOf = (block: number, blocks: number): number => Math.floor((block * parts) / blocks);

/** Hand the cells to the engine, a block of rows at a time. No cell is empty, so an empty text says that there is none. */
export async function stage(
  connection: DuckDBConnection,
  rowNumbers: readonly number[],
  columns: readonly Converted[],
  separators: readonly string[],
): Promise<void> {
  const names = ['r', ...columns.map((_, index) => `c${index}`)].map((name) => `${name} VARCHAR`);
  const blocks = Math.ceil(rowNumbers.length / blockRows);
  for (let part = 0; part < parts; part++) {
    await connection.run(`CREATE TABLE staged${part} (${names.join(', ')})`);
    const appender = await connection.createAppender(`staged${part}`);
    for (let block = 0; block < blocks; block++) {
      if (partOf(block, blocks) !== part) continue;
      const from = block * blockRows;
      const until = Math.min(rowNumbers.length, from + blockRows);
      appender.appendVarchar(rowNumbers.slice(from, until).join(','));
      columns.forEach((column, index) => {
        appender.appendVarchar(joined(column, from, until, separators[index]!));
      });
      appender.endRow();
    }
    appender.closeSync();
  }
}

function joined({ ids, texts }: Converted, from: number, until: number, separator: string): string {
  const cells = new Array<string>(until - from);
  for (let row = from; row < until; row++) {
    const id = ids[row]!;
    cells[row - from] = id < 0 ? '' : (texts[id] ?? '');
  }
  return cells.join(separator);
}

/** Take the cells apart again, give them their types, and write the file. */
export async function copyOut(
  connection: DuckDBConnection,
  columns: readonly ParquetColumn[],
  separators: readonly string[],
  file: string,
): Promise<void> {
  const cells = columns.map(
    (_, index) => `unnest(string_split(c${index}, ${literal(separators[index]!)})) AS c${index}`,
  );
  const typed = columns.map(
    (column, index) => `CAST(nullif(c${index}, '') AS ${sqlType(column)}) AS ${identifier(column.name)}`,
  );
  const all = Array.from({ length: parts }, (_, part) => `FROM staged${part}`).join(' UNION ALL ');
  await connection.run(
    `COPY (SELECT ${[`CAST(r AS INTEGER) AS ${identifier(rowColumn)}`, ...typed].join(', ')} ` +
      `FROM (SELECT ${["unnest(string_split(r, ',')) AS r", ...cells].join(', ')} FROM (${all}))) ` +
      `TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE 122880, PARQUET_VERSION v1)`,
  );
}

/** Something that stands in none of the texts. */
export function separatorFor(texts: readonly (string | null)[]): string {
  for (let number = 0; ; number++) {
    const separator = number === 0 ? '\u001e' : `\u001e${number}\u001e`;
    if (!texts.some((text) => text?.includes(separator))) return separator;
  }
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

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
