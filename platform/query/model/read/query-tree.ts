import type { At, SharedExpression } from '../sql-tree.ts';

interface WholeParts {
  readonly inside: WholeExpression;
}

/**
 * An expression of the whole language as written. Closed like the language over protected tables, of which it is the larger one: names of tables,
 * columns and functions are not looked up yet, and what stands here may still be refused for the tables it is about.
 */
export type WholeExpression =
  | SharedExpression<WholeParts>
  | (At &
      (
        | CallNode
        /** `GROUPING(a, b)`. */
        | { readonly kind: 'grouping'; readonly operands: readonly WholeExpression[] }
        | { readonly kind: 'concat'; readonly left: WholeExpression; readonly right: WholeExpression }
        | { readonly kind: 'ilike'; readonly operand: WholeExpression; readonly pattern: WholeExpression }
        | {
            readonly kind: 'regex';
            readonly operand: WholeExpression;
            readonly pattern: WholeExpression;
            readonly ignoreCase: boolean;
            readonly negated: boolean;
            /** `~`, `!~*` … as written. */
            readonly operator: string;
          }
        | { readonly kind: 'nullif'; readonly left: WholeExpression; readonly right: WholeExpression }
        | {
            readonly kind: 'extreme';
            readonly which: 'greatest' | 'least';
            readonly operands: readonly WholeExpression[];
          }
        | {
            readonly kind: 'is-truth';
            readonly operand: WholeExpression;
            readonly truth: boolean | null;
            readonly negated: boolean;
          }
        | ({ readonly kind: 'interval' } & IntervalParts)
        | {
            readonly kind: 'numeric-cast';
            readonly operand: WholeExpression;
            readonly digits: number;
            readonly scale: number;
          }
        | { readonly kind: 'scalar-query'; readonly query: QueryTree }
        | { readonly kind: 'exists'; readonly query: QueryTree }
        | { readonly kind: 'in-query'; readonly operand: WholeExpression; readonly query: QueryTree }
      ));

/** `INTERVAL '1 month 2 days'`: PostgreSQL keeps these three apart, since months and days differ in length. */
export interface IntervalParts {
  readonly months: number;
  readonly days: number;
  readonly microseconds: number;
}

/** A call of a function by any name; which names there are is decided where it is typed. */
export interface CallNode {
  readonly kind: 'call';
  /** Empty when a schema was written before it. */
  readonly name: string;
  /** As written, for refusals. */
  readonly shown: string;
  readonly operands: readonly WholeExpression[];
  /** `count(*)`. */
  readonly star: boolean;
  readonly distinct: boolean;
  readonly orderBy: readonly WholeOrder[];
  /** ORDER BY stands in WITHIN GROUP. */
  readonly within: boolean;
  readonly filter?: WholeExpression;
  readonly over?: WindowNode;
}

export interface WindowNode {
  /** `OVER w`: a window of the WINDOW clause. */
  readonly name?: string;
  readonly partitionBy: readonly WholeExpression[];
  readonly orderBy: readonly WholeOrder[];
  /** Absent: PostgreSQL's default, from the start to the peers of the row where there is an order. */
  readonly frame?: FrameNode;
}

export interface FrameNode {
  readonly unit: 'rows' | 'range';
  readonly from: FrameBound;
  readonly to: FrameBound;
}
export type FrameBound =
  | { readonly kind: 'unbounded-preceding' | 'unbounded-following' | 'current-row' }
  | { readonly kind: 'preceding' | 'following'; readonly rows: number };

export interface WholeOrder {
  readonly expression: WholeExpression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export type FromNode = At &
  (
    | {
        readonly kind: 'table';
        readonly relation: string;
        readonly alias: string;
        readonly columns: readonly string[];
      }
    | {
        readonly kind: 'query';
        readonly query: QueryTree;
        readonly lateral: boolean;
        readonly alias?: string;
        readonly columns: readonly string[];
      }
    | {
        readonly kind: 'join';
        readonly join: 'inner' | 'left' | 'right' | 'full' | 'cross';
        readonly left: FromNode;
        readonly right: FromNode;
        readonly on?: WholeExpression;
        readonly using: readonly string[];
        readonly natural: boolean;
      }
  );

export type OutputNode = At &
  (
    | { readonly kind: 'expression'; readonly expression: WholeExpression; readonly alias?: string }
    | { readonly kind: 'star'; readonly qualifier?: string }
  );

export type GroupNode =
  | { readonly kind: 'expression'; readonly expression: WholeExpression }
  | { readonly kind: 'sets'; readonly at: number; readonly sets: readonly (readonly WholeExpression[])[] };

export interface SelectNode extends At {
  readonly kind: 'select';
  readonly distinct: boolean;
  /** `DISTINCT ON (…)`. */
  readonly distinctOn: readonly WholeExpression[];
  readonly outputs: readonly OutputNode[];
  /** With a comma between. */
  readonly from: readonly FromNode[];
  readonly where?: WholeExpression;
  readonly groupBy: readonly GroupNode[];
  readonly having?: WholeExpression;
  readonly windows: readonly (WindowNode & { readonly defines: string })[];
}

export type BodyNode =
  | SelectNode
  | (At & {
      readonly kind: 'set';
      readonly operator: 'union' | 'intersect' | 'except';
      readonly all: boolean;
      readonly left: QueryTree;
      readonly right: QueryTree;
    })
  | (At & { readonly kind: 'values'; readonly rows: readonly (readonly WholeExpression[])[] });

/** A query of the whole language as written. */
export interface QueryTree {
  readonly with: readonly (At & {
    readonly name: string;
    readonly columns: readonly string[];
    readonly query: QueryTree;
  })[];
  readonly recursive: boolean;
  readonly body: BodyNode;
  readonly orderBy: readonly WholeOrder[];
  readonly limit?: WholeExpression;
  readonly offset?: WholeExpression;
}
