import { text } from '#foundation';
import { problems } from '../problems.ts';
import { asCondition } from './fitting-types.ts';
import { limits } from './limits.ts';
import {
  type ColumnExpression,
  combined,
  type LinearArgument,
  linearArgument,
  storedIn,
} from './linear-argument.ts';
import type { Atom, ColumnLeaf, GroupExpression, RowExpression } from './normal-form.ts';
import { rejectsNull } from './null-rejecting.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { Expression } from './sql-tree.ts';
import { type QueryTables, resolveColumn } from './tables.ts';
import { type Ground, typeExpression } from './type-expression.ts';
import { conjuncts, keyOf } from './typed-tree.ts';
import {
  decimalType,
  engineDigits,
  integerType,
  isNumeric,
  plainType,
  quotientScale,
  widestDigits,
} from './value-type.ts';

type Aggregate = Extract<Expression, { kind: 'aggregate' }>;

/** Collects the numbers a query needs, each once, and says how an aggregate is put together from them. */
export interface AtomTable {
  readonly atoms: readonly Atom[];
  readonly conditions: readonly (RowExpression | null)[];
  readonly add: (aggregate: Aggregate) => GroupExpression;
}

/**
 * @param rowGround types expressions over rows.
 * @param guarded the query has protected subjects, so arguments are held to the form whose units can be counted.
 * @param where what holds for every row that is looked at.
 */
export function atomTable(
  tables: QueryTables,
  rowGround: Ground<ColumnLeaf>,
  guarded: boolean,
  where?: RowExpression,
): AtomTable {
  const atoms: Atom[] = [];
  const conditions: (RowExpression | null)[] = [null];

  const conditionIndex = (condition: RowExpression | null): number => {
    if (!condition) return 0;
    const found = conditions.findIndex((known) => known !== null && keyOf(known) === keyOf(condition));
    if (found >= 0) return found;
    if (conditions.length === limits.conditions)
      refuseQuery(problems['too-large'], {
        detail: text(
          `聚合的不同条件至多${limits.conditions - 1}个。`,
          `At most ${limits.conditions - 1} different conditions in aggregates.`,
        ),
      });
    return conditions.push(condition) - 1;
  };
  const atom = (wanted: Atom): GroupExpression => {
    const key = atomKey(wanted);
    let index = atoms.findIndex((known) => atomKey(known) === key);
    if (index < 0) {
      if (atoms.length === limits.atoms)
        refuseQuery(problems['too-large'], {
          detail: text(`聚合至多${limits.atoms}个。`, `At most ${limits.atoms} aggregates.`),
        });
      index = atoms.push(wanted) - 1;
    }
    return { kind: 'leaf', leaf: { kind: 'atom', index }, type: wanted.type };
  };

  const plain = (
    name: 'count' | 'sum',
    argument: RowExpression | undefined,
    condition: RowExpression | null,
  ): GroupExpression => {
    const rows = conditionIndex(condition);
    return atom({
      function: name,
      ...(argument ? { argument } : {}),
      rows,
      stated: rows,
      condition: rows,
      type: name === 'count' ? integerType() : sumType(argument!),
    });
  };

  /** Over protected tables: the numbers of `constant + Σ coefficient · column`, each of one column, under the condition that all are known. */
  const linear = (aggregate: Aggregate, filter: RowExpression | null): GroupExpression => {
    const { condition, argument } = splitArgument(aggregate, filter, rowGround);
    const { terms, constant } = argumentOf(aggregate, argument);
    const stated = conditionIndex(condition);
    const open = terms.filter(
      ({ column }) => ![where, condition].some((one) => rejectsNull(one, storedIn(column))),
    );
    const known = conditionIndex(allOf([condition, ...open.map(({ column }) => isKnown(column))]));
    // Of one column the engine leaves out what is unknown by itself.
    const rows = terms.length === 1 ? stated : known;
    const number = (name: 'count' | 'sum', column?: ColumnExpression): GroupExpression =>
      atom({
        function: name,
        ...(column ? { argument: column } : {}),
        rows,
        stated,
        condition: known,
        type: name === 'count' ? integerType() : sumType(column!),
      });
    const count = (): GroupExpression => number('count', terms.length === 1 ? terms[0]!.column : undefined);
    if (aggregate.function === 'count') return count();
    for (const { column } of terms) numeric(aggregate, column);
    const sum = combined([
      ...terms.map(({ column, coefficient }) => ({ coefficient, number: number('sum', column) })),
      ...(constant ? [{ coefficient: constant, number: count() }] : []),
    ]);
    const total: GroupExpression = { ...sum, type: decimalType(sum.type.scale, engineDigits) };
    return aggregate.function === 'sum' ? total : quotient(total, count());
  };

  return {
    atoms,
    conditions,
    add: (aggregate) => {
      const filter = allOf([
        aggregate.filter ? asCondition(typeExpression(aggregate.filter, rowGround), aggregate.filter) : null,
      ]);
      if (aggregate.function === 'count' && !aggregate.argument) return plain('count', undefined, filter);
      if (aggregate.distinct)
        return atom(distinctCount(aggregate, tables, rowGround, guarded, conditionIndex(filter)));
      if (guarded) return linear(aggregate, filter);
      const argument = typeExpression(aggregate.argument!, rowGround);
      if (aggregate.function === 'count') return plain('count', argument, filter);
      numeric(aggregate, argument);
      const sum = plain('sum', argument, filter);
      return aggregate.function === 'sum' ? sum : quotient(sum, plain('count', argument, filter));
    },
  };
}

/** As PostgreSQL: the sum of bigint is numeric, so that dividing by it keeps the fraction. */
const sumType = (argument: RowExpression) => decimalType(argument.type.scale, engineDigits);

const quotient = (sum: GroupExpression, count: GroupExpression): GroupExpression => ({
  kind: 'arithmetic',
  operator: '/',
  left: sum,
  right: count,
  type: decimalType(quotientScale, widestDigits),
});

function numeric({ function: name, at }: Aggregate, argument: RowExpression): void {
  if (!isNumeric(argument.type))
    refuseQuery(problems['type-mismatch'], {
      at,
      detail: text(`${name}只用于数值。`, `${name} is for numbers.`),
    });
}

const atomKey = ({ function: name, argument, rows }: Atom): string =>
  `${name}|${rows}|${argument ? keyOf(argument) : '*'}`;

/** One condition of several, without AND inside AND, so that the same conditions are one however they were written. */
const allOf = (parts: readonly (RowExpression | null)[]): RowExpression | null => {
  const operands = parts.filter((part) => part !== null).flatMap(conjuncts);
  return operands.length < 2 ? (operands[0] ?? null) : { kind: 'and', operands, type: plainType('boolean') };
};

/** Part of a date is known where the date is. */
const isKnown = (column: ColumnExpression): RowExpression => ({
  kind: 'not',
  operand: {
    kind: 'is-null',
    operand: storedIn(column),
    type: plainType('boolean'),
  },
  type: plainType('boolean'),
});

/** Over protected tables only units themselves may be counted distinct: counts of other values can be steered by one unit. */
function distinctCount(
  aggregate: Aggregate,
  tables: QueryTables,
  rowGround: Ground<ColumnLeaf>,
  guarded: boolean,
  condition: number,
): Atom {
  if (aggregate.function !== 'count')
    return notSupported(
      'distinct-aggregate',
      aggregate.at,
      text('DISTINCT只用于count。', 'DISTINCT is for count only.'),
      text('sum(列)、avg(列)', 'sum(col), avg(col)'),
    );
  const argument = aggregate.argument!;
  if (guarded) {
    const leaf = argument.kind === 'name' ? resolveColumn(argument, tables).leaf : undefined;
    const units = tables.tables.flatMap(({ relation }, table) =>
      relation.units.flatMap(({ countableAs }) => (countableAs ? [{ table, column: countableAs }] : [])),
    );
    if (!leaf || !units.some(({ table, column }) => table === leaf.table && column === leaf.column)) {
      const nearest = units[0]
        ? `count(DISTINCT ${tables.aliases[units[0].table]}.${units[0].column})`
        : 'count(*)';
      return refuseQuery(problems['not-guardable'], {
        at: aggregate.at,
        construct: 'count-distinct',
        detail: text(
          'count(DISTINCT …)只能数保护单位本身。',
          'count(DISTINCT …) counts protected units themselves only.',
        ),
        nearest: text(nearest, nearest),
      });
    }
  }
  return {
    function: 'count-distinct',
    argument: typeExpression(argument, rowGround),
    rows: condition,
    stated: condition,
    condition,
    type: integerType(),
  };
}

/**
 * Brings an argument over protected tables to `value, under condition`: one CASE with one branch and no ELSE (or ELSE 0 in a sum) is a condition.
 * Anything else that chooses rows inside the value (another CASE, COALESCE, abs, division) is refused, since units behind it could not be counted:
 * `sum(x * (1 / (1 + abs(id - 3))))` is the value of one row with everybody behind it.
 */
function splitArgument(
  aggregate: Aggregate,
  filter: RowExpression | null,
  rowGround: Ground<ColumnLeaf>,
): { readonly condition: RowExpression | null; readonly argument: RowExpression } {
  const source = aggregate.argument!;
  const [branch] = source.kind === 'case' ? source.branches : [];
  const inner = source.kind === 'case' && branch ? branch.value : source;
  if (source.kind === 'case' && !(source.branches.length === 1 && isNeutral(source.otherwise, aggregate)))
    refuseArgument(aggregate);
  if (!isPlain(inner)) refuseArgument(aggregate);
  const argument = typeExpression(inner, rowGround);
  const when = branch ? asCondition(typeExpression(branch.when, rowGround), branch.when) : null;
  return { condition: allOf([filter, when]), argument };
}

/** The argument as a linear one. What is counted may be of any type; a constant of any type counts rows. */
function argumentOf(aggregate: Aggregate, argument: RowExpression): LinearArgument {
  const linear = linearArgument(argument);
  if (linear) return linear;
  const constant = (argument.kind === 'literal' && argument.value !== null) || argument.kind === 'parameter';
  if (aggregate.function === 'count' && constant) return { terms: [], constant: null };
  numeric(aggregate, argument);
  return refuseArgument(aggregate);
}

const isNeutral = (otherwise: Expression | undefined, { function: name }: Aggregate): boolean =>
  otherwise === undefined ||
  (otherwise.kind === 'literal' &&
    (otherwise.type === 'null' ||
      (name === 'sum' && otherwise.type === 'integer' && otherwise.text === '0')));

function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
    case 'literal':
    case 'parameter':
    // Refused by its own name when it is typed.
    case 'aggregate':
      return true;
    case 'arithmetic':
      return (
        plainOperators.includes(expression.operator) && isPlain(expression.left) && isPlain(expression.right)
      );
    case 'negate':
    case 'cast':
    case 'extract':
      return isPlain(expression.operand);
    default:
      return false;
  }
}
const plainOperators: readonly string[] = ['+', '-', '*'];

const refuseArgument = ({ at, function: name }: Aggregate): never =>
  refuseQuery(problems['not-guardable'], {
    at,
    construct: 'aggregate-argument',
    detail: text(
      '聚合的参数只能是列乘以常数、再相加减，条件只能有一个；列与列不能相乘。',
      'The argument of an aggregate holds columns, times constants, added or subtracted, and at most one condition; columns are not multiplied with each other.',
    ),
    nearest: text(
      `${name}(列 * 常数) FILTER (WHERE 条件)`,
      `${name}(col * constant) FILTER (WHERE condition)`,
    ),
  });
