import type { DuckDBConnection } from '@duckdb/node-api';

/** Everybody has a number of this shape; the region does not exist, so that it is nobody's. */
export const residentNumber = (index: number): string =>
  `990101${19_500_101 + (index % 28)}${String(index).padStart(8, '0')}`;
/** What is on file of a person, and what is not. */
export const nameOf = (index: number): string => `居民${index}`;

/** A register of invented persons as a Parquet file with the columns of the verification tests. */
export async function writeResidents(
  connection: DuckDBConnection,
  path: string,
  count: number,
): Promise<void> {
  await connection.run(`COPY (
    SELECT 'P' || i AS "人员编号",
      '990101' || (19500101 + i % 28) || lpad(CAST(i AS VARCHAR), 8, '0') AS "公民身份号码",
      '居民' || i AS "姓名",
      DATE '1950-01-01' + CAST(i % 20000 AS INTEGER) AS "出生日期",
      CAST(i % 1000 AS DECIMAL(18, 2)) AS "补贴标准",
      CASE WHEN i % 50 = 0 THEN '是' ELSE '否' END AS "残疾"
    FROM range(${count}) AS numbers(i)
  ) TO '${path}' (FORMAT parquet)`);
}
