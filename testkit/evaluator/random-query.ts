import type { ParameterValues, QueryParameter, ScopeRelation } from '#platform/query/model';
import { chance, type Draw, oneOf } from './draw.ts';
import { type Cell, num } from './numbers.ts';
import { worldValues } from './random-world.ts';

interface DrawnColumn {
  /** `p.age`: names are always qualified, so that one condition is written one way. */
  readonly sql: string;
  readonly type: string;
  readonly name: string;
}

/** Parameters a drawn query may name, one of each type, with the values they have and how the evaluator reads those. */
export const drawnParameters: {
  readonly declared: readonly QueryParameter[];
  readonly values: ParameterValues;
  readonly cells: { readonly [name: string]: Cell };
} = {
  declared: [
    { name: 'floor', type: 'integer', allowed: { kind: 'list', values: ['0', '7'] } },
    { name: 'least', type: 'decimal', scale: 2, allowed: { kind: 'range', low: '-5', high: '100' } },
    { name: 'place', type: 'text', allowed: { kind: 'list', values: ['110105', '门诊'] } },
    { name: 'since', type: 'date', allowed: { kind: 'range', low: '2000-01-01', high: '2025-12-31' } },
    {
      name: 'moment',
      type: 'timestamp',
      allowed: { kind: 'range', low: '2000-01-01T00:00:00', high: '2030-01-01T00:00:00' },
    },
    { name: 'yes', type: 'boolean', allowed: { kind: 'list', values: ['true'] } },
  ],
  values: {
    floor: '7',
    least: '1.5',
    place: '110105',
    since: '2025-01-01',
    moment: '2024-02-29T23:59:59',
    yes: 'true',
  },
  cells: {
    floor: num('7', 0),
    least: num('1.5', 2),
    place: '110105',
    since: '2025-01-01',
    moment: '2024-02-29 23:59:59',
    yes: true,
  },
};

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * The text of a random query over a scope's relations, drawn to use every kind of node of the language: expressions by type, joins on declared keys,
 * grouping by column, expression, position and alias, DISTINCT, HAVING, ORDER BY, LIMIT, and rows of open data. Most texts are admitted.
 */
export function drawQuery(g: Draw, relations: readonly ScopeRelation[]): string {
  const { from, columns, isProtected, isOpen, units } = drawTables(g, relations);
  // Numbers to be subtracted need people behind them: little else stands in their way.
  const compared = isProtected && chance(g, 35);
  const where = chance(g, compared ? 15 : 55) ? ` WHERE ${drawCondition(g, columns, 3)}` : '';
  if (isOpen && chance(g, 30)) return drawExtract(g, columns, from, where);
  if (chance(g, 12)) {
    const outputs = Array.from({ length: g(1, 2) }, () => oneOf(g, ...columns).sql);
    return `SELECT DISTINCT ${outputs.join(', ')} FROM ${from}${where}${chance(g, 50) ? ' ORDER BY 1 DESC' : ''}`;
  }
  const siblings = compared ? drawSiblings(g, columns, units) : [];
  const keys = Array.from({ length: g(0, compared ? 1 : 2) }, () => drawKey(g, columns));
  const aggregate = (): string => drawAggregate(g, columns, isProtected, units);
  const computed = (): string => drawComputed(g, aggregate, keys);
  const numbers = [
    ...siblings,
    ...Array.from({ length: g(compared ? 0 : 1, compared ? 1 : 4) }, () =>
      chance(g, 65) ? aggregate() : computed(),
    ),
  ];
  const outputs = [
    ...keys.map(({ sql }, index) => `${sql} AS k${index}`),
    ...numbers.map((number, index) => `${number} AS o${index}`),
  ];
  const grouping = keys.map((key, index) => oneOf(g, key.sql, `k${index}`, String(index + 1)));
  const having = chance(g, compared ? 5 : 35)
    ? ` HAVING ${aggregate()} ${oneOf(g, '>', '<', '<>', '>=')} ${oneOf(g, '0', '2', '3', '1.5', ':floor', ':least')}`
    : '';
  const ordering = chance(g, 60)
    ? ` ORDER BY ${oneOf(g, '1', 'o0', aggregate())} ${oneOf(g, '', 'DESC', 'ASC NULLS FIRST', 'DESC NULLS LAST')}`
    : '';
  const limit = chance(g, compared ? 5 : 25) ? ` LIMIT ${g(0, 4)}${chance(g, 50) ? ' OFFSET 1' : ''}` : '';
  return `SELECT ${outputs.join(', ')} FROM ${from}${where}${grouping.length > 0 ? ` GROUP BY ${grouping.join(', ')}` : ''}${having}${ordering}${limit}`;
}

function drawTables(g: Draw, relations: readonly ScopeRelation[]) {
  const first = oneOf(g, ...relations);
  const used = [first];
  let from = `${first.name} AS ${first.name.charAt(0)}`;
  while (used.length < 3 && chance(g, 45)) {
    const options = used.flatMap((known) =>
      known.joins.filter(({ to }) => !used.some(({ name }) => name === to)).map((join) => ({ known, join })),
    );
    if (options.length === 0) break;
    const { known, join } = oneOf(g, ...options);
    const next = relations.find(({ name }) => name === join.to)!;
    const on = join.keys
      .map((key) => `${known.name.charAt(0)}.${key.from} = ${next.name.charAt(0)}.${key.to}`)
      .join(' AND ');
    from += ` ${oneOf(g, 'JOIN', 'LEFT JOIN')} ${next.name} AS ${next.name.charAt(0)} ON ${on}`;
    used.push(next);
  }
  return {
    from,
    columns: used.flatMap((relation): DrawnColumn[] =>
      relation.columns.map(({ name, type }) => ({ sql: `${relation.name.charAt(0)}.${name}`, type, name })),
    ),
    isProtected: used.some(({ units }) => units.length > 0),
    isOpen: used.every(({ units, forms }) => units.length === 0 && forms.includes('open-extract')),
    units: used.flatMap((relation) =>
      relation.units.flatMap(({ countableAs }) =>
        countableAs ? [`${relation.name.charAt(0)}.${countableAs}`] : [],
      ),
    ),
  };
}

function drawExtract(g: Draw, columns: readonly DrawnColumn[], from: string, where: string): string {
  const outputs = Array.from({ length: g(1, 4) }, () =>
    oneOf(
      g,
      () => oneOf(g, ...columns).sql,
      () => drawNumber(g, columns, 2),
      () => drawCondition(g, columns, 1),
    )(),
  );
  return `SELECT ${outputs.join(', ')} FROM ${from}${where}${chance(g, 40) ? ' ORDER BY 1' : ''}`;
}

const ofType = (columns: readonly DrawnColumn[], ...types: readonly string[]): readonly DrawnColumn[] =>
  columns.filter(({ type }) => types.includes(type));

/** What a group may be named by, and its type where something more can be computed of it. */
interface DrawnKey {
  readonly sql: string;
  readonly type: string;
}

function drawKey(g: Draw, columns: readonly DrawnColumn[]): DrawnKey {
  const dates = ofType(columns, 'date', 'timestamp');
  const kind = g(0, 9);
  if (kind === 0 && dates.length > 0)
    return {
      sql: `date_trunc('${oneOf(g, 'year', 'month', 'day')}', ${oneOf(g, ...dates).sql})`,
      type: 'date',
    };
  if (kind === 1 && dates.length > 0)
    return {
      sql: `extract(${oneOf(g, 'year', 'month', 'day')} FROM ${oneOf(g, ...dates).sql})`,
      type: 'integer',
    };
  if (kind === 2)
    return { sql: `CASE WHEN ${drawCondition(g, columns, 1)} THEN '高' ELSE '低' END`, type: 'text' };
  if (kind === 3)
    return {
      sql: chance(g, 50)
        ? `(${drawNumber(g, columns, 2)})`
        : `round(${drawNumber(g, columns, 1)} / 7.0, ${oneOf(g, '0', '1')})`,
      type: 'number',
    };
  const texts = ofType(columns, 'text');
  if (kind === 4 && texts.length > 0)
    return { sql: `coalesce(${oneOf(g, ...texts).sql}, '无')`, type: 'text' };
  if (kind === 5) return { sql: `(${drawCondition(g, columns, 1)})`, type: 'boolean' };
  return oneOf(g, ...columns);
}

/** Arguments over protected tables: linear in columns, with literals beyond what a row could hold; a few products of columns, which are refused. */
function drawPlain(g: Draw, columns: readonly DrawnColumn[]): string {
  const numbers = ofType(columns, 'integer', 'decimal');
  const dates = ofType(columns, 'date', 'timestamp');
  const one = (): string => (numbers.length > 0 ? oneOf(g, ...numbers).sql : '1');
  const factor = (): string => oneOf(g, '2', '-0.5', '0', '0.0001', '999999999999999999 * 99');
  const kind = g(1, 100);
  if (kind <= 45) return one();
  if (kind <= 48) return `${one()} * ${one()}`;
  return oneOf(
    g,
    () => `${one()} + ${oneOf(g, '1', '2.5', '0')}`,
    () => `${one()} * ${factor()}`,
    () => `${factor()} * ${one()} - 3`,
    () => `${one()} + ${one()}`,
    () => `(${one()} - ${one()})`,
    () => `${one()} + 0 * ${one()}`,
    () => `-(${one()} - 1) * 2`,
    () => `-${one()}`,
    () =>
      dates.length > 0
        ? `2026 - extract(${oneOf(g, 'year', 'month', 'day')} FROM ${oneOf(g, ...dates).sql})`
        : '1',
    () => `(${one()} + 1) * :floor`,
    () => '1',
  )();
}

/** Two numbers that can be subtracted: alike but for a condition, or for what an argument leaves out. */
function drawSiblings(g: Draw, columns: readonly DrawnColumn[], units: readonly string[]): readonly string[] {
  const numbers = ofType(columns, 'integer', 'decimal');
  const any = oneOf(g, ...columns).sql;
  const condition = drawCondition(g, columns, 1);
  const filter = oneOf(g, ` FILTER (WHERE ${condition})`, ` FILTER (WHERE NOT (${condition}))`);
  const [x, y] = numbers.length > 0 ? [oneOf(g, ...numbers).sql, oneOf(g, ...numbers).sql] : ['1', '1'];
  const unit = units.length > 0 ? oneOf(g, ...units) : any;
  return oneOf(
    g,
    () => [`sum(${x})`, `sum(${x} + 0 * ${y})`],
    () => [`sum(${x})`, `sum(${x} + 0 * ${y})`],
    () => [`sum(${x} - ${y})`, `avg(${x})`],
    () => [`sum(${x})`, `sum(2 * ${x})${filter}`],
    () => ['count(*)', `count(${any})`],
    () => ['count(*)', `count(*)${filter}`],
    () => [`avg(${x})`, `count(${y})`],
    () => [`count(DISTINCT ${unit})`, `count(DISTINCT ${unit})${filter}`],
    () => [`count(DISTINCT ${unit})`, `count(DISTINCT ${unit})${filter}`],
  )().toSorted(() => (chance(g, 50) ? 1 : -1));
}

function drawAggregate(
  g: Draw,
  columns: readonly DrawnColumn[],
  isProtected: boolean,
  units: readonly string[],
): string {
  const filter = chance(g, 30) ? ` FILTER (WHERE ${drawCondition(g, columns, 1)})` : '';
  const argument = isProtected ? drawPlain(g, columns) : drawNumber(g, columns, 2);
  const branch = (otherwise: string): string =>
    `CASE WHEN ${drawCondition(g, columns, 1)} THEN ${argument}${otherwise} END`;
  const choices: (() => string)[] = [
    () => 'count(*)',
    () => 'count(*)',
    () => `count(${oneOf(g, ...columns).sql})`,
    () => `sum(${argument})`,
    () => `avg(${argument})`,
    () => `sum(${branch(oneOf(g, '', ' ELSE 0', ' ELSE NULL'))})`,
    () => `avg(${branch('')})`,
    () => `avg(CASE WHEN ${drawCondition(g, columns, 1)} THEN ${oneOf(g, '1', '1.0', '100')} ELSE 0 END)`,
  ];
  if (units.length > 0) choices.push(() => `count(DISTINCT ${oneOf(g, ...units)})`);
  if (!isProtected) choices.push(() => `count(DISTINCT ${oneOf(g, ...columns).sql})`);
  return `${oneOf(g, ...choices)()}${filter}`;
}

/** An output made of aggregates and keys. */
function drawComputed(g: Draw, aggregate: () => string, keys: readonly DrawnKey[]): string {
  const choices = [
    () => `${aggregate()} ${oneOf(g, '+', '-', '*', '/')} ${aggregate()}`,
    () => `100.0 * ${aggregate()} / ${aggregate()}`,
    () => `${aggregate()} / ${oneOf(g, '2', '3', '0', ':least')}`,
    () => `count(*) % ${oneOf(g, '3', '0')}`,
    () => `coalesce(${aggregate()}, 0)`,
    () => `nullif(${aggregate()}, ${oneOf(g, '0', '3')})`,
    () => `round(${aggregate()} / ${oneOf(g, '3', '7.0')}, ${oneOf(g, '0', '1', '2', '8')})`,
    () => `CAST(${aggregate()} AS numeric(12, 1))`,
    () => `-${aggregate()}`,
    () => `abs(${aggregate()})`,
    () => `CASE WHEN ${aggregate()} > 2 THEN ${aggregate()} ELSE -1 END`,
    () => `${aggregate()} BETWEEN 1 AND 4.5`,
    () => `${aggregate()} IN (1, 2.0, 3)`,
    () => `${aggregate()} IS NULL OR NOT ${aggregate()} = 1`,
    () => `${aggregate()} > :floor AND ${aggregate()} IS DISTINCT FROM 3`,
    () => `CAST(count(*) AS numeric) / 3`,
    () => "'全部' LIKE '全%'",
  ];
  // As likely as the others together when there are keys of a kind.
  const ofKeys = keys.flatMap(({ sql, type }) => drawOfKey(g, sql, type));
  if (ofKeys.length > 0 && chance(g, 45)) return oneOf(g, ...ofKeys)();
  return oneOf(g, ...choices)();
}

/** What can be computed of a group's key, after the guards. */
function drawOfKey(g: Draw, sql: string, type: string): readonly (() => string)[] {
  const same = () => `${sql} IS NOT DISTINCT FROM ${sql}`;
  switch (type) {
    case 'text':
      return [
        () => `${sql} LIKE '${oneOf(g, '%1%', '高', '_*%')}'`,
        () => `coalesce(${sql}, '无')`,
        () => `${sql} IN ('高', '110105') OR count(*) > 3`,
      ];
    case 'date':
    case 'timestamp':
      return [
        () => `extract(${oneOf(g, 'year', 'month', 'day')} FROM ${sql})`,
        () => `date_trunc('${oneOf(g, 'year', 'month', 'day')}', ${sql})`,
        same,
      ];
    case 'boolean':
      return [() => `NOT ${sql}`, same];
    default:
      return [() => `${sql} + count(*)`, () => `abs(${sql}) > 2`, same];
  }
}

function drawNumber(g: Draw, columns: readonly DrawnColumn[], depth: number): string {
  const numbers = ofType(columns, 'integer', 'decimal');
  const dates = ofType(columns, 'date', 'timestamp');
  const leaf = (): string =>
    numbers.length > 0 && chance(g, 75)
      ? oneOf(g, ...numbers).sql
      : oneOf(g, '0', '1', '3', '2.5', '-7', '0.05');
  if (depth === 0) return leaf();
  const inner = (): string => drawNumber(g, columns, depth - 1);
  return oneOf(
    g,
    leaf,
    () => `(${inner()} ${oneOf(g, '+', '-')} ${inner()})`,
    () => `(${leaf()} * ${leaf()})`,
    () => `(${leaf()} / ${leaf()})`,
    () =>
      `(${oneOf(g, ...numbers.filter(({ type }) => type === 'integer').map(({ sql }) => sql), '17')} % ${oneOf(g, '5', '-3', '0')})`,
    () => `(-${leaf()})`,
    () => `abs(${inner()})`,
    () => `round(${inner()}${oneOf(g, '', ', 1')})`,
    () => `nullif(${leaf()}, ${leaf()})`,
    () => `coalesce(${leaf()}, ${leaf()})`,
    () =>
      `CASE WHEN ${drawCondition(g, columns, depth - 1)} THEN ${leaf()} WHEN ${drawCondition(g, columns, 0)} THEN NULL ELSE ${leaf()} END`,
    () =>
      `CAST(${oneOf(g, ...numbers.filter(({ type }) => type === 'integer').map(({ sql }) => sql), '4')} AS numeric)`,
    () =>
      dates.length > 0
        ? `extract(${oneOf(g, 'year', 'month', 'day')} FROM ${oneOf(g, ...dates).sql})`
        : leaf(),
  )();
}

function drawCondition(g: Draw, columns: readonly DrawnColumn[], depth: number): string {
  if (depth > 0 && chance(g, 40)) {
    const inner = (): string => drawCondition(g, columns, depth - 1);
    return oneOf(
      g,
      () => `(${inner()} AND ${inner()})`,
      () => `(${inner()} OR ${inner()})`,
      () => `NOT (${inner()})`,
    )();
  }
  const column = oneOf(g, ...columns);
  const comparison = oneOf(g, '=', '<>', '<', '<=', '>', '>=', 'IS DISTINCT FROM', 'IS NOT DISTINCT FROM');
  const { dates, times, integers, decimals } = worldValues;
  const test = (value: () => string): string =>
    oneOf(
      g,
      () => `${column.sql} ${comparison} ${value()}`,
      () => `${column.sql} ${oneOf(g, '', 'NOT ')}BETWEEN ${value()} AND ${value()}`,
      () => `${column.sql} ${oneOf(g, '', 'NOT ')}IN (${value()}, ${value()})`,
      () => `${column.sql} IS ${oneOf(g, '', 'NOT ')}NULL`,
    )();
  switch (column.type) {
    case 'boolean':
      return oneOf(
        g,
        column.sql,
        `${column.sql} = true`,
        `${column.sql} IS NULL`,
        `${column.sql} = ${oneOf(g, ':yes', "CAST('false' AS boolean)")}`,
      );
    case 'date':
      return test(() => oneOf(g, quoted(oneOf(g, ...dates)), `DATE ${quoted(oneOf(g, ...dates))}`, ':since'));
    case 'timestamp':
      return test(() =>
        oneOf(g, quoted(oneOf(g, ...times)), `CAST(${quoted(oneOf(g, ...times))} AS timestamp)`, ':moment'),
      );
    case 'integer':
    case 'decimal':
      if (chance(g, 20))
        return `${drawNumber(g, columns, Math.min(depth, 1))} ${comparison} ${drawNumber(g, columns, Math.min(depth, 1))}`;
      if (chance(g, 15)) return `${column.sql} >= ${oneOf(g, ':floor', ':least')}`;
      return test(() =>
        oneOf(
          g,
          ...integers.slice(0, 7),
          ...decimals.slice(0, 6),
          "CAST('7' AS bigint)",
          "CAST('-2.25' AS numeric)",
        ),
      );
    default: {
      const values =
        column.name === 'region'
          ? worldValues.regions
          : column.name === 'kind'
            ? worldValues.kinds
            : ['p3', '张***', '李***光', 'A***', '***'];
      if (chance(g, 30))
        return `${column.sql} ${oneOf(g, '', 'NOT ')}LIKE ${quoted(oneOf(g, '%1%', '_1%', '张%', '%', '%\\_%', '区\\%_', '%娜', 'p_', '%*%*%'))}`;
      return test(() =>
        chance(g, 10) ? oneOf(g, ':place', "CAST('p3' AS text)") : quoted(oneOf(g, ...values)),
      );
    }
  }
}
