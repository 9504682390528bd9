import { ok, type Result } from '#foundation';
import { type GuardPolicy, guardGroups } from '#platform/privacy/model/guards';
import { decodeGroups, type EngineRow } from './decode-result.ts';
import { guardedQuery } from './guarded-query.ts';
import type { NormalForm } from './normal-form.ts';
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
  const guarded = guardGroups(groups.value, guardedQuery(form), guards);
  return ok(releaseGroups(form, guarded, guards, parameters));
}
