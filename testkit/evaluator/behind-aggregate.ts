import type { Expression } from '#platform/query/model';
import { evaluate, type Sight } from './expression.ts';
import { type Cell, common, isNum, type Num, num } from './numbers.ts';

export type Aggregate = Extract<Expression, { kind: 'aggregate' }>;
export type Name = Extract<Expression, { kind: 'name' }>;

/** What an aggregate over protected tables says: which rows, and of them a linear function of columns. */
export interface Reading {
  /** FILTER, and the WHEN of a CASE that is the whole argument; AND taken apart. */
  readonly stated: readonly Expression[];
  /** Every column the argument names, each once, in the order of `orderOf`. */
  readonly columns: readonly Name[];
  /** Where it counts; the argument itself is of no matter then. */
  readonly coefficients: readonly Num[];
  readonly constant: Num;
}

/**
 * Reads an argument by trying it: its value with all columns at zero is the constant, with one column at one and the others at zero tells that
 * column's coefficient.
 */
export function readAggregate(aggregate: Aggregate, sight: Sight, orderOf: (name: Name) => string): Reading {
  const { argument } = aggregate;
  const branch = argument?.kind === 'case' ? argument.branches[0]! : undefined;
  const inner = branch ? branch.value : argument;
  const columns = [...new Map((inner ? namesIn(inner) : []).map((name) => [orderOf(name), name]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, name]) => name);
  const tried = (ones: readonly string[]): Num => {
    const value = inner
      ? evaluate(inner, {
          ...sight,
          bounded: false,
          exact: true,
          name: (qualifier, name): Cell =>
            num(
              ones.includes(orderOf({ kind: 'name', at: 0, name, ...(qualifier ? { qualifier } : {}) }))
                ? '1'
                : '0',
            ),
        })
      : null;
    return isNum(value) ? value : num('0');
  };
  const constant = tried([]);
  return {
    stated: [aggregate.filter, branch?.when].flatMap((part) => (part ? conjuncts(part) : [])),
    columns,
    coefficients: columns.map((name) => minus(tried([orderOf(name)]), constant)),
    constant,
  };
}

const minus = (a: Num, b: Num): Num => {
  const [x, y, s] = common(a, b);
  return { n: x - y, s };
};

const conjuncts = (condition: Expression): readonly Expression[] =>
  condition.kind === 'and' ? condition.operands.flatMap(conjuncts) : [condition];

function namesIn(part: unknown): readonly Name[] {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== 'object' || part === null) return [];
  return (part as Expression).kind === 'name' ? [part as Name] : Object.values(part).flatMap(namesIn);
}
