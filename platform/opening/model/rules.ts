import { dateAt, defineRule, type Text, text } from '#foundation';

export const updateCycles = {
  realtime: text('实时', 'Real time'),
  daily: text('每日', 'Daily'),
  weekly: text('每周', 'Weekly'),
  monthly: text('每月', 'Monthly'),
  quarterly: text('每季度', 'Quarterly'),
  yearly: text('每年', 'Yearly'),
  irregular: text('不定期', 'Irregular'),
} as const;
export type UpdateCycle = keyof typeof updateCycles;

/** By when the next revision is to be in service, from the last and the cycle on the list; what is renewed irregularly has no such day. */
export const R58 = defineRule({
  id: 'R58',
  title: text('开放数据更新及时性', 'Open data is renewed in time'),
  clause: { document: '意见', article: '二（二）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  // 《意见》只要求及时更新；各周期的天数原文未给出，作为参数。
  verified: false,
  parameters: { realtime: 1, daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 },
  actsIn: ['opening.propose-entry', 'opening.approve-entry', 'opening.update-due', 'opening.list'],
  check: (
    input: {
      readonly cycle: UpdateCycle;
      /** When the revision in service entered service; null: there is none. */
      readonly lastUpdate: Temporal.Instant | null;
      readonly now: Temporal.Instant;
    },
    days,
  ): { holds: boolean; reasons: readonly Text[]; output: Temporal.PlainDate | null } => {
    const cycle = updateCycles[input.cycle];
    if (input.cycle === 'irregular' || input.lastUpdate === null)
      return {
        holds: true,
        output: null,
        reasons: [
          input.cycle === 'irregular'
            ? text('不定期更新，没有更新期限', 'Renewed irregularly: no day is set')
            : text('没有启用的版本，没有更新期限', 'No revision in service: no day is set'),
        ],
      };
    const output = dateAt(input.lastUpdate).add({ days: days[input.cycle] });
    const holds = Temporal.PlainDate.compare(dateAt(input.now), output) <= 0;
    return {
      holds,
      output,
      reasons: [
        text(
          `${cycle.zh}更新，应于 ${output} 前更新${holds ? '' : '，已逾期'}`,
          `${cycle.en}: to be renewed by ${output}${holds ? '' : ', overdue'}`,
        ),
      ],
    };
  },
});

export const rules = [R58];
