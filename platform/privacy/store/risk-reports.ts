import type { Kysely, Selectable } from 'kysely';
import type { Json, Text, Tx } from '#foundation';
import type { ReleaseForm } from '../model/release-form.ts';
import type { RiskMeasures } from '../model/risk/measures.ts';
import { greatestT, lowestL, type RiskReport, type RiskReportState } from '../model/risk/report.ts';

export interface RiskTables {
  'privacy.risk_report': {
    id: string;
    revision_id: string;
    resource_id: string;
    owner: string;
    form: ReleaseForm;
    quasi: string[];
    sensitive: string[];
    choice: Json;
    measures: Json;
    passes: boolean;
    reasons: Json;
    digest: string;
    state: RiskReportState;
    assessed_by: string;
    assessed_at: Temporal.Instant;
    signed_by: string | null;
    signed_at: Temporal.Instant | null;
    entry_id: string | null;
  };
}
export type RiskReportRow = Selectable<RiskTables['privacy.risk_report']>;

export const riskTables = (tx: Tx): Kysely<RiskTables> => tx.tables<RiskTables>();

export const findRiskReport = (tx: Tx, id: string): Promise<RiskReportRow | undefined> =>
  riskTables(tx).selectFrom('privacy.risk_report').selectAll().where('id', '=', id).executeTakeFirst();

/**
 * The newest risk report on a revision, or null. With `form`, of those made for that form of release; with `state: 'signed'`, of those a
 * second person signed: a draft made later does not take a signature away.
 */
export async function latestRiskReport(
  tx: Tx,
  revisionId: string,
  of: { readonly form?: ReleaseForm; readonly state?: RiskReportState } = {},
): Promise<RiskReport | null> {
  let select = riskTables(tx)
    .selectFrom('privacy.risk_report')
    .selectAll()
    .where('revision_id', '=', revisionId);
  if (of.form) select = select.where('form', '=', of.form);
  if (of.state) select = select.where('state', '=', of.state);
  const row = await select.orderBy('assessed_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? reportOf(row) : null;
}

export function reportOf(row: RiskReportRow): RiskReport {
  const measures = row.measures as unknown as RiskMeasures;
  return {
    id: row.id,
    revisionId: row.revision_id,
    resourceId: row.resource_id,
    form: row.form,
    quasi: row.quasi,
    sensitive: row.sensitive,
    k: measures.k,
    uniques: measures.uniques,
    uniqueShare: measures.uniqueShare,
    prosecutorMax: measures.prosecutor.highest,
    marketer: measures.marketer,
    populationUniques: measures.population?.uniques ?? null,
    l: lowestL(measures),
    t: greatestT(measures),
    passes: row.passes,
    reasons: row.reasons as unknown as Text[],
    state: row.state,
    at: row.assessed_at,
    measures,
  };
}
