import { describe, expect, it } from 'vitest';
import { AR6, selectionLifecycle, totalOf } from './selection.ts';

const announcedOn = Temporal.PlainDate.from('2026-03-01');

describe('AR6', () => {
  it.each([
    ['public-tender', 20, 3, true],
    ['public-tender', 19, 3, false],
    ['invited-tender', 20, 2, false],
    ['negotiation', 1, 2, true],
    ['negotiation', 0, 2, false],
    ['negotiation', 1, 1, false],
  ] as const)('%s after %i days with %i candidates', (method, days, candidates, holds) => {
    const verdict = AR6.judge({ method, announcedOn, closesOn: announcedOn.add({ days }), candidates });
    expect(verdict.holds).toBe(holds);
    expect(verdict.output.length === 0).toBe(holds);
  });
});

it('totals are exact sums of weighted points', () => {
  const criteria = [
    { name: '技术', weight: 33 },
    { name: '安全', weight: 33 },
    { name: '价格', weight: 34 },
  ];
  expect(totalOf(criteria, { 技术: 100, 安全: 100, 价格: 100 })).toBe('100.00');
  expect(totalOf(criteria, { 技术: 1, 安全: 0, 价格: 0 })).toBe('0.33');
  expect(totalOf(criteria, { 技术: 90, 安全: 85, 价格: 77 })).toBe('83.93');
});

it('what is decided stays so', () => {
  for (const event of ['decide', 'cancel'] as const) {
    expect(selectionLifecycle.allows('decided', event)).toBe(false);
    expect(selectionLifecycle.allows('cancelled', event)).toBe(false);
  }
});
