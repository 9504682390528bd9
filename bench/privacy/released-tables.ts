import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A table that is out, of a synthetic portal. */
export interface Released {
  readonly name: string;
  readonly rows: number;
  /** Rows whose number is one of the table that is looked at. */
  readonly shared: number;
}

export const linkageColumns: readonly { readonly name: string; readonly type: string }[] = [
  { name: '许可编号', type: 'text' },
  { name: '企业名称', type: 'text' },
  { name: '区县', type: 'text' },
  { name: '街道', type: 'text' },
  { name: '金额', type: 'integer' },
  { name: '人数', type: 'integer' },
  { name: '登记日期', type: 'date' },
];

/** From a hundredth of the rows of the table that is looked at to three times as many. */
const sizes = [0.01, 0.1, 0.3, 1, 3] as const;

/** So many tables with the same headers, as a portal has them: each tenth shares half of the numbers of the smaller one, the others nothing. */
export const released = (tables: number, rows: number): readonly Released[] =>
  Array.from({ length: tables }, (_, at) => {
    const own = Math.max(40, Math.round(rows * sizes[Math.floor(at / 3 + 3) % sizes.length]!));
    return {
      name: `released${at}`,
      rows: own,
      shared: at % 10 === 0 ? Math.ceil(Math.min(own, rows) / 2) : 0,
    };
  });

/** The table that is looked at (`own`) and the released ones, as Parquet. What is not shared is of another kind: other numbers, other years. */
export async function writeReleased(
  folder: string,
  rows: number,
  others: readonly Released[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const write = async (name: string, count: number, word: string, shared: number, at: number) => {
    const sql = `COPY (SELECT CASE WHEN range < ${shared} THEN 'own' ELSE '${word}' END || '-' || range AS 许可编号,
        '${word}企业' || range * 7 % ${Math.max(7, Math.floor(count / 3))} AS 企业名称, '${word}区' || range % 12 AS 区县, '${word}街' || range % 150 AS 街道,
        (${at} * 100000000 + range * 31 % 50000)::BIGINT AS 金额, (${at} * 100000000 + 60000000 + range % 900)::BIGINT AS 人数,
        (DATE '1960-01-01' + INTERVAL (${at} * 20000 + range % 3000) DAY)::DATE AS 登记日期 FROM range(${count}))
      TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`;
    await connection.run(sql);
  };
  try {
    await write('own', rows, 'own', rows, 0);
    for (const [at, { name, rows: count, shared }] of others.entries())
      await write(name, count, `t${at}`, shared, 1);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
