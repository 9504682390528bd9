import { formatDecimal, parseDecimal, text } from '#foundation';
import type { ReleasedResult } from '#platform/query/model';
import type { IndexDefinition } from './kinds/index-number.ts';

/** A fraction; the denominator is positive. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const fraction = (source: string): Fraction => {
  const decimal = parseDecimal(source);
  if (!decimal) throw new Error(`not a number: ${source}`);
  return { top: decimal.coefficient, bottom: 10n ** BigInt(decimal.scale) };
};
const times = (one: Fraction, other: Fraction): Fraction => ({
  top: one.top * other.top,
  bottom: one.bottom * other.bottom,
});
const plus = (one: Fraction, other: Fraction): Fraction => ({
  top: one.top * other.bottom + other.top * one.bottom,
  bottom: one.bottom * other.bottom,
});
const over = (one: Fraction, other: Fraction): Fraction =>
  other.top < 0n
    ? { top: -one.top * other.bottom, bottom: -other.top * one.bottom }
    : { top: one.top * other.bottom, bottom: other.top * one.bottom };
const sum = (fractions: readonly Fraction[]): Fraction => fractions.reduce(plus, { top: 0n, bottom: 1n });

/** Rounded halves away from zero. */
function rounded({ top, bottom }: Fraction, decimals: number): string {
  const scaled = top * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const whole = (size * 2n + bottom) / (bottom * 2n);
  return formatDecimal({ coefficient: top < 0n ? -whole : whole, scale: decimals });
}

/** One number of a series; null where a component is not known (blank by a guard, absent, or zero in the base period). */
export interface IndexPoint {
  readonly period: string;
  readonly value: string | null;
}

/**
 * The series an index has over the components of an answer, in the answer's order of periods. Exact; rounded once, at the end. Periods that
 * are null or come twice are not of a series and make it `null`.
 */
export function indexSeries(
  definition: IndexDefinition,
  answer: Pick<ReleasedResult, 'columns' | 'rows'>,
): readonly IndexPoint[] | null {
  const at = (name: string) => answer.columns.findIndex((column) => column.name === name);
  const period = at(definition.period);
  const places = definition.components.map(({ column }) => at(column));
  const rows = new Map<string, readonly (string | null)[]>();
  for (const row of answer.rows) {
    const name = row[period];
    if (typeof name !== 'string' || rows.has(name)) return null;
    rows.set(
      name,
      places.map((place) => (typeof row[place] === 'string' ? (row[place] as string) : null)),
    );
  }
  const base = rows.get(definition.basePeriod);
  return [...rows].map(([name, values]) => ({
    period: name,
    value: base ? indexValue(definition, values, base) : null,
  }));
}

function indexValue(
  { components, formula, baseValue, decimals }: IndexDefinition,
  values: readonly (string | null)[],
  base: readonly (string | null)[],
): string | null {
  if ([...values, ...base].includes(null)) return null;
  const weights = components.map(({ weight }) => fraction(weight));
  const now = values.map((value) => fraction(value!));
  const then = base.map((value) => fraction(value!));
  const weighted = (numbers: readonly Fraction[]) =>
    sum(numbers.map((number, index) => times(weights[index]!, number)));
  if (formula === 'relatives') {
    if (then.some(({ top }) => top === 0n)) return null;
    const relatives = now.map((number, index) => over(number, then[index]!));
    return rounded(times(fraction(baseValue), over(weighted(relatives), sum(weights))), decimals);
  }
  const bottom = weighted(then);
  if (bottom.top === 0n) return null;
  return rounded(times(fraction(baseValue), over(weighted(now), bottom)), decimals);
}

/** The answer that leaves for an index: the series, and nothing of its components. */
export const seriesAnswer = (
  definition: IndexDefinition,
  answer: ReleasedResult,
  series: readonly IndexPoint[],
): ReleasedResult => ({
  ...answer,
  columns: [
    { name: definition.period, type: 'text' },
    { name: 'index', type: 'decimal' },
  ],
  rows: series.map(({ period, value }) => [period, value]),
  suppressed: series.flatMap(({ value }, row) =>
    value === null ? [{ row, column: 1, statement: notKnown }] : [],
  ),
});

const notKnown = text(
  '有分量缺失、不足以公布，或基期为零，这一期没有指数。',
  'A component is absent, may not be told, or is zero in the base period: there is no index for this period.',
);
