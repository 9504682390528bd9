export interface Question {
  readonly name: string;
  readonly sql: string;
  /** Columns by which its rows are told apart; they come first. */
  readonly keys: number;
}

/** Questions an analyst asks of flights, in SQL that both sides read: what may be asked also where somebody is protected. */
export const questions: readonly Question[] = [
  {
    name: 'punctuality by carrier',
    keys: 1,
    sql: 'SELECT carrier, count(*) AS n, avg(arr_delay) AS late FROM flights GROUP BY carrier ORDER BY carrier',
  },
  {
    name: 'long delays by destination',
    keys: 1,
    sql: 'SELECT dest, count(*) AS n, avg(dep_delay) AS late, sum(distance) AS km FROM flights WHERE dep_delay > 60 GROUP BY dest ORDER BY dest',
  },
  {
    name: 'months and origins',
    keys: 2,
    sql: "SELECT date_trunc('month', flown) AS month, origin, count(*) AS n, sum(distance) AS km FROM flights GROUP BY date_trunc('month', flown), origin ORDER BY month, origin",
  },
  {
    name: 'three shares in one pass',
    keys: 1,
    sql: 'SELECT origin, count(*) AS n, count(*) FILTER (WHERE cancelled) AS cancelled, count(*) FILTER (WHERE arr_delay > 15) AS late, avg(arr_delay) FILTER (WHERE arr_delay > 15) AS minutes FROM flights GROUP BY origin ORDER BY origin',
  },
  {
    name: 'one total',
    keys: 0,
    sql: "SELECT count(*) AS n, sum(distance) AS km, avg(dep_delay) AS late FROM flights WHERE flown >= DATE '2025-03-01' AND flown < DATE '2025-05-01'",
  },
  {
    name: 'busiest routes',
    keys: 2,
    sql: 'SELECT origin, dest, count(*) AS n FROM flights GROUP BY origin, dest ORDER BY n DESC, origin, dest LIMIT 50',
  },
  {
    name: 'each day',
    keys: 1,
    sql: 'SELECT flown, count(*) AS n, sum(distance) AS km FROM flights GROUP BY flown ORDER BY flown',
  },
  {
    name: 'carriers at three airports',
    keys: 2,
    sql: "SELECT origin, carrier, count(*) AS n, avg(dep_delay) AS late FROM flights WHERE origin IN ('ATL', 'ORD', 'DFW') GROUP BY origin, carrier ORDER BY origin, carrier",
  },
  {
    name: 'bands of distance',
    keys: 1,
    sql: "SELECT CASE WHEN distance < 500 THEN 'short' WHEN distance < 1500 THEN 'medium' ELSE 'long' END AS band, count(*) AS n, avg(arr_delay) AS late FROM flights GROUP BY CASE WHEN distance < 500 THEN 'short' WHEN distance < 1500 THEN 'medium' ELSE 'long' END ORDER BY band",
  },
  {
    name: 'destinations that are late',
    keys: 1,
    sql: 'SELECT dest, avg(arr_delay) AS late FROM flights GROUP BY dest HAVING count(*) > 500 AND avg(arr_delay) > 5 ORDER BY dest',
  },
  {
    name: 'share of late arrivals',
    keys: 1,
    sql: 'SELECT carrier, count(*) FILTER (WHERE arr_delay > 15) * 100.0 / count(*) AS share FROM flights WHERE NOT cancelled GROUP BY carrier ORDER BY carrier',
  },
  {
    name: 'months of a carrier',
    keys: 1,
    sql: "SELECT extract(month FROM flown) AS month, count(*) AS n, sum(dep_delay) AS minutes FROM flights WHERE carrier = 'C03' GROUP BY extract(month FROM flown) ORDER BY month",
  },
  {
    name: 'minutes lost on a journey',
    keys: 1,
    sql: 'SELECT origin, avg(arr_delay + dep_delay) AS minutes FROM flights WHERE distance BETWEEN 300 AND 2000 GROUP BY origin ORDER BY origin',
  },
  {
    name: 'early and late',
    keys: 1,
    sql: 'SELECT carrier, sum(CASE WHEN arr_delay < 0 THEN 1 ELSE 0 END) AS early, sum(CASE WHEN arr_delay > 30 THEN arr_delay END) AS minutes FROM flights GROUP BY carrier ORDER BY carrier',
  },
];
