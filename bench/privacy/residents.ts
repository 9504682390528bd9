import { DuckDBInstance } from '@duckdb/node-api';

export const quasi = ['born', 'sex', 'district', 'education', 'marital', 'occupation'] as const;
export const sensitive = ['illness', 'income'] as const;

/**
 * `fine`: as a register has it, nearly every row a class of its own. `coarse`: generalised as for release, at most 192 classes however many rows.
 */
export type Grain = 'fine' | 'coarse';

const domains = {
  fine: { born: 70, district: 16, education: 8, marital: 5, occupation: 40, illness: 60, income: 200 },
  coarse: { born: 4, district: 3, education: 2, marital: 2, occupation: 2, illness: 8, income: 10 },
} as const;

/** Made-up residents as CSV and Parquet: six quasi-identifiers, an illness, an income. The same rows for the same number, on any machine. */
export async function writeResidents(path: string, rows: number, grain: Grain): Promise<void> {
  const of = domains[grain];
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  // Several draws from one row number: digests, since the engine's random numbers depend on its threads.
  const draw = (salt: string) => `(md5_number_lower(i::VARCHAR || '${salt}') % 1000000)::DOUBLE / 1000000`;
  try {
    await connection.run(
      `CREATE TABLE t AS SELECT
         1940 + floor(${draw('b')} * ${of.born})::INTEGER * ${Math.floor(70 / of.born)} AS born,
         CASE WHEN ${draw('s')} < 0.51 THEN 'm' ELSE 'f' END AS sex,
         'D' || floor(${draw('d')} * ${draw('e')} * ${of.district})::INTEGER AS district,
         'E' || floor(${draw('f')} * ${of.education})::INTEGER AS education,
         'M' || floor(${draw('g')} * ${draw('h')} * ${of.marital})::INTEGER AS marital,
         'J' || floor(${draw('j')} * ${draw('k')} * ${of.occupation})::INTEGER AS occupation,
         'I' || floor(${draw('l')} * ${draw('m')} * ${of.illness})::INTEGER AS illness,
         floor(${draw('n')} * ${draw('o')} * ${of.income})::INTEGER * 100 AS income
       FROM range(${rows}) AS numbers (i)`,
    );
    await connection.run(`COPY t TO '${path}.parquet' (FORMAT parquet)`);
    await connection.run(`COPY t TO '${path}.csv' (FORMAT csv, HEADER)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
