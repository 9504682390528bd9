import { offeredIn, type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { fieldTitles, isReport } from '../model/disclosure/fields.ts';
import { reportLifecycle } from '../model/disclosure/lifecycle.ts';
import { findReport, type ReportRow } from '../store/yearly-reports.ts';
import { completeness, titleOf } from './desk.ts';

/** Its page: public of a disclosure, of those concerned of a report on an operator. */
const pageOfReport = ({ id, kind }: Pick<ReportRow, 'id' | 'kind'>): string =>
  isReport(kind) ? `/work/operator-reports/${id}` : `/disclosure/yearly/${id}`;

export const reportView: SubjectView = async (tx, id) => {
  const row = await findReport(tx, id);
  if (!row) return null;
  const whole = completeness(row, tx.now);
  const by = { reportId: id };
  const { own } = row;
  const hand = isReport(row.kind)
    ? { overall: own.overall, costYuan: own.costYuan, costBasis: own.costBasis, adjustments: own.adjustments }
    : {
        office: own.office,
        contact: own.contact,
        address: own.address,
        ceilingNote: own.ceilingNote,
        results: own.results,
      };
  return {
    title: await titleOf(tx, row),
    lifecycle: { id: 'supervision.yearly-report', state: row.state },
    facts: [
      { label: text('编制单位', 'By'), value: await organisationName(tx, row.organisation) },
      { label: text('年度', 'Year'), value: String(row.year) },
      { label: text('版本', 'Version'), value: String(row.version) },
      { label: text('最后期限', 'Last day'), value: row.due_on.toString() },
      ...(row.reason ? [{ label: text('更正原因', 'Why it is corrected'), value: row.reason }] : []),
      ...(['owed', 'drafted'].includes(row.state) && !whole.holds
        ? whole.reasons.slice(1).map((reason) => ({
            label: text('检查结果', 'Check'),
            value: reason.zh,
          }))
        : []),
      ...row.lines.map(({ field, label, value }) => ({
        label: text(`${fieldTitles[field].zh} · ${label.zh}`, `${fieldTitles[field].en} · ${label.en}`),
        value: value.zh,
      })),
    ],
    prefill: offeredIn(reportLifecycle, row.state, {
      'supervision.draft-yearly-report': ['draft', by],
      [isReport(row.kind) ? 'supervision.complete-operator-report' : 'supervision.complete-disclosure']: [
        'draft',
        known({ ...by, ...hand }),
      ],
      'supervision.submit-yearly-report': ['submit', by],
      'supervision.approve-yearly-report': ['issue', by],
      'supervision.return-yearly-report': ['return', by],
      'supervision.correct-yearly-report': ['replace', by],
      ...(row.version > 1 && { 'supervision.drop-correction': ['drop', by] as const }),
    }),
    page: pageOfReport(row),
  };
};

/** What was added before stays in the form. */
const known = (fields: { readonly [name: string]: string | undefined }) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])));
