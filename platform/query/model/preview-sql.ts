import type { ItemReference, Predicate } from '#platform/authorisation/model';
import { printPredicate, quoteIdentifier, quoteText, scaleOf } from '#platform/authorisation/model';
import { rawValue, transformed } from './projection-sql.ts';
import type { ScopeRelation } from './scope.ts';

/** The parts of a row condition that take rows away by themselves: those joined by “and” at the top, or the condition as a whole. */
export const conditionsOf = (rows: Predicate | undefined): readonly Predicate[] =>
  rows === undefined ? [] : rows.op === 'and' ? rows.parts : [rows];

const flag = (index: number) => `__c${index}`;

/** Which rows are counted: all that remain, those a condition takes away, those nothing else takes away. In this order, per condition. */
function filters(conditions: number): readonly string[] {
  const flags = Array.from({ length: conditions }, (_, index) => flag(index));
  const all = flags.length === 0 ? 'TRUE' : flags.map((one) => `(${one})`).join(' AND ');
  return [
    all,
    ...flags.flatMap((one) => [
      `(${one}) IS NOT TRUE`,
      [`(${one}) IS NOT TRUE`, ...flags.filter((other) => other !== one).map((other) => `(${other})`)].join(
        ' AND ',
      ),
    ]),
  ];
}

function flagged(relation: ScopeRelation, view: string, more: readonly string[]): string {
  const { rawOf } = rawOfRelation(relation);
  const flags = conditionsOf(relation.rows).map(
    (one, index) =>
      `${printPredicate(one, relation.source, ({ itemId }) => rawOf(itemId))} AS ${flag(index)}`,
  );
  return `SELECT ${[...flags, ...more, '1 AS __row'].join(', ')} FROM ${quoteIdentifier(view)}`;
}

/** One row: how many rows there are, then the counts of {@link filters}. */
export function countingSql(relation: ScopeRelation, view: string): string {
  const counts = filters(conditionsOf(relation.rows).length).map(
    (filter) => `count(*) FILTER (WHERE ${filter})`,
  );
  return `SELECT ${['count(*)', ...counts].join(', ')} FROM (${flagged(relation, view, [])})`;
}

/**
 * The same where units are protected: for each count also the units behind it and a sum of keyed hashes that is the same for the same
 * set of rows and tells nothing of it. One row: rows, then count, units, sum for each filter.
 *
 * @param columns of the file, that identify the unit together.
 * @param secret hexadecimal.
 */
export function protectedCountingSql(
  relation: ScopeRelation,
  view: string,
  columns: readonly string[],
  secret: string,
): string {
  const keys = columns.map((column) => `CAST(${quoteIdentifier(column)} AS VARCHAR)`);
  const unknown = keys.map((key) => `${key} IS NULL`).join(' OR ');
  const unit = `CASE WHEN ${unknown} THEN NULL ELSE hash(${[quoteText(secret), ...keys].join(', ')}) END AS __unit`;
  const wanted = filters(conditionsOf(relation.rows).length);
  const perUnit = wanted.map((filter, index) => `count(*) FILTER (WHERE ${filter}) AS __n${index}`);
  const outer = wanted.flatMap((_, index) => [
    `sum(__n${index})`,
    `count(*) FILTER (WHERE __n${index} > 0 AND __unit IS NOT NULL)`,
    `sum(__n${index} * CAST(coalesce(__unit, 0) % 1000000007 AS HUGEINT)) % 1000000007`,
  ]);
  return `SELECT ${['sum(__rows)', ...outer].join(', ')} FROM (SELECT __unit, count(*) AS __rows, ${perUnit.join(', ')} FROM (${flagged(relation, view, [unit])}) GROUP BY __unit)`;
}

/** Rows that remain, each column as it is and as it will be, all as text: first the columns before, then the same columns after. */
export function sampleSql(relation: ScopeRelation, view: string, rows: number): string {
  const { rawOf, sourceOf } = rawOfRelation(relation);
  const before = relation.columns.map((column) => `CAST(${rawOf(column.itemId)} AS VARCHAR)`);
  const after = relation.columns.map(
    (column) =>
      `CAST(${transformed(column, rawOf(column.itemId), scaleOf(sourceOf(column.itemId)))} AS VARCHAR)`,
  );
  const where = relation.rows
    ? ` WHERE ${printPredicate(relation.rows, relation.source, ({ itemId }) => rawOf(itemId))}`
    : '';
  return `SELECT ${[...before, ...after].join(', ')} FROM ${quoteIdentifier(view)}${where} LIMIT ${rows}`;
}

function rawOfRelation(relation: ScopeRelation) {
  const sources = new Map(relation.source.map((item) => [item.itemId, item]));
  const sourceOf = (itemId: string): ItemReference & { readonly column: string } => {
    const source = sources.get(itemId);
    if (!source) throw new Error(`preview needs the item ${itemId}`);
    return source;
  };
  return { sourceOf, rawOf: (itemId: string) => rawValue(sourceOf(itemId)) };
}
