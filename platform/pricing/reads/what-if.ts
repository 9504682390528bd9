import { Type } from 'typebox';
import { defineRead, formatMoney, ok, refuse, TextSchema, text } from '#foundation';
import { fenOf, percentField, yuanField } from '../formation/desk.ts';
import type { CostLine } from '../model/formation/costs.ts';
import { percentage, percentOf } from '../model/formation/percent.ts';
import { R41 } from '../model/formation/rules-of-ceilings.ts';
import { R37, R38 } from '../model/formation/rules-of-revenue.ts';
import { formationProblems as problems } from '../problems.ts';
import { costLines, findFormation } from '../store/formations.ts';
import { maySee, StepSchema, shownSteps } from './formations.ts';

const optional = (field: ReturnType<typeof yuanField>) => Type.Optional(field);

/** The permitted revenue with other inputs than those recorded; nothing is written. What is not given is as recorded, or nothing. */
export const whatIfRead = defineRead({
  name: 'pricing.what-if',
  title: text('测算最高准许收入', 'What if'),
  path: '/api/v1/price-formations/{id}/what-if',
  audience: 'signed-in',
  input: Type.Object(
    {
      id: Type.String({ maxLength: 60 }),
      costYuan: optional(yuanField('产业、行业发展成本（元）', 'Cost for industry (yuan)')),
      subsidyYuan: optional(yuanField('政府补助（元）', 'Subsidies (yuan)')),
      tenYearYield: optional(percentField('十年期国债收益率（%）', 'Yield of the ten-year bond (%)')),
      rate: optional(percentField('准许利润率（%）', 'Rate of profit (%)')),
      taxYuan: optional(yuanField('税金（元）', 'Taxes (yuan)')),
      deductionYuan: optional(yuanField('抵减（元）', 'Deducted (yuan)')),
      takenYuan: optional(yuanField('实际收入（元）', 'Taken (yuan)')),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    steps: Type.Array(StepSchema),
    revenueYuan: Type.String(),
    changedBy: Type.Union([Type.String(), Type.Null()]),
    highestRate: Type.Union([Type.String(), Type.Null()]),
    rateAllowed: Type.Boolean(),
    says: Type.Array(TextSchema),
  }),
  problems: [problems['no-such-formation'].type],
  async run(actor, input, tx) {
    const row = await findFormation(tx, input.id);
    if (!row || !(await maySee(tx, actor, row))) return refuse(problems['no-such-formation']());
    const fen = (yuan: string | undefined, otherwise: bigint) =>
      yuan === undefined ? otherwise : fenOf(yuan);
    const lines =
      input.costYuan === undefined ? await costLines(tx, row.id) : [wholeCost(fen(input.costYuan, 0n))];
    const rate = percentOf(input.rate ?? row.rate ?? '0');
    const { output } = R38.judge({
      lines,
      subsidy: fen(input.subsidyYuan, row.subsidy_fen ?? 0n),
      rate,
      tax: fen(input.taxYuan, row.tax_fen ?? 0n),
      deduction: fen(input.deductionYuan, row.deduction_fen ?? 0n),
    });
    const written = input.tenYearYield ?? row.ten_year_yield;
    const surveyYear = row.yield_year === null ? 1 : row.yield_year + 1;
    const allowed =
      written === null
        ? null
        : R37.judge({ rate, tenYearYield: percentOf(written), yieldYear: surveyYear - 1, surveyYear });
    const off =
      input.takenYuan === undefined
        ? null
        : R41.judge({ taken: fen(input.takenYuan, 0n), permitted: output.revenue });
    return ok({
      steps: shownSteps(output),
      revenueYuan: formatMoney(output.revenue),
      changedBy:
        row.revenue_fen === null ? null : percentage(output.revenue - row.revenue_fen, row.revenue_fen),
      highestRate: allowed?.output ?? null,
      rateAllowed: allowed?.holds ?? true,
      says: [...(allowed?.reasons ?? []), ...(off?.reasons ?? [])].map(({ zh, en }) => ({ zh, en })),
    });
  },
});

const wholeCost = (amount: bigint): CostLine => ({
  number: 1,
  what: '',
  item: 'platform',
  serves: 'industry',
  industryShare: 100,
  basis: null,
  filed: amount,
  allowed: null,
  cutReason: null,
});
