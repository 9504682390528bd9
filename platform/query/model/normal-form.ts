import type { Form, UnitKind } from '#platform/authorisation/model';
import type { OpenQuery } from './open/open-tree.ts';
import type { ScopeRelation } from './scope.ts';
import type { Typed } from './typed-tree.ts';
import type { ValueType } from './value-type.ts';

/** A granted column of one of the query's tables. */
export interface ColumnLeaf {
  /** Index into `NormalForm.tables`. */
  readonly table: number;
  /** Name in the scope. */
  readonly column: string;
}
export type RowExpression = Typed<ColumnLeaf>;

/** What may stand in an expression over groups: a group key, or the number of an atom after the guards. */
export type GroupLeaf =
  | { readonly kind: 'key'; readonly index: number }
  | { readonly kind: 'atom'; readonly index: number };
export type GroupExpression = Typed<GroupLeaf>;

export interface JoinedTable {
  readonly relation: ScopeRelation;
  /** How it comes to the tables before it; absent for the first. */
  readonly join?: {
    readonly kind: 'inner' | 'left';
    /** Equalities of one declared join, complete. */
    readonly keys: readonly { readonly left: ColumnLeaf; readonly right: ColumnLeaf }[];
  };
}

/**
 * One number the engine computes per group. `avg` is two of them. Over protected tables the argument is one column and nothing else: every CASE
 * or FILTER has become a condition, and what is linear in columns is put together after the guards, so that nothing computed on a row can drop
 * it or weigh it.
 */
export interface Atom {
  readonly function: 'count' | 'count-distinct' | 'sum';
  /** Absent where rows are counted. */
  readonly argument?: RowExpression;
  /** Index into `NormalForm.conditions`: the rows that are looked at. Of them those enter whose argument is known. */
  readonly rows: number;
  /** As the query says it: CASE and FILTER. */
  readonly stated: number;
  /** All of it: what the query says, and that each column of the argument is known. */
  readonly condition: number;
  readonly type: ValueType;
}

/** One kind of protected unit of one of the tables. */
export interface SubjectTable {
  readonly table: number;
  /** Index into the relation's units. */
  readonly unitIndex: number;
  readonly unit: UnitKind;
  /** `rows`: the unit is unique per row and no join repeats its rows, so counting rows is counting units. */
  readonly countedBy: 'rows' | 'distinct';
}

export interface GroupOutput {
  readonly name: string;
  readonly expression: GroupExpression;
}

/**
 * What every query over protected tables is reduced to: tables joined on declared keys, rows chosen, one grouping, and then only guarded values.
 * `having`, `orderBy`, `limit` and `offset` of a grouped query are applied after the guards.
 */
export interface GroupedForm {
  readonly shape: 'grouped';
  readonly form: Form;
  readonly tables: readonly JoinedTable[];
  readonly where?: RowExpression;
  readonly limit?: number;
  readonly offset: number;
  readonly subjects: readonly SubjectTable[];
  readonly keys: readonly RowExpression[];
  /** Conditions that atoms name; the first is always "every row" (absent expression). */
  readonly conditions: readonly (RowExpression | null)[];
  readonly atoms: readonly Atom[];
  readonly outputs: readonly GroupOutput[];
  readonly having?: GroupExpression;
  readonly orderBy: readonly {
    readonly expression: GroupExpression;
    readonly descending: boolean;
    readonly nullsFirst: boolean;
  }[];
}

/** Over tables without protected units: the whole language. What the engine gives leaves within the bounds of rows and bytes, without evidence. */
export interface OpenForm {
  readonly shape: 'open';
  /** `aggregate` where nothing but statistics leaves, `open-extract` where rows do (R31). */
  readonly form: Form;
  /** Each table once. */
  readonly tables: readonly JoinedTable[];
  readonly query: OpenQuery;
}

export type NormalForm = GroupedForm | OpenForm;

/** Names and types of what leaves. */
export const outputColumns = (
  form: NormalForm,
): readonly { readonly name: string; readonly type: ValueType['kind'] }[] =>
  form.shape === 'open'
    ? form.query.columns.map(({ name, type }) => ({ name, type: type.kind }))
    : form.outputs.map(({ name, expression }) => ({ name, type: expression.type.kind }));
