import { startOfDate } from '#foundation';
import type { UsageQuestion, UsageSum } from '#platform/evidence';
import { agreementId, buyerId, firstOf, year } from './lines.ts';

/** A question as the meter is asked, and the same sum over the lines as SQL. */
export interface Asked {
  readonly name: string;
  readonly question: UsageQuestion;
  readonly sql: string;
  readonly values: readonly unknown[];
  /** The words of a sum as the SQL gives them. */
  readonly words: (sum: UsageSum) => readonly (string | null)[];
}

const day = startOfDate(Temporal.PlainDate.from({ year, month: 5, day: 12 }));
const [from, until] = [firstOf(1), firstOf(13)];
const [ragged, end] = [
  firstOf(2).add({ hours: 52, minutes: 5, seconds: 6 }),
  firstOf(9).subtract({ hours: 30, minutes: 53 }),
];
const hourOf = (at: Temporal.Instant) => at.round({ smallestUnit: 'hour', roundingMode: 'floor' });

export const asked: readonly Asked[] = [
  {
    name: 'one agreement, one month, by purpose',
    question: { agreement: agreementId(7), from: firstOf(5), until: firstOf(6), by: ['purpose'] },
    sql: `SELECT purpose AS word, NULL AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line
          WHERE agreement = $1 AND hour >= $2 AND hour < $3 AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    values: [agreementId(7), firstOf(5), firstOf(6)],
    words: ({ purpose }) => [purpose, null],
  },
  {
    name: 'one buyer, one year, by day',
    question: { buyer: buyerId(13), from, until, by: ['day'] },
    sql: `SELECT ((hour AT TIME ZONE 'Asia/Shanghai')::date)::text AS word, NULL AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line
          WHERE buyer = $1 AND hour >= $2 AND hour < $3 AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    values: [buyerId(13), from, until],
    words: ({ day }) => [day!.toString(), null],
  },
  {
    name: 'one buyer, one month, by hour',
    question: { buyer: buyerId(13), from: firstOf(3), until: firstOf(4), by: ['hour'] },
    sql: `SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS word, NULL AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line
          WHERE buyer = $1 AND hour >= $2 AND hour < $3 AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    values: [buyerId(13), firstOf(3), firstOf(4)],
    words: ({ hour }) => [hour!.toString(), null],
  },
  {
    name: 'all agreements, one day, by agreement and purpose',
    question: { from: day, until: day.add({ hours: 24 }), by: ['agreement', 'purpose'] },
    sql: `SELECT agreement AS word, purpose AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line
          WHERE hour >= $1 AND hour < $2 AND at >= $1 AND at < $2 GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [day, day.add({ hours: 24 })],
    words: ({ agreement, purpose }) => [agreement, purpose],
  },
  {
    name: 'everything there is',
    question: {},
    sql: 'SELECT NULL AS word, NULL AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line',
    values: [],
    words: () => [null, null],
  },
  {
    name: 'half a year from the middle of one hour to the middle of another, by agreement',
    question: { from: ragged, until: end, by: ['agreement'] },
    sql: `SELECT agreement AS word, NULL AS other, count(*) AS calls, sum(units) AS units FROM evidence.meter_line
          WHERE hour >= $3 AND hour < $2 AND at >= $1 AND at < $2 GROUP BY 1 ORDER BY 1`,
    values: [ragged, end, hourOf(ragged)],
    words: ({ agreement }) => [agreement, null],
  },
];
