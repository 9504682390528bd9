import { sql } from 'kysely';
import { type Check, type Text, text } from '#foundation';
import { evidenceTables } from '../store/tables.ts';

/** Everything is compared inside the database; only what disagrees leaves it. */
export const meterCheck: Check = {
  name: 'evidence.meter',
  title: text('计量行各属一条存证', 'Each meter line belongs to an entry of a call'),
  async run(tx) {
    const { rows } = await sql<{ entry: string }>`
      SELECT DISTINCT line.entry
      FROM evidence.meter_line AS line LEFT JOIN evidence.entry AS entry ON entry.id = line.entry
      WHERE entry.id IS NULL OR entry.form <> 'committed' OR entry.recovered OR entry.created_at <> line.at
         OR line.hour <> date_trunc('hour', line.at, 'UTC')
      ORDER BY 1`.execute(evidenceTables(tx));
    const faults = rows.map(({ entry }) =>
      text(
        `${entry} 的计量行与其存证或时刻不符`,
        `the meter line of ${entry} does not fit its entry or its time`,
      ),
    );
    const { rows: all } = await sql<{ lines: number }>`
      SELECT count(*)::float8 AS lines FROM evidence.meter_line`.execute(evidenceTables(tx));
    return { looked: all[0]!.lines, faults };
  },
};

interface Differing {
  readonly agreement: string;
  readonly starts: Temporal.Instant;
  readonly told: number;
  readonly summed: number;
}

/** Sums of hours, with what is still fresh, are those of the lines; days are sums of hours, months of days, years of months. */
export const meterSumsCheck: Check = {
  name: 'evidence.meter-sums',
  title: text('计量汇总与计量行逐时相符', 'The sums of the meter are those of its lines, hour by hour'),
  async run(tx) {
    const faults: Text[] = [];
    const { rows: hours } = await sql<Differing & { looked: number }>`
      WITH told AS (
        SELECT agreement, buyer, purpose, product, starts, sum(calls) AS calls, sum(units) AS units
        FROM (
          SELECT key.agreement, key.buyer, key.purpose, key.product, total.starts, total.calls, total.units
          FROM evidence.meter_hour AS total JOIN evidence.meter_key AS key ON key.id = total.key
          UNION ALL
          SELECT agreement, buyer, purpose, product, hour, calls, units FROM evidence.meter_fresh
        ) AS source GROUP BY 1, 2, 3, 4, 5
      ), summed AS (
        SELECT agreement, buyer, purpose, product, hour AS starts, count(*) AS calls, sum(units) AS units
        FROM evidence.meter_line GROUP BY 1, 2, 3, 4, 5
      ), only_told AS (SELECT * FROM told EXCEPT SELECT * FROM summed),
      only_summed AS (SELECT * FROM summed EXCEPT SELECT * FROM told)
      SELECT agreement, starts, sum(told)::float8 AS told, sum(summed)::float8 AS summed
      FROM (
        SELECT agreement, starts, calls AS told, 0 AS summed FROM only_told
        UNION ALL SELECT agreement, starts, 0, calls FROM only_summed
      ) AS differing GROUP BY 1, 2 ORDER BY 2, 1`.execute(evidenceTables(tx));
    for (const { agreement, starts, told, summed } of hours)
      faults.push(
        text(
          `协议 ${agreement} 在 ${starts} 起一小时的计量汇总（${told} 次）与计量行（${summed} 次）不符`,
          `agreement ${agreement}: the meter's sums (${told} calls) of the hour from ${starts} are not those of its lines (${summed} calls)`,
        ),
      );
    for (const [coarse, zh, en] of coarser) {
      const { rows } = await coarse.execute(evidenceTables(tx));
      for (const { agreement, starts } of rows)
        faults.push(
          text(
            `协议 ${agreement} 自 ${starts} 起的${zh}汇总不是其各部分之和`,
            `agreement ${agreement}: the sum of the ${en} from ${starts} is not that of its parts`,
          ),
        );
    }
    const { rows: all } = await sql<{ looked: number }>`
      SELECT (SELECT count(*) FROM evidence.meter_hour)::float8 + (SELECT count(*) FROM evidence.meter_fresh) AS looked`.execute(
      evidenceTables(tx),
    );
    return { looked: all[0]!.looked, faults };
  },
};

const coarser = [
  [
    sql<Differing>`
      SELECT DISTINCT key.agreement, coalesce(total.starts, part.starts) AS starts
      FROM evidence.meter_day AS total
      FULL JOIN (SELECT key, date_trunc('day', starts, 'Asia/Shanghai') AS starts, sum(calls) AS calls, sum(units) AS units
                 FROM evidence.meter_hour GROUP BY 1, 2) AS part ON part.key = total.key AND part.starts = total.starts
      LEFT JOIN evidence.meter_key AS key ON key.id = coalesce(total.key, part.key)
      WHERE (total.calls, total.units) IS DISTINCT FROM (part.calls, part.units) ORDER BY 2, 1`,
    '日',
    'day',
  ],
  [
    sql<Differing>`
      SELECT DISTINCT key.agreement, coalesce(total.starts, part.starts) AS starts
      FROM evidence.meter_month AS total
      FULL JOIN (SELECT key, date_trunc('month', starts, 'Asia/Shanghai') AS starts, sum(calls) AS calls, sum(units) AS units
                 FROM evidence.meter_day GROUP BY 1, 2) AS part ON part.key = total.key AND part.starts = total.starts
      LEFT JOIN evidence.meter_key AS key ON key.id = coalesce(total.key, part.key)
      WHERE (total.calls, total.units) IS DISTINCT FROM (part.calls, part.units) ORDER BY 2, 1`,
    '月',
    'month',
  ],
  [
    sql<Differing>`
      SELECT DISTINCT key.agreement, coalesce(total.starts, part.starts) AS starts
      FROM evidence.meter_year AS total
      FULL JOIN (SELECT key, date_trunc('year', starts, 'Asia/Shanghai') AS starts, sum(calls) AS calls, sum(units) AS units
                 FROM evidence.meter_month GROUP BY 1, 2) AS part ON part.key = total.key AND part.starts = total.starts
      LEFT JOIN evidence.meter_key AS key ON key.id = coalesce(total.key, part.key)
      WHERE (total.calls, total.units) IS DISTINCT FROM (part.calls, part.units) ORDER BY 2, 1`,
    '年',
    'year',
  ],
] as const;
