import fc, { type GeneratorValue } from 'fast-check';
import type { SourceRow } from '../project-row.ts';

type Kind = 'integer' | 'decimal' | 'text' | 'boolean' | 'date' | 'timestamp';
interface Column {
  readonly sql: string;
  readonly kind: Kind;
}

const oneOf = <Value>(g: GeneratorValue, ...values: readonly Value[]): Value =>
  g(fc.constantFrom, ...values) as Value;
const chance = (g: GeneratorValue, percent: number): boolean =>
  g(fc.integer, { min: 1, max: 100 }) <= percent;
const times = <Value>(g: GeneratorValue, min: number, max: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: g(fc.integer, { min, max }) }, (_, index) => make(index));

const facts: readonly (readonly [string, Kind])[] = [
  ['g', 'text'],
  ['i', 'integer'],
  ['d', 'decimal'],
  ['s', 'text'],
  ['day', 'date'],
  ['at', 'timestamp'],
  ['ok', 'boolean'],
];
const areas: readonly (readonly [string, Kind])[] = [
  ['g', 'text'],
  ['name', 'text'],
  ['n', 'integer'],
];
const literals: { readonly [Of in Kind]: readonly string[] } = {
  integer: ['0', '1', '2', '-3', '7'],
  decimal: ['0.5', '-1.25', '2.50', '10.0'],
  // PostgreSQL gives a bare literal no type until something around it does.
  text: ["'一'::text", "'abc'::text", "''::text", "'a_c'::text", "'12'::text"],
  boolean: ['true', 'false'],
  date: ["DATE '2024-02-29'", "DATE '2025-01-01'"],
  timestamp: ["TIMESTAMP '2024-02-29 23:59:59'", "TIMESTAMP '2025-01-01 00:00:00'"],
};

/** Rows with small values that meet each other, nulls among them. */
export function drawRows(g: GeneratorValue): { readonly facts: SourceRow[]; readonly areas: SourceRow[] } {
  const cell = (...values: readonly string[]): string | null => (chance(g, 15) ? null : oneOf(g, ...values));
  return {
    facts: times(g, 0, 14, () => ({
      g: cell('一', '二', '三'),
      i: cell('-7', '-1', '0', '1', '2', '7', '12'),
      d: cell('0.00', '2.50', '-2.55', '0.05', '100.01'),
      s: cell('abc', 'a_c', 'ABC', '', '中文😀', '12', '2024-02-29'),
      day: cell('2024-02-29', '2024-12-31', '2025-01-01', '1999-03-07'),
      at: cell('2024-02-29 23:59:59', '2025-01-01 00:00:00', '1999-12-31 08:30:00.5'),
      ok: cell('true', 'false'),
    })),
    areas: times(g, 0, 6, () => ({
      g: cell('一', '二', '四'),
      name: cell('一区', 'abc', ''),
      n: cell('0', '1', '2', '7'),
    })),
  };
}

/** The text of a random query of the whole language. Rows that leave have no order that ties could break, so both engines are compared as sets. */
export const drawOpenQuery = (g: GeneratorValue): string => new Drawing(g).query();

/** One query with an expression of every form, so that rare ones are met too. */
export const drawTour = (g: GeneratorValue): string => new Drawing(g).tour();

class Drawing {
  private readonly g: GeneratorValue;
  private aliases = 0;

  constructor(g: GeneratorValue) {
    this.g = g;
  }

  query(): string {
    const { g } = this;
    if (chance(g, 15)) {
      const kinds = times(g, 1, 2, () => oneOf<Kind>(g, 'integer', 'text', 'decimal', 'date'));
      const operator = oneOf(g, 'UNION', 'UNION ALL', 'INTERSECT', 'INTERSECT ALL', 'EXCEPT', 'EXCEPT ALL');
      return `${this.rows(kinds)} ${operator} ${this.rows(kinds)}`;
    }
    if (chance(g, 15)) {
      const kinds: Kind[] = ['text', 'integer', 'decimal'];
      const inner = `WITH w(a, b, c) AS (${this.rows(kinds)}) `;
      const columns: Column[] = [
        { sql: 'w.a', kind: 'text' },
        { sql: 'w.b', kind: 'integer' },
        { sql: 'w.c', kind: 'decimal' },
      ];
      return chance(g, 50)
        ? `${inner}SELECT ${this.outputs(columns, 2)} FROM w`
        : `${inner}${this.grouped('w', columns)}`;
    }
    const { from, columns } = this.from();
    const where = this.where(columns);
    return oneOf(
      g,
      () => this.grouped(from + where, columns),
      () => `SELECT ${this.outputs(columns, 4)} FROM ${from}${where}`,
      () => `SELECT ${chance(g, 30) ? 'DISTINCT ' : ''}${this.outputs(columns, 3)} FROM ${from}${where}`,
      () => this.windows(from + where, columns),
      () => this.chosen(from + where, columns),
    )();
  }

  tour(): string {
    const columns = facts.map(([name, kind]): Column => ({ sql: `f.${name}`, kind }));
    const kinds: readonly Kind[] = ['integer', 'decimal', 'text', 'boolean', 'date', 'timestamp'];
    const forms = kinds.flatMap((kind) =>
      this.forms(kind, columns, (inner) => this.column(inner, columns)).map((form) => form()),
    );
    return `SELECT ${forms.join(', ')} FROM facts AS f`;
  }

  private rows(kinds: readonly Kind[]): string {
    const { from, columns } = this.from();
    return `SELECT ${kinds.map((kind) => this.of(kind, columns, 1)).join(', ')} FROM ${from}${this.where(columns)}`;
  }

  /** LIMIT and DISTINCT ON over an order that leaves no ties but between equal rows. */
  private chosen(source: string, columns: readonly Column[]): string {
    const { g } = this;
    const [a, b] = [this.of('integer', columns, 1), this.of('text', columns, 1)];
    const way = oneOf(g, '', ' DESC', ' NULLS FIRST', ' DESC NULLS LAST');
    return chance(g, 60)
      ? `SELECT ${a} AS a, ${b} AS b FROM ${source} ORDER BY a${way}, b LIMIT ${oneOf(g, '0', '1', '3')}${chance(g, 50) ? ' OFFSET 1' : ''}`
      : `SELECT DISTINCT ON (a) a, b FROM (SELECT ${a} AS a, ${b} AS b FROM ${source}) AS q ORDER BY a, b${way}`;
  }

  private outputs(columns: readonly Column[], most: number): string {
    return times(this.g, 1, most, () => this.any(columns, 2)).join(', ');
  }

  private any(columns: readonly Column[], depth: number): string {
    const kind = oneOf<Kind>(this.g, 'integer', 'decimal', 'text', 'boolean', 'date', 'timestamp');
    return this.of(kind, columns, depth);
  }

  private from(): { readonly from: string; readonly columns: readonly Column[] } {
    const { g } = this;
    const table = (): { readonly from: string; readonly columns: readonly Column[] } => {
      this.aliases += 1;
      const alias = `t${this.aliases}`;
      const kind = g(fc.integer, { min: 0, max: 9 });
      if (kind === 0)
        return {
          from: `(VALUES (1, 'abc'), (7, '一'), (NULL, '')) AS ${alias}(v, w)`,
          columns: [
            { sql: `${alias}.v`, kind: 'integer' },
            { sql: `${alias}.w`, kind: 'text' },
          ],
        };
      if (kind === 1)
        return {
          from: `(SELECT g, sum(i) AS x, count(*) AS k FROM facts GROUP BY g) AS ${alias}`,
          columns: [
            { sql: `${alias}.g`, kind: 'text' },
            { sql: `${alias}.x`, kind: 'decimal' },
            { sql: `${alias}.k`, kind: 'integer' },
          ],
        };
      const of = kind < 7 ? facts : areas;
      return {
        from: `${of === facts ? 'facts' : 'areas'} AS ${alias}`,
        columns: of.map(([name, type]) => ({ sql: `${alias}.${name}`, kind: type })),
      };
    };
    let drawn = table();
    while (chance(g, 35) && drawn.columns.length < 18) {
      const next = table();
      const columns = [...drawn.columns, ...next.columns];
      const equal = `${this.column('text', drawn.columns)} = ${this.column('text', next.columns)}`;
      const join = oneOf(g, 'JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN', 'CROSS JOIN');
      const also = join === 'FULL JOIN' || chance(g, 60) ? '' : ` AND ${this.of('boolean', columns, 1)}`;
      drawn = {
        from: `${drawn.from} ${join} ${next.from}${join === 'CROSS JOIN' ? '' : ` ON ${equal}${also}`}`,
        columns,
      };
    }
    return drawn;
  }

  private where(columns: readonly Column[]): string {
    return chance(this.g, 50) ? ` WHERE ${this.of('boolean', columns, 3)}` : '';
  }

  private grouped(source: string, columns: readonly Column[]): string {
    const { g } = this;
    const keys = times(g, 0, 2, () => oneOf(g, ...columns).sql).filter(
      (key, index, all) => all.indexOf(key) === index,
    );
    const numbers = times(g, 1, 3, () => this.aggregate(columns));
    if (keys.length > 0 && chance(g, 20)) numbers.push(`grouping(${keys[0]})`);
    if (chance(g, 25)) numbers.push('rank() OVER (ORDER BY count(*))');
    const list = keys.join(', ');
    const by =
      keys.length === 0
        ? ''
        : ` GROUP BY ${numbers.some((n) => n.startsWith('grouping')) ? oneOf(g, `ROLLUP (${list})`, `CUBE (${list})`, `GROUPING SETS ((${list}), ())`) : list}`;
    const having = chance(g, 30) ? ` HAVING count(*) ${oneOf(g, '>', '<')} ${oneOf(g, '1', '2')}` : '';
    return `SELECT ${[...keys, ...numbers].join(', ')} FROM ${source}${by}${having}`;
  }

  private aggregate(columns: readonly Column[]): string {
    const { g } = this;
    const [i, d, s] = [
      this.of('integer', columns, 1),
      this.of('decimal', columns, 1),
      this.of('text', columns, 0),
    ];
    const filter = chance(g, 25) ? ` FILTER (WHERE ${this.of('boolean', columns, 1)})` : '';
    const call = oneOf(
      g,
      'count(*)',
      `count(DISTINCT ${s})`,
      `sum(${i})`,
      `sum(${d})`,
      `sum(DISTINCT ${i})`,
      `avg(${d})`,
      `min(${s})`,
      `max(${d})`,
      `bool_and(${this.of('boolean', columns, 1)})`,
      `bool_or(${this.of('boolean', columns, 1)})`,
      `string_agg(${s}, ',' ORDER BY ${s})`,
      `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${d})`,
      `percentile_disc(0.25) WITHIN GROUP (ORDER BY ${i})`,
      `stddev_pop(${i})`,
      `stddev(${d})`,
      `var_pop(${i})`,
      `variance(${d})`,
      `covar_pop(${i}, ${d})`,
      `covar_samp(${i}, ${d})`,
    );
    return `${call}${filter}`;
  }

  private windows(source: string, columns: readonly Column[]): string {
    const { g } = this;
    // An order by every column leaves ties between equal rows only.
    const all = columns.map(({ sql }) => sql).join(', ');
    const part = chance(g, 50) ? `PARTITION BY ${oneOf(g, ...columns).sql} ` : '';
    const over = `OVER (${part}ORDER BY ${all})`;
    const x = this.of(oneOf<Kind>(g, 'integer', 'text'), columns, 0);
    const n = this.of('integer', columns, 0);
    const calls = [
      `row_number() ${over}`,
      `rank() OVER (ORDER BY ${n})`,
      `dense_rank() OVER (ORDER BY ${n} DESC)`,
      `percent_rank() OVER (ORDER BY ${n})`,
      `cume_dist() OVER (ORDER BY ${n})`,
      `ntile(3) ${over}`,
      `lag(${x}) ${over}`,
      `lead(${n}, 2, 0) ${over}`,
      `first_value(${x}) ${over}`,
      `last_value(${x}) ${over}`,
      `nth_value(${x}, 2) ${over}`,
      `sum(${n}) OVER (${part}ORDER BY ${all} ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)`,
      `avg(${n}) OVER (${part})`,
      `count(*) OVER (ORDER BY ${n} RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`,
      `max(${n}) FILTER (WHERE ${n} > 0) OVER (${part})`,
    ];
    return `SELECT ${[oneOf(g, ...columns).sql, ...times(g, 1, 3, () => oneOf(g, ...calls))].join(', ')} FROM ${source}`;
  }

  private column(kind: Kind, columns: readonly Column[]): string {
    const known = columns.filter((column) => column.kind === kind);
    return known.length > 0 ? oneOf(this.g, ...known).sql : oneOf(this.g, ...literals[kind]);
  }

  private of(kind: Kind, columns: readonly Column[], depth: number): string {
    const { g } = this;
    if (depth <= 0 || chance(g, 25))
      return chance(g, 85) ? this.column(kind, columns) : oneOf(g, ...literals[kind]);
    const part = (inner: Kind): string => this.of(inner, columns, depth - 1);
    if (chance(g, 12))
      return oneOf(
        g,
        () => `CASE WHEN ${part('boolean')} THEN ${part(kind)} ELSE ${part(kind)} END`,
        () => `coalesce(${part(kind)}, ${part(kind)})`,
        () => `nullif(${this.column(kind, columns)}, ${oneOf(g, ...literals[kind])})`,
        () =>
          kind === 'boolean' ? part(kind) : `${oneOf(g, 'greatest', 'least')}(${part(kind)}, ${part(kind)})`,
      )();
    return oneOf(g, ...this.forms(kind, columns, part))();
  }

  private forms(
    kind: Kind,
    columns: readonly Column[],
    part: (kind: Kind) => string,
  ): readonly (() => string)[] {
    const { g } = this;
    switch (kind) {
      case 'integer':
        return [
          () => `(${part('integer')} ${oneOf(g, '+', '-', '*')} ${part('integer')})`,
          () => `(${part('integer')} ${oneOf(g, '/', '%')} nullif(${part('integer')}, 0))`,
          () => `(-${part('integer')})`,
          () => `abs(${part('integer')})`,
          () => `length(${part('text')})`,
          () => `strpos(${part('text')}, ${part('text')})`,
          () => `(${part('date')} - ${part('date')})`,
          () => `CAST(${this.column('decimal', columns)} AS bigint)`,
          () => `CAST(CAST(${part('boolean')} AS int) AS bigint)`,
          () => '(SELECT count(*) FROM areas)',
        ];
      case 'decimal':
        return [
          () =>
            `(${this.column('decimal', columns)} ${oneOf(g, '+', '-', '*')} ${this.column('decimal', columns)})`,
          () => `(${this.column('decimal', columns)} % nullif(${this.column('decimal', columns)}, 0))`,
          () => `round(${part('decimal')}, 1)`,
          () => `trunc(${this.column('decimal', columns)}, 1)`,
          () => `${oneOf(g, 'floor', 'ceil', 'sign')}(${this.column('decimal', columns)})`,
          () => `round(sqrt(abs(${this.column('decimal', columns)})), 4)`,
          () => `round(power(${this.column('decimal', columns)}, 2), 4)`,
          () => `round(ln(abs(${this.column('decimal', columns)}) + 1), 4)`,
          () => `round(log(abs(${this.column('decimal', columns)}) + 1), 4)`,
          () => `round(exp(least(${this.column('decimal', columns)}, 3)), 4)`,
          () => `CAST(${part('integer')} AS numeric)`,
          () => `CAST(${this.column('decimal', columns)} AS numeric(12, 1))`,
          () => `extract(${oneOf(g, 'year', 'month', 'dow', 'week', 'epoch')} FROM ${part('date')})`,
          () => `extract(${oneOf(g, 'hour', 'second', 'doy')} FROM ${part('timestamp')})`,
        ];
      case 'text':
        return [
          () => `(${part('text')} || ${part('text')})`,
          () => `${oneOf(g, 'lower', 'upper', 'trim')}(${part('text')})`,
          () => `${oneOf(g, 'ltrim', 'rtrim')}(${part('text')}, 'ab')`,
          () => `${oneOf(g, 'left', 'right')}(${part('text')}, ${oneOf(g, '1', '-1', '2')})`,
          () => `substring(${part('text')}, 2, 1)`,
          () => `substring(${part('text')}, 2)`,
          () => `replace(${part('text')}, 'a', ${part('text')})`,
          () => `split_part(${part('text')}, '_', ${oneOf(g, '1', '2', '-1')})`,
          () => `${oneOf(g, 'lpad', 'rpad')}(${part('text')}, 4, '*')`,
          () => `concat(${part('text')}, ${part('integer')}, ${part('boolean')})`,
          () => `concat_ws('/', ${part('text')}, ${part('date')})`,
          () =>
            `CAST(${oneOf(g, part('integer'), part('date'), part('timestamp'), part('boolean'))} AS text)`,
          () => `to_char(${part('timestamp')}, 'YYYY-MM-DD HH24')`,
          () => '(SELECT max(name) FROM areas)',
        ];
      case 'boolean': {
        const compared = oneOf<Kind>(g, 'integer', 'decimal', 'text', 'date', 'timestamp');
        return [
          () => `(${part(compared)} ${oneOf(g, '=', '<>', '<', '<=', '>', '>=')} ${part(compared)})`,
          () => `(${part(compared)} IS ${oneOf(g, '', 'NOT ')}DISTINCT FROM ${part(compared)})`,
          () => `(${part('boolean')} ${oneOf(g, 'AND', 'OR')} ${part('boolean')})`,
          () => `(NOT ${part('boolean')})`,
          () => `(${part(compared)} IS ${oneOf(g, '', 'NOT ')}NULL)`,
          () => `(${part('boolean')} IS ${oneOf(g, 'TRUE', 'NOT FALSE', 'UNKNOWN')})`,
          () => `(${part('integer')} BETWEEN ${part('integer')} AND ${part('integer')})`,
          () => `(${part('integer')} IN (1, 7, ${part('integer')}))`,
          () =>
            `(${part('text')} ${oneOf(g, 'LIKE', 'NOT LIKE', 'ILIKE')} ${oneOf(g, "'a%'", "'_b_'", "'%'", "'A\\_C'")})`,
          () =>
            `(${part('text')} ${oneOf(g, '~', '!~', '~*')} ${oneOf(g, "'b'", "'^a.c$'", "'[0-9]+'", "'(a|中).'")})`,
          () => `starts_with(${part('text')}, ${part('text')})`,
          () => `(${this.column('integer', columns)} ${oneOf(g, 'IN', 'NOT IN')} (SELECT n FROM areas))`,
          () => `EXISTS (SELECT 1 FROM areas AS e WHERE e.g = ${this.column('text', columns)} AND e.n > 0)`,
        ];
      }
      case 'date':
        return [
          () => `(${part('date')} ${oneOf(g, '+', '-')} ${oneOf(g, '1', '30')})`,
          () => `CAST(${part('timestamp')} AS date)`,
          () =>
            `CAST(date_trunc('${oneOf(g, 'year', 'quarter', 'month', 'week')}', ${part('date')}) AS date)`,
        ];
      case 'timestamp':
        return [
          () =>
            `(${part('timestamp')} ${oneOf(g, '+', '-')} INTERVAL '${oneOf(g, '1 month', '36 hours', '2 days')}')`,
          () => `(${part('date')} + INTERVAL '1 year')`,
          () => `CAST(${part('date')} AS timestamp)`,
          () => `date_trunc('${oneOf(g, 'hour', 'day', 'month')}', ${part('timestamp')})`,
        ];
    }
  }
}
