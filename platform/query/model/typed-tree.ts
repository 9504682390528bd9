import type { Value } from '#platform/privacy/model/guards';
import type { ArithmeticOperator, ComparisonOperator, DatePrecision } from './sql-tree.ts';
import type { ValueType } from './value-type.ts';

/**
 * An expression whose names are looked up and whose types fit. `Leaf` is what it stands on: a granted column (over rows), or a group key or
 * aggregate (over groups, after the guards).
 */
export type Typed<Leaf> = { readonly type: ValueType } & (
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Typed<Leaf>;
      readonly right: Typed<Leaf>;
    }
  | { readonly kind: 'negate' | 'abs'; readonly operand: Typed<Leaf> }
  /** To the scale of its type, halves away from zero. */
  | { readonly kind: 'round'; readonly operand: Typed<Leaf> }
  /** The same number with another scale or kind; never loses digits. */
  | { readonly kind: 'widen'; readonly operand: Typed<Leaf> }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Typed<Leaf>;
      readonly right: Typed<Leaf>;
    }
  | {
      readonly kind: 'between';
      readonly operand: Typed<Leaf>;
      readonly low: Typed<Leaf>;
      readonly high: Typed<Leaf>;
    }
  | { readonly kind: 'in'; readonly operand: Typed<Leaf>; readonly list: readonly Typed<Leaf>[] }
  | { readonly kind: 'like'; readonly operand: Typed<Leaf>; readonly pattern: string }
  | { readonly kind: 'is-null' | 'not'; readonly operand: Typed<Leaf> }
  | { readonly kind: 'and' | 'or' | 'coalesce'; readonly operands: readonly Typed<Leaf>[] }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Typed<Leaf>; readonly value: Typed<Leaf> }[];
      readonly otherwise?: Typed<Leaf>;
    }
  | {
      readonly kind: 'date-trunc' | 'extract';
      readonly precision: DatePrecision;
      readonly operand: Typed<Leaf>;
    }
);
export type TypedKind = Typed<unknown>['kind'];

/** The parts of an expression one level down. */
export function partsOf<Leaf>(expression: Typed<Leaf>): readonly Typed<Leaf>[] {
  switch (expression.kind) {
    case 'literal':
    case 'parameter':
    case 'leaf':
      return [];
    case 'arithmetic':
    case 'comparison':
      return [expression.left, expression.right];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'and':
    case 'or':
    case 'coalesce':
      return expression.operands;
    case 'case':
      return [
        ...expression.branches.flatMap(({ when, value }) => [when, value]),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ];
    default:
      return [expression.operand];
  }
}

/** All leaves of an expression, in order. */
export function leavesOf<Leaf>(expression: Typed<Leaf>): readonly Leaf[] {
  return expression.kind === 'leaf' ? [expression.leaf] : partsOf(expression).flatMap(leavesOf);
}

/** What must all hold for a condition to hold. */
export const conjuncts = <Leaf>(condition: Typed<Leaf>): readonly Typed<Leaf>[] =>
  condition.kind === 'and' ? condition.operands.flatMap(conjuncts) : [condition];

/** Equal keys mean the same expression. */
export const keyOf = <Leaf>(expression: Typed<Leaf>): string =>
  JSON.stringify(expression, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
