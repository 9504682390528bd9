import { type Clause, type Deadline, defineLifecycle, text } from '#foundation';
import type { SubjectRef } from './subject.ts';

export type ClockState = 'running' | 'paused' | 'fired' | 'stopped';

/**
 * A duty has to be done before it is due, and is kept or missed. A period simply runs out (公示期), and what follows is its
 * handler's. A reminder belongs to a duty and is started by it.
 */
export type ClockNature = 'duty' | 'period' | 'reminder';
export type ClockOutcome = 'kept' | 'missed';

export interface StatutoryClock extends Deadline {
  readonly id: string;
  /** `module.kind`; the handler of this kind runs once when the clock is due. */
  readonly kind: string;
  readonly subject: SubjectRef;
  readonly nature: ClockNature;
  /** R1 … R75 and the applications' rules. */
  readonly rule: string;
  readonly clause: Clause;
  readonly organisationId?: string;
  readonly taskId?: string;
  readonly startedAt: Temporal.Instant;
  readonly state: ClockState;
  readonly endedAt?: Temporal.Instant;
  readonly outcome?: ClockOutcome;
}

export const clockLifecycle = defineLifecycle<ClockState, 'pause' | 'resume' | 'fire' | 'stop'>({
  id: 'casework.clock',
  title: text('法定时限', 'Statutory clock'),
  initial: 'running',
  events: {
    pause: text('中止计时', 'Pause'),
    resume: text('恢复计时', 'Resume'),
    fire: text('到期', 'Run out'),
    stop: text('办结停表', 'Stop'),
  },
  states: {
    running: { title: text('计时中', 'Running'), on: { pause: 'paused', fire: 'fired', stop: 'stopped' } },
    paused: { title: text('已中止', 'Paused'), on: { resume: 'running', stop: 'stopped' } },
    fired: { title: text('已到期', 'Ran out') },
    stopped: { title: text('已停表', 'Stopped') },
  },
});

/** What a duty ended now was. Half-open: the instant it is due is already too late. A paused one cannot be late. */
export function outcomeAt(
  clock: Pick<StatutoryClock, 'nature' | 'state' | 'dueAt'>,
  now: Temporal.Instant,
): ClockOutcome | null {
  if (clock.nature !== 'duty') return null;
  if (clock.state === 'paused') return 'kept';
  return Temporal.Instant.compare(now, clock.dueAt) < 0 ? 'kept' : 'missed';
}

/** How long before a duty is due its post is reminded. The last working day begins a day before `dueAt`, so two days give one in hand. */
export const reminderLead: Temporal.DurationLike = { hours: 48 };

/** When to remind, or null when that has passed already: then opening the task was the reminder. */
export function reminderAt(
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
  lead: Temporal.DurationLike,
): Temporal.Instant | null {
  const at = dueAt.subtract(lead);
  return Temporal.Instant.compare(at, now) > 0 ? at : null;
}
