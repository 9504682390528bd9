import type { DuckDBConnection } from '@duckdb/node-api';
import type { AgreementDocument, GrantedResource } from '#platform/authorisation/model';
import { compileScope, type RevisionFacts, type Scope } from '#platform/query/model';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';

/** Who stands behind a number: nobody, the row itself, or an aircraft with its many flights. */
export type Subject = 'open' | 'row' | 'aircraft';

const items = [
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

/**
 * Flights as a transport department records them, from a seed: 14 carriers, 3 origins, 105 destinations, 4,000 aircraft, delays
 * with a long tail and empty where a flight was cancelled. Rows in the order of their day, as such files arrive.
 */
export async function writeFlights(
  connection: DuckDBConnection,
  path: string,
  rows: number,
  seed: number,
): Promise<void> {
  // hash() of row and seed instead of random(): the same rows whatever the number of threads.
  const drawn = (salt: number, bound: number) => `CAST(hash(i, ${seed + salt}) % ${bound} AS BIGINT)`;
  const delay = (salt: number) =>
    `CASE WHEN ${drawn(10, 50)} = 0 THEN NULL ELSE ${drawn(salt, 35)} - 15 + CASE WHEN ${drawn(salt + 1, 7)} = 0 THEN ${drawn(salt + 2, 180)} ELSE 0 END END`;
  await connection.run(`COPY (
    SELECT i AS record,
      DATE '2025-01-01' + CAST(i * 365 // ${rows} AS INTEGER) AS flown,
      'C' || lpad(CAST(least(${drawn(1, 14)}, ${drawn(2, 14)}) AS VARCHAR), 2, '0') AS carrier,
      'B-' || lpad(CAST(${drawn(3, 4000)} AS VARCHAR), 4, '0') AS aircraft,
      ['PEK', 'PKX', 'TSN'][1 + ${drawn(4, 3)}] AS origin,
      'D' || lpad(CAST(${drawn(5, 105)} AS VARCHAR), 3, '0') AS dest,
      ${delay(20)} AS dep_delay,
      ${delay(30)} AS arr_delay,
      200 + ${drawn(5, 105)} * 37 AS distance,
      ${drawn(10, 50)} = 0 AS cancelled
    FROM range(${rows}) AS numbers(i)
  ) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
}

const revision: RevisionFacts = {
  revisionId: 'rev_flights',
  schema: items.map(({ itemId, type }) => ({ itemId, column: itemId, type })),
  uniqueKeys: [['record']],
};

/** An agreement over the flights, compiled. `record` is not granted: it is only what a row is told by. */
export function flightScope(subject: Subject): Scope {
  const units: GrantedResource['protectedUnits'] =
    subject === 'open' ? [] : [{ unit: 'other', items: [subject === 'row' ? 'record' : 'aircraft'] }];
  const granted = resource('flights', {
    title: '航班',
    items: items.filter(({ itemId }) => itemId !== 'record' && (subject === 'open' || itemId !== 'aircraft')),
    otherItems:
      subject === 'open'
        ? []
        : [otherItem('record', '记录编号', 'integer'), otherItem('aircraft', '机号', 'text')],
    protectedUnits: units,
  });
  const agreement: AgreementDocument = sampleAgreement([granted], { minimumGroup: 10 });
  return compileScope(agreement, 'inclusive-finance', Temporal.Instant.from('2026-06-01T00:00:00Z'), {
    [granted.resourceId]: revision,
  });
}

/** Questions an analyst asks of such a table, in SQL that both sides read. */
export const questions: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'punctuality by carrier',
    sql: 'SELECT carrier, count(*) AS n, avg(arr_delay) AS late FROM flights GROUP BY carrier ORDER BY carrier',
  },
  {
    name: 'long delays by destination',
    sql: 'SELECT dest, count(*) AS n, avg(dep_delay) AS late, sum(distance) AS km FROM flights WHERE dep_delay > 60 GROUP BY dest ORDER BY dest',
  },
  {
    name: 'months and origins',
    sql: "SELECT date_trunc('month', flown) AS month, origin, count(*) AS n, sum(distance) AS km FROM flights GROUP BY date_trunc('month', flown), origin ORDER BY month, origin",
  },
  {
    name: 'three shares in one pass',
    sql: 'SELECT origin, count(*) AS n, count(*) FILTER (WHERE cancelled) AS cancelled, count(*) FILTER (WHERE arr_delay > 15) AS late, avg(arr_delay) FILTER (WHERE arr_delay > 15) AS minutes FROM flights GROUP BY origin ORDER BY origin',
  },
  {
    name: 'one total',
    sql: "SELECT count(*) AS n, sum(distance) AS km, avg(dep_delay) AS late FROM flights WHERE flown >= DATE '2025-03-01' AND flown < DATE '2025-09-01'",
  },
];
