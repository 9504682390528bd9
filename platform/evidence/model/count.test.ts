import { describe, expect, it } from 'vitest';
import { countOf, exactly, publishable, sumOf } from './count.ts';

describe('a published figure', () => {
  it('hides a few, tells none and many', () => {
    expect([0, 1, 9, 10, 11].map((figure) => publishable(figure, 10))).toEqual([
      0,
      { fewerThan: 10 },
      { fewerThan: 10 },
      10,
      11,
    ]);
  });

  it('is between one and one less than the threshold when it is hidden', () => {
    expect(countOf({ fewerThan: 10 })).toEqual({ atLeast: 1, atMost: 9 });
    expect(countOf(12)).toEqual(exactly(12));
  });

  it('always holds the true sum between its ends', () => {
    for (let few = 0; few < 30; few++) {
      const days = [few, 3, 17, 0];
      const { atLeast, atMost } = sumOf(days.map((day) => countOf(publishable(day, 10))));
      const truth = days.reduce((sum, day) => sum + day, 0);
      expect(atLeast).toBeLessThanOrEqual(truth);
      expect(atMost).toBeGreaterThanOrEqual(truth);
    }
  });
});
