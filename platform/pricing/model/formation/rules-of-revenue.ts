import {
  compareScaled,
  defineRule,
  type Fen,
  formatDecimal,
  formatMoneyGrouped,
  type Text,
  text,
} from '#foundation';
import type { FiledCost } from './costs.ts';
import type { Percent } from './percent.ts';
import { highestRate, type PermittedRevenue, permittedRevenue, type RevenueInputs } from './revenue.ts';

export type RegistrarLevel = 'national' | 'province' | 'prefecture' | 'county';
const local: readonly RegistrarLevel[] = ['province', 'prefecture', 'county'];

/** Who prices follows the registrar: what a national one registered is in the central catalogue, the rest is the province's, who may delegate it. */
export const R35 = defineRule({
  id: 'R35',
  title: text('定价权限', 'Who sets the price'),
  clause: { document: '价格通知', article: '一' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['pricing.apply-formation'],
  check: (input: {
    /** Of the registrar that registered what is offered. */
    readonly registrar: RegistrarLevel;
    /** Of the price authority that is asked. */
    readonly authority: RegistrarLevel | null;
    /** The province delegated it to governments of prefectures and above. */
    readonly delegated: boolean;
  }) => {
    const wanted: readonly RegistrarLevel[] =
      input.registrar === 'national'
        ? ['national']
        : input.delegated
          ? ['province', 'prefecture']
          : ['province'];
    const holds = input.authority !== null && wanted.includes(input.authority);
    const where = local.includes(input.registrar)
      ? input.delegated
        ? text('省级，或者受省级授权的设区的市', 'the province, or a prefecture it delegated this to')
        : text('省级', 'the province')
      : text('中央定价目录', 'the central catalogue');
    return {
      holds,
      output: wanted,
      reasons: [
        text(
          `登记机构为${input.registrar === 'national' ? '国家级' : '地方'}的，由${where.zh}的价格主管部门会同数据管理部门核定`,
          `Registered by a ${input.registrar === 'national' ? 'national' : 'local'} registrar: ${where.en}, with the data authority`,
        ),
      ],
    };
  },
});

/** A trial price is the operator's, guided by the authorising body, until there is a full year of operation; only then is a price formed. */
export const R36 = defineRule({
  id: 'R36',
  title: text('试行与正式收费标准', 'Trial and formal fees'),
  clause: { document: '价格通知', article: '二' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { months: 12 },
  actsIn: ['pricing.apply-formation'],
  check: (
    input: { readonly beganOn: Temporal.PlainDate | null; readonly today: Temporal.PlainDate },
    { months },
  ): { holds: boolean; reasons: readonly Text[]; output: Temporal.PlainDate | null } => {
    const from = input.beganOn?.add({ months }) ?? null;
    return {
      holds: from !== null && Temporal.PlainDate.compare(input.today, from) >= 0,
      output: from,
      reasons: [
        from
          ? text(
              `自 ${input.beganOn} 起运营，满 ${months} 个月（${from}）后申请制定正式收费标准，此前为试行收费标准`,
              `In operation since ${input.beganOn}: a formal price is applied for from ${from} on, and trial prices hold before`,
            )
          : text('尚未开展授权运营', 'Operation has not begun'),
      ],
    };
  },
});

/** 准许利润率 is at most the ten-year treasury yield of the year before the survey and six points. */
export const R37 = defineRule({
  id: 'R37',
  title: text('准许利润率上限', 'Highest rate of profit'),
  clause: { document: '价格通知', article: '三' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { points: 6 },
  actsIn: ['pricing.propose-revenue', 'pricing.what-if'],
  check: (
    input: {
      readonly rate: Percent;
      readonly tenYearYield: Percent;
      readonly yieldYear: number;
      /** The year in which the survey was concluded. */
      readonly surveyYear: number;
    },
    { points },
  ) => {
    const highest = highestRate(input.tenYearYield, points);
    const one = { numerator: 1n, denominator: 1n };
    const within = compareScaled(input.rate, one, highest, one) <= 0;
    const rightYear = input.yieldYear === input.surveyYear - 1;
    const most = formatDecimal(highest);
    return {
      holds: within && rightYear,
      output: most,
      reasons: [
        within
          ? text(
              `r = ${input.rate.written}% ≤ ${input.tenYearYield.written}% + ${points} 个百分点 = ${most}%`,
              `r = ${input.rate.written}% ≤ ${input.tenYearYield.written}% + ${points} points = ${most}%`,
            )
          : text(
              `r = ${input.rate.written}% 高于 ${input.tenYearYield.written}% + ${points} 个百分点 = ${most}%`,
              `r = ${input.rate.written}% is above ${input.tenYearYield.written}% + ${points} points = ${most}%`,
            ),
        ...(rightYear
          ? []
          : [
              text(
                `国债收益率应取成本调查前一年（${input.surveyYear - 1} 年）的平均值`,
                `The yield is that of the year before the survey, ${input.surveyYear - 1}`,
              ),
            ]),
      ],
    };
  },
});

/** The formula of the maximum permitted revenue; it counts industry and sector use alone. */
export const R38 = defineRule({
  id: 'R38',
  title: text('最高准许收入', 'Maximum permitted revenue'),
  clause: { document: '价格通知', article: '三' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['pricing.propose-revenue', 'pricing.approve-revenue', 'pricing.what-if'],
  check: (input: RevenueInputs): { holds: boolean; reasons: readonly Text[]; output: PermittedRevenue } => {
    const output = permittedRevenue(input);
    const yuan = (amount: Fen) => formatMoneyGrouped(amount);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `${yuan(output.cost)} + ${yuan(output.cost)} × ${input.rate.written}% + ${yuan(output.tax)} − ${yuan(output.deduction)} = ${yuan(output.revenue)} 元`,
          `${yuan(output.cost)} + ${yuan(output.cost)} × ${input.rate.written}% + ${yuan(output.tax)} − ${yuan(output.deduction)} = ${yuan(output.revenue)} yuan`,
        ),
      ],
    };
  },
});

export interface CostDefect {
  /** Place in the list, from 0. */
  readonly at: number;
  readonly message: Text;
}

/** Costs of an operator are kept apart by use and kind; what is not tagged does not count and is not taken (all defects at once). */
export const R45 = defineRule({
  id: 'R45',
  title: text('单独核算', 'Separate accounts'),
  clause: { document: '价格通知', article: '五' },
  alsoBasedOn: [{ document: '实施规范', article: '22' }],
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['pricing.file-costs'],
  check: (input: {
    readonly lines: readonly FiledCost[];
  }): { holds: boolean; reasons: readonly Text[]; output: readonly CostDefect[] } => {
    const output = input.lines.flatMap((line, at) => tagDefects(line).map((message) => ({ at, message })));
    return {
      holds: output.length === 0,
      output,
      reasons: [
        output.length === 0
          ? text('各项成本均已标注类别和用途', 'Every cost says what it is and which use it serves')
          : text(`${output.length} 处未标注或者标注不全`, `${output.length} tags are missing`),
      ],
    };
  },
});

function tagDefects(line: FiledCost): readonly Text[] {
  const defects: Text[] = [];
  if (!line.item) defects.push(text('没有标注成本类别', 'It does not say what kind of cost it is'));
  if (!line.serves) defects.push(text('没有标注服务的用途', 'It does not say which use it serves'));
  if (line.serves === 'shared') {
    if (line.industryShare === undefined)
      defects.push(text('共同成本没有写明分摊比例', 'A shared cost needs its share'));
    if (!line.basis?.trim())
      defects.push(text('共同成本没有写明分摊依据', 'A shared cost needs the basis of its share'));
  } else if (line.industryShare !== undefined)
    defects.push(text('只有共同成本才写分摊比例', 'Only a shared cost has a share'));
  return defects;
}

export const rulesOfRevenue = [R35, R36, R37, R38, R45];
