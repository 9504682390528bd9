import { type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
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
import type { Patience } from './patience.ts';
import { tellInOrder } from './tell-in-order.ts';

/** The question has no answer, and this is why. */
export class NotPossible extends Error {
  readonly why: NotDecided;
  constructor(why: NotDecided) {
    super(why);
    this.why = why;
  }
}

/** Pairs are made of so many of the columns that add most uniques: all pairs of thirty columns would take longer than the rest together. */
const pairedColumns = 4;

interface ColumnOfTable {
  readonly distinct: number;
  readonly missing: number;
  readonly alone: number;
}

/**
 * The chosen columns of a Parquet with their values numbered (tables `d<i>`: value, how often, number), rows as keys of a few words (`coded`) and how many
 * rows each key has (`classes`). All in the engine's memory, gone with it.
 */
export class CodedTable {
  readonly #connection: DuckDBConnection;
  readonly #patience: Patience;
  readonly #question: RiskQuestion;
  #layout!: KeyLayout;
  #rows = 0;
  #allRows = 0;
  #columns: ColumnOfTable[] = [];
  #ordered: boolean[] = [];
  #populationRows: number | null = null;

  private constructor(connection: DuckDBConnection, patience: Patience, question: RiskQuestion) {
    this.#connection = connection;
    this.#patience = patience;
    this.#question = question;
  }

  static async of(
    connection: DuckDBConnection,
    patience: Patience,
    question: RiskQuestion,
    path: string,
    populationPath: string | undefined,
  ): Promise<CodedTable> {
    const table = new CodedTable(connection, patience, question);
    await table.#open(path, populationPath);
    return table;
  }

  async #open(path: string, populationPath: string | undefined): Promise<void> {
    const { quasi, sensitive, missing } = this.#question;
    const columns = [...quasi, ...sensitive];
    const types = await this.#types(path, columns);
    this.#ordered = types.map(({ typeId }) => orderedTypes.has(typeId));
    await this.#view('source', path, columns, types);
    this.#allRows = await this.#number(`SELECT count(*) FROM read_parquet(${quoteText(path)})`);
    this.#rows = missing === 'own-value' ? this.#allRows : await this.#number('SELECT count(*) FROM source');
    if (this.#rows === 0) throw new NotPossible('no-rows');
    if (populationPath) {
      const theirs = await this.#types(populationPath, quasi).catch(() => {
        throw new NotPossible('population-differs');
      });
      if (theirs.some((type, place) => String(type) !== String(types[place])))
        throw new NotPossible('population-differs');
      await this.#view('everybody', populationPath, quasi, types);
      this.#populationRows = await this.#number(
        `SELECT count(*) FROM read_parquet(${quoteText(populationPath)})`,
      );
    }
    for (const place of columns.keys()) await this.#numberValues(place);
    this.#layout = new KeyLayout(
      await Promise.all(quasi.map((_, place) => this.#number(`SELECT count(*) FROM d${place}`))),
    );
    const names = this.#layout.names;
    const attributes = sensitive.map((_, place) => `d${quasi.length + place}.code AS s${place}`);
    await this.#run(
      `CREATE TEMP TABLE coded AS SELECT ${[this.#layout.composed, ...attributes].join(', ')} FROM source ${this.#joins(columns.length)}`,
    );
    await this.#run(
      `CREATE TEMP TABLE classes AS SELECT ${names}, CAST(count(*) AS UINTEGER) AS n FROM coded GROUP BY ${names}`,
    );
  }

  async counts(withoutColumns: boolean): Promise<RiskCounts> {
    const sizes = (await this.#read('SELECT n, count(*) FROM classes GROUP BY n ORDER BY n')).map(
      ([size, classes]) => ({ size: Number(size), classes: Number(classes) }),
    );
    const uniques = sizes[0]!.size === 1 ? sizes[0]!.classes : 0;
    const columns = [];
    for (const [place, column] of this.#columns.slice(0, this.#question.quasi.length).entries()) {
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
    const counts = (await this.#read(`SELECT n FROM d${column} ORDER BY code`)).map(([n]) => Number(n));
    const take = listen({
      counts,
      missingFirst: this.#columns[column]!.missing > 0,
      ordered: this.#ordered[column]!,
    });
    const names = this.#layout.names;
    this.#patience.check();
    const result = await this.#connection.stream(
      `SELECT s${place}, CAST(count(*) AS UINTEGER), ${names} FROM coded GROUP BY s${place}, ${names} ORDER BY ${names}, s${place}`,
    );
    await tellInOrder(result, this.#layout.words, take, this.#patience);
  }

  /** Number the values of a column in their order, missing first; with a population also those that occur only there. */
  async #numberValues(place: number): Promise<void> {
    const own = `SELECT c${place} AS v, count(*) AS n FROM source GROUP BY v`;
    const asked = place < this.#question.quasi.length && this.#populationRows !== null;
    const values = asked
      ? `SELECT v, sum(n) AS n FROM (${own} UNION ALL SELECT DISTINCT c${place}, 0 FROM everybody) GROUP BY v`
      : own;
    await this.#run(
      `CREATE TEMP TABLE d${place} AS SELECT v, CAST(n AS UINTEGER) AS n, CAST(row_number() OVER (ORDER BY v NULLS FIRST) - 1 AS UINTEGER) AS code FROM (${values})`,
    );
    const [row] = await this.#read(
      `SELECT count(*) FILTER (n > 0), coalesce(sum(n) FILTER (v IS NULL), 0), count(*) FILTER (n = 1) FROM d${place}`,
    );
    const [distinct, missing, alone] = row!.map(Number);
    this.#columns.push({ distinct: distinct!, missing: missing!, alone: alone! });
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
        if (this.#patience.halfOver) return null;
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
    return this.#number(
      `SELECT count(*) FROM (SELECT sum(n) AS rows FROM (SELECT ${keys.map(({ word, key }) => `${word} AS ${key}`).join(', ')}, n FROM classes) GROUP BY ${keys.map(({ key }) => key).join(', ')} HAVING rows = 1)`,
    );
  }

  async #behind(rows: number) {
    const names = this.#layout.names;
    await this.#run(
      `CREATE TEMP TABLE there AS SELECT ${names}, count(*) AS n FROM (SELECT ${this.#layout.composed} FROM everybody AS source ${this.#joins(this.#question.quasi.length)}) GROUP BY ${names}`,
    );
    const found = await this.#read(
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

  /** Only columns that have bits or are sensitive need their numbers. */
  #joins(columns: number): string {
    return Array.from({ length: columns }, (_, place) => place)
      .filter((place) => (this.#layout.places[place]?.bits ?? 1) > 0)
      .map((place) => `JOIN d${place} ON source.c${place} IS NOT DISTINCT FROM d${place}.v`)
      .join(' ');
  }

  /** The columns as `c0, c1 …`; long texts as digests, so that cells of megabytes are neither kept nor compared. */
  async #view(
    name: string,
    path: string,
    columns: readonly string[],
    types: readonly DuckDBType[],
  ): Promise<void> {
    const quoted = columns.map(quoteIdentifier);
    const listed = quoted.map((column, place) =>
      types[place]!.typeId === DuckDBTypeId.VARCHAR
        ? `CASE WHEN length(${column}) > 100 OR starts_with(${column}, chr(1)) THEN chr(1) || sha256(${column}) ELSE ${column} END AS c${place}`
        : `${column} AS c${place}`,
    );
    const known =
      this.#question.missing === 'left-out' && name === 'source'
        ? ` WHERE ${quoted
            .slice(0, this.#question.quasi.length)
            .map((column) => `${column} IS NOT NULL`)
            .join(' AND ')}`
        : '';
    await this.#run(
      `CREATE TEMP VIEW ${name} AS SELECT ${listed.join(', ')} FROM read_parquet(${quoteText(path)})${known}`,
    );
  }

  async #types(path: string, columns: readonly string[]): Promise<readonly DuckDBType[]> {
    this.#patience.check();
    const result = await this.#connection.run(
      `SELECT ${columns.map(quoteIdentifier).join(', ')} FROM read_parquet(${quoteText(path)}) LIMIT 0`,
    );
    return result.columnTypes();
  }

  async #run(sql: string): Promise<void> {
    this.#patience.check();
    await this.#connection.run(sql);
  }

  async #read(sql: string) {
    this.#patience.check();
    return (await this.#connection.runAndReadAll(sql)).getRows();
  }

  async #number(sql: string): Promise<number> {
    return Number((await this.#read(sql))[0]![0]);
  }
}

const orderedTypes: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIME,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.TIMESTAMP_TZ,
]);
