import type { ColumnLeaf, NormalForm, RowExpression } from './normal-form.ts';
import { leavesOf } from './typed-tree.ts';

/**
 * Items a query looks at anywhere (output, WHERE, JOIN, GROUP BY, conditions), per resource and revision: the edges of its lineage. Rows chosen
 * by the agreement's own row condition and the units counted by guards belong to the agreement, not to the query.
 */
export function usedItems(form: NormalForm): readonly {
  readonly resourceId: string;
  readonly revisionId: string;
  readonly itemIds: readonly string[];
}[] {
  const expressions: (RowExpression | null | undefined)[] =
    form.shape === 'extract'
      ? [
          form.where,
          ...form.outputs.map(({ expression }) => expression),
          ...form.orderBy.map(({ expression }) => expression),
        ]
      : [form.where, ...form.keys, ...form.conditions, ...form.atoms.map(({ argument }) => argument)];
  const leaves: readonly ColumnLeaf[] = [
    ...expressions.flatMap((expression) => (expression ? leavesOf(expression) : [])),
    ...form.tables.flatMap(({ join }) => join?.keys.flatMap(({ left, right }) => [left, right]) ?? []),
  ];
  return form.tables.map(({ relation }, table) => ({
    resourceId: relation.resourceId,
    revisionId: relation.revisionId,
    itemIds: relation.columns
      .filter(({ name }) => leaves.some((leaf) => leaf.table === table && leaf.column === name))
      .map(({ itemId }) => itemId),
  }));
}
