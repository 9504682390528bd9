import { allocate, defineRule, type Fen, formatMoneyGrouped, sumMoney, type Text, text } from '#foundation';

/** What was taken above the permitted revenue in a cycle is deducted in the next; where it is large, over several cycles in equal parts. */
export const R42 = defineRule({
  id: 'R42',
  title: text('超收抵减', 'Deduction of what was taken too much'),
  clause: { document: '价格通知', article: '四' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  // 「数额较大」和分摊周期数原文未给出数字，作为参数。
  verified: false,
  parameters: { largePercent: 10, mostCycles: 3 },
  actsIn: ['pricing.propose-revenue'],
  check: (
    input: {
      /** Of each year of the cycle, as R41 found it; not below zero. */
      readonly excesses: readonly Fen[];
      /** Of the cycle that follows, before any deduction: what is large is measured by it. */
      readonly permitted: Fen;
      readonly cycles: number;
    },
    { largePercent, mostCycles },
  ): { holds: boolean; reasons: readonly Text[]; output: readonly Fen[] } => {
    const excess = sumMoney(input.excesses);
    const large = excess * 100n > input.permitted * BigInt(largePercent);
    const holds = input.cycles === 1 || (large && input.cycles <= mostCycles);
    return {
      holds,
      output: allocate(
        excess,
        Array.from({ length: input.cycles }, () => 1n),
      ),
      reasons: [
        text(
          `上一周期超收合计 ${formatMoneyGrouped(excess)} 元，分 ${input.cycles} 个周期抵减`,
          `Taken too much: ${formatMoneyGrouped(excess)} yuan, deducted in ${input.cycles} cycle(s)`,
        ),
        ...(holds
          ? []
          : [
              large
                ? text(
                    `最多分 ${mostCycles} 个周期抵减（参数）`,
                    `At most ${mostCycles} cycles (a parameter)`,
                  )
                : text(
                    `不超过最高准许收入的 ${largePercent}%（参数），应在一个周期内抵减`,
                    `Within ${largePercent}% of the permitted revenue (a parameter): deducted in one cycle`,
                  ),
            ]),
      ],
    };
  },
});

/** A permitted revenue holds for at most three years; then it is formed anew. */
export const R43 = defineRule({
  id: 'R43',
  title: text('定价周期', 'Cycle of a price'),
  clause: { document: '价格通知', article: '四' },
  inForce: { from: '2025-01-08' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { years: 3 },
  actsIn: ['pricing.propose-revenue', 'pricing.approve-revenue'],
  check: (
    input: { readonly from: Temporal.PlainDate; readonly cycleYears: number },
    { years },
  ): { holds: boolean; reasons: readonly Text[]; output: Temporal.PlainDate } => {
    const output = input.from.add({ years: input.cycleYears }).subtract({ days: 1 });
    return {
      holds: input.cycleYears >= 1 && input.cycleYears <= years,
      output,
      reasons: [
        text(
          `自 ${input.from} 起 ${input.cycleYears} 年，至 ${output} 止（不超过 ${years} 年）`,
          `${input.cycleYears} year(s) from ${input.from}, until ${output} (at most ${years})`,
        ),
      ],
    };
  },
});
export const rulesOfCycle = [R42, R43];
