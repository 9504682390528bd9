import type { Expression } from '#platform/query/model';
import { evaluate, type Sight } from './expression.ts';
import { type Cell, common, isNum, type Num, num } from './numbers.ts';

export type Aggregate = Extract<Expression, { kind: 'aggregate' }>;
/** A column, or a part of a date in one. */
export type Column = Extract<Expression, { kind: 'name' | 'extract' }>;

/** What an aggregate over protected tables says: which rows, and of them a linear function of columns. */
export interface Reading {
  /** FILTER, and the WHEN of a CASE that is the whole argument; AND taken apart. */
  readonly stated: readonly Expression[];
  /** Every column the argument names, each once, in the order of `orderOf`. */
  readonly columns: readonly Column[];
  /** Where it counts; the argument itself is of no matter then. */
  readonly coefficients: readonly Num[];
  readonly constant: Num;
}

/**
 * Reads an argument by trying it: its value with all columns at zero is the constant, with one column at one and the others at zero tells that
 * column's coefficient.
 */
export function readAggregate(
  aggregate: Aggregate,
  sight: Sight,
  orderOf: (column: Column) => string,
): Reading {
  const { argument } = aggregate;
  const branch = argument?.kind === 'case' ? argument.branches[0]! : undefined;
  const inner = branch ? branch.value : argument;
  const columns = [...new Map((inner ? columnsIn(inner) : []).map((column) => [orderOf(column), column]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, column]) => column);
  const tried = (ones: readonly string[]): Num => {
    const value = inner
      ? evaluate(inner, {
          ...sight,
          bounded: false,
          exact: true,
          known: (node): { readonly value: Cell } | undefined =>
            isColumn(node) ? { value: num(ones.includes(orderOf(node)) ? '1' : '0') } : undefined,
        })
      : null;
    return isNum(value) ? value : num('0');
  };
  const constant = tried([]);
  return {
    stated: [aggregate.filter, branch?.when].flatMap((part) => (part ? conjuncts(part) : [])),
    columns,
    coefficients: columns.map((column) => minus(tried([orderOf(column)]), constant)),
    constant,
  };
}

const minus = (a: Num, b: Num): Num => {
  const [x, y, s] = common(a, b);
  return { n: x - y, s };
};

export const conjuncts = (condition: Expression): readonly Expression[] =>
  condition.kind === 'and' ? condition.operands.flatMap(conjuncts) : [condition];

const isColumn = (node: Expression): node is Column => node.kind === 'name' || node.kind === 'extract';

function columnsIn(part: unknown): readonly Column[] {
  if (Array.isArray(part)) return part.flatMap(columnsIn);
  if (typeof part !== 'object' || part === null) return [];
  return isColumn(part as Expression) ? [part as Column] : Object.values(part).flatMap(columnsIn);
}
