import { chinaCalendar, type Deadline, dateAt, defineRule, type Text, text } from '#foundation';

const clause = { document: '登记办法', article: '12' } as const;
const inForce = { from: '2025-03-01', until: '2030-03-01' };
const decides = [
  'registration.uphold-objection',
  'registration.dismiss-objection',
  'registration.decline-objection',
] as const;

/** May this objection be heard: within the notice, under a real name, with evidence. All that is wrong is told at once. */
export const R10 = defineRule({
  id: 'R10',
  title: text('异议受理条件', 'When an objection is heard'),
  clause,
  jurisdiction: 'CN',
  inForce,
  verified: true,
  parameters: {},
  actsIn: ['registration.raise-objection'],
  check: (input: {
    readonly at: Temporal.Instant;
    readonly noticeFrom: Temporal.Instant | null;
    readonly noticeUntil: Temporal.Instant | null;
    /** The notice stands still since then because of an earlier objection: its time does not run out meanwhile. */
    readonly pausedAt: Temporal.Instant | null;
    readonly realName: string | null;
    readonly evidenceSha256: string | null;
  }) => {
    const { noticeFrom: from, noticeUntil: until } = input;
    const counted = input.pausedAt ?? input.at;
    const running =
      from !== null &&
      until !== null &&
      Temporal.Instant.compare(from, input.at) <= 0 &&
      Temporal.Instant.compare(counted, until) < 0;
    const wrong: Text[] = [];
    if (!running)
      wrong.push(
        from === null || until === null
          ? text('没有公示', 'There is no public notice')
          : text(
              `不在公示期内（至 ${dateAt(until.subtract({ nanoseconds: 1 }))}）`,
              `It is not within the notice (until ${dateAt(until.subtract({ nanoseconds: 1 }))})`,
            ),
      );
    if (!input.realName?.trim()) wrong.push(text('没有实名', 'There is no real name'));
    if (!input.evidenceSha256) wrong.push(text('没有证据材料', 'There is no evidence'));
    return {
      holds: wrong.length === 0,
      output: undefined,
      reasons:
        wrong.length > 0
          ? wrong
          : [text('在公示期内，实名并附证据', 'Within the notice, under a real name and with evidence')],
    };
  },
});

/** What a recheck leads to: upheld terminates; dismissed lets the notice go on once no other objection is open. No code while one is. */
export const R11 = defineRule({
  id: 'R11',
  title: text('异议复核的结果', 'What a recheck leads to'),
  clause,
  alsoBasedOn: [{ document: '登记办法', article: '13' }],
  jurisdiction: 'CN',
  inForce,
  verified: true,
  parameters: {},
  actsIn: [...decides, 'registration.assign-code'],
  check: (input: { readonly upheld: boolean; readonly othersOpen: number }) => {
    const output = input.upheld ? 'terminated' : input.othersOpen > 0 ? 'waits' : 'continues';
    const said = {
      terminated: text('异议成立，登记终止', 'Upheld: the registration is terminated'),
      waits: text(
        `尚有 ${input.othersOpen} 件异议在复核，公示继续中止，不得赋码`,
        `${input.othersOpen} more being rechecked: the notice stands still and there is no code`,
      ),
      continues: text('没有未决异议，公示继续', 'No objection is open: the notice goes on'),
    } as const;
    return { holds: output === 'continues', output: output as keyof typeof said, reasons: [said[output]] };
  },
});

/** By when a recheck is to be decided. The national text gives no number: a parameter to be confirmed. */
export const R12 = defineRule({
  id: 'R12',
  title: text('异议复核期限', 'Recheck clock'),
  clause,
  jurisdiction: 'CN',
  inForce,
  verified: false,
  parameters: { workingDays: 10 },
  actsIn: ['registration.raise-objection', ...decides],
  check: (input: { readonly from: Temporal.Instant }, { workingDays }) => {
    const deadline: Deadline = chinaCalendar.deadlineAfter(input.from, workingDays);
    return {
      holds: true,
      output: deadline,
      reasons: [
        text(
          `自 ${dateAt(input.from)} 起 ${workingDays} 个工作日，至 ${deadline.lastDay} 止（国家规定未定期限，为参数）`,
          `${workingDays} working days from ${dateAt(input.from)}: until ${deadline.lastDay} (a parameter: the national text gives no number)`,
        ),
      ],
    };
  },
});

export const objectionRules = [R10, R11, R12];
