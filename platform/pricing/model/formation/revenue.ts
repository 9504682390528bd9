import { type Clause, type Fen, sumMoney, type Text, text } from '#foundation';
import { type CostLine, costItems, industryCosts } from './costs.ts';
import { addRates, type Percent, rateOf } from './percent.ts';

/** What the maximum permitted revenue is computed from. Amounts in fen, rates in per cent. */
export interface RevenueInputs {
  readonly lines: readonly CostLine[];
  /** Government subsidies for the same service; they reduce the cost. */
  readonly subsidy: Fen;
  /** Rate of permitted profit. */
  readonly rate: Percent;
  readonly tax: Fen;
  /** What earlier cycles took above their own maximum, as far as it is deducted now (R42). */
  readonly deduction: Fen;
}

/** One line of the computation: what, by which formula, from what, by which clause. */
export interface RevenueStep {
  readonly code: 'C' | 'P' | 'T' | 'D' | 'MAR';
  readonly title: Text;
  readonly formula: string;
  readonly inputs: readonly { readonly name: Text; readonly value: Fen | string }[];
  readonly amount: Fen;
  readonly clause: Clause;
}

export interface PermittedRevenue {
  readonly cost: Fen;
  readonly profit: Fen;
  readonly tax: Fen;
  readonly deduction: Fen;
  readonly revenue: Fen;
  readonly steps: readonly RevenueStep[];
}

const three: Clause = { document: '价格通知', article: '三' };
const four: Clause = { document: '价格通知', article: '四' };

/**
 * 最高准许收入 = 经营成本 + 准许利润 + 税金, less what is deducted of earlier cycles. Cost is that for industry and sector use, net of
 * subsidies and not below zero; profit is cost × rate, rounded once to whole fen, half away from zero; the result is not below zero.
 */
export function permittedRevenue(inputs: RevenueInputs): PermittedRevenue {
  const items = industryCosts(inputs.lines);
  const gross = sumMoney(items.map(({ amount }) => amount));
  const cost = atLeastNothing(gross - inputs.subsidy);
  const profit = rateOf(cost, inputs.rate);
  const { tax, deduction } = inputs;
  const revenue = atLeastNothing(cost + profit + tax - deduction);
  return {
    cost,
    profit,
    tax,
    deduction,
    revenue,
    steps: [
      {
        code: 'C',
        title: text('经营成本', 'Operating cost'),
        formula: 'C = max(0, Σ − S)',
        inputs: [
          ...items.map(({ item, amount }) => ({ name: costItems[item], value: amount })),
          { name: text('S 政府补助', 'S, government subsidy'), value: inputs.subsidy },
        ],
        amount: cost,
        clause: three,
      },
      {
        code: 'P',
        title: text('准许利润', 'Permitted profit'),
        formula: 'P = C × r',
        inputs: [
          { name: text('C 经营成本', 'C, operating cost'), value: cost },
          { name: text('r 准许利润率', 'r, rate of profit'), value: `${inputs.rate.written}%` },
        ],
        amount: profit,
        clause: three,
      },
      {
        code: 'T',
        title: text('税金', 'Taxes'),
        formula: 'T',
        inputs: [{ name: text('按现行税制核定', 'As the tax rules have it'), value: tax }],
        amount: tax,
        clause: three,
      },
      {
        code: 'D',
        title: text('上一周期超收抵减', 'Deducted for earlier cycles'),
        formula: 'D',
        inputs: [{ name: text('本周期应抵减', 'Due in this cycle'), value: deduction }],
        amount: deduction,
        clause: four,
      },
      {
        code: 'MAR',
        title: text('最高准许收入', 'Maximum permitted revenue'),
        formula: 'MAR = max(0, C + P + T − D)',
        inputs: [
          { name: text('C 经营成本', 'C, operating cost'), value: cost },
          { name: text('P 准许利润', 'P, permitted profit'), value: profit },
          { name: text('T 税金', 'T, taxes'), value: tax },
          { name: text('D 抵减', 'D, deducted'), value: deduction },
        ],
        amount: revenue,
        clause: three,
      },
    ],
  };
}

/** The highest rate of profit: the average yield of the ten-year treasury bond in the year before the survey, and so many points more. */
export const highestRate = (tenYearYield: Percent, points: number) =>
  addRates(tenYearYield, { coefficient: BigInt(points), scale: 0 });

const atLeastNothing = (amount: Fen): Fen => (amount > 0n ? amount : 0n);
