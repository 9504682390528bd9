import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#foundation';
import { R9 } from '../rules.ts';
import { R10, R11, R12 } from '../rules-of-objection.ts';
import { mayObjectAgain, noticeLeft, noticeResumes } from './objection.ts';

const at = (iso: string) => Temporal.Instant.from(`${iso}T10:00:00+08:00`);
const day = (iso: string) => Temporal.PlainDate.from(iso);

/** Whole working days of notice, counted one by one: those after the start and before the stop, and those after going on. */
function wholeDays(from: string, paused: string, resumed: string): number {
  const notice = R9.judge({ from: at(from) }).output;
  const end = noticeResumes(
    { since: at(from), pausedAt: at(paused), lastDay: notice.lastDay },
    at(resumed),
  ).lastDay;
  let count = 0;
  for (
    let one = day(from).add({ days: 1 });
    Temporal.PlainDate.compare(one, end) <= 0;
    one = one.add({ days: 1 })
  ) {
    const stood =
      Temporal.PlainDate.compare(one, day(paused)) >= 0 && Temporal.PlainDate.compare(one, day(resumed)) <= 0;
    if (!stood && chinaCalendar.isWorkingDay(one)) count++;
  }
  return count;
}

describe('a notice that stood still', () => {
  it.each([
    ['2026-01-05', '2026-01-05', '2026-01-20'],
    ['2026-01-05', '2026-01-12', '2026-01-12'],
    ['2026-01-05', '2026-01-19', '2026-02-26'],
    ['2026-02-09', '2026-02-14', '2026-03-01'],
    ['2025-09-22', '2025-09-27', '2025-10-09'],
    ['2025-09-22', '2025-10-11', '2025-10-12'],
  ])('of %s, stopped on %s and going on from %s, gives the public ten whole working days', (...days) => {
    expect(wholeDays(...days)).toBe(10);
  });
  it('has at least a day left, also when it was stopped on its last day', () => {
    const notice = { since: at('2026-01-05'), lastDay: day('2026-01-19') };
    expect(noticeLeft({ ...notice, pausedAt: at('2026-01-19') })).toBe(1);
    expect(noticeLeft({ ...notice, pausedAt: at('2026-01-05') })).toBe(10);
  });
  it('stopped again on the day it went on, has what was left and not a day more', () => {
    const lastDay = noticeResumes(
      { since: at('2026-01-05'), pausedAt: at('2026-01-12'), lastDay: day('2026-01-19') },
      at('2026-01-20'),
    ).lastDay;
    const again = { since: at('2026-01-20'), pausedAt: at('2026-01-20'), lastDay };
    expect(noticeLeft(again)).toBe(6);
  });
});

describe('R10 when an objection is heard', () => {
  const heard = {
    at: at('2026-01-12'),
    noticeFrom: at('2026-01-05'),
    noticeUntil: Temporal.Instant.from('2026-01-19T16:00:00Z'),
    pausedAt: null,
    realName: '张三',
    evidenceSha256: 'ab',
  };
  const zh = (change: Partial<Parameters<typeof R10.judge>[0]>) =>
    R10.judge({ ...heard, ...change }).reasons.map(({ zh }) => zh);
  it('within the notice, by name and with evidence; everything that is wrong at once', () => {
    expect(R10.judge(heard).holds).toBe(true);
    expect(zh({ at: heard.noticeUntil, realName: ' ', evidenceSha256: null })).toEqual([
      '不在公示期内（至 2026-01-19）',
      '没有实名',
      '没有证据材料',
    ]);
    expect(zh({ at: at('2026-01-04') })).toHaveLength(1);
    expect(zh({ noticeFrom: null, noticeUntil: null })).toEqual(['没有公示']);
  });
  it('is half-open, and its time does not run out while the notice stands still', () => {
    const last = heard.noticeUntil.subtract({ nanoseconds: 1 });
    expect(R10.judge({ ...heard, at: last }).holds).toBe(true);
    expect(R10.judge({ ...heard, at: heard.noticeUntil }).holds).toBe(false);
    expect(R10.judge({ ...heard, at: at('2026-03-02'), pausedAt: last }).holds).toBe(true);
  });
});

describe('R11 R12 the recheck', () => {
  it('R11 upheld terminates, dismissed goes on unless another is open', () => {
    expect(R11.judge({ upheld: true, othersOpen: 1 }).output).toBe('terminated');
    expect(R11.judge({ upheld: false, othersOpen: 1 })).toMatchObject({ output: 'waits', holds: false });
    expect(R11.judge({ upheld: false, othersOpen: 0 })).toMatchObject({ output: 'continues', holds: true });
  });
  it('R12 has a clock that says it is a parameter', () => {
    expect(R12.verified).toBe(false);
    expect(R12.judge({ from: at('2026-01-05') }).output.lastDay.toString()).toBe('2026-01-19');
    expect(R12.judge({ from: at('2026-01-05') }, { workingDays: 3 }).output.lastDay.toString()).toBe(
      '2026-01-08',
    );
  });
});

it.each([
  ['a first objection', [], 'a', undefined, true],
  ['the same evidence again', ['a'], 'a', '说明', false],
  ['new evidence that nothing is said of', ['a'], 'b', undefined, false],
  ['new evidence, once more', ['a'], 'b', '说明', true],
  ['a third time', ['a', 'b'], 'c', '说明', false],
] as const)('%s is heard or not', (_which, before, sha, said, heard) => {
  expect(
    mayObjectAgain(
      before.map((evidence_sha256) => ({ evidence_sha256 })),
      sha,
      said,
    ),
  ).toBe(heard);
});
