import { expect, it } from 'vitest';
import { dayBefore, periodOf } from './bundle-period.ts';

it('takes whole days in Shanghai, the last one included', () => {
  expect(periodOf('2026-02-27', '2026-02-28')).toEqual({
    from: '2026-02-27T00:00:00+08:00',
    until: '2026-03-01T00:00:00+08:00',
  });
  expect(dayBefore('2026-01-01T00:05:00+08:00')).toBe('2025-12-31');
});
