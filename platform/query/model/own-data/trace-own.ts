import { type ColumnLineage, columnLineage } from '../lineage/column-lineage.ts';
import {
  type ColumnUse,
  derived,
  grouped,
  type How,
  mergedTraces,
  only,
  type Trace,
  type TracedSource,
} from '../lineage/trace.ts';
import type { NormalForm } from '../normal-form.ts';
import { provenanceOf } from '../open/provenance.ts';
import type { OwnPlan } from './own-plan.ts';
import { ownResource } from './own-table.ts';
import { releasedResource } from './released-table.ts';

/** Own columns are told apart from items: they are of no resource. */
export interface LineageWithOwn extends ColumnLineage {
  readonly outputs: readonly (ColumnLineage['outputs'][number] & {
    readonly own: readonly { readonly column: string; readonly how: How }[];
  })[];
  /** Own columns that only choose rows, join, group or order. */
  readonly ownBesides: readonly { readonly column: string; readonly role: ColumnUse['role'] }[];
}

type OfItem = { readonly item: TracedSource['item'] };
const isGranted = ({ item }: OfItem): boolean => item.resourceId !== ownResource;
const isOwn = ({ item }: OfItem): boolean => item.resourceId === ownResource;
const ownOf = (trace: Trace) => trace.filter(isOwn).map(({ item: { column }, how }) => ({ column, how }));
const ownUses = (uses: readonly ColumnUse[]) =>
  uses.filter(isOwn).map(({ item: { column }, role }) => ({ column, role }));

/** Column lineage of a query with own data: items of the agreement, followed through the table that the guards let out, and own columns beside them. */
export function columnLineageWithOwn(form: NormalForm, own: OwnPlan): LineageWithOwn {
  const lineage = columnLineage(form);
  if (own.kind === 'beside')
    return {
      ...lineage,
      outputs: lineage.outputs.map(({ name, sources }) => ({
        name,
        sources: sources.filter(isGranted),
        own: ownOf(sources),
      })),
      besides: lineage.besides.filter(isGranted),
      ownBesides: ownUses(lineage.besides),
    };
  const { outputs, besides } = provenanceOf(own.query);
  const behind = (column: string): Trace =>
    lineage.outputs[own.released.columns.findIndex(({ name }) => name === column)]?.sources ?? [];
  const followed = ({ item, how }: TracedSource): Trace => {
    if (item.resourceId !== releasedResource) return [];
    const trace = behind(item.column);
    return {
      identity: trace,
      derived: derived(trace),
      aggregated: only(trace, 'aggregated'),
      'grouped-by': grouped(trace),
    }[how];
  };
  const chosen = besides.flatMap(({ item, role }): readonly ColumnUse[] =>
    item.resourceId === releasedResource
      ? behind(item.column).map((source) => ({ item: source.item, role }))
      : [],
  );
  const uses = new Map(
    [...lineage.besides, ...chosen].map((use) => [JSON.stringify([use.item, use.role]), use]),
  );
  return {
    outputs: own.query.columns.map(({ name }, index) => ({
      name,
      sources: mergedTraces(outputs[index]!.map(followed)),
      own: ownOf(outputs[index]!),
    })),
    besides: [...uses.values()],
    ownBesides: ownUses(besides),
    tables: lineage.tables,
  };
}
