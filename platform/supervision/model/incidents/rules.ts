import { chinaCalendar, type Deadline, deadlineAt, defineRule, type Text, text } from '#foundation';

/** Levels of an incident, the gravest first. */
export const levels = {
  'extremely-major': text('特别重大', 'Extremely major'),
  major: text('重大', 'Major'),
  larger: text('较大', 'Larger'),
  ordinary: text('一般', 'Ordinary'),
} as const satisfies { readonly [code: string]: Text };
export type Level = keyof typeof levels;

/** What kind of operator reports. */
export const reporters = {
  'critical-infrastructure': text(
    '关键信息基础设施运营者',
    'Operator of critical information infrastructure',
  ),
  'state-organ': text('中央和国家机关及直属单位', 'Central or state organ or its direct unit'),
  other: text('其他网络运营者', 'Other operator'),
} as const satisfies { readonly [code: string]: Text };
export type Reporter = keyof typeof reporters;

const minutes = (found: Temporal.Instant, count: number): Deadline =>
  deadlineAt(found.add({ minutes: count }));

export interface IncidentClocks {
  /** By when it is first reported; null where the measure asks for no report. */
  readonly first: Deadline | null;
  /** How many minutes later the first receiver passes it on; null where it need not. */
  readonly onwardMinutes: number | null;
}

/** The incident clock: by level and kind of operator, from the instant it was found. Read at second hand, and the onward hour of other operators is not confirmed. */
export const R68 = defineRule({
  id: 'R68',
  title: text('网络安全事件报告时限', 'Clock of an incident'),
  clause: { document: '事件报告办法', article: '报告时限' },
  inForce: { from: '2025-11-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {
    criticalMinutes: 60,
    stateMinutes: 120,
    otherMinutes: 240,
    criticalOnwardMinutes: 30,
    stateOnwardMinutes: 60,
    otherOnwardMinutes: 60,
  },
  actsIn: [
    'supervision.record-incident',
    'supervision.report-incident',
    'supervision.forward-incident',
    'supervision.handle-incident',
  ],
  check: (
    {
      level,
      reporter,
      foundAt,
    }: { readonly level: Level; readonly reporter: Reporter; readonly foundAt: Temporal.Instant },
    p,
  ): { holds: boolean; reasons: readonly Text[]; output: IncidentClocks } => {
    if (level === 'ordinary')
      return {
        holds: true,
        reasons: [text('一般事件不在报告范围', 'An ordinary incident need not be reported')],
        output: { first: null, onwardMinutes: null },
      };
    const [first, onward] = {
      'critical-infrastructure': [p.criticalMinutes, p.criticalOnwardMinutes],
      'state-organ': [p.stateMinutes, p.stateOnwardMinutes],
      other: [p.otherMinutes, p.otherOnwardMinutes],
    }[reporter] as [number, number];
    const grave = level === 'major' || level === 'extremely-major';
    return {
      holds: true,
      reasons: [
        text(`发现后 ${first} 分钟内报告`, `To be reported within ${first} minutes of being found`),
        ...(grave ? [text(`接报后 ${onward} 分钟内上报`, `Passed on within ${onward} minutes`)] : []),
      ],
      output: { first: minutes(foundAt, first), onwardMinutes: grave ? onward : null },
    };
  },
});

/** The flaw clock: one that endangers national security or public interest is reported within a day. */
export const R69 = defineRule({
  id: 'R69',
  title: text('安全缺陷漏洞报告时限', 'Clock of a flaw'),
  clause: { document: '网数条例', article: '10' },
  inForce: { from: '2025-01-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { hours: 24 },
  actsIn: ['supervision.record-incident', 'supervision.report-incident', 'supervision.handle-incident'],
  check: (
    { endangers, foundAt }: { readonly endangers: boolean; readonly foundAt: Temporal.Instant },
    { hours },
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline | null } => ({
    holds: true,
    reasons: [
      endangers
        ? text(`发现后 ${hours} 小时内报告`, `To be reported within ${hours} hours`)
        : text(
            '不涉及国家安全和公共利益，按一般缺陷处理',
            'It endangers neither national security nor public interest',
          ),
    ],
    output: endangers ? minutes(foundAt, hours * 60) : null,
  }),
});

export interface BreachNotice {
  /** Kinds of information, cause, and the harm it may do. */
  readonly harm: string;
  /** What was done, and what the person can do. */
  readonly measures: string;
  readonly contact: string;
  /** Why persons need not be told: the harm was effectively avoided. */
  readonly waiver: string;
}

/** Content of a breach notice: three items, or a reasoned waiver that the harm was effectively avoided. */
export const R70 = defineRule({
  id: 'R70',
  title: text('个人信息泄露的通知内容', 'What a breach notice says'),
  clause: { document: '个人信息保护法', article: '57' },
  inForce: { from: '2021-11-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['supervision.notify-breach'],
  check: (
    given: Partial<BreachNotice>,
  ): { holds: boolean; reasons: readonly Text[]; output: readonly string[] } => {
    const waived = (given.waiver ?? '').trim().length > 0;
    const items = {
      harm: text('信息种类、原因和可能的危害', 'kinds, cause and possible harm'),
      measures: text('补救措施和个人可采取的措施', 'measures taken and what persons can do'),
      contact: text('联系方式', 'contact'),
    };
    const missing = waived
      ? []
      : (Object.keys(items) as (keyof typeof items)[]).filter((name) => !(given[name] ?? '').trim());
    return {
      holds: missing.length === 0,
      reasons: waived
        ? [text('已有效避免危害，可不通知个人', 'The harm was effectively avoided; persons need not be told')]
        : missing.map((name) => text(`缺：${items[name].zh}`, `Missing: ${items[name].en}`)),
      output: missing,
    };
  },
});

/** The closing report. From memory, not confirmed in the text. */
export const IN1 = defineRule({
  id: 'IN1',
  title: text('总结报告时限', 'Clock of the closing report'),
  clause: { document: '事件报告办法', article: '总结报告' },
  inForce: { from: '2025-11-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { days: 30 },
  actsIn: ['supervision.handle-incident'],
  check: (
    { handledAt }: { readonly handledAt: Temporal.Instant },
    { days },
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline } => ({
    holds: true,
    reasons: [text(`处置完毕后 ${days} 日内提交`, `Within ${days} days of being handled`)],
    output: chinaCalendar.deadlineAfterCalendarDays(handledAt, days),
  }),
});
