import { type Actor, actorReference, dateAt, type Json, type Subject, type Tx, text } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { contentDigest } from '../digest.ts';
import { isReport, kindTitles, type ReportKind } from '../model/disclosure/fields.ts';
import { saidBy, type YearlyReport } from '../model/disclosure/report.ts';
import { R33, R44 } from '../model/disclosure/rules.ts';
import { answering } from '../sides.ts';
import { findReport, type ReportRow } from '../store/yearly-reports.ts';
import { daysOf } from './lines/ground.ts';

export const reportRef = ({ id }: Pick<ReportRow, 'id'>) => ({ kind: 'yearly-report', id });

/** Whose desk each kind lies on. */
export const roleOf: { readonly [Kind in ReportKind]: string } = {
  'implementing-body': 'implementing-body',
  operator: 'operator',
  'operator-report': 'authorising-body',
};

/** What finishes the task of it, the chief one first. */
export const workOn = (kind: ReportKind): readonly string[] => [
  'supervision.draft-yearly-report',
  isReport(kind) ? 'supervision.complete-operator-report' : 'supervision.complete-disclosure',
  'supervision.submit-yearly-report',
];

/** A report as policies see it: on the desk of the role that its kind lies on. The authors are who drafted it and who handed it in. */
export async function reportSubject(tx: Tx, id: string, actor: Actor): Promise<Subject | null> {
  const row = await findReport(tx, id);
  if (!row) return null;
  const keeper = await answering(tx, row.organisation);
  const onDesk = actor.kind === 'person' && actor.roles.some((role) => role === roleOf[row.kind]);
  return {
    kind: 'yearly-report',
    id,
    owner: keeper,
    handler: onDesk ? keeper : '',
    parties: [keeper],
    authors: [row.drafted_by, row.submitted_by].flatMap((person) => person ?? []),
    state: row.state,
  };
}

/** All it says. */
export const reportOf = (row: ReportRow): YearlyReport => ({
  kind: row.kind,
  organisation: row.organisation,
  about: row.about,
  year: row.year,
  version: row.version,
  reason: row.reason,
  agreements: row.agreements,
  asOf: (row.as_of ?? row.opened_at).toString(),
  lines: row.lines,
  own: row.own,
});

/** With the name of its form, as its digest is taken over it. */
export const wholeOf = (report: YearlyReport) => ({ schema: 'gongshu.yearly-report/1', ...report });
export const reportDigest = (report: YearlyReport): string => contentDigest(wholeOf(report));

/** What R33 says of a disclosure of a year, R44 of a report on an operator, with what it says so far. */
export function judged(
  kind: ReportKind,
  year: number,
  said: ReturnType<typeof saidBy>,
  now: Temporal.Instant,
) {
  const asked = { year, today: dateAt(now), said };
  return isReport(kind) ? R44.judge(asked) : R33.judge({ ...asked, role: kind, beganOn: daysOf(year).from });
}
export const completeness = (row: ReportRow, now: Temporal.Instant) =>
  judged(row.kind, row.year, saidBy(row), now);

/** 示例公司 2026年度运营机构信息披露. */
export async function titleOf(tx: Tx, row: Pick<ReportRow, 'kind' | 'organisation' | 'about' | 'year'>) {
  const name = await organisationName(tx, isReport(row.kind) ? row.about : row.organisation);
  const { zh, en } = kindTitles[row.kind];
  return text(`${name} ${row.year}年度${zh}`, `${en} for ${row.year}: ${name}`);
}

export const enter = (
  tx: Tx,
  row: Pick<ReportRow, 'id' | 'kind' | 'year' | 'version'>,
  step: string,
  actor: Actor,
  more: { readonly [field: string]: Json } = {},
) =>
  appendEntry(tx, {
    kind: 'supervision.yearly-report-step',
    fields: {
      report: row.id,
      kind: row.kind,
      year: row.year,
      version: row.version,
      step,
      by: actorReference(actor),
      ...more,
      at: tx.now.toString(),
    },
  });
