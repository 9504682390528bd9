import type { Generated, JSONColumnType, Kysely, Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { ReportKind } from '../model/disclosure/fields.ts';
import type { ReportState } from '../model/disclosure/lifecycle.ts';
import type { OwnParts, ReportLine } from '../model/disclosure/report.ts';

interface YearlyReportTables {
  'supervision.yearly_report': {
    id: string;
    number: Generated<bigint>;
    kind: ReportKind;
    organisation: string;
    about: string;
    year: number;
    version: number;
    state: ReportState;
    due_on: Temporal.PlainDate;
    reason: string | null;
    agreements: string[];
    lines: JSONColumnType<readonly ReportLine[], string, string>;
    own: JSONColumnType<OwnParts, string, string>;
    opened_at: Temporal.Instant;
    as_of: Temporal.Instant | null;
    drafted_by: string | null;
    submitted_by: string | null;
    submitted_at: Temporal.Instant | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    digest: string | null;
    document_id: string | null;
    log_entry: string | null;
    missed_entry: string | null;
    filed_to: Generated<string[]>;
  };
}
export type ReportRow = Selectable<YearlyReportTables['supervision.yearly_report']>;

export const reportTables = (tx: Tx): Kysely<YearlyReportTables> => tx.tables<YearlyReportTables>();

export const findReport = (tx: Tx, id: string): Promise<ReportRow | undefined> =>
  reportTables(tx)
    .selectFrom('supervision.yearly_report')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockReport = (tx: Tx, id: string): Promise<ReportRow> =>
  reportTables(tx)
    .selectFrom('supervision.yearly_report')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

type Changed = Partial<Omit<ReportRow, 'id' | 'number' | 'lines' | 'own'>> & {
  readonly lines?: readonly ReportLine[];
  readonly own?: OwnParts;
};

export async function changeReport(tx: Tx, id: string, { lines, own, ...change }: Changed): Promise<void> {
  await reportTables(tx)
    .updateTable('supervision.yearly_report')
    .set({
      ...change,
      ...(lines ? { lines: JSON.stringify(lines) } : {}),
      ...(own ? { own: JSON.stringify(own) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** All versions of what a report is, the newest first. */
export const versionsOf = (
  tx: Tx,
  { kind, organisation, about, year }: Pick<ReportRow, 'kind' | 'organisation' | 'about' | 'year'>,
): Promise<ReportRow[]> =>
  reportTables(tx)
    .selectFrom('supervision.yearly_report')
    .selectAll()
    .where('kind', '=', kind)
    .where('organisation', '=', organisation)
    .where('about', '=', about)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
