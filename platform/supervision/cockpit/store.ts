import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { definitionOf, type FigureLine, type FigureName, figureNames } from './figures.ts';

export interface CockpitTables {
  'supervision.figure': {
    month: Temporal.PlainDate;
    name: FigureName;
    organisation: string;
    part: string;
    value: bigint;
  };
  'supervision.figures_taken': { month: Temporal.PlainDate; taken_at: Temporal.Instant };
}
const tables = (tx: Tx) => tx.tables<CockpitTables>();

export const flows = figureNames.filter((name) => definitionOf(name).flow);
export const stocks = figureNames.filter((name) => !definitionOf(name).flow);

/** When figures were last taken, and in which month; null before the first time. */
export async function lastTaking(
  tx: Tx,
): Promise<{ readonly month: Temporal.PlainDate; readonly takenAt: Temporal.Instant } | null> {
  const row = await tables(tx)
    .selectFrom('supervision.figures_taken')
    .selectAll()
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { month: row.month, takenAt: row.taken_at } : null;
}

/** Whether figures were taken in a month: what stood then is known only if they were. */
export async function takenIn(tx: Tx, month: Temporal.PlainDate): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('supervision.figures_taken')
    .select('month')
    .where('month', '=', month)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts figures in the place of what stood for flows since a month and for what stands in this one. */
export async function keepFigures(
  tx: Tx,
  since: Temporal.PlainDate,
  month: Temporal.PlainDate,
  lines: readonly FigureLine[],
): Promise<void> {
  await sql`
    DELETE FROM supervision.figure
    WHERE (name = ANY (${[...flows]}::text[]) AND month >= ${since}) OR (name = ANY (${[...stocks]}::text[]) AND month = ${month})`.execute(
    tables(tx),
  );
  await sql`
    INSERT INTO supervision.figure (month, name, organisation, part, value)
    SELECT * FROM unnest(${lines.map((line) => line.month.toString())}::date[], ${lines.map(({ name }) => name)}::text[],
      ${lines.map(({ organisation }) => organisation)}::text[], ${lines.map(({ part }) => part)}::text[],
      ${lines.map(({ value }) => value)}::bigint[])`.execute(tables(tx));
  await sql`
    INSERT INTO supervision.figures_taken (month, taken_at) VALUES (${month}, ${tx.now})
    ON CONFLICT (month) DO UPDATE SET taken_at = excluded.taken_at`.execute(tables(tx));
}

export interface FigureSum {
  readonly name: FigureName;
  readonly month: Temporal.PlainDate | null;
  readonly organisation: string | null;
  readonly part: string | null;
  readonly value: number;
}

/** Figures summed over what they are not asked `by`, of some organisations or of all. Flows over the months asked for; what stands, in the last of them. */
export async function sumFigures(
  tx: Tx,
  asked: {
    readonly names?: readonly FigureName[];
    readonly from: Temporal.PlainDate;
    readonly through: Temporal.PlainDate;
    /** Of these organisations together, the one that answers for the others first. */
    readonly organisations?: readonly string[];
    readonly by?: readonly ('month' | 'organisation' | 'part')[];
  },
): Promise<readonly FigureSum[]> {
  const by = asked.by ?? [];
  const wanted = (names: readonly FigureName[]) =>
    names.filter((name) => !asked.names || asked.names.includes(name));
  const column = (name: 'month' | 'organisation' | 'part') =>
    by.includes(name) ? sql`${sql.ref(name)}` : name === 'month' ? sql`NULL::date` : sql`NULL::text`;
  const firstOfStocks = by.includes('month') ? asked.from : asked.through;
  const { rows } = await sql<FigureSum>`
    SELECT name, ${column('month')} AS month, ${column('organisation')} AS organisation, ${column('part')} AS part,
           sum(value)::float8 AS value
    FROM supervision.figure
    WHERE ((name = ANY (${wanted(flows)}::text[]) AND month BETWEEN ${asked.from} AND ${asked.through})
        OR (name = ANY (${wanted(stocks)}::text[]) AND month BETWEEN ${firstOfStocks} AND ${asked.through}))
      AND (${asked.organisations === undefined} OR organisation = ANY (${asked.organisations ?? []}::text[]))
      AND (name <> 'complaint.days' OR organisation = ${asked.organisations?.[0] ?? ''} OR ${by.includes('organisation')})
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`.execute(tables(tx));
  return rows;
}
