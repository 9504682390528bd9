import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureNames } from '../../cockpit/figures.ts';
import { EV1, EV2 } from './rules.ts';
import type { Indicator, Scheme } from './scheme.ts';
import { indexOf, scoreOf } from './score.ts';
import { startingScheme } from './starting-scheme.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const judged = (change: Partial<Scheme> = {}, effectiveOn = '2026-04-01') =>
  EV1.judge({
    scheme: { ...startingScheme, ...change },
    effectiveOn: day(effectiveOn),
    today: day('2026-03-01'),
  });
const indicator = (change: Partial<Indicator> = {}): Indicator => ({
  code: 'D1',
  of: 'department',
  domain: 'supply',
  title: '示例',
  definition: '示例指标',
  numerator: ['a'],
  denominator: ['b'],
  atLeast: 1,
  worst: 0,
  best: 100,
  weight: 100,
  missing: 'left-out',
  ...change,
});
const score = (change: Partial<Indicator>, inputs: { readonly [name: string]: number | null }) =>
  scoreOf(indicator(change), new Map(Object.entries(inputs)));

describe('EV1 what a scheme holds to', () => {
  it('the one a form starts with does, and is made of figures that are there', () => {
    expect(judged().output).toEqual([]);
    const named = startingScheme.indicators.flatMap(({ numerator, denominator }) => [
      ...numerator,
      ...denominator,
    ]);
    expect(named.filter((name) => !figureNames.some((figure) => figure === name))).toEqual([]);
  });
  it.each([
    ['weights that do not come to 100', { indicators: startingScheme.indicators.slice(1) }],
    ['one indicator that outweighs the others', { indicators: [indicator()] }],
    ['two of one code', { indicators: [indicator({ weight: 50 }), indicator({ weight: 50 })] }],
    [
      'a score that cannot be made',
      { indicators: startingScheme.indicators.map((one) => ({ ...one, worst: 5, best: 5 })) },
    ],
    ['too short a hearing', { hearingDays: EV1.parameters.shortestHearing - 1 }],
  ])('%s is not sound', (_what, change) => {
    expect(judged(change).holds).toBe(false);
  });
  it('reaches back to no day', () => {
    expect(judged({}, '2026-02-28').holds).toBe(false);
    expect(judged({}, '2026-03-01').holds).toBe(true);
  });
});

describe('EV2 the time of hearing', () => {
  it('runs in working days from service and ends with its last one', () => {
    const servedAt = Temporal.Instant.from('2026-03-06T10:00:00+08:00');
    const at = (now: string) => EV2.judge({ servedAt, days: 5, now: Temporal.Instant.from(now) });
    expect(at('2026-03-13T23:00:00+08:00')).toMatchObject({ holds: true });
    expect(at('2026-03-13T23:00:00+08:00').output.lastDay.toString()).toBe('2026-03-13');
    expect(at('2026-03-14T00:00:00+08:00').holds).toBe(false);
  });
});

describe('a score', () => {
  it.each([
    ['a share', {}, { a: 17, b: 20 }, 8500],
    ['rounded half up', {}, { a: 1, b: 8000 }, 1],
    ['from a value of 0 points', { worst: 60 }, { a: 80, b: 100 }, 5000],
    ['below it', { worst: 60 }, { a: 10, b: 100 }, 0],
    ['above that of 100 points', { best: 80 }, { a: 95, b: 100 }, 10_000],
    ['less is better', { denominator: [], worst: 5, best: 0 }, { a: 1 }, 8000],
    ['worse than the worst', { denominator: [], worst: 5, best: 0 }, { a: 50 }, 0],
    ['too few, left out', { atLeast: 3 }, { a: 2, b: 2 }, null],
    ['too few, zero', { atLeast: 3, missing: 'zero' as const }, { a: 2, b: 2 }, 0],
    ['too few, full', { atLeast: 3, missing: 'full' as const }, { a: 2, b: 2 }, 10_000],
    ['of nothing', { atLeast: 0 }, {}, null],
    ['not taken', {}, { a: null, b: 20 }, null],
  ])('%s', (_what, change, inputs, hundredths) => {
    expect(score(change, inputs).hundredths).toBe(hundredths);
  });
  it('an upheld objection takes away, also where a missing one counts as full', () => {
    const one = scoreOf(indicator({ missing: 'full' }), new Map([['a', 1]]), true);
    expect(one).toMatchObject({ hundredths: null, lacking: 'excluded' });
  });
});

describe(`an index (seed ${seed})`, () => {
  const points = fc.record({
    a: fc.integer({ min: 0, max: 500 }),
    b: fc.integer({ min: 1, max: 500 }),
    parts: fc.integer({ min: 2, max: 20 }),
  });
  it('stays between 0 and 100, and grows with the numerator', () => {
    fc.assert(
      fc.property(points, ({ a, b }) => {
        const [less, more] = [score({}, { a, b }).hundredths!, score({}, { a: a + 1, b }).hundredths!];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(10_000);
        expect(more).toBeGreaterThanOrEqual(less);
      }),
      { seed },
    );
  });
  it('gains nothing by splitting every resource into parts', () => {
    fc.assert(
      fc.property(points, ({ a, b, parts }) => {
        const whole = score({}, { a: Math.min(a, b), b }).hundredths;
        expect(score({}, { a: Math.min(a, b) * parts, b: b * parts }).hundredths).toBe(whole);
      }),
      { seed },
    );
  });
  it('is none where too little of the weight has a score, and shares out what is missing', () => {
    const indicators = [
      indicator({ code: 'D1', weight: 40 }),
      indicator({ code: 'D2', weight: 60, numerator: ['c'], denominator: ['d'] }),
    ];
    const inputs = new Map<string, number | null>([
      ['a', 1],
      ['b', 2],
    ]);
    expect(indexOf({ leastWeight: 41 }, indicators, inputs)).toMatchObject({ hundredths: null, weight: 40 });
    expect(indexOf({ leastWeight: 40 }, indicators, inputs)).toMatchObject({ hundredths: 5000, weight: 40 });
  });
});
