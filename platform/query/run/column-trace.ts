import type { ColumnTrace } from '#platform/lineage';
import {
  type ColumnLineage,
  columnLineage,
  columnLineageWithOwn,
  type NormalForm,
  type OwnPlan,
} from '../model/index.ts';

/** The column lineage of an admitted query as lineage keeps it: items without the revision they were read in, own columns apart. */
export function columnTrace(form: NormalForm, own?: OwnPlan): ColumnTrace {
  if (!own) return items(columnLineage(form));
  const lineage = columnLineageWithOwn(form, own);
  const { outputs, besides } = items(lineage);
  return {
    outputs: outputs.map((output, index) => ({ ...output, own: lineage.outputs[index]!.own })),
    besides,
    ownBesides: lineage.ownBesides,
  };
}

const items = ({ outputs, besides }: ColumnLineage): ColumnTrace => ({
  outputs: outputs.map(({ name, sources }) => ({
    name,
    sources: sources.map(({ item: { resourceId, itemId }, how }) => ({ resourceId, itemId, how })),
  })),
  besides: besides.map(({ item: { resourceId, itemId }, role }) => ({ resourceId, itemId, role })),
});
