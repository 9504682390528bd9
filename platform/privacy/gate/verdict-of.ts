import type { Tx } from '#foundation';
import type { CataloguedRevision } from '#platform/catalog';
import { type GateScope, nothingYet, wholeTable } from '../model/gate/scope.ts';
import { type GateVerdict, judgeGate } from '../model/gate/verdict.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import { factsOf } from './facts-of.ts';

/** What is asked of the gate. Without a scope the whole table leaves; behind guards, nothing that is not granted. */
export interface GateQuestion {
  readonly resourceId: string;
  readonly revisionId: string;
  readonly form: ReleaseForm;
  readonly scope?: GateScope;
}

/** The verdict as things stand in this transaction, or null when the resource has no such revision. */
export async function gateVerdict(tx: Tx, question: GateQuestion): Promise<GateVerdict | null> {
  const judged = await judgeRevision(tx, question);
  return judged && judged.revision.resource.id === question.resourceId ? judged.verdict : null;
}

/** The same with the revision, for those who show or store it. */
export async function judgeRevision(
  tx: Tx,
  { revisionId, form, scope }: Omit<GateQuestion, 'resourceId'>,
): Promise<{ readonly revision: CataloguedRevision; readonly verdict: GateVerdict } | null> {
  const found = await factsOf(tx, revisionId, form, scope ?? wholeTable);
  if (!found) return null;
  const { revision } = found;
  const facts = scope === undefined && found.facts.guarded ? { ...found.facts, ...nothingYet } : found.facts;
  return { revision, verdict: judgeGate(facts) };
}
