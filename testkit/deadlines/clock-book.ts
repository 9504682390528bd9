import type { Due, Milliseconds } from './days.ts';

/** A clock as it must stand. */
export interface ExpectedClock {
  readonly subject: string;
  readonly kind: string;
  readonly nature: 'duty' | 'period' | 'reminder';
  readonly startedAt: Milliseconds;
  due: Due;
  /** When its post is reminded; null for no reminder. */
  readonly remindAt: Milliseconds | null;
  state: 'running' | 'paused' | 'fired' | 'stopped';
  firedAt: Milliseconds | null;
  endedAt: Milliseconds | null;
  outcome: 'kept' | 'missed' | null;
  /** It ran out at the same instant at which something else ended it: which of the two came first is nobody's rule. */
  tied?: boolean;
}

/** When the ticker looked: to its end, or cut off in the middle. Ascending. */
export interface Look {
  readonly at: Milliseconds;
  readonly whole: boolean;
}

/** What was seen of a clock, to know which look it was that fired it where one was cut off. */
export type Seen = (subject: string, kind: string, startedAt: Milliseconds) => Milliseconds | null;

/**
 * The clocks of a matter, written down as its history is read. A clock that is due fires at the first look of the ticker that is not
 * earlier; when that look was cut off, at one of the next.
 */
export class ClockBook {
  readonly clocks: ExpectedClock[] = [];
  readonly #looks: readonly Look[];
  readonly #seen: Seen;

  constructor(looks: readonly Look[], seen: Seen) {
    this.#looks = looks;
    this.#seen = seen;
  }

  start(
    clock: Pick<ExpectedClock, 'subject' | 'kind' | 'nature' | 'startedAt' | 'due'> & {
      readonly remindBeforeHours?: number;
    },
  ): ExpectedClock {
    const remindAt =
      clock.remindBeforeHours === undefined ? null : clock.due.dueAt - clock.remindBeforeHours * 3_600_000;
    const { remindBeforeHours: _, ...rest } = clock;
    const started: ExpectedClock = {
      ...rest,
      remindAt: remindAt !== null && remindAt > clock.startedAt ? remindAt : null,
      state: 'running',
      firedAt: null,
      endedAt: null,
      outcome: null,
    };
    this.clocks.push(started);
    return started;
  }

  /** The clock of that kind that has no end yet. */
  open(subject: string, kind: string): ExpectedClock | undefined {
    return this.clocks.findLast(
      (one) => one.subject === subject && one.kind === kind && one.endedAt === null,
    );
  }

  /** When the ticker fires a clock that is due then, or null when it has not looked since. */
  firing(clock: ExpectedClock): Milliseconds | null {
    return this.#firing(clock.subject, clock.kind, clock.startedAt, clock.due.dueAt);
  }

  #firing(subject: string, kind: string, startedAt: Milliseconds, dueAt: Milliseconds): Milliseconds | null {
    const from = this.#looks.findIndex(({ at }) => at >= Math.max(startedAt, dueAt));
    if (from < 0) return null;
    const whole = this.#looks.findIndex(({ whole: all }, index) => index >= from && all);
    const possible = this.#looks.slice(from, whole < 0 ? undefined : whole + 1).map(({ at }) => at);
    const seen = this.#seen(subject, kind, startedAt);
    if (seen !== null && possible.includes(seen)) return seen;
    return whole < 0 ? null : possible.at(-1)!;
  }

  /** It ends at an instant: done, or given up. What ran out before stays fired. */
  end(subject: string, kind: string, at: Milliseconds, how: 'done' | 'given-up' = 'done'): void {
    const clock = this.open(subject, kind);
    if (!clock) return;
    this.settle(clock, at);
    if (clock.endedAt !== null) return;
    const late = clock.state !== 'paused' && at >= clock.due.dueAt;
    if (clock.state === 'fired' && clock.firedAt === at) clock.tied = true;
    if (clock.state !== 'fired') {
      if (late && this.firing(clock) === at) clock.tied = true;
      clock.state = 'stopped';
    }
    clock.endedAt = at;
    if (clock.nature === 'duty') clock.outcome = late ? 'missed' : how === 'done' ? 'kept' : null;
  }

  pause(subject: string, kind: string): void {
    const clock = this.open(subject, kind);
    if (clock) clock.state = 'paused';
  }

  resume(subject: string, kind: string, due: Due): void {
    const clock = this.open(subject, kind);
    if (clock?.state !== 'paused') return;
    clock.state = 'running';
    clock.due = due;
  }

  /** Fires what the ticker has fired before an instant. */
  settle(clock: ExpectedClock, before: Milliseconds): void {
    if (clock.state !== 'running') return;
    const fired = this.firing(clock);
    if (fired === null || fired >= before) return;
    clock.state = 'fired';
    clock.firedAt = fired;
    if (clock.nature === 'duty') clock.outcome = 'missed';
    else clock.endedAt = fired;
  }

  /** Everything up to the end of the story, each reminder beside its duty as `reminder of …`. */
  close(): readonly ExpectedClock[] {
    for (const clock of this.clocks) this.settle(clock, Number.POSITIVE_INFINITY);
    return this.clocks.flatMap((clock) => [clock, ...this.#reminder(clock)]);
  }

  /** A reminder fires, unless its duty is over before. */
  #reminder(clock: ExpectedClock): ExpectedClock[] {
    if (clock.remindAt === null) return [];
    const kind = `reminder of ${clock.kind}`;
    const fired = this.#firing(clock.subject, kind, clock.startedAt, clock.remindAt);
    const over = clock.endedAt;
    const stopped = over !== null && (fired === null || over <= fired);
    return [
      {
        subject: clock.subject,
        kind,
        nature: 'reminder',
        startedAt: clock.startedAt,
        due: { ...clock.due, dueAt: clock.remindAt },
        remindAt: null,
        state: stopped ? 'stopped' : fired === null ? 'running' : 'fired',
        firedAt: stopped ? null : fired,
        endedAt: stopped ? over : fired,
        outcome: null,
        ...(over !== null && over === fired ? { tied: true } : {}),
      },
    ];
  }
}
