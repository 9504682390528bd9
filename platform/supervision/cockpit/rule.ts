import { defineRule, type Text, text } from '#foundation';

/** How often figures are taken: 意见 六(十七) asks for supervision of the whole course and names no interval. */
export const CP1 = defineRule({
  id: 'CP1',
  title: text('监督指标定时汇总', 'Figures of supervision are taken on time'),
  clause: { document: '意见', article: '六（十七）' },
  inForce: { from: '2024-10-09' },
  jurisdiction: 'CN',
  // 汇总间隔是本平台的选择，条文没有规定。
  verified: false,
  parameters: { minutes: 60 },
  actsIn: ['supervision.cockpit'],
  check: (
    { takenAt, now }: { readonly takenAt: Temporal.Instant; readonly now: Temporal.Instant },
    { minutes },
  ): { holds: boolean; reasons: readonly Text[]; output: { readonly nextAt: Temporal.Instant } } => {
    const nextAt = takenAt.add({ minutes });
    return {
      holds: Temporal.Instant.compare(now, nextAt) < 0,
      reasons: [text(`每 ${minutes} 分钟汇总一次`, `Taken every ${minutes} minutes`)],
      output: { nextAt },
    };
  },
});
