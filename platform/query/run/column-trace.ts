import type { ColumnTrace } from '#platform/lineage';
import { columnLineage, columnLineageWithOwn, type NormalForm, type OwnPlan } from '../model/index.ts';

/** The column lineage of an admitted query as lineage keeps it: items without the revision they were read in. */
export function columnTrace(form: NormalForm, own?: OwnPlan): ColumnTrace {
  const { outputs, besides } = own ? columnLineageWithOwn(form, own) : columnLineage(form);
  return {
    outputs: outputs.map(({ name, sources }) => ({
      name,
      sources: sources.map(({ item: { resourceId, itemId }, how }) => ({ resourceId, itemId, how })),
    })),
    besides: besides.map(({ item: { resourceId, itemId }, role }) => ({ resourceId, itemId, role })),
  };
}
