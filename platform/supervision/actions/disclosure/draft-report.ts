import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { recordStep } from '#platform/casework';
import { enter, reportRef, reportSubject } from '../../disclosure/desk.ts';
import { drawnLines, ownLines } from '../../disclosure/lines/draw.ts';
import { agreementsOf } from '../../disclosure/owed.ts';
import { reportProblems as problems } from '../../disclosure/problems.ts';
import { isReport } from '../../model/disclosure/fields.ts';
import { reportLifecycle } from '../../model/disclosure/lifecycle.ts';
import type { OwnParts } from '../../model/disclosure/report.ts';
import { personOf } from '../../objections/desk.ts';
import { changeReport, lockReport, type ReportRow } from '../../store/yearly-reports.ts';
import { byReport, ReportAnswer, short, words } from './fields.ts';

/** Draws the lines of a report from the records as they are now, with what is added by hand. */
async function draw(tx: Tx, actor: Actor, row: ReportRow, own: OwnParts) {
  const next = reportLifecycle.next(row.state, 'draft');
  if (!next.ok) return next;
  // A correction may have to name an agreement that the version before it left out.
  const agreements = await agreementsOf(tx, row);
  const report = { ...row, agreements, asOf: tx.now.toString(), own };
  await changeReport(tx, row.id, {
    state: next.value,
    agreements: [...agreements],
    as_of: tx.now,
    drafted_by: personOf(actor),
    submitted_by: null,
    submitted_at: null,
    own,
    lines: [...(await ownLines(tx, row.kind, row.organisation)), ...(await drawnLines(tx, report))],
  });
  return next;
}

export const draftReport = defineAction({
  name: 'supervision.draft-yearly-report',
  title: text('按记录编制', 'Draft from the records'),
  description: text(
    '由平台按授权、产品、价格、用量、异议和结算记录生成应披露的各项，每项附日志凭证。记录有变化的可以重新编制，手填内容保留。',
    'The hub draws everything that is asked for from its records of authorisations, products, prices, use, objections and accounts, each with its entry in the log. It can be drawn again; what was added by hand stays.',
  ),
  input: Type.Object(byReport, { additionalProperties: false }),
  output: ReportAnswer,
  problems: [],
  rules: ['R33', 'R44'],
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const drawn = await draw(tx, actor, row, row.own);
    if (!drawn.ok) return drawn;
    await enter(tx, row, 'drafted', actor);
    await recordStep(tx, { subject: reportRef(row), title: text('按记录编制', 'Drafted'), actor });
    return ok({ reportId: row.id, state: drawn.value });
  },
});

async function complete(actor: Actor, reportId: string, kindOfReport: boolean, own: OwnParts, tx: Tx) {
  const row = await lockReport(tx, reportId);
  if (isReport(row.kind) !== kindOfReport) return refuse(problems['no-such-report']());
  const drawn = await draw(tx, actor, row, own);
  if (!drawn.ok) return drawn;
  await recordStep(tx, { subject: reportRef(row), title: text('补充内容', 'Completed by hand'), actor });
  return ok({ reportId: row.id, state: drawn.value as string });
}

/** 披露主体 adds what the hub cannot know. The lines are drawn again with it. */
export const completeDisclosure = defineAction({
  name: 'supervision.complete-disclosure',
  title: text('补充披露内容', 'Complete the disclosure'),
  description: text(
    '填写平台记录中没有的内容；其余各项由平台按记录重新生成。',
    'What the hub cannot know; everything else is drawn from its records again.',
  ),
  input: Type.Object(
    {
      ...byReport,
      office: short('负责部门', 'Department in charge'),
      contact: short('联系方式', 'Contact'),
      address: short('住所（办公地址）', 'Address'),
      ceilingNote: words(
        '上限收费标准的说明（试行期间尚未制定上限时填写）',
        'On ceilings, while none are set (trial prices)',
      ),
      results: words('公共数据资源使用成效', 'What the use of the data has achieved'),
    },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['no-such-report'].type],
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  run: (actor, { reportId, ...own }, tx) => complete(actor, reportId, false, own, tx),
});

const yuan = Type.Optional(
  Type.String({
    pattern: '^(0|[1-9]\\d{0,12})(\\.\\d{1,2})?$',
    maxLength: 16,
    title: '运营成本（元，未经成本调查的年度填写）',
    titleEn: 'Cost in yuan, of a year without a cost survey',
  }),
);

/** The authorising body amends the report on an operator where the text asks for what the hub cannot know. */
export const completeOperatorReport = defineAction({
  name: 'supervision.complete-operator-report',
  title: text('补充运营情况报告', 'Complete the report on the operator'),
  description: text(
    '填写总体情况；未经成本调查的年度填写成本及依据。收入、销售量、偏离和价格调整由平台按记录生成。',
    'The overall state, and the cost with its basis where there was no survey. Revenue, sales, deviation and adjustments are drawn from the records.',
  ),
  input: Type.Object(
    {
      ...byReport,
      overall: Type.String({
        minLength: 10,
        maxLength: 4000,
        format: 'text',
        title: '总体运营情况',
        titleEn: 'Overall state of operation',
      }),
      costYuan: yuan,
      costBasis: words('成本依据', 'Basis of the cost'),
      adjustments: words('价格调整的补充说明', 'More on adjustments of prices'),
    },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['no-such-report'].type],
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  run: (actor, { reportId, ...own }, tx) => complete(actor, reportId, true, own, tx),
});
