import { chinaCalendar, type Deadline, dateAt, defineRule, type Text, text } from '#foundation';
import { type EvaluatedKind, evaluatedKinds, type Scheme } from './scheme.ts';

const clause = { document: '意见', article: '六（十七）' } as const;

/**
 * A scheme by which an index can be computed and is not turned against what was already done. 意见 六(十七) lets the regions evaluate how public data
 * is developed and used; it names neither indicators nor weights, so those are the scheme's, and the least it must hold to is this.
 */
export const EV1 = defineRule({
  id: 'EV1',
  title: text('评价方案的基本要求', 'What an evaluation scheme holds to'),
  clause,
  inForce: { from: '2024-10-09' },
  jurisdiction: 'CN',
  // 条文只提出评价任务，没有规定指标、权重和听取意见的天数；以下为本平台参数。
  verified: false,
  parameters: { weights: 100, heaviest: 40, shortestHearing: 5 },
  actsIn: ['supervision.propose-evaluation-scheme', 'supervision.adopt-evaluation-scheme'],
  check: (
    input: {
      readonly scheme: Scheme;
      readonly effectiveOn: Temporal.PlainDate;
      readonly today: Temporal.PlainDate;
    },
    { weights, heaviest, shortestHearing },
  ): { holds: boolean; reasons: readonly Text[]; output: readonly Text[] } => {
    const { scheme, effectiveOn, today } = input;
    const faults: Text[] = [];
    const codes = scheme.indicators.map(({ code }) => code);
    for (const code of new Set(codes.filter((one, place) => codes.indexOf(one) !== place)))
      faults.push(text(`指标代码重复：${code}`, `Two indicators are ${code}`));
    for (const kind of Object.keys(evaluatedKinds) as EvaluatedKind[]) {
      const own = scheme.indicators.filter(({ of }) => of === kind);
      const total = own.reduce((all, { weight }) => all + weight, 0);
      if (own.length > 0 && total !== weights)
        faults.push(
          text(
            `${evaluatedKinds[kind].zh}的权重合计 ${total}，应为 ${weights}`,
            `${evaluatedKinds[kind].en}: weights come to ${total}, not ${weights}`,
          ),
        );
    }
    for (const { code, worst, best, weight } of scheme.indicators) {
      if (worst === best)
        faults.push(text(`${code} 的零分值与满分值相同`, `${code}: 0 and 100 points are the same value`));
      if (weight > heaviest)
        faults.push(text(`${code} 的权重超过 ${heaviest}`, `${code} weighs more than ${heaviest}`));
    }
    if (scheme.hearingDays < shortestHearing)
      faults.push(
        text(
          `听取意见不得少于 ${shortestHearing} 个工作日`,
          `The evaluated are heard at least ${shortestHearing} working days`,
        ),
      );
    if (Temporal.PlainDate.compare(effectiveOn, today) < 0)
      faults.push(
        text(
          `生效日 ${effectiveOn} 已过，方案不溯及既往`,
          `It would take effect in the past, on ${effectiveOn}`,
        ),
      );
    return {
      holds: faults.length === 0,
      reasons: faults.length > 0 ? faults : [text('方案符合基本要求', 'The scheme holds to it')],
      output: faults,
    };
  },
});

/** How long the evaluated are heard, in working days from the service of the draft. */
export const EV2 = defineRule({
  id: 'EV2',
  title: text('评价听取意见的期限', 'How long the evaluated are heard'),
  clause,
  inForce: { from: '2024-10-09' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: [
    'supervision.draft-evaluation',
    'supervision.object-to-evaluation',
    'supervision.publish-evaluation',
  ],
  check: (input: {
    readonly servedAt: Temporal.Instant;
    readonly days: number;
    readonly now: Temporal.Instant;
  }): { holds: boolean; reasons: readonly Text[]; output: Deadline } => {
    const output = chinaCalendar.deadlineAfter(input.servedAt, input.days);
    return {
      holds: Temporal.Instant.compare(input.now, output.dueAt) < 0,
      output,
      reasons: [
        text(
          `自 ${dateAt(input.servedAt)} 送达起 ${input.days} 个工作日，至 ${output.lastDay} 止`,
          `${input.days} working days from service on ${dateAt(input.servedAt)}: until ${output.lastDay}`,
        ),
      ],
    };
  },
});
