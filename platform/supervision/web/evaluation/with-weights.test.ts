import { describe, expect, it } from 'vitest';
import { indexOf } from '../../model/evaluation/score.ts';
import { startingScheme } from '../../model/evaluation/starting-scheme.ts';
import { placesIn, withWeights } from './with-weights.ts';

const indicators = startingScheme.indicators.filter(({ of }) => of === 'department');
const weights = Object.fromEntries(indicators.map(({ code, weight }) => [code, weight]));
const inputs = (stale: number) =>
  new Map<string, number | null>([
    ['supply.resources', 17],
    ['supply.in-service', 17 - stale],
    ['supply.clean', 7],
    ['use.resources', 3],
    ['clock.kept', 31],
    ['clock.missed', 4],
  ]);

describe('other weights', () => {
  it('that are the scheme’s own give what the scheme gives', () => {
    for (let stale = 0; stale <= 10; stale++) {
      const index = indexOf(startingScheme, indicators, inputs(stale));
      const tried = withWeights(
        [{ organisation: { id: 'org_a' }, scores: index.scores }],
        weights,
        startingScheme.leastWeight,
      );
      expect(tried.get('org_a')).toBe(index.hundredths);
    }
  });

  it('move an index, count in proportion, and give none where too little has a score', () => {
    const of = (scores: readonly { code: string; hundredths: number | null }[]) => [
      { organisation: { id: 'org_a' }, scores },
    ];
    const two = of([
      { code: 'A1', hundredths: 10_000 },
      { code: 'A2', hundredths: 0 },
    ]);
    expect(withWeights(two, { A1: 1, A2: 3 }, 50).get('org_a')).toBe(2500);
    expect(withWeights(two, { A1: 30, A2: 90 }, 50).get('org_a')).toBe(2500);
    const one = of([
      { code: 'A1', hundredths: 10_000 },
      { code: 'A2', hundredths: null },
    ]);
    expect(withWeights(one, { A1: 49, A2: 51 }, 50).get('org_a')).toBeNull();
    expect(withWeights(one, { A1: 0, A2: 0 }, 50).get('org_a')).toBeNull();
  });

  it('give places, shared by equal ones', () => {
    expect([
      ...placesIn(
        new Map([
          ['a', 10],
          ['b', 30],
          ['c', 10],
          ['d', null],
        ]),
      ),
    ]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ]);
  });
});
