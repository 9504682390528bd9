import type { DuckDBType } from '@duckdb/node-api';
import type {
  NotDecided,
  PairCount,
  RiskCounts,
  RiskQuestion,
  TakeClass,
  ValueCounts,
} from '#platform/privacy';
import { quoteIdentifier, quoteText } from '../quoting.ts';
import { KeyLayout } from './key-layout.ts';
import { comparedColumns, Numbering, type Values, valuesOfTables } from './numbered-values.ts';
import { orderedTypes } from './ordered-types.ts';
import type { Statements } from './statements.ts';
import { numbersOf, tellInOrder } from './tell-in-order.ts';

/** The question has no answer, and this is why. */
export class NotPossible extends Error {
  readonly why: NotDecided;
  constructor(why: NotDecided) {
    super(why);
    this.why = why;
  }
}

/** So many rows of a large file are looked at first, to see whether rows repeat and which values there are. */
const lookedAt = 8_192;

/** Pairs are made of so many of the columns that add most uniques: all pairs of thirty columns would take longer than the rest together. */
const pairedColumns = 4;

/**
 * The chosen columns of a Parquet with their values numbered, rows as keys of a few words with the numbers of their sensitive values (`coded`), and how many
 * rows each key has (`classes`). All in the engine's memory, gone with it.
 */
export class CodedTable {
  readonly #statements: Statements;
  readonly #question: RiskQuestion;
  #layout!: KeyLayout;
  #rows = 0;
  #allRows = 0;
  #values: Values[] = [];
  #numberings: Numbering[] = [];
  #ordered: boolean[] = [];
  /** SQL that adds up rows of `coded`. */
  #added = 'count(*)';
  #populationRows: number | null = null;

  private constructor(statements: Statements, question: RiskQuestion) {
    this.#statements = statements;
    this.#question = question;
  }

  static async of(
    statements: Statements,
    question: RiskQuestion,
    path: string,
    populationPath: string | undefined,
  ): Promise<CodedTable> {
    const table = new CodedTable(statements, question);
    await table.#open(path, populationPath);
    return table;
  }

  async #open(path: string, populationPath: string | undefined): Promise<void> {
    const { quasi, sensitive, missing } = this.#question;
    const columns = [...quasi, ...sensitive];
    const types = await this.#types(path, columns);
    this.#ordered = types.map(({ typeId }) => orderedTypes.has(typeId));
    await this.#view('source', path, columns, types);
    this.#allRows = await this.#statements.number(`SELECT count(*) FROM read_parquet(${quoteText(path)})`);
    this.#rows =
      missing === 'own-value' ? this.#allRows : await this.#statements.number('SELECT count(*) FROM source');
    if (this.#rows === 0) throw new NotPossible('no-rows');
    if (populationPath) {
      const theirs = await this.#types(populationPath, quasi).catch(() => {
        throw new NotPossible('population-differs');
      });
      if (theirs.some((type, place) => String(type) !== String(types[place])))
        throw new NotPossible('population-differs');
      await this.#view('everybody', populationPath, quasi, types);
      this.#populationRows = await this.#statements.number(
        `SELECT count(*) FROM read_parquet(${quoteText(populationPath)})`,
      );
    }
    const repeats = await this.#repeats(columns.length);
    if (!repeats || !(await this.#code(types, 'looked', repeats))) await this.#code(types, 'source', repeats);
    const names = this.#layout.names;
    await this.#statements.run(
      `CREATE TEMP TABLE classes AS SELECT ${names}, CAST(${this.#added} AS UINTEGER) AS n FROM coded GROUP BY ${names}`,
    );
  }

  async counts(withoutColumns: boolean): Promise<RiskCounts> {
    const sizes = (await this.#statements.read('SELECT n, count(*) FROM classes GROUP BY n ORDER BY n')).map(
      ([size, classes]) => ({ size: Number(size), classes: Number(classes) }),
    );
    const uniques = sizes[0]!.size === 1 ? sizes[0]!.classes : 0;
    const columns = [];
    for (const [place, column] of (await this.#countedColumns()).entries()) {
      const known = withoutColumns || uniques === 0 || this.#layout.places[place]!.bits === 0;
      columns.push({
        ...column,
        uniqueWithout: known ? uniques : await this.#alone(this.#layout.without([place])),
      });
    }
    return {
      rows: this.#rows,
      leftOut: this.#allRows - this.#rows,
      sizes,
      columns,
      pairs: withoutColumns ? null : await this.#pairs(columns),
      population: this.#populationRows === null ? null : await this.#behind(this.#populationRows),
    };
  }

  /** Every class with its values of one sensitive attribute. */
  async tellClasses(place: number, listen: (values: ValueCounts) => TakeClass): Promise<void> {
    const column = this.#question.quasi.length + place;
    const counts = await this.#statements.told(
      `SELECT CAST(${this.#added} AS UINTEGER) FROM coded GROUP BY s${place} ORDER BY s${place}`,
      numbersOf,
    );
    const take = listen({
      counts,
      missingFirst: this.#values[column]!.hasMissing,
      ordered: this.#ordered[column]!,
    });
    const names = this.#layout.names;
    await this.#statements.told(
      `SELECT s${place}, CAST(${this.#added} AS UINTEGER), ${names} FROM coded GROUP BY s${place}, ${names} ORDER BY ${names}, s${place}`,
      (result, patience) => tellInOrder(result, this.#layout.words, take, patience),
    );
  }

  /** Whether rows of a large table are alike again and again, as in one made ready for release; those looked at are then kept as `looked`. */
  async #repeats(columns: number): Promise<boolean> {
    if (this.#rows < 4 * lookedAt) return false;
    const listed = Array.from({ length: columns }, (_, place) => `c${place}`).join(', ');
    await this.#statements.run(
      `CREATE TEMP TABLE looked AS SELECT ${listed} FROM (SELECT ${listed} FROM source LIMIT ${lookedAt}) GROUP BY ALL`,
    );
    return (await this.#statements.number('SELECT count(*) FROM looked')) <= lookedAt / 2;
  }

  /**
   * Make `coded`. Rows that repeat are grouped as they are read, and `n` says how many they are. From the values of the rows looked at alone it may turn out
   * that the file has others: then nothing was made.
   */
  async #code(
    types: readonly DuckDBType[],
    valuesOf: 'looked' | 'source',
    grouped: boolean,
  ): Promise<boolean> {
    await this.#numberValues(types, valuesOf);
    if (valuesOf === 'looked' && this.#numberings.some(({ listed }) => !listed)) return false;
    const { quasi } = this.#question;
    // A column of one value needs no bits, unless others may yet turn up in it.
    const fewest = valuesOf === 'looked' ? 2 : 1;
    this.#layout = new KeyLayout(
      this.#values.slice(0, quasi.length).map(({ distinct }) => Math.max(distinct, fewest)),
    );
    const codes = this.#numberings.map(({ code }) => code);
    const attributes = codes
      .slice(quasi.length)
      .map((code, place) => `CAST(${code} AS UINTEGER) AS s${place}`);
    const columns = [this.#layout.composed(codes), ...attributes, ...(grouped ? ['count(*) AS n'] : [])];
    this.#added = grouped ? 'sum(n)' : 'count(*)';
    await this.#statements.run(
      `CREATE OR REPLACE TEMP TABLE coded AS SELECT ${columns.join(', ')} FROM source ${this.#joins(codes.length)}${grouped ? ' GROUP BY ALL' : ''}`,
    );
    if (valuesOf === 'source') return true;
    const made = [...this.#layout.names.split(', '), ...attributes.map((_, place) => `s${place}`)];
    return (
      (await this.#statements.number(
        `SELECT count(*) FROM coded WHERE ${made.map((name) => `${name} IS NULL`).join(' OR ')}`,
      )) === 0
    );
  }

  /** Number the values of each column; with a population also those that occur only there. */
  async #numberValues(types: readonly DuckDBType[], valuesOf: 'looked' | 'source'): Promise<void> {
    const inPopulation = this.#populationRows === null ? 0 : this.#question.quasi.length;
    for (const place of types.keys())
      await this.#statements.run(
        `CREATE OR REPLACE TEMP TABLE d${place} AS SELECT DISTINCT c${place} AS v FROM ${place < inPopulation ? `(SELECT c${place} FROM ${valuesOf} UNION ALL SELECT c${place} FROM everybody)` : valuesOf}`,
      );
    this.#values = (await this.#statements.read(valuesOfTables(types))).map(
      ([, distinct, hasMissing, digested]) => ({
        distinct: Number(distinct),
        hasMissing: hasMissing === true,
        digested: digested === true,
      }),
    );
    this.#numberings = this.#values.map((values, place) => new Numbering(place, values));
    if (valuesOf === 'looked' && this.#numberings.some(({ listed }) => !listed)) return;
    for (const { kept } of this.#numberings) for (const sql of kept) await this.#statements.run(sql);
  }

  /** What each quasi-identifier is by itself, from the classes. */
  async #countedColumns() {
    const counted = await this.#statements.read(
      `${this.#question.quasi
        .map(
          (_, place) =>
            `SELECT ${place} AS place, count(*), coalesce(sum(n) FILTER (v = 0), 0), count(*) FILTER (n = 1) FROM (SELECT ${this.#layout.numberOf(place)} AS v, sum(n) AS n FROM classes GROUP BY v)`,
        )
        .join(' UNION ALL ')} ORDER BY place`,
    );
    return counted.map(([, distinct, first, alone], place) => ({
      distinct: Number(distinct),
      missing: this.#values[place]!.hasMissing ? Number(first) : 0,
      alone: Number(alone),
    }));
  }

  async #pairs(columns: readonly { readonly uniqueWithout: number }[]): Promise<PairCount[] | null> {
    const chosen = columns
      .map(({ uniqueWithout }, place) => ({ uniqueWithout, place }))
      .filter(({ place }) => this.#layout.places[place]!.bits > 0)
      .sort((one, other) => one.uniqueWithout - other.uniqueWithout)
      .slice(0, pairedColumns)
      .map(({ place }) => place)
      .sort((one, other) => one - other);
    const pairs: PairCount[] = [];
    for (const [at, one] of chosen.entries())
      for (const other of chosen.slice(at + 1)) {
        if (this.#statements.halfOver) return null;
        pairs.push({
          columns: [one, other],
          alone: await this.#alone(this.#layout.only([one, other])),
          uniqueWithout: await this.#alone(this.#layout.without([one, other])),
        });
      }
    return pairs;
  }

  /** Rows that are alone with these words. */
  #alone(words: string): Promise<number> {
    const keys = words.split(', ').map((word, at) => ({ word, key: `k${at}` }));
    return this.#statements.number(
      `SELECT count(*) FROM (SELECT sum(n) AS rows FROM (SELECT ${keys.map(({ word, key }) => `${word} AS ${key}`).join(', ')}, n FROM classes) GROUP BY ${keys.map(({ key }) => key).join(', ')} HAVING rows = 1)`,
    );
  }

  async #behind(rows: number) {
    const names = this.#layout.names;
    await this.#statements.run(
      `CREATE TEMP TABLE there AS SELECT ${names}, count(*) AS n FROM (SELECT ${this.#layout.composed(this.#numberings.map(({ code }) => code))} FROM everybody AS source ${this.#joins(this.#question.quasi.length)}) GROUP BY ${names}`,
    );
    const found = await this.#statements.read(
      `SELECT classes.n, coalesce(there.n, 0) AS persons, count(*) FROM classes LEFT JOIN there USING (${names}) GROUP BY classes.n, persons ORDER BY classes.n, persons`,
    );
    return {
      rows,
      behind: found.map(([size, there, classes]) => ({
        size: Number(size),
        there: Number(there),
        classes: Number(classes),
      })),
    };
  }

  #joins(columns: number): string {
    return this.#numberings
      .slice(0, columns)
      .map(({ join }) => join)
      .join(' ');
  }

  async #view(
    name: string,
    path: string,
    columns: readonly string[],
    types: readonly DuckDBType[],
  ): Promise<void> {
    const known =
      this.#question.missing === 'left-out' && name === 'source'
        ? ` WHERE ${this.#question.quasi.map((column) => `${quoteIdentifier(column)} IS NOT NULL`).join(' AND ')}`
        : '';
    await this.#statements.run(
      `CREATE TEMP VIEW ${name} AS SELECT ${comparedColumns(columns, types)} FROM read_parquet(${quoteText(path)})${known}`,
    );
  }

  #types(path: string, columns: readonly string[]): Promise<readonly DuckDBType[]> {
    return this.#statements.types(
      `SELECT ${columns.map(quoteIdentifier).join(', ')} FROM read_parquet(${quoteText(path)})`,
    );
  }
}
