import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { quoteIdentifier } from '../quoting.ts';

/** Longer texts, in bytes, are compared by digests, so that cells of megabytes are neither kept nor compared. */
const longest = 100;
/** A digest is longer than any text that is compared as it is: none of them can be mistaken for one. */
const filler = '#'.repeat(longest + 1 - 64);

/**
 * Most values of a column that are looked up in a list: the engine looks up each value of a file's dictionary once instead of joining every row, but goes
 * through the list for each.
 */
const listedValues = 250;

/** What is known of the distinct values of a column, once table `d<place>` holds them. */
export interface Values {
  readonly distinct: number;
  readonly hasMissing: boolean;
  /** Some are digests. */
  readonly digested: boolean;
}

/** The columns of a view: as it is compared (`c<place>`) and, of a text, as it is in the file (`r<place>`). */
export function comparedColumns(columns: readonly string[], types: readonly DuckDBType[]): string {
  return columns
    .map((name, place) => {
      const column = quoteIdentifier(name);
      return types[place]!.typeId === DuckDBTypeId.VARCHAR
        ? `CASE WHEN strlen(${column}) > ${longest} THEN '${filler}' || sha256(${column}) ELSE ${column} END AS c${place}, ${column} AS r${place}`
        : `${column} AS c${place}, ${column} AS r${place}`;
    })
    .join(', ');
}

/** SQL that tells {@link Values} of the tables `d0 …`, a row each. */
export const valuesOfTables = (types: readonly DuckDBType[]): string =>
  `${types
    .map(
      ({ typeId }, place) =>
        `SELECT ${place} AS place, count(*), count(*) > count(v), ${typeId === DuckDBTypeId.VARCHAR ? `coalesce(max(strlen(v)), 0) > ${longest}` : 'false'} FROM d${place}`,
    )
    .join(' UNION ALL ')} ORDER BY place`;

/**
 * How the number of a row's value is found, 0 for the first: in order, missing first. Few values lie in a list of the engine's own (a variable; no value is
 * ever written into a statement), more in a table to be joined.
 */
export class Numbering {
  readonly #place: number;
  readonly listed: boolean;

  constructor(place: number, { distinct, digested }: Values) {
    this.#place = place;
    // A list holds what is in the file, and no cell of megabytes.
    this.listed = distinct <= listedValues && !digested;
  }

  /** SQL that keeps the numbers of the values in `d<place>`. */
  get kept(): readonly string[] {
    const values = `d${this.#place}`;
    return this.listed
      ? [
          `SET VARIABLE v${this.#place} = (SELECT list(v ORDER BY v NULLS FIRST) FROM ${values})`,
          `DROP TABLE ${values}`,
        ]
      : [
          `CREATE TEMP TABLE n${this.#place} AS SELECT v, CAST(row_number() OVER (ORDER BY v NULLS FIRST) - 1 AS UINTEGER) AS code FROM ${values}`,
          `DROP TABLE ${values}`,
        ];
  }

  /** SQL of the number of a row of `source`, NULL for a value that is not in the list. A missing value has its place there like any other. */
  get code(): string {
    return this.listed
      ? `(list_position(getvariable('v${this.#place}'), source.r${this.#place}) - 1)`
      : `n${this.#place}.code`;
  }

  get join(): string {
    return this.listed
      ? ''
      : `JOIN n${this.#place} ON source.c${this.#place} IS NOT DISTINCT FROM n${this.#place}.v`;
  }
}
