import { describe, expect, it } from 'vitest';
import { applicationLifecycle } from './lifecycle.ts';

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
});
