import { ok, type Result, refuse, type Tx } from '#foundation';
import { type Agreement, agreement as findAgreement, homeOf } from '#platform/authorisation';
import { organisation } from '#platform/identity';
import { type Standing, standingIfAny, standingOf, type ThingRef, usable } from '#platform/lineage';
import {
  type AdmittedQuery,
  admitQuery,
  admitWithOwn,
  type Circumstances,
  type GroupedUse,
  type OwnAdmitted,
  type OwnPlan,
  type OwnTable,
  type QueryParameter,
  type Scope,
} from '../model/index.ts';
import { problems } from '../problems.ts';
import { columnTrace } from './column-trace.ts';
import { itemsLookedAt } from './looked-at.ts';
import { whyNotOwnUse } from './own-use.ts';
import { type ScopeNow, scopeNow } from './scope-of.ts';

export interface Admission extends ScopeNow {
  readonly agreement: Agreement;
  readonly query: AdmittedQuery;
  /** What the query does with a caller's own table. */
  readonly own?: OwnPlan;
  /** Standing of everything the call depends on, as it was at admission. */
  readonly standing: readonly Standing[];
}

export interface Asked {
  readonly agreementId: string;
  readonly purpose: string;
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  /** What groups are for; statistics where nothing is said. */
  readonly groupedForm?: GroupedUse;
  /** A caller's own table that the SQL names too. */
  readonly ownTable?: OwnTable;
  /** Product, order and buyer, whose standing counts too. */
  readonly standsOn: readonly ThingRef[];
  /** Organisation that works for the operator itself, not as a buyer of its products: it must be at home in the regions of use. */
  readonly usedBy?: string;
}

/** Everything before the run: the agreement is in force, what the call stands on may be used, and the query fits the scope. Nothing is read of the data. */
export async function admit(tx: Tx, asked: Asked): Promise<Result<Admission>> {
  const agreement = await findAgreement(tx, asked.agreementId);
  if (!agreement || !['active', 'suspended'].includes(agreement.state))
    return refuse(problems['nothing-granted']());
  const now = await scopeNow(tx, agreement, asked.purpose, await usedBy(tx, agreement, asked.usedBy));
  const standing = await standingOf(tx, [
    { kind: 'agreement', id: agreement.id },
    ...now.scope.relations.flatMap((relation) => [
      { kind: 'resource', id: relation.resourceId },
      { kind: 'revision', id: relation.revisionId },
    ]),
    ...asked.standsOn,
  ]);
  const may = usable(standing);
  if (!may.ok) return may;
  const admitted = await judged(asked, now.scope);
  if (!admitted.ok) return admitted;
  if (asked.usedBy === undefined) return ok({ ...now, agreement, ...admitted.value, standing });
  const looksAt = admitted.value.query.normalForm.tables.map(({ relation }) => relation.resourceId);
  const barred = await whyNotOwnUse(tx, agreement, asked.purpose, looksAt);
  if (barred) return refuse(barred);
  const items = await itemStanding(tx, admitted.value);
  if (!items.ok) return items;
  return ok({ ...now, agreement, ...admitted.value, standing: [...standing, ...items.value] });
}

/** Of the items a query looks at. What stands on items reaches a product by its edges; a query of one's own has none. */
export async function itemStanding(
  tx: Tx,
  { query, own }: Pick<OwnAdmitted, 'query'> & Partial<OwnAdmitted>,
): Promise<Result<readonly Standing[]>> {
  const standing = await standingIfAny(tx, itemsLookedAt(columnTrace(query.normalForm, own)));
  const may = usable(standing);
  return may.ok ? ok(standing) : may;
}

async function judged(
  { sql, parameters, groupedForm, ownTable }: Asked,
  scope: Scope,
): Promise<Result<Pick<OwnAdmitted, 'query'> & Partial<OwnAdmitted>>> {
  if (ownTable) return admitWithOwn(sql, scope, parameters, groupedForm ?? 'aggregate', ownTable);
  const query = await admitQuery(sql, scope, parameters, groupedForm);
  return query.ok ? ok({ query: query.value }) : query;
}

/** Whom policy let act for the operator counts as the operator; where it is at home is its own. */
export async function usedBy(tx: Tx, agreement: Agreement, by: string | undefined): Promise<Circumstances> {
  if (by === undefined) return {};
  const who = await organisation(tx, by);
  return { caller: { organisationId: agreement.operator, region: who && homeOf(who) } };
}
