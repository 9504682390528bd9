import { ok, type Result } from '#foundation';
import {
  type EvidencedGroup,
  type Guarded,
  type GuardPolicy,
  guardGroups,
} from '#platform/privacy/model/guards';
import { decodeGroups, type EngineRow } from './decode-result.ts';
import { guardedQuery } from './guarded-query.ts';
import type { GroupedForm, NormalForm } from './normal-form.ts';
import { type CheckedValues, noValues } from './parameters.ts';
import type { PrintedQuery } from './print-query.ts';
import { type ReleasedResult, releaseGroups, releaseRows } from './release.ts';

/**
 * The answer that may leave, from the rows an engine gave for a printed query: evidence read, guards applied, and only then HAVING, outputs,
 * order and limits. Problem: `query/too-many-groups`.
 *
 * @param guards the policy the query was printed with.
 */
export function answerFrom(
  form: NormalForm,
  printed: PrintedQuery,
  rows: readonly EngineRow[],
  guards: GuardPolicy,
  parameters: CheckedValues = noValues,
): Result<ReleasedResult> {
  if (form.shape === 'open') return ok(releaseRows(form.query.columns, rows, guards));
  const groups = decodeGroups(form, printed, rows);
  if (!groups.ok) return groups;
  return ok(releaseGroups(form, guardedAnswer(form, groups.value, guards), guards, parameters));
}

/** Groups of a query behind the guards of the mode *reviewed*. */
export const guardedAnswer = (
  form: GroupedForm,
  groups: readonly EvidencedGroup[],
  guards: GuardPolicy,
): Guarded => guardGroups(groups, guardedQuery(form), guards);
