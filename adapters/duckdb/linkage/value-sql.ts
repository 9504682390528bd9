import type { DuckDBConnection } from '@duckdb/node-api';
import type { ValueWays } from '#platform/privacy';
import { quoteText } from '../quoting.ts';

/** The names of the views are the platform's; each is a macro here. */
export const viewMacros = {
  value: 'as_value',
  month: 'as_month',
  year: 'as_year',
  division: 'as_division',
} as const;

/** How the platform compares values, as macros of the engine: `compared(text)` and one for each view of what it gives. */
export async function defineValueMacros(connection: DuckDBConnection, ways: ValueWays): Promise<void> {
  const p = Object.fromEntries(
    Object.entries(ways.patterns).map(([name, pattern]) => [name, quoteText(pattern)]),
  ) as { readonly [Name in keyof ValueWays['patterns']]: string };
  const placeholders = ways.placeholders.map(quoteText).join(', ');
  const padded = (pattern: string, group: number) => `lpad(regexp_extract(v, ${pattern}, ${group}), 2, '0')`;
  const day = (pattern: string) =>
    `regexp_extract(v, ${pattern}, 1) || '-' || ${padded(pattern, 2)} || '-' || ${padded(pattern, 3)}`;
  const macros = [
    // Folding builds a table for each value it is given: only those are given that hold something to fold.
    `plain(x) AS CASE WHEN length(x) > ${ways.longestValue} THEN NULL
       WHEN regexp_matches(x, ${quoteText(`[${ways.foldedFrom}\\t\\n\\f\\r ]`)})
         THEN regexp_replace(translate(x, ${quoteText(ways.foldedFrom)}, ${quoteText(ways.foldedTo)}), ${p.spaces}, '', 'g')
       ELSE x END`,
    // Few values begin with a digit in most columns: the others need no further look.
    `read_number(v) AS CASE
       WHEN regexp_matches(v, ${p.day}) THEN ${day(p.day)}
       WHEN regexp_matches(v, ${p.compactDay}) THEN ${day(p.compactDay)}
       WHEN regexp_matches(v, ${p.month}) AND NOT regexp_matches(v, '^[0-9]{4}\\.[0-9]$')
         THEN regexp_extract(v, ${p.month}, 1) || '-' || ${padded(p.month, 2)}
       ELSE regexp_replace(regexp_replace(v, ${p.wholeNumber}, '\\1'), ${p.decimal}, '\\1') END`,
    `read_plain(v) AS CASE WHEN v = '' OR v IN (${placeholders}) THEN NULL
       WHEN regexp_matches(v, '^-?[0-9]') THEN read_number(v) ELSE v END`,
    'compared(x) AS read_plain(plain(x))',
    'as_value(v) AS v',
    `as_month(v) AS CASE WHEN v[5] = '-' AND regexp_matches(v, ${p.dated}) THEN left(v, 7) END`,
    `as_year(v) AS CASE WHEN v[5] = '-' AND regexp_matches(v, ${p.dated}) THEN left(v, 4) END`,
    `as_division(v) AS CASE WHEN length(v) IN (9, 12) AND regexp_matches(v, ${p.longDivision}) THEN left(v, 6)
       WHEN contains(v, '区') OR contains(v, '县') THEN nullif(regexp_extract(v, ${p.namedDivision}, 1), '') END`,
  ];
  for (const macro of macros) await connection.run(`CREATE MACRO ${macro}`);
}
