import { text } from '#foundation';
import type {
  FromNode,
  GroupNode,
  OutputNode,
  QueryTree,
  SelectNode,
  WholeExpression,
} from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { aggregateFunctions } from '../sql-tree.ts';
import { holdsAggregate, namesReplaced } from './names.ts';

/**
 * WITH and subqueries in FROM, written into the one SELECT they mean, so that what is judged is what would have been judged had it been written
 * so. Rows chosen and named inside and grouped outside; or grouped inside and chosen, ordered and cut outside. Whatever means more than one
 * grouping is left as it is, and refused later with its reason.
 *
 * @param isColumn whether a name is a column of a granted table: GROUP BY takes it before an alias.
 */
export function flattened(query: QueryTree, isColumn: (name: string) => boolean): QueryTree {
  return merged(withoutWith(query), isColumn);
}

/** The last query of WITH in the one place that names it, the earlier ones inside that. */
function withoutWith(query: QueryTree): QueryTree {
  const last = query.with.at(-1);
  if (!last || query.recursive || query.body.kind !== 'select') return query;
  const [only, ...others] = query.body.from;
  if (only?.kind !== 'table' || others.length > 0 || only.relation !== last.name || last.columns.length > 0)
    return query;
  const from: FromNode = {
    kind: 'query',
    at: only.at,
    query: { ...last.query, with: [...query.with.slice(0, -1), ...last.query.with] },
    lateral: false,
    alias: only.alias,
    columns: [],
  };
  return { ...query, with: [], body: { ...query.body, from: [from] } };
}

function merged(query: QueryTree, isColumn: (name: string) => boolean): QueryTree {
  const { body: outer } = query;
  const source = outer.kind === 'select' && outer.from.length === 1 ? outer.from[0] : undefined;
  if (outer.kind !== 'select' || source?.kind !== 'query' || source.lateral || source.columns.length > 0)
    return query;
  const inside = flattened(source.query, isColumn);
  const inner = inside.body;
  const simple =
    inside.with.length === 0 &&
    inner.kind === 'select' &&
    inside.limit === undefined &&
    inside.offset === undefined &&
    !inner.distinct &&
    inner.distinctOn.length === 0 &&
    inner.windows.length === 0;
  if (!simple) return query;
  const columns = namedOutputs(inner.outputs);
  if (!columns) return query;
  const replace = (expression: WholeExpression): WholeExpression =>
    namesReplaced(expression, ({ qualifier, name, at }) => {
      const found = qualifier === undefined || qualifier === source.alias ? columns.get(name) : undefined;
      return (
        found ??
        notSupported(
          'subquery-column',
          at,
          text(`子查询没有输出列“${name}”。`, `The subquery has no output column “${name}”.`),
          text('子查询输出列的名称', 'the name of an output column of the subquery'),
        )
      );
    });
  const outputs = outer.outputs.flatMap((output) =>
    output.kind === 'star' ? allOf(columns, output, source.alias) : outputReplaced(output, replace),
  );
  const aliases = new Set(outer.outputs.flatMap((one) => ('alias' in one && one.alias ? [one.alias] : [])));
  // An alias of the outer query is meant before a column of the inner one.
  const orderBy = query.orderBy.map((item) => ({
    ...item,
    expression: isAlias(item.expression, aliases) ? item.expression : replace(item.expression),
  }));
  const parts = { outer, inner, outputs, replace };
  const select = isGrouped(inner) ? groupedInside(parts, isColumn) : groupedOutside(parts, aliases);
  return select ? { ...query, body: select, orderBy } : query;
}

interface Parts {
  readonly outer: SelectNode;
  readonly inner: SelectNode;
  readonly outputs: readonly OutputNode[];
  readonly replace: (expression: WholeExpression) => WholeExpression;
}

/** Rows chosen inside, anything outside. */
function groupedOutside({ outer, inner, outputs, replace }: Parts, aliases: ReadonlySet<string>): SelectNode {
  const where = both(inner.where, outer.where && replace(outer.where));
  const { where: _, having: __, ...rest } = outer;
  return {
    ...rest,
    outputs,
    from: inner.from,
    ...(where ? { where } : {}),
    groupBy: outer.groupBy.map((key): GroupNode => {
      if (key.kind !== 'expression' || key.expression.kind === 'literal') return key;
      const { expression } = key;
      const known =
        expression.kind === 'name' && inner.outputs.some((one) => nameOf(one) === expression.name);
      return !known && isAlias(expression, aliases) ? key : { ...key, expression: replace(expression) };
    }),
    ...(outer.having ? { having: replace(outer.having) } : {}),
  };
}

/** Grouped inside: outside only what is done to guarded groups. */
function groupedInside(
  { outer, inner, outputs, replace }: Parts,
  isColumn: (name: string) => boolean,
): SelectNode | null {
  if (isGrouped(outer) || outer.distinct || outer.distinctOn.length > 0 || outer.windows.length > 0)
    return null;
  const groupBy = inner.groupBy.map((key) => keyInside(key, inner, isColumn));
  if (groupBy.some((key) => key === null)) return null;
  const having = both(inner.having, outer.where && replace(outer.where));
  const { having: _, ...rest } = inner;
  return { ...rest, outputs, groupBy: groupBy as GroupNode[], ...(having ? { having } : {}) };
}

/** A key of the inner query by its expression, since its positions and aliases go. */
function keyInside(key: GroupNode, inner: SelectNode, isColumn: (name: string) => boolean): GroupNode | null {
  if (key.kind !== 'expression') return null;
  const { expression } = key;
  const byOutput = (output: OutputNode | undefined): GroupNode | null =>
    output?.kind === 'expression' ? { kind: 'expression', expression: output.expression } : null;
  if (expression.kind === 'literal') return byOutput(inner.outputs[Number(expression.text) - 1]);
  if (expression.kind !== 'name' || expression.qualifier !== undefined || isColumn(expression.name))
    return key;
  return byOutput(inner.outputs.find((one) => 'alias' in one && one.alias === expression.name)) ?? key;
}

const isAlias = (expression: WholeExpression, aliases: ReadonlySet<string>): boolean =>
  expression.kind === 'literal' ||
  (expression.kind === 'name' && expression.qualifier === undefined && aliases.has(expression.name));

const isGrouped = (select: SelectNode): boolean =>
  select.groupBy.length > 0 ||
  select.having !== undefined ||
  select.outputs.some((output) => output.kind === 'expression' && holdsAggregate(output.expression));

const both = (
  one: WholeExpression | undefined,
  other: WholeExpression | undefined,
): WholeExpression | undefined =>
  one && other ? { kind: 'and', at: other.at, operands: [one, other] } : (one ?? other);

const nameOf = (output: OutputNode): string | undefined => {
  if (output.kind === 'star') return undefined;
  if (output.alias !== undefined) return output.alias;
  if (output.expression.kind === 'name') return output.expression.name;
  if (output.expression.kind !== 'call') return undefined;
  const { name } = output.expression;
  return aggregateFunctions.some((known) => known === name) ? name : undefined;
};

/** Output columns by name; null where one has none or two have one. */
function namedOutputs(outputs: readonly OutputNode[]): ReadonlyMap<string, WholeExpression> | null {
  const columns = new Map<string, WholeExpression>();
  for (const output of outputs) {
    const name = nameOf(output);
    if (output.kind !== 'expression' || name === undefined || columns.has(name)) return null;
    columns.set(name, output.expression);
  }
  return columns;
}

/** `*` and `t.*` over a subquery are its outputs. */
const allOf = (
  columns: ReadonlyMap<string, WholeExpression>,
  star: Extract<OutputNode, { kind: 'star' }>,
  source: string | undefined,
): readonly OutputNode[] =>
  star.qualifier === undefined || star.qualifier === source
    ? [...columns].map(([alias, expression]) => ({ kind: 'expression', at: star.at, expression, alias }))
    : [star];

/** The same output, under the name it had. */
function outputReplaced(
  output: Extract<OutputNode, { kind: 'expression' }>,
  replace: (expression: WholeExpression) => WholeExpression,
): OutputNode {
  const alias = nameOf(output);
  return { ...output, expression: replace(output.expression), ...(alias === undefined ? {} : { alias }) };
}

/** The tables a query names, wherever they stand in FROM and WITH. */
export function* tablesNamed(query: QueryTree): Iterable<string> {
  for (const { query: one } of query.with) yield* tablesNamed(one);
  if (query.body.kind === 'select') for (const node of query.body.from) yield* inFrom(node);
}

function* inFrom(node: FromNode): Iterable<string> {
  if (node.kind === 'table') yield node.relation;
  else if (node.kind === 'query') yield* tablesNamed(node.query);
  else {
    yield* inFrom(node.left);
    yield* inFrom(node.right);
  }
}
