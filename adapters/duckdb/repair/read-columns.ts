import { createEngine, lockEngine } from '../engine.ts';
import { quoteIdentifier } from '../quoting.ts';

/** A column by its distinct cells, as texts: for each row the place of its cell, −1 where there is none. */
export interface DistinctColumn {
  readonly ids: Int32Array;
  readonly values: readonly string[];
}

/**
 * Columns of a Parquet file, in file order, for work on cells outside the engine. The engine's memory is bounded; what it hands over is as
 * large as the table's distinct cells and four bytes a cell.
 */
export async function readDistinctColumns(
  path: string,
  names: readonly string[],
  { memoryBytes = 512 << 20 }: { readonly memoryBytes?: number } = {},
): Promise<{ readonly rows: number; readonly columns: readonly DistinctColumn[] }> {
  const instance = await createEngine({ memoryBytes, threads: 2, timeZone: 'Asia/Shanghai' });
  try {
    await lockEngine(instance, [path]);
    const connection = await instance.connect();
    const counted = await connection.runAndReadAll('SELECT CAST(count(*) AS INTEGER) FROM read_parquet($1)', [
      path,
    ]);
    const rows = Number(counted.getRows()[0]![0]);
    const columns = names.map(() => ({
      ids: new Int32Array(rows).fill(-1),
      values: [] as string[],
      known: new Map<string, number>(),
    }));
    if (names.length === 0) return { rows, columns: [] };
    const listed = names.map((name) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`).join(', ');
    const result = await connection.stream(`SELECT ${listed} FROM read_parquet($1)`, [path]);
    let from = 0;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      for (let at = 0; at < columns.length; at++) {
        const { ids, values, known } = columns[at]!;
        const cells = chunk.getColumnValues(at) as (string | null)[];
        for (let row = 0; row < cells.length; row++) {
          const cell = cells[row];
          if (cell === null || cell === undefined) continue;
          let id = known.get(cell);
          if (id === undefined) {
            id = values.length;
            known.set(cell, id);
            values.push(cell);
          }
          ids[from + row] = id;
        }
      }
      from += chunk.rowCount;
    }
    if (from !== rows) throw new Error('the file gave fewer rows than it has');
    connection.disconnectSync();
    return { rows, columns: columns.map(({ ids, values }) => ({ ids, values })) };
  } finally {
    instance.closeSync();
  }
}
