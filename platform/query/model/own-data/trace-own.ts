import { type ColumnLineage, columnLineage } from '../lineage/column-lineage.ts';
import {
  type ColumnUse,
  derived,
  grouped,
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

/** Column lineage of a query with own data: items of the agreement alone, followed through the table that the guards let out. */
export function columnLineageWithOwn(form: NormalForm, own: OwnPlan): ColumnLineage {
  const lineage = columnLineage(form);
  const granted = ({ item }: { readonly item: TracedSource['item'] }): boolean =>
    item.resourceId !== ownResource;
  if (own.kind === 'beside')
    return {
      ...lineage,
      outputs: lineage.outputs.map(({ name, sources }) => ({ name, sources: sources.filter(granted) })),
      besides: lineage.besides.filter(granted),
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
    })),
    besides: [...uses.values()],
    tables: lineage.tables,
  };
}
