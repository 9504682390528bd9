import type { ColumnLeaf, GroupExpression, GroupedForm, NormalForm, RowExpression } from '../normal-form.ts';
import { provenanceOf } from '../open/provenance.ts';
import { leavesOf } from '../typed-tree.ts';
import { type ColumnUse, grouped, mergedTraces, only, type Trace, type TracedItem } from './trace.ts';

/** Where each output column of an admitted query comes from, column to column. */
export interface ColumnLineage {
  readonly outputs: readonly { readonly name: string; readonly sources: Trace }[];
  /** Items that only choose rows, join, group or order; each once in each role. */
  readonly besides: readonly ColumnUse[];
  /** Every table of the query, also those of which rows are only counted. */
  readonly tables: readonly { readonly resourceId: string; readonly revisionId: string }[];
}

/**
 * The column lineage of a query, for product pages and impact lists. Rows chosen by the agreement's own row condition and the units counted by guards
 * belong to the agreement, not to the query.
 */
export function columnLineage(form: NormalForm): ColumnLineage {
  const { outputs, besides } = form.shape === 'open' ? ofOpen(form) : ofGrouped(form);
  const uses = new Map(besides.map((use) => [JSON.stringify([use.item, use.role]), use]));
  const tables = form.tables.map(({ relation: { resourceId, revisionId } }) => ({ resourceId, revisionId }));
  return { outputs, besides: [...uses.values()], tables };
}

/** Items a query looks at anywhere, per resource and revision. */
export function usedItems(form: NormalForm): readonly {
  readonly resourceId: string;
  readonly revisionId: string;
  readonly itemIds: readonly string[];
}[] {
  const { outputs, besides } = columnLineage(form);
  const items = [
    ...outputs.flatMap(({ sources }) => sources.map(({ item }) => item)),
    ...besides.map(({ item }) => item),
  ];
  return form.tables.map(({ relation }) => ({
    resourceId: relation.resourceId,
    revisionId: relation.revisionId,
    itemIds: relation.columns
      .filter(({ itemId }) =>
        items.some((item) => item.resourceId === relation.resourceId && item.itemId === itemId),
      )
      .map(({ itemId }) => itemId),
  }));
}

type Parts = Pick<ColumnLineage, 'outputs' | 'besides'>;

function ofOpen({ query }: Extract<NormalForm, { shape: 'open' }>): Parts {
  const { outputs, besides } = provenanceOf(query);
  return {
    outputs: query.columns.map(({ name }, index) => ({ name, sources: outputs[index]! })),
    besides,
  };
}

function ofGrouped(form: GroupedForm): Parts {
  const itemOf = ({ table, column }: ColumnLeaf): TracedItem => {
    const { relation } = form.tables[table]!;
    const granted = relation.columns.find(({ name }) => name === column)!;
    return {
      resourceId: relation.resourceId,
      revisionId: relation.revisionId,
      itemId: granted.itemId,
      column,
    };
  };
  const ofRows = (expression: RowExpression): Trace =>
    mergedTraces([
      leavesOf(expression).map((leaf) => ({
        item: itemOf(leaf),
        how: expression.kind === 'leaf' ? ('identity' as const) : ('derived' as const),
      })),
    ]);
  const filters: RowExpression[] = form.where ? [form.where] : [];
  const ofGroups = (expression: GroupExpression): Trace =>
    mergedTraces(
      leavesOf(expression).map((leaf) => {
        if (leaf.kind === 'key') return grouped(ofRows(form.keys[leaf.index]!));
        const { argument, condition } = form.atoms[leaf.index]!;
        const chosen = form.conditions[condition];
        if (chosen) filters.push(chosen);
        return argument ? only(ofRows(argument), 'aggregated') : [];
      }),
    );
  const outputs = form.outputs.map(({ name, expression }) => ({ name, sources: ofGroups(expression) }));
  const having = form.having ? ofGroups(form.having) : [];
  const order = form.orderBy.flatMap(({ expression }) => ofGroups(expression));
  const used = (role: ColumnUse['role'], items: readonly TracedItem[]): readonly ColumnUse[] =>
    items.map((item) => ({ item, role }));
  return {
    outputs,
    besides: [
      ...used(
        'join',
        form.tables.flatMap(
          ({ join }) => join?.keys.flatMap(({ left, right }) => [itemOf(left), itemOf(right)]) ?? [],
        ),
      ),
      ...used(
        'group',
        form.keys.flatMap((key) => leavesOf(key).map(itemOf)),
      ),
      ...used(
        'filter',
        filters.flatMap((condition) => leavesOf(condition).map(itemOf)),
      ),
      ...used(
        'filter',
        having.map(({ item }) => item),
      ),
      ...used(
        'order',
        order.map(({ item }) => item),
      ),
    ],
  };
}
