import { describe, expect, it } from 'vitest';
import { incidentLifecycle } from './lifecycle.ts';
import { IN1, R68, R69, R70 } from './rules.ts';

const foundAt = Temporal.Instant.from('2026-01-05T02:00:00Z');
const minutesTo = (deadline: { readonly dueAt: Temporal.Instant } | null | undefined): number | null =>
  deadline ? deadline.dueAt.since(foundAt).total('minutes') : null;

describe('R68: the clock of an incident', () => {
  it.each([
    ['critical-infrastructure', 60, 30],
    ['state-organ', 120, 60],
    ['other', 240, 60],
  ] as const)('%s within %i minutes, passed on within %i', (reporter, first, onward) => {
    for (const level of ['extremely-major', 'major', 'larger'] as const) {
      const { output } = R68.judge({ level, reporter, foundAt });
      expect(minutesTo(output.first)).toBe(first);
      expect(output.onwardMinutes).toBe(level === 'larger' ? null : onward);
    }
    expect(R68.judge({ level: 'ordinary', reporter, foundAt }).output).toEqual({
      first: null,
      onwardMinutes: null,
    });
  });

  it('has its figures as parameters that were not read in the text', () => {
    expect(R68.verified).toBe(false);
    const { output } = R68.judge({ level: 'major', reporter: 'other', foundAt }, { otherMinutes: 30 });
    expect(minutesTo(output.first)).toBe(30);
  });
});

it('R69: a flaw that endangers is reported within a day, another has no clock', () => {
  expect(minutesTo(R69.judge({ endangers: true, foundAt }).output)).toBe(24 * 60);
  expect(R69.judge({ endangers: false, foundAt }).output).toBeNull();
});

describe('R70: what a breach notice says', () => {
  const whole = { harm: '种类', measures: '措施', contact: '电话' };
  it('wants all three items and names each that is missing', () => {
    expect(R70.judge(whole).holds).toBe(true);
    for (const name of ['harm', 'measures', 'contact'] as const)
      expect(R70.judge({ ...whole, [name]: ' ' }).output).toEqual([name]);
  });
  it('or a reason why persons are spared', () => {
    expect(R70.judge({ waiver: '数据已加密，危害已有效避免' }).holds).toBe(true);
    expect(R70.judge({ waiver: ' ' }).holds).toBe(false);
  });
});

it('IN1: the closing report is due thirty days after it was handled', () => {
  expect(IN1.judge({ handledAt: foundAt }).output.lastDay.toString()).toBe('2026-02-04');
});

it('an incident is closed only after it was handled', () => {
  expect(incidentLifecycle.allows('reported', 'close')).toBe(false);
  expect(incidentLifecycle.allows('handled', 'close')).toBe(true);
});
