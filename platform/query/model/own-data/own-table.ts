import { type Text, text } from '#foundation';
import type { ScopeColumn, ScopeRelation } from '../scope.ts';
import { plainType, storedDigits, type ValueType } from '../value-type.ts';

/** A column of a buyer's own table, as the reviewed definition declares it. */
export interface OwnColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'date';
  /** Every row has a value here. */
  readonly required: boolean;
}

/** 自带数据: the one table a caller brings into a product's computation, as two reviews saw it. */
export interface OwnTable {
  /** Name the reviewed SQL uses for it. */
  readonly name: string;
  readonly columns: readonly OwnColumn[];
  /** The column it is joined on: always there. */
  readonly key: string;
  /** Several rows may have the same key. */
  readonly keyRepeats: boolean;
  readonly mostRows: number;
}

/** Bounds on what a caller brings, whatever a definition says. */
export const ownLimits = {
  rows: 100_000,
  columns: 20,
  /** Characters of a cell. */
  text: 200,
  /** UTF-8 bytes of all cells. */
  bytes: 4 * 1024 * 1024,
} as const;

/** Digits behind the point of an own decimal; before it there are twelve. */
export const ownScale = 6;
export const ownWhole = storedDigits - ownScale;

/** Stands where other columns name the resource they are of: own data is of none. */
export const ownResource = '(own data)';

/** The table in the engine. No resource is called so: their ids begin with a letter. */
export const ownEngineTable = '__own';

/** The own table as a query sees it. Its rows are the caller's, so they may leave in any form. */
export const ownRelation = ({ name, columns, key, keyRepeats }: OwnTable): ScopeRelation => ({
  resourceId: ownResource,
  name,
  table: ownEngineTable,
  title: name,
  revisionId: ownResource,
  columns: columns.map((column) =>
    plainColumn(column.name, column.type, column.type === 'decimal' ? ownScale : 0),
  ),
  source: [],
  units: [],
  mode: 'reviewed',
  uniqueKeys: keyRepeats ? [] : [[key]],
  joins: [],
  forms: ['aggregate', 'open-extract', 'model-training'],
});

/** A column that is of no item. */
export const plainColumn = (name: string, type: ScopeColumn['type'], scale: number): ScopeColumn => ({
  itemId: name,
  name,
  title: name,
  type,
  scale,
  transform: { kind: 'keep' },
});

export const booleanType: ValueType = plainType('boolean');

/** What of a declared table does not fit; each by its place in it. */
export function ownTableDefects({
  columns,
  key,
}: OwnTable): readonly { readonly at: string; readonly message: Text }[] {
  const names = columns.map(({ name }) => name);
  const keyColumn = columns.find(({ name }) => name === key);
  return [
    ...names.flatMap((name, index) =>
      names.indexOf(name) < index
        ? [
            {
              at: `/columns/${index}/name`,
              message: text(`列“${name}”重复`, `The column “${name}” is declared twice`),
            },
          ]
        : [],
    ),
    ...(keyColumn?.required
      ? []
      : [
          {
            at: '/key',
            message: keyColumn
              ? text(`关联键“${key}”须为必填列`, `The key “${key}” must be a required column`)
              : text(`自带数据没有列“${key}”`, `The own data has no column “${key}”`),
          },
        ]),
  ];
}
