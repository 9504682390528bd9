import type { Tx } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { type Admission, admit, epsilonOfAnswers } from '#platform/query';
import { definitionOf, ownDataOf, parametersOf, statementsOf } from './model/definition.ts';
import { queryParameters } from './model/kinds/parameters.ts';
import type { ProductRow } from './store/tables.ts';

/**
 * What one call spends of privacy budgets under differential privacy: the figure the release takes, for the queries of a report together. Null where no
 * answer leaves in that mode, and while the product cannot be computed at all; `epsilon` is null where the agreement allots none to a call.
 */
export async function epsilonOfCall(
  tx: Tx,
  product: ProductRow,
): Promise<{ readonly epsilon: string | null } | null> {
  if (!(await mayBeNoisy(tx, product))) return null;
  const defined = definitionOf(product);
  const ownTable = ownDataOf(defined);
  const admissions: Admission[] = [];
  for (const { sql } of statementsOf(defined)) {
    const admitted = await admit(tx, {
      agreementId: product.agreement_id,
      purpose: product.purpose,
      sql,
      parameters: queryParameters(parametersOf(defined)),
      standsOn: [],
      ...(ownTable ? { ownTable } : {}),
      ...(defined.kind === 'model-features' ? { groupedForm: 'model-training' } : {}),
    });
    if (!admitted.ok) return null;
    admissions.push(admitted.value);
  }
  return epsilonOfAnswers(tx, admissions);
}

/** Most products read nothing in that mode: their pages need no admission. A definition older than the record of its sources is looked at. */
async function mayBeNoisy(tx: Tx, { sources }: ProductRow): Promise<boolean> {
  const read = sources as readonly { readonly resourceId: string }[] | null;
  if (!read) return true;
  for (const { resourceId } of read)
    if ((await cataloguedResource(tx, resourceId))?.releaseMode === 'differential-privacy') return true;
  return false;
}
