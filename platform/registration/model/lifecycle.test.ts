import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineLifecycle } from '#foundation';
import { type ApplicationEvent, type ApplicationState, applicationLifecycle } from './lifecycle.ts';

type Machine = typeof applicationLifecycle;
const events = Object.keys(applicationLifecycle.events) as ApplicationEvent[];

/** Any steps in any order, possible ones taken: who has a code was on public notice until its end. */
const noCodeWithoutNotice = (machine: Machine) =>
  fc.property(fc.array(fc.nat(), { minLength: 12, maxLength: 30 }), (choices) => {
    let state = machine.initial;
    let noticeRan = false;
    for (const choice of choices) {
      const all = events.filter((event) => machine.allows(state, event));
      // Withdrawing and ending are possible nearly everywhere; taken as often as the rest, hardly a walk would get far.
      const on = all.filter((event) => choice % 7 === 0 || (event !== 'withdraw' && event !== 'end'));
      const possible = on.length > 0 ? on : all;
      const event = possible[choice % possible.length];
      if (!event) break;
      if (state === 'public-notice' && event === 'end-notice') noticeRan = true;
      const next = machine.next(state, event);
      if (!next.ok) throw new Error(`${event} from ${state}`);
      state = next.value;
      expect(noticeRan || state !== 'registered').toBe(true);
    }
  });
const checked = { seed: 9, numRuns: 5_000 };

/** The lifecycle with one step more, as somebody might write it by mistake. */
const planted = (from: ApplicationState, event: ApplicationEvent, to: ApplicationState): Machine =>
  defineLifecycle({
    ...applicationLifecycle,
    states: {
      ...applicationLifecycle.states,
      [from]: {
        ...applicationLifecycle.states[from],
        on: { ...applicationLifecycle.states[from].on, [event]: to },
      },
    },
  });

describe('the lifecycle of a registration', () => {
  it('goes the way of Art 8 and no shorter one', () => {
    const way = ['review', 'submit', 'accept', 'pass-examination', 'end-notice', 'assign-code'] as const;
    let state = applicationLifecycle.initial;
    for (const [index, event] of way.entries()) {
      for (const later of way.slice(index + 1)) expect(applicationLifecycle.allows(state, later)).toBe(false);
      const next = applicationLifecycle.next(state, event);
      if (!next.ok) throw new Error(`${event} from ${state}`);
      state = next.value;
    }
    expect(state).toBe('registered');
  });
  it('names state and step when it refuses', () => {
    const refused = applicationLifecycle.next('draft', 'assign-code');
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'lifecycle/not-now', data: { state: 'draft', event: 'assign-code' } },
    });
  });
  it('a returned application may be filed again', () => {
    expect(applicationLifecycle.next('returned', 'submit')).toEqual({ ok: true, value: 'submitted' });
  });
  it('R9 R13 gives nobody a code without a public notice that ran to its end, whatever steps are taken', () => {
    fc.assert(noCodeWithoutNotice(applicationLifecycle), checked);
  });
  it.each<[ApplicationState, ApplicationEvent, ApplicationState]>([
    ['draft', 'assign-code', 'registered'],
    ['submitted', 'accept', 'notice-ended'],
    ['accepted', 'pass-examination', 'notice-ended'],
    ['accepted', 'pass-without-notice', 'registered'],
    ['public-notice', 'assign-code', 'registered'],
    ['public-notice', 'end-notice-of-change', 'notice-ended'],
    ['objected', 'dismiss', 'notice-ended'],
    ['to-record', 'assign-code', 'registered'],
    ['returned', 'assign-code', 'registered'],
    ['recorded', 'assign-code', 'registered'],
  ])('and the property finds a planted way around it: %s, %s, %s', (from, event, to) => {
    expect(fc.check(noCodeWithoutNotice(planted(from, event, to)), checked).failed).toBe(true);
  });
});
