import { Type } from 'typebox';
import {
  type Actor,
  type Defect,
  dateAt,
  dateInWords,
  deadlineBefore,
  defineAction,
  formatMoneyGrouped,
  ok,
  type Result,
  refuse,
  sumMoney,
  type Tx,
  text,
} from '#foundation';
import { handOn, startClock, stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { computationOf, previousExcess } from '../../formation/computation.ts';
import {
  byFormation,
  FormationAnswer,
  fenOf,
  formationRef,
  formationSubject,
  issuePaper,
  matterOf,
  nextTask,
  percentField,
  yuanField,
} from '../../formation/desk.ts';
import { revenueApproval } from '../../formation/papers.ts';
import { formationLifecycle } from '../../model/formation/lifecycles.ts';
import { percentOf } from '../../model/formation/percent.ts';
import { R42, R43 } from '../../model/formation/rules-of-cycle.ts';
import { R37, R38 } from '../../model/formation/rules-of-revenue.ts';
import { formationProblems as problems } from '../../problems.ts';
import { personOf } from '../../sides.ts';
import {
  changeFormation,
  costLines,
  type FormationRow,
  formationOf,
  formationTables,
  lockFormation,
  nextDeductions,
} from '../../store/formations.ts';

/** Clock that ends a cycle. */
export const cycleKind = 'pricing.cycle-end';

/** The price authority proposes rate, tax and cycle; the rest follows from the survey by the formula. */
export const proposeRevenue = defineAction({
  name: 'pricing.propose-revenue',
  title: text('拟定最高准许收入', 'Propose the permitted revenue'),
  description: text(
    '填写国债收益率、准许利润率、税金和周期；经营成本取成本调查结论，超收按规定抵减，收入由公式得出。',
    'Enter yield, rate, taxes and cycle; the cost is that of the survey, excess of earlier cycles is deducted, the revenue follows by the formula.',
  ),
  input: Type.Object(
    {
      ...byFormation,
      tenYearYield: percentField(
        '十年期国债平均收益率（%）',
        'Average yield of the ten-year treasury bond (%)',
      ),
      yieldYear: Type.Integer({
        minimum: 2015,
        maximum: 2100,
        title: '收益率年度',
        titleEn: 'Year of the yield',
      }),
      yieldSource: Type.String({
        minLength: 4,
        maxLength: 300,
        title: '收益率来源',
        titleEn: 'Source of the yield',
      }),
      rate: percentField('准许利润率（%）', 'Rate of profit (%)'),
      taxYuan: yuanField('税金（元）', 'Taxes (yuan)'),
      excessCycles: Type.Integer({
        minimum: 1,
        maximum: 10,
        default: 1,
        title: '上一周期超收分几个周期抵减',
        titleEn: 'Cycles over which earlier excess is deducted',
      }),
      cycleYears: Type.Integer({
        minimum: 1,
        maximum: 10,
        default: 3,
        title: '定价周期（年）',
        titleEn: 'Years of the cycle',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ ...FormationAnswer.properties, revenueYuan: Type.String() }),
  problems: [problems['revenue-not-in-order'].type],
  rules: ['R37', 'R38', 'R42', 'R43'],
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor: Actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'propose');
    if (!next.ok) return next;
    const rate = percentOf(input.rate);
    const tax = fenOf(input.taxYuan);
    const lines = await costLines(tx, row.id);
    const without = R38.judge({ lines, subsidy: row.subsidy_fen ?? 0n, rate, tax, deduction: 0n });
    const excesses = await previousExcess(tx, row);
    const verdicts = [
      R37.judge({
        rate,
        tenYearYield: percentOf(input.tenYearYield),
        yieldYear: input.yieldYear,
        surveyYear: dateAt(row.surveyed_at!).year,
      }),
      R42.judge({ excesses, permitted: without.output.revenue, cycles: input.excessCycles }),
      R43.judge({ from: dateAt(tx.now), cycleYears: input.cycleYears }),
    ] as const;
    const wrong = verdicts.filter(({ holds }) => !holds);
    if (wrong.length > 0)
      return refuse(
        problems['revenue-not-in-order']({
          rule: wrong[0]!.rule,
          clause: wrong[0]!.clause,
          defects: wrong.flatMap(({ rule, reasons }): Defect[] =>
            reasons.map((message) => ({ at: `/${placeOf[rule as keyof typeof placeOf]}`, message })),
          ),
        }),
      );
    // Of the cycle just before, and what earlier ones left to be deducted.
    const open = await nextDeductions(tx, row.agreement_id);
    const deduction = sumMoney([verdicts[1].output[0] ?? 0n, ...open.map(({ amount_fen }) => amount_fen)]);
    const { output } = R38.judge({ lines, subsidy: row.subsidy_fen ?? 0n, rate, tax, deduction });
    await changeFormation(tx, row.id, {
      state: next.value,
      ten_year_yield: input.tenYearYield,
      yield_year: input.yieldYear,
      yield_source: input.yieldSource,
      rate: input.rate,
      tax_fen: output.tax,
      excess_cycles: input.excessCycles,
      deduction_fen: output.deduction,
      cost_fen: output.cost,
      profit_fen: output.profit,
      revenue_fen: output.revenue,
      cycle_years: input.cycleYears,
      proposed_by: personOf(actor),
      proposed_at: tx.now,
    });
    const yuan = formatMoneyGrouped(output.revenue);
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`拟定最高准许收入 ${yuan} 元`, `Proposed a permitted revenue of ${yuan} yuan`),
      nextTask(row, 'approve'),
    );
    return ok({ formationId: row.id, state: next.value, revenueYuan: yuan });
  },
});
const placeOf = { R37: 'rate', R42: 'excessCycles', R43: 'cycleYears' } as const;

const opinion = Type.String({
  minLength: 4,
  maxLength: 1000,
  format: 'text',
  title: '意见',
  titleEn: 'Opinion',
});

export const sendBackRevenue = defineAction({
  name: 'pricing.send-back-revenue',
  title: text('退回重拟准许收入', 'Send the permitted revenue back'),
  description: text(
    '不同意拟定结果的，写明意见，退回价格主管部门。',
    'Not agreed: back to the price authority with the opinion.',
  ),
  input: Type.Object({ ...byFormation, opinion }, { additionalProperties: false }),
  output: FormationAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'send-back');
    if (!next.ok) return next;
    await changeFormation(tx, row.id, { state: next.value, opinion: input.opinion });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`退回重拟：${input.opinion}`, `Sent back: ${input.opinion}`),
      {
        ...nextTask(row, 'propose'),
        back: true,
      },
    );
    return ok({ formationId: row.id, state: next.value });
  },
});

/** The data authority decides with the price authority: the computation is made again from what is recorded, entered in the log, and the cycle begins. */
export const approveRevenue = defineAction({
  name: 'pricing.approve-revenue',
  title: text('会同核定最高准许收入', 'Approve the permitted revenue'),
  description: text(
    '由数据管理部门会同价格主管部门核定；计算过程公开，定价周期自核定之日起。',
    'By the data authority with the price authority; the computation is published and the cycle begins that day.',
  ),
  input: Type.Object({ ...byFormation, opinion }, { additionalProperties: false }),
  output: FormationAnswer,
  problems: [problems['revenue-not-in-order'].type],
  rules: ['R38', 'R43'],
  fourEyes: true,
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'approve');
    if (!next.ok) return next;
    const today = dateAt(tx.now);
    const cycle = R43.judge({ from: today, cycleYears: row.cycle_years! });
    const computed = computationOf(row, await costLines(tx, row.id))!;
    if (!cycle.holds || computed.revenue !== row.revenue_fen)
      return refuse(
        problems['revenue-not-in-order']({ rule: 'R43', clause: cycle.clause, detail: cycle.reasons[0]! }),
      );
    const earlier = await takeDeductions(tx, row);
    if (!earlier.ok) return earlier;
    const yuan = formatMoneyGrouped;
    const operator = await organisationName(tx, row.operator);
    const paper = await issuePaper(tx, actor, row, {
      template: revenueApproval,
      issuedBy: row.data_authority,
      serveTo: [row.authorising_body, row.operator, row.price_authority],
      values: {
        operator,
        revenue: yuan(computed.revenue),
        steps: computed.steps.map(
          ({ title, formula, inputs, amount }) =>
            `${title.zh}：${formula}（${inputs.map(({ name, value }) => `${name.zh} ${typeof value === 'bigint' ? yuan(value) : value}`).join('，')}）＝ ${yuan(amount)} 元`,
        ),
        from: dateInWords(today),
        until: dateInWords(cycle.output),
      },
    });
    const entry = await appendPublicFact(tx, {
      kind: 'pricing.revenue-approved',
      subject: row.agreement_id,
      fact: {
        formation: row.id,
        agreement: row.agreement_number,
        operator,
        costFen: computed.cost.toString(),
        rate: row.rate!,
        profitFen: computed.profit.toString(),
        taxFen: computed.tax.toString(),
        deductionFen: computed.deduction.toString(),
        revenueFen: computed.revenue.toString(),
        from: today.toString(),
        until: cycle.output.toString(),
        document: paper.digest,
      },
    });
    await changeFormation(tx, row.id, {
      state: next.value,
      valid_from: today,
      valid_until: cycle.output,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      log_entry: entry.id,
    });
    await startClock(tx, {
      kind: cycleKind,
      subject: formationRef(row),
      rule: 'R43',
      clause: cycle.clause,
      deadline: deadlineBefore(cycle.output.add({ days: 1 })),
      nature: 'period',
    });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`核定最高准许收入：${paper.number}`, `Permitted revenue approved: ${paper.number}`),
      nextTask(row, 'ceilings'),
    );
    return ok({ formationId: row.id, state: next.value });
  },
});

/** The cycle before ends with this one; its excess is written down in the parts in which it is deducted, and what is due is taken. */
async function takeDeductions(tx: Tx, row: FormationRow): Promise<Result<null>> {
  const due = await nextDeductions(tx, row.agreement_id);
  for (const { from_formation, part } of due)
    await formationTables(tx)
      .updateTable('pricing.deduction')
      .set({ taken_by: row.id })
      .where('from_formation', '=', from_formation)
      .where('part', '=', part)
      .execute();
  const before = await formationOf(tx, row.agreement_id, ['approved']);
  if (!before) return ok(null);
  const next = formationLifecycle.next(before.state, 'replace');
  if (!next.ok) return next;
  const excesses = await previousExcess(tx, row);
  const { output } = R42.judge({ excesses, permitted: row.revenue_fen!, cycles: row.excess_cycles! });
  if (sumMoney(output) > 0n)
    await formationTables(tx)
      .insertInto('pricing.deduction')
      .values(
        output.map((amount, place) => ({
          from_formation: before.id,
          part: place + 1,
          agreement_id: row.agreement_id,
          amount_fen: amount,
          taken_by: place === 0 ? row.id : null,
        })),
      )
      .execute();
  await changeFormation(tx, before.id, { state: next.value });
  await stopClock(tx, { subject: formationRef(before), kind: cycleKind });
  return ok(null);
}
