import { type Problem, type Result, refuse, type Subject, type Tx } from '#foundation';
import { type CataloguedRevision, cataloguedRevision } from '#platform/catalog';
import { canonicalDigest } from '../../canonical-digest.ts';
import { evidenceOf } from '../../model/detection/index.ts';
import { judgedEvidence, type Weight, weightOf } from '../../model/gate/families.ts';
import {
  type FoundInColumn,
  type RepairDocument,
  type RepairOutcome,
  repairDefects,
} from '../../model/repair/index.ts';
import type { RepairStop, RepairTask } from '../../repair/ports.ts';
import { repairProblems } from '../../repair/problems.ts';

export async function revisionSubject(tx: Tx, revisionId: string): Promise<Subject | null> {
  const revision = await cataloguedRevision(tx, revisionId);
  return revision
    ? {
        kind: 'revision',
        id: revision.id,
        owner: revision.resource.sourceOrganisation,
        state: revision.state,
      }
    : null;
}

export const documentDigest = (document: RepairDocument): string => canonicalDigest(document);

/** What the gate does not let through to everybody without a basis or a named person's word. */
const stopping: ReadonlySet<Weight> = new Set(['direct', 'personal', 'pointer']);

/** What the detector found of persons, by column and family, as the proposal reads it. */
export function foundIn(revision: CataloguedRevision): readonly FoundInColumn[] {
  const types = new Map(revision.columns.map(({ name, type }) => [name, type]));
  const filled = new Map(revision.profile.map((column) => [column.column, column.filled]));
  return revision.findings.flatMap((finding): FoundInColumn[] => {
    if (!finding.code.startsWith('personal-data/')) return [];
    const column = finding.at?.[0]?.column;
    const type = column === undefined ? undefined : types.get(column);
    if (column === undefined || type === undefined) return [];
    const share =
      evidenceOf(finding)?.hitRate ?? Math.min(1, finding.count / Math.max(1, filled.get(column) ?? 0));
    return [
      {
        column,
        type,
        family: finding.code.slice('personal-data/'.length),
        share,
        blocks: finding.blocks !== undefined,
        stops: stopping.has(weightOf({ ...finding, ...judgedEvidence(finding), columns: [column] })),
      },
    ];
  });
}

/** The task for the engine, or why the document does not fit. */
export function taskFor(
  revision: CataloguedRevision,
  document: RepairDocument,
  quasi: readonly string[],
): Result<RepairTask> {
  const defects = repairDefects(document, revision.columns, revision.rows);
  if (defects.length > 0) return refuse(repairProblems['repair-not-fit']({ defects: [...defects] }));
  const known = new Set(revision.columns.map(({ name }) => name));
  return {
    ok: true,
    value: {
      resourceId: revision.resource.id,
      parquetSha256: revision.parquetSha256,
      columns: revision.columns,
      findings: revision.findings,
      document,
      quasi: quasi.filter((column) => known.has(column)),
    },
  };
}

export const notDone = (why: RepairStop): { readonly ok: false; readonly problem: Problem } =>
  refuse(repairProblems['repair-not-done']({ data: { reason: why } }));

/** An outcome as it goes over the wire. */
export const toldOutcome = (outcome: RepairOutcome) => ({
  ...outcome,
  columns: outcome.columns.map((column) => ({ ...column })),
  removed: [...outcome.removed],
  retyped: [...outcome.retyped],
});
