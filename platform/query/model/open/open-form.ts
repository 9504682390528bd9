import { Refusal } from '#foundation';
import { problems } from '../../problems.ts';
import type { OpenForm } from '../normal-form.ts';
import type { GroupedUse } from '../normalise.ts';
import type { QueryParameter } from '../parameters.ts';
import { namedTables } from '../read/named-tables.ts';
import type { QueryTree } from '../read/query-tree.ts';
import { refuseQuery } from '../refusal.ts';
import { refuseForm, refuseRows } from '../refuse-rows.ts';
import type { Scope, ScopeRelation } from '../scope.ts';
import { bindOpen } from './bind-open.ts';
import { provenanceOf } from './provenance.ts';

/**
 * Is the whole language to be had? Only where every granted table of the query is lawfully open: without protected units, and its rows may leave. What
 * is neither open nor guarded by units keeps to one grouping, whose answer can be measured for rows in disguise (R31, `raw-out.ts`). A query that
 * names no table has nothing to be open.
 */
export function isOpen(tree: QueryTree, scope: Scope): boolean {
  const names = namedTables(tree);
  return (
    names.length > 0 &&
    scope.relations.every(
      ({ name, units, forms }) =>
        !names.includes(name) || (units.length === 0 && forms.includes('open-extract')),
    )
  );
}

/**
 * Where nothing is protected but not all is open, the answer has the narrower language of the normal form. Rows of what is not open are refused as
 * that all the same (R31), also where the query has more that the narrower language lacks. Throws a Refusal.
 */
export function refuseClosedRows(
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  statistics?: GroupedUse,
): void {
  const names = namedTables(tree);
  if (scope.relations.some(({ name, units }) => units.length > 0 && names.includes(name))) return;
  try {
    openForm(tree, scope, parameters, statistics);
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code === 'query/raw-rows') throw error;
  }
}

/**
 * The form of a query over open tables. Statistics may leave of every table whose agreement grants them; rows only of those that are lawfully open
 * (R31), wherever in the query they come from. Throws a Refusal.
 */
export const openForm = (
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  statistics: GroupedUse = 'aggregate',
): OpenForm => openFormOf(tree, scope, parameters, statistics, () => true);

/** The same where some of the tables are not the agreement's: what leaves of them is not its form. */
export function openFormOf(
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
  statistics: GroupedUse,
  isGranted: (relation: ScopeRelation) => boolean,
): OpenForm {
  if (scope.emptyBecause)
    refuseQuery(problems['nothing-granted'], {
      detail: scope.emptyBecause.message,
      clause: scope.emptyBecause.clause,
      rule: 'R29',
      construct: scope.emptyBecause.code,
    });
  const { query, relations: named } = bindOpen(tree, scope, parameters);
  const relations = named.filter(isGranted);
  const { rowsOf } = provenanceOf(query);
  const leaving = relations.filter(({ resourceId }) => rowsOf.has(resourceId));
  refuseRows(leaving);
  for (const relation of relations) refuseForm(relation, statistics);
  return {
    shape: 'open',
    form: leaving.length > 0 ? 'open-extract' : statistics,
    tables: relations.map((relation) => ({ relation })),
    query,
  };
}
