import { chinaCalendar, type Deadline, dateAt, defineLifecycle, text } from '#foundation';

export type ObjectionState = 'rechecking' | 'upheld' | 'dismissed' | 'not-accepted' | 'closed';
export type ObjectionEvent = 'uphold' | 'dismiss' | 'decline' | 'close';

/** An objection to a public notice (登记办法 Art 12): raised, rechecked, upheld or dismissed. */
export const objectionLifecycle = defineLifecycle<ObjectionState, ObjectionEvent>({
  id: 'registration.objection',
  title: text('登记公示异议', 'Objection to a public notice'),
  initial: 'rechecking',
  states: {
    rechecking: {
      title: text('复核中', 'Being rechecked'),
      on: { uphold: 'upheld', dismiss: 'dismissed', decline: 'not-accepted', close: 'closed' },
    },
    upheld: { title: text('异议成立', 'Upheld') },
    dismissed: { title: text('异议不成立', 'Dismissed') },
    'not-accepted': { title: text('异议不予受理', 'Not accepted') },
    closed: { title: text('登记已终止，随之结案', 'Closed: the registration was terminated') },
  },
  events: {
    uphold: text('认定异议成立', 'Uphold'),
    dismiss: text('认定异议不成立', 'Dismiss'),
    decline: text('异议不予受理', 'Do not accept'),
    close: text('随登记终止结案', 'Close with the registration'),
  },
});

interface StandingNotice {
  /** Since when it ran before it was stopped: its beginning, or when it last went on. */
  readonly since: Temporal.Instant;
  readonly pausedAt: Temporal.Instant;
  readonly lastDay: Temporal.PlainDate;
}

/**
 * How many working days of a notice are still to run when it stands still. The day on which it was stopped was no whole day of
 * notice, so it counts as still to come: the public never gets fewer whole days than the rule gives. The day on which it began
 * never counted.
 */
export function noticeLeft({ since, pausedAt, lastDay }: StandingNotice): number {
  const began = dateAt(since);
  const eve = dateAt(pausedAt).subtract({ days: 1 });
  const from = Temporal.PlainDate.compare(began, eve) > 0 ? began : eve;
  return Math.max(1, chinaCalendar.workingDaysBetween(from, lastDay).days);
}

/** Until when a notice runs that goes on now: what was left, from the day after. */
export const noticeResumes = (notice: StandingNotice, now: Temporal.Instant): Deadline =>
  chinaCalendar.deadlineAfter(now, noticeLeft(notice));

/**
 * Whether somebody whose objections were dismissed may object again: once, with evidence that was not handed in before and what it
 * shows. Otherwise a notice could be kept standing still for ever (Art 12 gives one recheck).
 */
export const mayObjectAgain = (
  dismissed: readonly { readonly evidence_sha256: string }[],
  evidenceSha256: string,
  whatIsNew: string | undefined,
): boolean =>
  dismissed.length === 0 ||
  (dismissed.length === 1 &&
    whatIsNew !== undefined &&
    dismissed.every(({ evidence_sha256 }) => evidence_sha256 !== evidenceSha256));
