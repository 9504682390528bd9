import { text } from '#foundation';
import type { Form } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { type AtomTable, atomTable } from './atoms.ts';
import { asCondition } from './fitting-types.ts';
import { hasAggregate } from './has-aggregate.ts';
import { limits } from './limits.ts';
import type { ColumnLeaf, GroupExpression, GroupedForm, GroupLeaf, RowExpression } from './normal-form.ts';
import type { QueryParameter } from './parameters.ts';
import { R31 } from './query-rules.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import { refuseForm, refuseRows } from './refuse-rows.ts';
import type { Scope } from './scope.ts';
import type { Expression, OrderItem, OutputItem, SelectTree } from './sql-tree.ts';
import { type QueryTables, resolveColumn, resolveTables, subjectsOf } from './tables.ts';
import { type Ground, typeExpression } from './type-expression.ts';
import { keyOf } from './typed-tree.ts';

/** What guarded groups are for; the agreement grants each of them by itself. */
export type GroupedUse = 'aggregate' | 'model-training';

/**
 * Brings a SELECT over protected tables to normal form: names resolve to the scope and nothing else, types fit, joins are declared ones, and what leaves is made
 * of group keys and guarded numbers. Throws a Refusal.
 */
export function normalise(
  select: SelectTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  groupedForm: GroupedUse = 'aggregate',
): GroupedForm {
  const tables = resolveTables(select, scope);
  const rowGround: Ground<ColumnLeaf> = {
    parameters,
    digits: 'refused',
    leafFor: (expression) => (expression.kind === 'name' ? resolveColumn(expression, tables) : undefined),
  };
  const where = select.where ? asCondition(typeExpression(select.where, rowGround), select.where) : undefined;
  const common = {
    tables: tables.tables,
    ...(where ? { where } : {}),
    ...(select.limit ? { limit: rowCount(select.limit) } : {}),
    offset: select.offset ? rowCount(select.offset) : 0,
  };
  const grouped =
    select.distinct ||
    select.groupBy.length > 0 ||
    select.having !== undefined ||
    select.outputs.some(({ expression }) => hasAggregate(expression));
  if (!grouped) refuseRows(tables.tables.map(({ relation }) => relation));
  return {
    ...common,
    ...groupedParts(select, tables, rowGround, where),
    form: grantedForm(tables, groupedForm),
  };
}

function groupedParts(
  select: SelectTree,
  tables: QueryTables,
  rowGround: Ground<ColumnLeaf>,
  where: RowExpression | undefined,
): Pick<
  GroupedForm,
  'shape' | 'subjects' | 'keys' | 'conditions' | 'atoms' | 'outputs' | 'having' | 'orderBy'
> {
  const subjects = subjectsOf(tables.tables);
  const atoms = atomTable(tables, rowGround, subjects.length > 0, where);
  const keys: RowExpression[] = [];
  for (const source of keySources(select, tables)) {
    const key = typeExpression(source, rowGround);
    if (!keys.some((known) => keyOf(known) === keyOf(key))) keys.push(key);
  }
  if (keys.length > limits.groupKeys)
    refuseQuery(problems['too-large'], {
      detail: text(`分组键至多${limits.groupKeys}个。`, `At most ${limits.groupKeys} group keys.`),
    });
  const ground = groupGround(keys, atoms, rowGround);
  const outputs = select.outputs.map((output, index) => ({
    name: outputName(output, index),
    expression: typeExpression(output.expression, ground),
  }));
  const having = select.having
    ? asCondition(typeExpression(select.having, ground), select.having)
    : undefined;
  const orderBy = select.orderBy.map((item) => ({
    ...direction(item),
    expression: ordered(item, select.outputs, outputs, (source) => typeExpression(source, ground)),
  }));
  if (select.distinct)
    for (const { expression } of orderBy)
      if (!outputs.some((output) => keyOf(output.expression) === keyOf(expression)))
        notSupported(
          'distinct-order',
          undefined,
          text('SELECT DISTINCT只能按输出列排序。', 'SELECT DISTINCT is ordered by output columns only.'),
        );
  const sums = atoms.atoms.filter((atom) => atom.function === 'sum').length;
  if (tables.scope.guards.dominance && sums * subjects.length > limits.dominanceChecks)
    refuseQuery(problems['too-large'], {
      detail: text('求和过多，无法逐一核对占比。', 'There are too many sums to check for dominance.'),
    });
  return {
    shape: 'grouped',
    subjects,
    keys,
    conditions: atoms.conditions,
    atoms: atoms.atoms,
    outputs,
    ...(having ? { having } : {}),
    orderBy,
  };
}

/** GROUP BY, where a number means an output column and a name means a column of a table before an alias; DISTINCT groups by its outputs. */
function keySources(select: SelectTree, tables: QueryTables): readonly Expression[] {
  if (select.distinct) {
    if (
      select.groupBy.length > 0 ||
      select.having ||
      select.outputs.some(({ expression }) => hasAggregate(expression))
    )
      notSupported(
        'distinct-group',
        undefined,
        text('DISTINCT不与分组或聚合同用。', 'DISTINCT does not go with grouping or aggregates.'),
        text('只用GROUP BY', 'GROUP BY alone'),
      );
    return select.outputs.map(({ expression }) => expression);
  }
  return select.groupBy.map((key) => {
    if (key.kind === 'literal') return byPosition(key, select.outputs).expression;
    if (key.kind !== 'name' || key.qualifier !== undefined) return key;
    if (tables.tables.some(({ relation }) => relation.columns.some(({ name }) => name === key.name)))
      return key;
    return select.outputs.find(({ alias }) => alias === key.name)?.expression ?? key;
  });
}

function byPosition(
  literal: Extract<Expression, { kind: 'literal' }>,
  outputs: readonly OutputItem[],
): OutputItem {
  const position = literal.type === 'integer' ? Number(literal.text) : 0;
  return (
    outputs[position - 1] ??
    notSupported(
      'position',
      literal.at,
      text('没有这一输出列。', 'There is no such output column.'),
      text('输出列的序号，从1起', 'the number of an output column, from 1'),
    )
  );
}

/** Over groups, an expression is a key, a number, or made of them; a column that is neither is a raw value. */
function groupGround(
  keys: readonly RowExpression[],
  atoms: AtomTable,
  rowGround: Ground<ColumnLeaf>,
): Ground<GroupLeaf> {
  const keyIndex = new Map(keys.map((key, index) => [keyOf(key), index]));
  return {
    parameters: rowGround.parameters,
    digits: 'any',
    leafFor: (expression): GroupExpression | undefined => {
      if (expression.kind === 'aggregate') return atoms.add(expression);
      if (expression.kind === 'literal' || expression.kind === 'parameter' || hasAggregate(expression))
        return undefined;
      const key = typeExpression(expression, rowGround);
      const index = keyIndex.get(keyOf(key));
      if (index !== undefined) return { kind: 'leaf', leaf: { kind: 'key', index }, type: key.type };
      if (expression.kind !== 'name') return undefined;
      return refuseQuery(problems['raw-rows'], {
        at: expression.at,
        construct: 'raw-value',
        detail: text(
          `“${expression.name}”既不是分组键，也不在聚合之中；HAVING、ORDER BY和输出列只能用核对过的值。`,
          `“${expression.name}” is neither a group key nor inside an aggregate; HAVING, ORDER BY and outputs see guarded values only.`,
        ),
        nearest: text(
          `GROUP BY ${expression.name}，或avg(${expression.name})`,
          `GROUP BY ${expression.name}, or avg(${expression.name})`,
        ),
        rule: R31.id,
        clause: R31.clause,
      });
    },
  };
}

const direction = ({ descending, nullsFirst }: OrderItem) => ({ descending, nullsFirst });

/** ORDER BY takes a position or an alias before a column. */
function ordered<Typed>(
  item: OrderItem,
  sources: readonly OutputItem[],
  outputs: readonly { readonly expression: Typed }[],
  type: (source: Expression) => Typed,
): Typed {
  const { expression } = item;
  if (expression.kind === 'literal')
    return outputs[sources.indexOf(byPosition(expression, sources))]!.expression;
  if (expression.kind === 'name' && expression.qualifier === undefined) {
    const named = sources.findIndex(({ alias }) => alias === expression.name);
    if (named >= 0) return outputs[named]!.expression;
  }
  return type(expression);
}

function grantedForm({ tables }: QueryTables, form: GroupedUse): Form {
  for (const { relation } of tables) refuseForm(relation, form);
  return form;
}

function rowCount(expression: Expression): number {
  const count = expression.kind === 'literal' && expression.type === 'integer' ? Number(expression.text) : -1;
  return Number.isSafeInteger(count) && count >= 0
    ? count
    : notSupported(
        'limit',
        expression.at,
        text('LIMIT和OFFSET后写整数。', 'LIMIT and OFFSET take a whole number.'),
        text('LIMIT 100', 'LIMIT 100'),
      );
}

function outputName({ alias, expression }: OutputItem, index: number): string {
  if (alias !== undefined) return alias;
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'aggregate') return expression.function;
  return `column${index + 1}`;
}
