import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fewestUnits, surelyTold, toldCount } from './told-count.ts';

const secret = randomBytes(32);
const told = (rows: number, units: number, mark: string) => toldCount({ rows, units, mark }, secret);

describe('a count over protected units', () => {
  it('is not told where fewer than ten are behind it, whatever the number of rows', () => {
    for (let units = 0; units < fewestUnits; units++) expect(told(5_000, units, 'a')).toBeNull();
    for (let set = 0; set < 100; set++) expect(told(5_000, surelyTold, `set ${set}`)).not.toBeNull();
  });

  it('may be told or not where some more are, so that one person more is no sure sign', () => {
    const toldOf = (units: number) =>
      Array.from({ length: 200 }, (_, set) => told(5_000, units, `set ${set}`)).filter((one) => one !== null)
        .length;
    expect(toldOf(fewestUnits)).toBeGreaterThan(0);
    expect(toldOf(fewestUnits)).toBeLessThan(60);
    expect(toldOf(surelyTold - 1)).toBeGreaterThan(140);
    expect(toldOf(surelyTold - 1)).toBeLessThan(200);
  });

  it('is a multiple of ten within ten of the truth, and never none', () => {
    for (let rows = 10; rows < 400; rows++) {
      const number = told(rows, surelyTold, `set ${rows}`)!;
      expect(number % 10).toBe(0);
      expect(number).toBeGreaterThan(0);
      expect(Math.abs(number - rows)).toBeLessThanOrEqual(10);
    }
  });

  it('is the same for the same rows, and another one may be told for as many others', () => {
    expect(told(105, 50, 'these')).toBe(told(105, 50, 'these'));
    const others = new Set(Array.from({ length: 60 }, (_, index) => told(105, 50, `others ${index}`)));
    expect(others.size).toBeGreaterThan(1);
  });

  it('does not tell whether one person is among the rows: the difference of two such sets is no sign of it', () => {
    // Someone who knows all but one of the set: with and without that person, in a thousand settings at every distance from a border.
    let larger = 0;
    let smaller = 0;
    for (let one = 0; one < 1_000; one++) {
      const without = told(100 + (one % 10), 100, `set ${one}`)!;
      const within = told(101 + (one % 10), 101, `set ${one} and one more`)!;
      if (within > without) larger++;
      if (within < without) smaller++;
    }
    expect(smaller).toBeGreaterThan(100);
    expect(Math.abs(larger - smaller)).toBeLessThan(220);
  });
});
