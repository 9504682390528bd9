import type { Indicator, Scheme } from './scheme.ts';

/** Figures of one organisation over the period by name; null where a figure was not taken, nothing where there was none of it. */
export type Inputs = ReadonlyMap<string, number | null>;

export type Lacking = 'not-taken' | 'few' | 'excluded';

/** Whole numbers: hundredths of a point, so that everybody who computes it again gets the same. */
export interface IndicatorScore {
  readonly code: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly hundredths: number | null;
  /** Why there is no value of its own; the score is then what the missing rule says. */
  readonly lacking: Lacking | null;
  /** The formula with the figures put in. */
  readonly substitution: string;
}
export interface Index {
  readonly hundredths: number | null;
  /** Percent of the weights that have a score. */
  readonly weight: number;
  readonly scores: readonly IndicatorScore[];
}

const sum = (names: readonly string[], inputs: Inputs): number | null =>
  names.reduce<number | null>((total, name) => {
    const value = inputs.has(name) ? inputs.get(name)! : 0;
    return total === null || value === null ? null : total + value;
  }, 0);

/** Half up, of what is not negative. */
const rounded = (value: bigint, by: bigint): bigint => (2n * value + by) / (2n * by);

export const pointsInWords = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** The score of one indicator. `excluded` where an objection to it was upheld. */
export function scoreOf(indicator: Indicator, inputs: Inputs, excluded = false): IndicatorScore {
  const { code, worst, best, atLeast, missing } = indicator;
  const numerator = sum(indicator.numerator, inputs);
  const shares = indicator.denominator.length > 0;
  const denominator = shares ? sum(indicator.denominator, inputs) : null;
  const lacking: Lacking | null = excluded
    ? 'excluded'
    : numerator === null || (shares && denominator === null)
      ? 'not-taken'
      : shares && denominator! < Math.max(1, atLeast)
        ? 'few'
        : null;
  const known = { code, numerator, denominator };
  if (lacking !== null) {
    // An upheld objection takes the indicator away, whatever its missing rule.
    const rule = lacking === 'excluded' ? 'left-out' : missing;
    const hundredths = rule === 'left-out' ? null : rule === 'full' ? 10_000 : 0;
    return { ...known, hundredths, lacking, substitution: '—' };
  }
  const [over, under] = shares ? [BigInt(numerator!) * 100n, BigInt(denominator!)] : [BigInt(numerator!), 1n];
  const way = BigInt(best - worst);
  const sign = way < 0n ? -1n : 1n;
  const gone = (over - BigInt(worst) * under) * sign;
  const whole = way * sign * under;
  const hundredths = gone <= 0n ? 0 : gone >= whole ? 10_000 : Number(rounded(10_000n * gone, whole));
  const value = shares ? `${numerator} ÷ ${denominator} × 100` : `${numerator}`;
  return {
    ...known,
    hundredths,
    lacking,
    substitution: `(${value} − ${worst}) ÷ (${best} − ${worst}) × 100 → ${pointsInWords(hundredths)}`,
  };
}

/** The index of one organisation from the scheme and its figures. The same inputs always give the same index. */
export function indexOf(
  scheme: Pick<Scheme, 'leastWeight'>,
  indicators: readonly Indicator[],
  inputs: Inputs,
  excluded: ReadonlySet<string> = new Set(),
): Index {
  const scores = indicators.map((indicator) => scoreOf(indicator, inputs, excluded.has(indicator.code)));
  let [weight, weighted] = [0, 0];
  for (const [place, { hundredths }] of scores.entries()) {
    if (hundredths === null) continue;
    weight += indicators[place]!.weight;
    weighted += indicators[place]!.weight * hundredths;
  }
  const stands = weight > 0 && weight >= scheme.leastWeight;
  return {
    hundredths: stands ? Number(rounded(BigInt(weighted), BigInt(weight))) : null,
    weight,
    scores,
  };
}
