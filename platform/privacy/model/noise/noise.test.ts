import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '#foundation';
import { isNumber } from '../guards/evidence.ts';
import { bernoulliExp, discreteLaplace } from './discrete-laplace.ts';
import { uniformBelow } from './entropy.ts';
import { composed, epsilonText, noiseScale, readEpsilon, remaining } from './epsilon.ts';
import { noisyGroups } from './noisy-groups.ts';
import { seededEntropy } from './seeded-entropy-for-tests.ts';

/** Σ (observed − expected)² / expected, classes with fewer than five expected put together. */
function chiSquare(
  observed: readonly number[],
  expected: readonly number[],
): { value: number; freedom: number } {
  let [value, classes, restSeen, restDue] = [0, 0, 0, 0];
  observed.forEach((seen, index) => {
    const due = expected[index]!;
    if (due < 5) [restSeen, restDue] = [restSeen + seen, restDue + due];
    else [value, classes] = [value + (seen - due) ** 2 / due, classes + 1];
  });
  if (restDue > 0) [value, classes] = [value + (restSeen - restDue) ** 2 / restDue, classes + 1];
  return { value, freedom: classes - 1 };
}
/** Wilson–Hilferty: about one in a hundred thousand is larger by chance. */
const critical = (freedom: number): number =>
  freedom * (1 - 2 / (9 * freedom) + 4.265 * Math.sqrt(2 / (9 * freedom))) ** 3;

/** Probability of x under discrete Laplace noise. */
const laplace = (x: number, scale: number): number =>
  (Math.tanh(1 / (2 * scale)) * Math.exp(-Math.abs(x) / scale)) as number;

const laplaceCases = [
  { numerator: 1n, denominator: 1n },
  { numerator: 1n, denominator: 3n },
  { numerator: 7n, denominator: 2n },
  { numerator: 40n, denominator: 3n },
] as const;

describe('uniform numbers', () => {
  it.each([2n, 3n, 5n, 200n])('below %d take the same number of byte values each', (limit) => {
    const seen = new Map<bigint, number>();
    for (let byte = 0; byte < 256; byte++) {
      let used = 0;
      const script = () => {
        if (used++ > 0) throw new Error('drawn again');
        return Uint8Array.of(byte);
      };
      try {
        const drawn = uniformBelow(limit, script);
        seen.set(drawn, (seen.get(drawn) ?? 0) + 1);
      } catch (error) {
        if ((error as Error).message !== 'drawn again') throw error;
      }
    }
    expect(seen.size).toBe(Number(limit));
    expect(new Set(seen.values()).size).toBe(1);
  });
});

describe('exact sampling', () => {
  it.each([
    [0n, 1n],
    [1n, 2n],
    [1n, 1n],
    [7n, 3n],
  ])('a coin comes up with probability exp(-%d/%d)', (numerator, denominator) => {
    const entropy = seededEntropy(`coin ${numerator}/${denominator}`);
    const runs = 40_000;
    let up = 0;
    for (let run = 0; run < runs; run++) if (bernoulliExp({ numerator, denominator }, entropy)) up++;
    const due = Math.exp(-Number(numerator) / Number(denominator));
    expect(Math.abs(up / runs - due)).toBeLessThanOrEqual(5 * Math.sqrt((due * (1 - due)) / runs));
  });

  it.each(laplaceCases)('noise of scale $numerator/$denominator is discrete Laplace', (scale) => {
    const entropy = seededEntropy(`laplace ${scale.numerator}/${scale.denominator}`);
    const runs = 30_000;
    const reach = 200;
    const observed = new Array<number>(2 * reach + 1).fill(0);
    for (let run = 0; run < runs; run++)
      observed[Math.min(2 * reach, Math.max(0, Number(discreteLaplace(scale, entropy)) + reach))]!++;
    const wide = Number(scale.numerator) / Number(scale.denominator);
    const { value, freedom } = chiSquare(
      observed,
      observed.map((_, index) => runs * laplace(index - reach, wide)),
    );
    expect(value).toBeLessThan(critical(freedom));
  });

  it('the test notices noise of another scale', () => {
    const entropy = seededEntropy('other');
    const runs = 30_000;
    const observed = new Array<number>(41).fill(0);
    for (let run = 0; run < runs; run++)
      observed[
        Math.min(40, Math.max(0, Number(discreteLaplace({ numerator: 11n, denominator: 10n }, entropy)) + 20))
      ]!++;
    const { value, freedom } = chiSquare(
      observed,
      observed.map((_, index) => runs * laplace(index - 20, 1)),
    );
    expect(value).toBeGreaterThan(critical(freedom));
  });

  it('works on whole numbers only: a scale with forty digits is as exact as one with two', () => {
    const huge = { numerator: 10n ** 40n + 1n, denominator: 3n };
    const drawn = discreteLaplace(huge, seededEntropy('huge'));
    // A floating-point sampler leaves gaps: every value would be a multiple of a large power of two.
    expect(drawn.toString(2)).toMatch(/1[01]{0,30}$/);
  });
});

describe('ε', () => {
  it('is read as a decimal and added without loss', () => {
    const tenths = Array.from({ length: 10 }, () => readEpsilon('0.1')!);
    expect(epsilonText(composed(tenths))).toBe('1');
    expect(epsilonText(remaining(readEpsilon('3')!, composed(tenths)))).toBe('2');
    expect(0.1 + 0.1 + 0.1).not.toBe(0.3);
  });
  it.each(['0', '-1', '1e3', '.5', '0.0000000001', '1000000', ''])('“%s” is none', (written) => {
    expect(readEpsilon(written)).toBeNull();
  });
  it('shared among numbers widens each one’s noise', () => {
    expect(noiseScale(3n, parseDecimal('0.5')!, 2)).toEqual({ numerator: 60n, denominator: 5n });
  });
});

describe('groups with noise', () => {
  const numbers = [{ scale: 2, sensitivity: 500n }];
  it('are those of the domain, there or not, and no others', () => {
    const { guarded } = noisyGroups(
      [['东'], ['西']],
      [
        { keys: ['东'], numbers: [100n] },
        { keys: ['秘密'], numbers: [1n] },
      ],
      numbers,
      readEpsilon('1')!,
      seededEntropy('domain'),
    );
    expect(guarded.groups.map(({ keys }) => keys)).toEqual([['东'], ['西']]);
  });
  it('differ in the ratio exp(ε) at most when one unit is added', () => {
    const runs = 30_000;
    const seen = (count: bigint) => {
      const entropy = seededEntropy(`neighbour ${count}`);
      const found = new Map<string, number>();
      for (let run = 0; run < runs; run++) {
        const { guarded } = noisyGroups(
          [[]],
          [{ keys: [], numbers: [count] }],
          [{ scale: 0, sensitivity: 1n }],
          readEpsilon('0.7')!,
          entropy,
        );
        const cell = guarded.groups[0]!.cells[0]!;
        const shown = cell.shown && isNumber(cell.value) ? formatDecimal(cell.value) : '';
        found.set(shown, (found.get(shown) ?? 0) + 1);
      }
      return found;
    };
    const [without, withOne] = [seen(10n), seen(11n)];
    for (const [output, times] of without) {
      const other = withOne.get(output) ?? 0;
      if (times + other < 400) continue;
      // Five standard deviations of a count beside the bound.
      expect(times).toBeLessThanOrEqual(Math.exp(0.7) * other + 5 * Math.sqrt(times + 3 * other));
      expect(other).toBeLessThanOrEqual(Math.exp(0.7) * times + 5 * Math.sqrt(other + 3 * times));
    }
  });
});
