import { ok, Refusal, type Result, refuse } from '#foundation';
import { fitKeyTexts } from './key-texts.ts';
import { narrowQuery } from './narrow/narrow-query.ts';
import type { GroupedForm, OpenForm } from './normal-form.ts';
import { type GroupedUse, normalise } from './normalise.ts';
import { isOpen, openForm, refuseClosedRows } from './open/open-form.ts';
import type { QueryParameter } from './parameters.ts';
import { loadSqlParser, parseSql } from './read/parse-sql.ts';
import { readQuery } from './read/query.ts';
import type { QueryTree } from './read/query-tree.ts';
import { withPosition } from './refusal.ts';
import { fitMode } from './release-mode.ts';
import type { Scope } from './scope.ts';
import type { SelectTree } from './sql-tree.ts';

/** A query that may run: what was written, and what it means. */
export type AdmittedQuery =
  | { readonly tree: SelectTree; readonly normalForm: GroupedForm }
  | { readonly tree: QueryTree; readonly normalForm: OpenForm };

/**
 * Judges one query text against a scope: parse → closed tree → which tables it names. A table with protected units, or one that is not open, anywhere
 * in it: the tree is narrowed, names resolve only to the scope, normal form. None: the whole language. Nothing is run.
 * Bounded in time and memory for any text. Every refusal has a code, the reason, a position where there is one (`data.line`, `data.column`),
 * and the nearest allowed form where one is known (`data.nearest`).
 *
 * @param parameters what the reviewed product declares; ad-hoc queries have none.
 * @param groupedForm what groups are for: statistics, or training a model.
 * Problems: all of `platform/query/problems.ts` but `too-many-groups`.
 */
export async function admitQuery(
  sql: string,
  scope: Scope,
  parameters: readonly QueryParameter[] = [],
  groupedForm: GroupedUse = 'aggregate',
): Promise<Result<AdmittedQuery>> {
  await loadSqlParser();
  try {
    return ok(admitTree(readQuery(parseSql(sql)), scope, parameters, groupedForm));
  } catch (error) {
    if (error instanceof Refusal) return refuse(withPosition(error.problem, sql));
    throw error;
  }
}

/** The same for a query that was read. Throws a Refusal. */
export function admitTree(
  whole: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  groupedForm: GroupedUse,
): AdmittedQuery {
  if (isOpen(whole, scope))
    return { tree: whole, normalForm: openForm(whole, scope, parameters, groupedForm) };
  refuseClosedRows(whole, scope, parameters, groupedForm);
  const tree = narrowQuery(whole, scope);
  const normalForm = normalise(tree, scope, parameters, groupedForm);
  fitKeyTexts(normalForm, parameters);
  fitMode(normalForm);
  return { tree, normalForm };
}
