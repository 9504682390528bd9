import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AgreementDocument, GrantedResource, OutputRules } from '#platform/authorisation/model';
import { compileScope, type RevisionFacts, type Scope } from '#platform/query/model';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';

/** Who stands behind a number: nobody, the row itself, or an aircraft with its many flights. */
export type Subject = 'open' | 'row' | 'aircraft';

export const flightItems = [
  item('record', '记录编号', 'integer'),
  item('flown', '日期', 'date'),
  item('carrier', '航空公司', 'text'),
  item('aircraft', '机号', 'text'),
  item('origin', '始发机场', 'text'),
  item('dest', '到达机场', 'text'),
  item('dep_delay', '起飞延误分钟', 'integer'),
  item('arr_delay', '到达延误分钟', 'integer'),
  item('distance', '航程公里', 'integer'),
  item('cancelled', '是否取消', 'boolean'),
];

/** Three million flights as they were published; not part of the repository. */
const published = fileURLToPath(
  new URL('../../../shared/data/tabular-benchmark/flights/flights-3m.parquet', import.meta.url),
);
export type FlightSource = 'published' | 'drawn';
export const flightSource = (): FlightSource => (existsSync(published) ? 'published' : 'drawn');

/**
 * Writes flights to a Parquet file. From the published file where it is there (dates moved by 24 years; carrier, aircraft, arrival and cancellation drawn
 * beside it, since it has none), repeated when more are wanted; else all drawn from a seed, with the same columns.
 */
export async function writeFlights(
  connection: DuckDBConnection,
  path: string,
  rows: number,
  seed: number,
  source: FlightSource = flightSource(),
): Promise<void> {
  // hash() of row and seed instead of random(): the same rows whatever the number of threads.
  const drawn = (salt: number, bound: number) => `CAST(hash(i, ${seed + salt}) % ${bound} AS BIGINT)`;
  const late = (salt: number) =>
    `${drawn(salt, 35)} - 15 + CASE WHEN ${drawn(salt + 1, 7)} = 0 THEN ${drawn(salt + 2, 180)} ELSE 0 END`;
  const cancelled = `${drawn(10, 50)} = 0`;
  const from =
    source === 'published'
      ? `SELECT i, CAST(date AS DATE) + 8766 AS flown, origin, destination AS dest, delay AS dep_delay, delay + ${drawn(30, 21)} - 10 AS arr_delay, distance
         FROM (SELECT file_row_number + copy * 3000000 AS i, * FROM read_parquet('${published}', file_row_number = true), range(${Math.ceil(rows / 3_000_000)}) AS copies(copy)) WHERE i < ${rows}`
      : `SELECT i, DATE '2025-01-01' + CAST(i * 181 // ${rows} AS INTEGER) AS flown, ['ATL', 'ORD', 'DFW'][1 + ${drawn(4, 3)}] AS origin,
           'D' || lpad(CAST(${drawn(5, 105)} AS VARCHAR), 3, '0') AS dest, ${late(20)} AS dep_delay, ${late(30)} AS arr_delay,
           200 + ${drawn(5, 105)} * 37 AS distance FROM range(${rows}) AS numbers(i)`;
  await connection.run(`COPY (
    SELECT i AS record, flown,
      'C' || lpad(CAST(least(${drawn(1, 14)}, ${drawn(2, 14)}) AS VARCHAR), 2, '0') AS carrier,
      'B-' || lpad(CAST(${drawn(3, 4000)} AS VARCHAR), 4, '0') AS aircraft,
      origin, dest,
      CASE WHEN ${cancelled} THEN NULL ELSE dep_delay END AS dep_delay,
      CASE WHEN ${cancelled} THEN NULL ELSE arr_delay END AS arr_delay,
      distance, ${cancelled} AS cancelled
    FROM (${from}) AS flights
  ) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
}

export const flightRevision: RevisionFacts = {
  revisionId: 'rev_flights',
  schema: flightItems.map(({ itemId, type }) => ({ itemId, column: itemId, type })),
  uniqueKeys: [['record']],
};

/** An agreement over the flights, compiled. `record` is not granted: it is only what a row is told by. */
export function flightScope(subject: Subject, output: Partial<OutputRules> = {}): Scope {
  const units: GrantedResource['protectedUnits'] =
    subject === 'open' ? [] : [{ unit: 'other', items: [subject === 'row' ? 'record' : 'aircraft'] }];
  const granted = resource('flights', {
    title: '航班',
    items: flightItems.filter(
      ({ itemId }) => itemId !== 'record' && (subject === 'open' || itemId !== 'aircraft'),
    ),
    otherItems:
      subject === 'open'
        ? []
        : [otherItem('record', '记录编号', 'integer'), otherItem('aircraft', '机号', 'text')],
    protectedUnits: units,
  });
  const agreement: AgreementDocument = sampleAgreement([granted], { minimumGroup: 10, ...output });
  return compileScope(agreement, 'inclusive-finance', Temporal.Instant.from('2026-06-01T00:00:00Z'), {
    [granted.resourceId]: flightRevision,
  });
}
