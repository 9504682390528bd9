import type { GeneratedAlways, Kysely, Selectable } from 'kysely';
import type { Json, Text, Tx } from '#foundation';
import { canonicalDigest } from '../canonical-digest.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import type { RiskChoice } from '../model/risk/choice.ts';
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
    arrival: GeneratedAlways<bigint>;
  };
}
export type RiskReportRow = Selectable<RiskTables['privacy.risk_report']>;

export const riskTables = (tx: Tx): Kysely<RiskTables> => tx.tables<RiskTables>();

export const findRiskReport = (tx: Tx, id: string): Promise<RiskReportRow | undefined> =>
  riskTables(tx).selectFrom('privacy.risk_report').selectAll().where('id', '=', id).executeTakeFirst();

/** SHA-256 of what a report says, in canonical JSON: everything but its signature. */
export const riskDigest = (
  row: Omit<RiskReportRow, 'digest' | 'state' | 'signed_by' | 'signed_at' | 'entry_id' | 'arrival'>,
): string =>
  canonicalDigest({
    format: 'gongshu-risk-report/1',
    report: row.id,
    revision: row.revision_id,
    resource: row.resource_id,
    form: row.form,
    quasi: row.quasi,
    sensitive: row.sensitive,
    choice: row.choice,
    measures: row.measures,
    passes: row.passes,
    reasons: row.reasons,
    assessedBy: row.assessed_by,
    assessedAt: row.assessed_at.toString(),
  });

/** Keep a report as a draft. One of the same id is the same report: then nothing is written, and the one there is given. */
export async function insertRiskReport(
  tx: Tx,
  report: Pick<
    RiskReportRow,
    'id' | 'revision_id' | 'resource_id' | 'owner' | 'form' | 'quasi' | 'sensitive' | 'passes' | 'assessed_by'
  > & { readonly choice: RiskChoice; readonly measures: RiskMeasures; readonly reasons: readonly Text[] },
): Promise<{ readonly row: RiskReportRow; readonly fresh: boolean }> {
  const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
  const row = {
    ...report,
    choice: plain(report.choice),
    measures: plain(report.measures),
    reasons: plain(report.reasons),
    // As PostgreSQL keeps it, so that the digest can be taken again.
    assessed_at: tx.now.round('microsecond'),
  };
  const made = await riskTables(tx)
    .insertInto('privacy.risk_report')
    .values({
      ...row,
      choice: JSON.stringify(row.choice),
      measures: JSON.stringify(row.measures),
      reasons: JSON.stringify(row.reasons),
      digest: riskDigest(row),
      state: 'draft',
      signed_by: null,
      signed_at: null,
      entry_id: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return { row: (await findRiskReport(tx, report.id))!, fresh: made.numInsertedOrUpdatedRows === 1n };
}

/** Other drafts on the same revision for the same form. */
export const olderDrafts = async (
  tx: Tx,
  of: Pick<RiskReportRow, 'id' | 'revision_id' | 'form'>,
): Promise<readonly string[]> =>
  (
    await riskTables(tx)
      .selectFrom('privacy.risk_report')
      .select('id')
      .where('revision_id', '=', of.revision_id)
      .where('form', '=', of.form)
      .where('state', '=', 'draft')
      .where('id', '<>', of.id)
      .execute()
  ).map(({ id }) => id);

/** Held until the commit by whoever signs. */
export const lockRiskReport = (tx: Tx, id: string) =>
  riskTables(tx)
    .selectFrom('privacy.risk_report')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const signRiskReport = (tx: Tx, id: string, signed: { readonly by: string; readonly entry: string }) =>
  riskTables(tx)
    .updateTable('privacy.risk_report')
    .set({ state: 'signed', signed_by: signed.by, signed_at: tx.now, entry_id: signed.entry })
    .where('id', '=', id)
    .execute();

/** Reports on the revisions of one resource: newest first. */
export const riskReportsOn = (tx: Tx, resourceId: string): Promise<RiskReportRow[]> =>
  riskTables(tx)
    .selectFrom('privacy.risk_report')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .orderBy('assessed_at', 'desc')
    .orderBy('arrival', 'desc')
    .limit(100)
    .execute();

/** The signed reports, for checks. */
export const signedRiskReports = (tx: Tx): Promise<RiskReportRow[]> =>
  riskTables(tx).selectFrom('privacy.risk_report').selectAll().where('state', '=', 'signed').execute();

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
  const row = await select
    .orderBy('assessed_at', 'desc')
    .orderBy('arrival', 'desc')
    .limit(1)
    .executeTakeFirst();
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
    leftOut: (row.choice as unknown as RiskChoice).leftOut,
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
