import { expect, it } from 'vitest';
import { chartOfUse } from './chart-of-use.ts';

const words = { title: 'Calls', unit: 'calls', atLeast: 'At least', atMost: 'More' };
const line = (name: string, atLeast: number, atMost = atLeast) => ({
  purpose: { zh: name, en: name },
  class: null,
  calls: { atLeast, atMost },
  merged: atLeast !== atMost,
});
const chart = (...lines: ReturnType<typeof line>[]) => chartOfUse(lines, ({ purpose }) => purpose.en, words);

it('draws exact figures as one series', () => {
  expect(chart(line('a', 12), line('b', 30))).toMatchObject({
    kind: 'bars',
    categories: ['a', 'b'],
    series: [{ name: 'Calls', values: [12, 30] }],
  });
});

it('draws what is not exactly known as a part of its own, so that both ends can be read', () => {
  const { kind, series } = chart(line('a', 12), line('others', 3, 27));
  expect(kind).toBe('stacked');
  expect(series.map(({ values }) => values)).toEqual([
    [12, 3],
    [0, 24],
  ]);
});
