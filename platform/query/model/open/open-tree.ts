import type { FrameNode } from '../read/query-tree.ts';
import type { ScopeRelation } from '../scope.ts';
import type { Typed } from '../typed-tree.ts';
import type { ValueType } from '../value-type.ts';
import type { AggregateName } from './aggregates.ts';
import type { FunctionName } from './functions.ts';
import type { WindowName } from './window-functions.ts';

/** An expression of a query over open tables: names are looked up and types fit. */
export type OpenExpression = Typed<OpenLeaf>;

/** What stands in such an expression beside what every language has. Each is printed by a printer of its own, from this and nothing else. */
export type OpenLeaf =
  /** A column of a table or query of FROM. `source` is the number it goes by, unique in the whole query. */
  | { readonly kind: 'column'; readonly source: number; readonly column: string }
  /** A key, a number, or the `GROUPING()` mask of a grouping. */
  | { readonly kind: 'key' | 'aggregate' | 'mask'; readonly group: number; readonly index: number }
  | {
      readonly kind: 'function';
      readonly function: FunctionName;
      readonly operands: readonly OpenExpression[];
      /** What was decided when it was typed: a precision, a pattern, digits. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'window';
      readonly function: WindowName | AggregateName;
      readonly operands: readonly OpenExpression[];
      readonly words: readonly string[];
      readonly filter?: OpenExpression;
      readonly partitionBy: readonly OpenExpression[];
      readonly orderBy: readonly OpenOrder[];
      readonly frame?: FrameNode;
    }
  /** A query that gives one value, or whether it has rows. */
  | { readonly kind: 'query'; readonly test: 'value' | 'exists'; readonly query: OpenQuery }
  | { readonly kind: 'in-query'; readonly operand: OpenExpression; readonly query: OpenQuery };

export interface OpenOrder {
  readonly expression: OpenExpression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface OpenAggregate {
  readonly function: AggregateName;
  readonly operands: readonly OpenExpression[];
  readonly words: readonly string[];
  readonly distinct: boolean;
  readonly filter?: OpenExpression;
  readonly orderBy: readonly OpenOrder[];
  readonly type: ValueType;
}

export type OpenSource = { readonly id: number } & (
  | { readonly kind: 'table'; readonly relation: ScopeRelation }
  | { readonly kind: 'query'; readonly query: OpenQuery }
  /** A query of a WITH around it. */
  | { readonly kind: 'with'; readonly with: number }
);

export type OpenFrom =
  | OpenSource
  | {
      readonly kind: 'join';
      readonly join: 'inner' | 'left' | 'right' | 'full' | 'cross';
      readonly left: OpenFrom;
      readonly right: OpenFrom;
      readonly on?: OpenExpression;
    };

/** GROUP BY and what is computed per group. Expressions over groups name its keys and numbers by place. */
export interface OpenGroup {
  readonly id: number;
  readonly keys: readonly OpenExpression[];
  /** Absent for a plain GROUP BY; otherwise the sets of keys, by place. */
  readonly sets?: readonly (readonly number[])[];
  readonly aggregates: readonly OpenAggregate[];
  /** Keys of each `GROUPING(…)`, by place. */
  readonly masks: readonly (readonly number[])[];
}

export type OpenBody =
  | {
      readonly kind: 'select';
      readonly from?: OpenFrom;
      readonly where?: OpenExpression;
      readonly group?: OpenGroup;
      readonly having?: OpenExpression;
      readonly outputs: readonly OpenExpression[];
      readonly distinct: boolean;
      readonly distinctOn: readonly OpenExpression[];
    }
  | {
      readonly kind: 'set';
      readonly operator: 'union' | 'intersect' | 'except';
      readonly all: boolean;
      readonly left: OpenQuery;
      readonly right: OpenQuery;
    }
  | { readonly kind: 'values'; readonly rows: readonly (readonly OpenExpression[])[] };

export interface OpenColumn {
  readonly name: string;
  readonly type: ValueType;
}

export interface OpenQuery {
  readonly with: readonly { readonly id: number; readonly query: OpenQuery }[];
  readonly body: OpenBody;
  /** What its body gives, in order; in print they are `c0`, `c1` … */
  readonly columns: readonly OpenColumn[];
  readonly orderBy: readonly ({
    readonly descending: boolean;
    readonly nullsFirst: boolean;
  } & ({ readonly output: number } | { readonly expression: OpenExpression }))[];
  readonly limit?: number;
  readonly offset: number;
}

export const outputColumn = (index: number): string => `c${index}`;

/** A column of nothing but NULL is one of text to whoever reads it; only a set operation may still find a type for it. */
export const settled = (column: OpenColumn): OpenColumn =>
  column.type.kind === 'null' ? { ...column, type: { kind: 'text', scale: 0, digits: 0 } } : column;
