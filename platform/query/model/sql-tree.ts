/** Where in the query text a node stands: offset in UTF-16 units, from 0. */
export interface At {
  readonly at: number;
}

export const arithmeticOperators = ['+', '-', '*', '/', '%'] as const;
export type ArithmeticOperator = (typeof arithmeticOperators)[number];
export const comparisonOperators = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'is distinct from',
  'is not distinct from',
] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];
export const datePrecisions = ['year', 'month', 'day'] as const;
export type DatePrecision = (typeof datePrecisions)[number];
export const aggregateFunctions = ['count', 'sum', 'avg'] as const;
export type AggregateFunction = (typeof aggregateFunctions)[number];
/** Types a literal or a whole number may be cast to. */
export type CastType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp';

/** What the language over protected tables and the whole language have in common; `Of['inside']` is what stands inside (named through an interface, since a type cannot be its own argument). */
export type SharedExpression<Of extends { readonly inside: unknown }> = At &
  (
    | {
        readonly kind: 'literal';
        readonly type: 'integer' | 'decimal' | 'text' | 'boolean' | 'null';
        readonly text: string;
      }
    | { readonly kind: 'name'; readonly qualifier?: string; readonly name: string }
    | { readonly kind: 'parameter'; readonly name: string }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Of['inside'];
        readonly right: Of['inside'];
      }
    | { readonly kind: 'negate'; readonly operand: Of['inside'] }
    | {
        readonly kind: 'comparison';
        readonly operator: ComparisonOperator;
        readonly left: Of['inside'];
        readonly right: Of['inside'];
      }
    | {
        readonly kind: 'between';
        readonly operand: Of['inside'];
        readonly low: Of['inside'];
        readonly high: Of['inside'];
      }
    | { readonly kind: 'in'; readonly operand: Of['inside']; readonly list: readonly Of['inside'][] }
    | { readonly kind: 'like'; readonly operand: Of['inside']; readonly pattern: Of['inside'] }
    | { readonly kind: 'is-null'; readonly operand: Of['inside'] }
    | { readonly kind: 'and' | 'or'; readonly operands: readonly Of['inside'][] }
    | { readonly kind: 'not'; readonly operand: Of['inside'] }
    | {
        readonly kind: 'case';
        readonly branches: readonly { readonly when: Of['inside']; readonly value: Of['inside'] }[];
        readonly otherwise?: Of['inside'];
      }
    | { readonly kind: 'cast'; readonly to: CastType; readonly operand: Of['inside'] }
    | { readonly kind: 'coalesce'; readonly operands: readonly Of['inside'][] }
  );

interface NarrowParts {
  readonly inside: Expression;
}

/**
 * An expression over protected tables as written, after the reading that refuses everything else. Closed: a node kind that is not here cannot
 * reach an engine. Names are folded as PostgreSQL folds them and not yet looked up.
 */
export type Expression =
  | SharedExpression<NarrowParts>
  | (At &
      (
        | { readonly kind: 'abs'; readonly operand: Expression }
        /** To so many digits behind the point, halves away from zero. */
        | { readonly kind: 'round'; readonly places: number; readonly operand: Expression }
        | { readonly kind: 'date-trunc'; readonly precision: DatePrecision; readonly operand: Expression }
        | { readonly kind: 'extract'; readonly part: DatePrecision; readonly operand: Expression }
        | {
            readonly kind: 'aggregate';
            readonly function: AggregateFunction;
            /** Absent in `count(*)`. */
            readonly argument?: Expression;
            readonly distinct: boolean;
            readonly filter?: Expression;
          }
      ));

export type ExpressionKind = Expression['kind'];

export interface TableReference extends At {
  readonly relation: string;
  readonly alias: string;
}

export interface JoinTree extends At {
  readonly kind: 'inner' | 'left';
  readonly table: TableReference;
  readonly on: Expression;
}

export interface OutputItem extends At {
  readonly expression: Expression;
  readonly alias?: string;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** One SELECT over protected tables as written. */
export interface SelectTree {
  readonly distinct: boolean;
  readonly outputs: readonly OutputItem[];
  readonly from: TableReference;
  readonly joins: readonly JoinTree[];
  readonly where?: Expression;
  readonly groupBy: readonly Expression[];
  readonly having?: Expression;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Expression;
  readonly offset?: Expression;
}
