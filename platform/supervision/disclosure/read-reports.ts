import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  dateAt,
  defineFileRead,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { documentsOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { fieldTitles, isReport, kindTitles } from '../model/disclosure/fields.ts';
import { isIssued, reportLifecycle } from '../model/disclosure/lifecycle.ts';
import { oversees } from '../reads/named-items.ts';
import { Clause, Nullable } from '../reads/shapes.ts';
import { sidesOf } from '../sides.ts';
import { findReport, type ReportRow, reportTables, versionsOf } from '../store/yearly-reports.ts';
import { completeness, reportOf, reportRef, titleOf, wholeOf } from './desk.ts';
import { csvOfLines, dataPackage } from './files.ts';
import { DisclosedLine, shownLines } from './line-shape.ts';
import { reportProblems as problems } from './problems.ts';

const Line = {
  id: Type.String(),
  kind: Type.String(),
  kindTitle: TextSchema,
  organisation: Type.String(),
  about: Type.String(),
  year: Type.Integer(),
  version: Type.Integer(),
  dueOn: Type.String({ format: 'date' }),
  standing: Type.Enum(['issued', 'issued-late', 'awaited', 'not-disclosed', 'correcting', 'dropped']),
  standingTitle: TextSchema,
  issuedAt: Nullable,
  digest: Nullable,
};

const standings = {
  issued: text('已公布', 'Issued'),
  'issued-late': text('逾期公布', 'Issued late'),
  awaited: text('未到期，编制中', 'Not due yet'),
  'not-disclosed': text('未披露（已逾期）', 'Not disclosed (overdue)'),
  correcting: text('更正编制中', 'A correction being drafted'),
  dropped: text('已撤下的更正', 'A correction that was dropped'),
};

/** What the public is told of how one stands: by its day, whatever is being drafted. */
function standingOf(row: ReportRow, today: Temporal.PlainDate): keyof typeof standings {
  const late = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, row.due_on) > 0;
  if (isIssued(row.state))
    // Of a correction the version before it was in time or not.
    return row.version === 1 && late(dateAt(row.decided_at!)) ? 'issued-late' : 'issued';
  if (row.version > 1) return row.state === 'dropped' ? 'dropped' : 'correcting';
  return late(today) ? 'not-disclosed' : 'awaited';
}

const shownRow = (row: ReportRow, names: ReadonlyMap<string, string>, today: Temporal.PlainDate) => {
  const standing = standingOf(row, today);
  const issued = isIssued(row.state);
  return {
    id: row.id,
    kind: row.kind as string,
    kindTitle: kindTitles[row.kind],
    organisation: names.get(row.organisation) ?? row.organisation,
    about: names.get(row.about) ?? row.about,
    year: row.year,
    version: row.version,
    dueOn: row.due_on.toString(),
    standing,
    standingTitle: standings[standing],
    issuedAt: issued ? row.decided_at!.toString() : null,
    digest: issued ? row.digest : null,
  };
};

/** Of each its version in force, or what is still owed. A correction under way is not there: what it corrects is. */
const newestOfEach = sql<SqlBool>`(state = 'issued' OR (version = 1 AND state IN ('owed', 'drafted', 'submitted')))`;

async function page(
  tx: Tx,
  which: ReturnType<typeof sql<SqlBool>>,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number },
) {
  const after = unpackCursor(cursor) as { readonly year?: number; readonly number?: string } | null;
  let query = reportTables(tx).selectFrom('supervision.yearly_report').where(newestOfEach).where(which);
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  if (Number.isInteger(after?.year) && /^\d{1,18}$/.test(after?.number ?? ''))
    query = query.where(sql<SqlBool>`(year, number) < (${after!.year}, ${BigInt(after!.number!)})`);
  const rows = await query
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutToPage(rows, limit, (last) => ({
    year: last.year,
    number: last.number.toString(),
  }));
  const names = await organisationNames(
    tx,
    shown.flatMap(({ organisation, about }) => [organisation, about]),
  );
  return { items: shown.map((row) => shownRow(row, names, dateAt(tx.now))), next, total };
}

const sheet = {
  kindTitle: text('类别', 'Kind'),
  organisation: text('披露主体', 'By'),
  year: text('年度', 'Year'),
  version: text('版本', 'Version'),
  dueOn: text('最后期限', 'Last day'),
  standingTitle: text('状态', 'Standing'),
  issuedAt: text('公布时间', 'Issued'),
  digest: text('摘要值', 'Digest'),
};

/** Yearly disclosures, published or owed, the newest year first: for everybody. */
export const yearlyDisclosuresRead = defineRead({
  name: 'supervision.yearly-disclosures',
  title: text('年度信息披露', 'Yearly disclosures'),
  path: '/api/v1/disclosure/yearly',
  audience: 'public',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet,
  run: async (_actor, input, tx) => ok(await page(tx, sql<SqlBool>`kind <> 'operator-report'`, input)),
});

/** Reports on operators: for who files them, whom they went to, and those who oversee. */
export const operatorReportsRead = defineRead({
  name: 'supervision.operator-reports',
  title: text('运营机构年度报告', 'Reports on operators'),
  path: '/api/v1/operator-reports',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: { ...sheet, about: text('运营机构', 'Operator') },
  async run(actor, input, tx) {
    const own = [...(await sidesOf(tx, actor))];
    const seen = oversees(actor)
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(organisation = ANY (${own}::text[]) OR filed_to && ${own}::text[])`;
    return ok(await page(tx, sql<SqlBool>`kind = 'operator-report' AND ${seen}`, input));
  },
});

const byId = Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false });
const Report = Type.Object({
  ...Line,
  state: Type.String(),
  stateTitle: TextSchema,
  reason: Nullable,
  opinion: Nullable,
  agreements: Type.Array(Type.String()),
  asOf: Type.String(),
  /** What the digest is taken over, beside `lines` as they are downloaded: the whole as canonical JSON. */
  canonical: Type.String(),
  lines: Type.Array(DisclosedLine),
  own: Type.Array(Type.Object({ label: TextSchema, value: Type.String() })),
  complete: Type.Boolean(),
  missing: Type.Array(TextSchema),
  rule: Type.String(),
  clause: Clause,
  logEntry: Nullable,
  missedEntry: Nullable,
  documents: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema })),
  versions: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      stateTitle: TextSchema,
      issuedAt: Nullable,
      reason: Nullable,
    }),
  ),
});

const handTitles = {
  office: text('负责部门', 'Department in charge'),
  contact: text('联系方式', 'Contact'),
  address: text('住所（办公地址）', 'Address'),
  ceilingNote: text('上限收费标准的说明', 'On ceilings'),
  results: text('使用成效', 'What the use has achieved'),
  overall: text('总体运营情况', 'Overall state of operation'),
  costYuan: text('运营成本（元）', 'Cost (yuan)'),
  costBasis: text('成本依据', 'Basis of the cost'),
  adjustments: text('价格调整的补充说明', 'More on adjustments'),
};

async function answer(tx: Tx, row: ReportRow) {
  const names = await organisationNames(tx, [row.organisation, row.about]);
  const whole = completeness(row, tx.now);
  const versions = await versionsOf(tx, row);
  return {
    ...shownRow(row, names, dateAt(tx.now)),
    state: row.state as string,
    stateTitle: reportLifecycle.states[row.state].title,
    reason: row.reason,
    opinion: row.opinion,
    agreements: row.agreements,
    asOf: reportOf(row).asOf,
    canonical: JSON.stringify(wholeOf(reportOf(row))),
    lines: await shownLines(tx, row.lines),
    own: Object.entries(handTitles).flatMap(([name, label]) => {
      const value = row.own[name as keyof typeof handTitles];
      return value ? [{ label, value }] : [];
    }),
    complete: whole.holds,
    missing: whole.output.missing.map((field) => fieldTitles[field]),
    rule: whole.rule,
    clause: { document: whole.clause.document, article: whole.clause.article },
    logEntry: row.log_entry,
    missedEntry: row.missed_entry,
    documents: (await documentsOf(tx, reportRef(row))).map(({ id, number, title }) => ({
      id,
      number,
      title: { zh: title.zh, en: title.en },
    })),
    versions: versions
      .filter((one) => isIssued(one.state))
      .map((one) => ({
        id: one.id,
        version: one.version,
        stateTitle: reportLifecycle.states[one.state].title,
        issuedAt: one.decided_at?.toString() ?? null,
        reason: one.reason,
      })),
  };
}

/** Before it is issued its discloser sees it, and those who oversee; a report on an operator is never everybody's. */
async function visible(tx: Tx, actor: Actor, id: string, report: boolean): Promise<ReportRow | null> {
  const row = await findReport(tx, id);
  if (!row || isReport(row.kind) !== report) return null;
  if (!report && isIssued(row.state)) return row;
  if (oversees(actor)) return row;
  const sides = await sidesOf(tx, actor);
  return sides.has(row.organisation) || row.filed_to.some((one) => sides.has(one)) ? row : null;
}

/** One disclosure with every line and its place in the log. */
export const yearlyDisclosureRead = defineRead({
  name: 'supervision.yearly-disclosure',
  title: text('一份年度信息披露', 'One yearly disclosure'),
  path: '/api/v1/disclosure/yearly/{id}',
  audience: 'public',
  input: byId,
  output: Report,
  problems: [problems['no-such-report'].type],
  async run(actor, { id }, tx) {
    const row = await visible(tx, actor, id, false);
    return row ? ok(await answer(tx, row)) : refuse(problems['no-such-report']());
  },
});

export const operatorReportRead = defineRead({
  name: 'supervision.operator-report',
  title: text('一份运营机构年度报告', 'One report on an operator'),
  path: '/api/v1/operator-reports/{id}',
  audience: 'signed-in',
  input: byId,
  output: Report,
  problems: [problems['no-such-report'].type],
  looked: ({ id }) => `yearly-report/${id}`,
  async run(actor, { id }, tx) {
    const row = await visible(tx, actor, id, true);
    return row ? ok(await answer(tx, row)) : refuse(problems['no-such-report']());
  },
});

const fileName = (row: ReportRow, ending: string) =>
  `disclosure-${row.kind}-${row.year}-v${row.version}.${ending}`;

/** The lines of a disclosure for a spreadsheet. */
export const yearlyDisclosureFile = defineFileRead({
  name: 'supervision.yearly-disclosure-file',
  title: text('年度信息披露（CSV）', 'A yearly disclosure (CSV)'),
  path: '/api/v1/disclosure/yearly/{id}/lines.csv',
  audience: 'public',
  input: byId,
  problems: [problems['no-such-report'].type],
  async run(actor, { id }, tx) {
    const row = await visible(tx, actor, id, false);
    if (!row) return refuse(problems['no-such-report']());
    return ok({
      contentType: 'text/csv; charset=utf-8',
      body: csvOfLines(await shownLines(tx, row.lines)),
      fileName: fileName(row, 'csv'),
      cache: 'no-store',
    });
  },
});

/** What the columns of that file mean. */
export const yearlyDisclosurePackage = defineFileRead({
  name: 'supervision.yearly-disclosure-package',
  title: text('年度信息披露的数据包说明', 'Data package of a yearly disclosure'),
  path: '/api/v1/disclosure/yearly/{id}/datapackage.json',
  audience: 'public',
  input: byId,
  problems: [problems['no-such-report'].type],
  async run(actor, { id }, tx) {
    const row = await visible(tx, actor, id, false);
    if (!row) return refuse(problems['no-such-report']());
    const at = `/api/v1/disclosure/yearly/${row.id}`;
    return ok({
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(
        dataPackage({
          name: `disclosure-${row.year}-${row.kind}-${row.version}`,
          title: (await titleOf(tx, row)).zh,
          csv: `${at}/lines.csv`,
          json: at,
          version: `${row.version}.0.0`,
        }),
        null,
        2,
      ),
      fileName: fileName(row, 'datapackage.json'),
      cache: 'no-store',
    });
  },
});
