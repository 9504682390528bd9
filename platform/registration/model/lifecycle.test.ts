import { describe, expect, it } from 'vitest';
import { defineLifecycle } from '#foundation';
import { type ApplicationEvent, type ApplicationState, applicationLifecycle } from './lifecycle.ts';

type Machine = typeof applicationLifecycle;
const events = Object.keys(applicationLifecycle.events) as ApplicationEvent[];

/** All there is to reach: each state, with and without a public notice that ran to its end before it. */
function reached(machine: Machine): ReadonlySet<string> {
  const seen = new Set<string>();
  const walk = (state: ApplicationState, noticeRan: boolean): void => {
    const here = `${state}${noticeRan ? ' after its notice' : ''}`;
    if (seen.has(here)) return;
    seen.add(here);
    for (const event of events) {
      if (!machine.allows(state, event)) continue;
      const next = machine.next(state, event);
      if (!next.ok) throw new Error(`${event} from ${state}`);
      walk(next.value, noticeRan || (state === 'public-notice' && event === 'end-notice'));
    }
  };
  walk(machine.initial, false);
  return seen;
}

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
    expect(reached(applicationLifecycle)).toContain('registered after its notice');
    expect(reached(applicationLifecycle)).not.toContain('registered');
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
  ])('and a planted way around it is found: %s, %s, %s', (from, event, to) => {
    expect(reached(planted(from, event, to))).toContain('registered');
  });
});
