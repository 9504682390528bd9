import { defineRule, text } from '#foundation';
import type { Condition } from './condition.ts';
import { type GateVerdict, stopping } from './verdict.ts';

/** How long what was in service before there was a gate may wait for the secrecy review that nobody could have recorded. */
export const GR2 = defineRule({
  id: 'GR2',
  title: text('此前已在用版本的补审期限', 'Time to review what was in service before there was a gate'),
  clause: { document: '保守国家秘密法', article: '35' },
  inForce: { from: '2024-05-01' },
  jurisdiction: 'CN',
  // The house's: the law gives no time for what a system could not record before.
  verified: false,
  parameters: { graceDays: 30 },
  actsIn: ['privacy.gate'],
  check: (input: { readonly found: Temporal.Instant; readonly now: Temporal.Instant }, { graceDays }) => {
    const until = input.found.add({ hours: graceDays * 24 });
    const holds = Temporal.Instant.compare(input.now, until) < 0;
    return {
      holds,
      reasons: [
        holds
          ? text('补审期限内', 'Within the time to review it')
          : text('补审期限已过', 'The time to review it is over'),
      ],
      output: { until },
    };
  },
});

/** Nobody was asked for the review before: that it is missing freezes nothing for a while. What is seen in the data is no matter of time. */
export const onlyTheReviewIsMissing = (verdict: GateVerdict): boolean =>
  stopping(verdict)
    .filter(({ severity }) => severity === 'never')
    .every(isMissingReview);

const isMissingReview = ({ code, mark }: Condition): boolean =>
  code === 'secrecy-review' && (mark === 'none' || mark === 'awaiting');
