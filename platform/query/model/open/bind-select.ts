import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { holds } from '../expression-parts.ts';
import { asCondition } from '../fitting-types.ts';
import type { OutputNode, SelectNode, WholeExpression, WholeOrder } from '../read/query-tree.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import { keyOf } from '../typed-tree.ts';
import { isAggregate } from './aggregates.ts';
import { type BoundFrom, bindFrom, rowContext } from './bind-from.ts';
import { bindGroup } from './bind-group.ts';
import { type BoundBody, outputOf } from './bound-body.ts';
import { type Around, bindExpression, type Context } from './context.ts';
import type { OpenExpression } from './open-tree.ts';

/** One output as written; a star is spelt out before anything else is looked up. */
export interface WrittenOutput {
  readonly name: string;
  /** Given with AS. */
  readonly alias?: string;
  readonly source?: WholeExpression;
  /** A column of a star. */
  readonly column?: OpenExpression;
}

/** Looks up one SELECT. */
export function bindSelect(node: SelectNode, around: Around): BoundBody {
  const bound = bindFrom(node.from, { ...around, column: () => undefined });
  const rows = rowContext(bound, { ...around, column: () => undefined });
  const written = node.outputs.flatMap((output, index) => spelled(output, index, bound));
  if (written.length === 0)
    notSupported(
      'no-output',
      undefined,
      text('查询须有输出列。', 'A query needs output columns.'),
      text('SELECT 列 FROM 表', 'SELECT column FROM table'),
    );
  const where = node.where ? asCondition(bindExpression(node.where, rows), node.where) : undefined;
  const windows = new Map(node.windows.map((window) => [window.defines, window]));
  const grouping = isGrouped(node) ? bindGroup(node, written, rows, bound?.ids ?? []) : undefined;
  const context: Context = { ...(grouping?.context ?? rows), windows };
  const outputs = written.map(({ source, column }) =>
    source ? bindExpression(source, context) : grouping ? refuseUngrouped(column!) : column!,
  );
  const { windows: _, ...withoutWindows } = context;
  const having = node.having
    ? asCondition(bindExpression(node.having, withoutWindows), node.having)
    : undefined;
  const distinctOn = node.distinctOn.map((part) => {
    const by = ordered({ expression: part, descending: false, nullsFirst: false }, written, outputs, context);
    return 'kind' in by ? by : outputs[by.output]!;
  });
  const group = grouping?.group();
  const orderExpression = (item: WholeOrder, place = 0) => {
    const by = ordered(item, written, outputs, context);
    const expression = 'kind' in by ? by : outputs[by.output]!;
    if (node.distinct && node.distinctOn.length === 0 && 'kind' in by) refuseOrder();
    if (place < distinctOn.length && !distinctOn.some((on) => keyOf(on) === keyOf(expression)))
      refuseDistinctOn(item.expression.at);
    return by;
  };
  let place = 0;
  return {
    body: {
      kind: 'select',
      ...(bound ? { from: bound.from } : {}),
      ...(where ? { where } : {}),
      ...(group ? { group } : {}),
      ...(having ? { having } : {}),
      outputs,
      distinct: node.distinct && node.distinctOn.length === 0,
      distinctOn,
    },
    columns: written.map(({ name }, index) => ({ name, type: outputs[index]!.type })),
    orderExpression: (item) => orderExpression(item, place++),
  };
}

/** ORDER BY takes a position or an output's name before a column. */
function ordered(
  item: WholeOrder,
  written: readonly WrittenOutput[],
  outputs: readonly OpenExpression[],
  context: Context,
): OpenExpression | { readonly output: number } {
  const { expression } = item;
  if (expression.kind === 'literal') return outputOf(item, written);
  if (expression.kind === 'name' && expression.qualifier === undefined) {
    const named = written.flatMap(({ name }, index) => (name === expression.name ? [index] : []));
    if (named.length > 1 && named.some((index) => keyOf(outputs[index]!) !== keyOf(outputs[named[0]!]!)))
      refuseQuery(problems['ambiguous-name'], {
        at: expression.at,
        detail: text(`多列都叫“${expression.name}”。`, `Several columns are called “${expression.name}”.`),
      });
    if (named[0] !== undefined) return { output: named[0] };
  }
  const bound = bindExpression(expression, context);
  const output = outputs.findIndex((known) => keyOf(known) === keyOf(bound));
  return output >= 0 ? { output } : bound;
}

const isGrouped = (node: SelectNode): boolean =>
  node.groupBy.length > 0 ||
  node.having !== undefined ||
  node.outputs.some((output) => output.kind === 'expression' && aggregates(output.expression));

/** A call that is an aggregate and no window function; one inside a window function counts. */
const aggregates = (expression: WholeExpression): boolean =>
  holds(expression, (part) => part.kind === 'call' && !part.over && isAggregate(part.name));

function spelled(output: OutputNode, index: number, bound: BoundFrom | undefined): readonly WrittenOutput[] {
  if (output.kind === 'expression') {
    const { alias, expression } = output;
    return [
      {
        name: alias ?? nameOf(expression) ?? `column${index + 1}`,
        source: expression,
        ...(alias === undefined ? {} : { alias }),
      },
    ];
  }
  const { qualifier, at } = output;
  const columns =
    qualifier === undefined ? bound?.all : bound?.aliases.find(({ alias }) => alias === qualifier)?.columns;
  return (
    columns?.map(({ name, expression }) => ({ name, column: expression })) ??
    notSupported('star', at, text('“*”之前没有这张表。', 'There is no such table before the star.'))
  );
}

/** The name PostgreSQL gives an output without AS, where it is plain. */
function nameOf(expression: WholeExpression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'call':
      return expression.name;
    case 'cast':
    case 'numeric-cast':
      return nameOf(expression.operand);
    case 'coalesce':
    case 'case':
    case 'nullif':
    case 'exists':
    case 'grouping':
      return expression.kind;
    case 'extreme':
      return expression.which;
    default:
      return undefined;
  }
}

const refuseUngrouped = (column: OpenExpression): OpenExpression =>
  notSupported(
    'star',
    undefined,
    text('“*”不与分组同用。', 'A star does not go with grouping.'),
    text('逐一写出列名', column.kind === 'leaf' ? 'name each column' : 'name each column'),
  );

const refuseOrder = (): never =>
  notSupported(
    'distinct-order',
    undefined,
    text('SELECT DISTINCT只能按输出列排序。', 'SELECT DISTINCT is ordered by output columns only.'),
  );

const refuseDistinctOn = (at: number): never =>
  notSupported(
    'distinct-on-order',
    at,
    text('ORDER BY须以DISTINCT ON的列开头。', 'ORDER BY begins with what DISTINCT ON lists.'),
    text('DISTINCT ON (甲) … ORDER BY 甲, 乙', 'DISTINCT ON (a) … ORDER BY a, b'),
  );
