import { quoteIdentifier } from '#platform/authorisation/model';
import type { CheckedValues } from '../parameters.ts';
import { projectionSchema } from '../print-source.ts';
import { sqlTypeOf } from '../value-type.ts';
import { type OpenBody, type OpenFrom, type OpenGroup, type OpenQuery, outputColumn } from './open-tree.ts';
import {
  groupName,
  type Printer,
  printAggregate,
  printDirection,
  printOpen,
  sourceName,
} from './print-leaf.ts';

type Select = Extract<OpenBody, { kind: 'select' }>;

/**
 * The query that leaves: its columns as text, at most `most` rows, always in the same order. Every name in it is ours or that of a granted column;
 * of the text of an operator there are quoted literals only.
 */
export function printOutermost(query: OpenQuery, most: number, parameters: CheckedValues): string {
  const printer: Printer = { parameters, query: (inner) => printQuery(inner, printer) };
  const cells = query.columns.map((_, index) => `CAST(q.${outputColumn(index)} AS VARCHAR)`);
  const limit = Math.min(query.limit ?? Number.POSITIVE_INFINITY, most);
  return printParts({ ...query, limit }, cells, printer);
}

/** A query inside another. ORDER BY without LIMIT decides nothing there and is left out. */
function printQuery(query: OpenQuery, printer: Printer): string {
  const chooses = query.limit !== undefined || query.offset > 0 || isDistinctOn(query.body);
  if (!chooses) return `${printWith(query, printer)}${printBody(query.body, query, [], printer)}`;
  return printParts(
    query,
    query.columns.map((_, index) => `q.${outputColumn(index)}`),
    printer,
  );
}

const isDistinctOn = (body: OpenBody): boolean => body.kind === 'select' && body.distinctOn.length > 0;

function printWith(query: OpenQuery, printer: Printer): string {
  const parts = query.with.map(({ id, query: inner }) => `w${id} AS (${printQuery(inner, printer)})`);
  return parts.length > 0 ? `WITH ${parts.join(', ')} ` : '';
}

/**
 * Body, then order and limit around it. Where rows are chosen or leave, what ORDER BY leaves open is decided by the group keys and the output
 * columns, so that the same question has the same answer.
 */
function printParts(query: OpenQuery, outputs: readonly string[], printer: Printer): string {
  const hidden: string[] = [];
  const hide = (expression: string, name: string): string => {
    hidden.push(`${expression} AS ${name}`);
    return `q.${name}`;
  };
  const order = query.orderBy.map((item, index) => {
    const by =
      'output' in item
        ? `q.${outputColumn(item.output)}`
        : hide(printOpen(item.expression, printer), `o${index}`);
    return `${by} ${printDirection(item)}`;
  });
  const { body } = query;
  const distinctOn =
    body.kind === 'select'
      ? body.distinctOn.map((on, index) => hide(printOpen(on, printer), `d${index}`))
      : [];
  const keys =
    body.kind === 'select' && body.group && !body.distinct
      ? body.group.keys.map((_, index) => hide(`${groupName(body.group!.id)}.k${index}`, `x${index}`))
      : [];
  const ties = [...keys, ...query.columns.map((_, index) => `q.${outputColumn(index)}`)].map(
    (column) => `${column} ASC NULLS LAST`,
  );
  const ordered = [...order, ...ties].join(', ');
  let from = `(${printBody(body, query, hidden, printer)}) AS q`;
  if (distinctOn.length > 0) {
    const place = `row_number() OVER (PARTITION BY ${distinctOn.join(', ')} ORDER BY ${ordered})`;
    from = `(SELECT q.*, ${place} AS n FROM ${from}) AS q WHERE q.n = 1`;
  }
  const limit = query.limit === undefined ? '' : ` LIMIT ${query.limit}`;
  const offset = query.offset > 0 ? ` OFFSET ${query.offset}` : '';
  return `${printWith(query, printer)}SELECT ${outputs.join(', ')} FROM ${from} ORDER BY ${ordered}${limit}${offset}`;
}

/** A body with its columns named `c0` …, and hidden ones behind them. */
function printBody(body: OpenBody, query: OpenQuery, hidden: readonly string[], printer: Printer): string {
  switch (body.kind) {
    case 'select':
      return printSelect(body, hidden, printer);
    case 'set': {
      const side = (one: OpenQuery): string => {
        const columns = query.columns.map(
          ({ type }, index) =>
            `TRY_CAST(s.${outputColumn(index)} AS ${sqlTypeOf(type)}) AS ${outputColumn(index)}`,
        );
        return `SELECT ${columns.join(', ')} FROM (${printQuery(one, printer)}) AS s`;
      };
      return `(${side(body.left)}) ${body.operator.toUpperCase()}${body.all ? ' ALL' : ''} (${side(body.right)})`;
    }
    case 'values': {
      const rows = body.rows.map((row) => `(${row.map((value) => printOpen(value, printer)).join(', ')})`);
      const names = query.columns.map((_, index) => outputColumn(index)).join(', ');
      return `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(${names})`;
    }
  }
}

function printSelect(select: Select, hidden: readonly string[], printer: Printer): string {
  const outputs = [
    ...select.outputs.map(
      (expression, index) => `${printOpen(expression, printer)} AS ${outputColumn(index)}`,
    ),
    ...hidden,
  ];
  const { group, having } = select;
  const source = group
    ? ` FROM (${printGroup(group, select, printer)}) AS ${groupName(group.id)}${having ? ` WHERE ${printOpen(having, printer)}` : ''}`
    : printRows(select, printer);
  return `SELECT ${select.distinct ? 'DISTINCT ' : ''}${outputs.join(', ')}${source}`;
}

/** Keys and numbers of the groups. What is computed from them stands around it: HAVING is a WHERE there, windows see groups. */
function printGroup(group: OpenGroup, select: Select, printer: Printer): string {
  const keys = group.keys.map((key) => printOpen(key, printer));
  const columns = [
    ...keys.map((key, index) => `${key} AS k${index}`),
    ...group.aggregates.map((aggregate, index) => `${printAggregate(aggregate, printer)} AS a${index}`),
    ...group.masks.map(
      (places, index) => `grouping(${places.map((place) => keys[place]).join(', ')}) AS m${index}`,
    ),
  ];
  const sets = group.sets?.map((set) => `(${set.map((place) => keys[place]).join(', ')})`);
  const by = sets
    ? ` GROUP BY GROUPING SETS (${sets.join(', ')})`
    : keys.length > 0
      ? ` GROUP BY ${keys.join(', ')}`
      : '';
  // A group without keys and numbers is still a row.
  const outputs = columns.length > 0 ? columns : ['count(*) AS a0'];
  return `SELECT ${outputs.join(', ')}${printRows(select, printer)}${by}`;
}

function printRows(select: Select, printer: Printer): string {
  const from = select.from ? ` FROM ${printFrom(select.from, printer)}` : '';
  return `${from}${select.where ? ` WHERE ${printOpen(select.where, printer)}` : ''}`;
}

function printFrom(from: OpenFrom, printer: Printer): string {
  switch (from.kind) {
    case 'table':
      return `${quoteIdentifier(projectionSchema)}.${quoteIdentifier(from.relation.table)} AS ${sourceName(from.id)}`;
    case 'with':
      return `w${from.with} AS ${sourceName(from.id)}`;
    case 'query':
      return `(${printQuery(from.query, printer)}) AS ${sourceName(from.id)}`;
    case 'join': {
      const right = printFrom(from.right, printer);
      const side = from.right.kind === 'join' ? `(${right})` : right;
      const on = from.on ? ` ON ${printOpen(from.on, printer)}` : '';
      return `${printFrom(from.left, printer)} ${from.join.toUpperCase()} JOIN ${side}${on}`;
    }
  }
}
