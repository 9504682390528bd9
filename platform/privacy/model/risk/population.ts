import type { SizeCount } from './counts.ts';
import { digamma, logGamma } from './gamma.ts';
import type { ModelEstimate, PopulationEstimate } from './measures.ts';

/**
 * How many are unique in a population of which the table is a sample, by the rule of Dankar, El Emam, Neisa, Roffey ("Estimating the re-identification risk
 * of clinical data sets", BMC Medical Informatics and Decision Making 2012, 12:66): for a sampling fraction up to a tenth Pitman's model, and Zayatz's
 * above it or where Pitman's does not fit. Their rule also takes the slide negative binomial model where that gives more than Zayatz's; it is not here,
 * and ARX's implementation of it does not converge on the Adult data either.
 *
 * `uniques` counts persons of the population, `share` is of them. Both are null, with the model `no-fit`, where no model gives a number: said rather than
 * guessed. A table without unique rows has no population uniques in it, whatever the model.
 *
 * @param sizes class sizes of the table, ascending
 * @param size persons in the population; at least as many as the table has rows
 */
export function populationUniques(sizes: readonly SizeCount[], size: number): PopulationEstimate {
  const rows = sizes.reduce((all, one) => all + one.size * one.classes, 0);
  const fraction = rows / size;
  const uniques = uniquesOf(sizes);
  const share = (estimate: number | null) => (estimate === null ? null : estimate / size);
  const told = (
    model: PopulationEstimate['model'],
    estimate: number | null,
    models: readonly ModelEstimate[] = [],
  ): PopulationEstimate => ({ size, fraction, model, uniques: estimate, share: share(estimate), models });
  if (uniques === 0) return told('none-unique', 0);
  if (rows === size) return told('census', uniques);
  const pitman = pitmanUniques(sizes, size);
  const zayatz = zayatzUniques(sizes, size);
  const models: readonly ModelEstimate[] = [
    { model: 'pitman', uniques: pitman, share: share(pitman) },
    { model: 'zayatz', uniques: zayatz, share: share(zayatz) },
  ];
  if (fraction <= 0.1 && pitman !== null) return told('pitman', pitman, models);
  return zayatz === null ? told('no-fit', null, models) : told('zayatz', zayatz, models);
}

const uniquesOf = (sizes: readonly SizeCount[]): number => sizes.find(({ size }) => size === 1)?.classes ?? 0;

/**
 * Zayatz, "Estimation of the number of unique population elements using a sample" (ASA Survey Research Methods, 1991): of the classes with one row here,
 * those that are single in the population too, when classes there were as large as they are here.
 */
export function zayatzUniques(sizes: readonly SizeCount[], population: number): number | null {
  const rows = sizes.reduce((all, one) => all + one.size * one.classes, 0);
  const fraction = rows / population;
  const uniques = uniquesOf(sizes);
  let seenOnce = 0;
  for (const { size, classes } of sizes) seenOnce += classes * oneOf(size, rows, population);
  const estimate = (uniques * fraction * uniques) / seenOnce / fraction;
  return Number.isFinite(estimate) && estimate <= population ? estimate : null;
}

/** Chance that exactly one of `size` persons is among `rows` drawn from `population` (hypergeometric). */
function oneOf(size: number, rows: number, population: number): number {
  if (size - 1 > population - rows) return 0;
  const choose = (of: number, some: number) =>
    logGamma(of + 1) - logGamma(some + 1) - logGamma(of - some + 1);
  return Math.exp(Math.log(size) + choose(population - size, rows - 1) - choose(population, rows));
}

/**
 * Hoshino, "Applying Pitman's sampling formula to microdata disclosure risk assessment" (Journal of Official Statistics 17, 2001): θ and α by maximum
 * likelihood from the class sizes, then Γ(θ+1)/Γ(θ+α) · N^α uniques among N. Null where the likelihood has its maximum at the edge of 0 < α < 1, θ > 0:
 * then this is no such population.
 */
export function pitmanUniques(sizes: readonly SizeCount[], population: number): number | null {
  const fitted = fitPitman(sizes);
  if (!fitted) return null;
  const { theta, alpha } = fitted;
  const estimate = Math.exp(logGamma(theta + 1) - logGamma(theta + alpha) + alpha * Math.log(population));
  return Number.isFinite(estimate) && estimate <= population ? estimate : null;
}

/** Maximum of the likelihood: for each α the best θ by halving (its derivative falls through zero once), and the best α likewise along that ridge. */
export function fitPitman(
  sizes: readonly SizeCount[],
): { readonly theta: number; readonly alpha: number } | null {
  const rows = sizes.reduce((all, one) => all + one.size * one.classes, 0);
  const classes = sizes.reduce((all, one) => all + one.classes, 0);
  if (classes < 2 || classes === rows) return null;
  const [smallest, largest] = [1e-6, 1e12];

  const byTheta = (theta: number, alpha: number): number =>
    (digamma(theta / alpha + classes) - digamma(theta / alpha + 1)) / alpha -
    (digamma(theta + rows) - digamma(theta + 1));
  const bestTheta = (alpha: number): number | null => {
    if (byTheta(smallest, alpha) <= 0 || byTheta(largest, alpha) >= 0) return null;
    let low = Math.log(smallest);
    let high = Math.log(largest);
    for (let step = 0; step < 200 && high - low > 1e-14; step++) {
      const middle = (low + high) / 2;
      if (byTheta(Math.exp(middle), alpha) > 0) low = middle;
      else high = middle;
    }
    return Math.exp((low + high) / 2);
  };
  const byAlpha = (theta: number, alpha: number): number => {
    const steps = (digamma(theta / alpha + classes) - digamma(theta / alpha + 1)) / alpha;
    let within = 0;
    for (const { size, classes: count } of sizes)
      if (size > 1) within += count * (digamma(size - alpha) - digamma(1 - alpha));
    return (classes - 1 - theta * steps) / alpha - within;
  };
  const slope = (alpha: number): number | null => {
    const theta = bestTheta(alpha);
    return theta === null ? null : byAlpha(theta, alpha);
  };

  let low = 1e-4;
  let high = 1 - 1e-6;
  // Where no θ fits at an edge the search begins inside of it.
  for (let step = 0; step < 60 && slope(high) === null; step++) high = low + (high - low) * 0.9;
  for (let step = 0; step < 60 && slope(low) === null; step++) low = low + (high - low) * 0.1;
  const [atLow, atHigh] = [slope(low), slope(high)];
  if (atLow === null || atHigh === null || atLow <= 0 || atHigh >= 0) return null;
  for (let step = 0; step < 100 && high - low > 1e-13; step++) {
    const middle = (low + high) / 2;
    const at = slope(middle);
    if (at === null) return null;
    if (at > 0) low = middle;
    else high = middle;
  }
  const alpha = (low + high) / 2;
  const theta = bestTheta(alpha);
  return theta === null ? null : { theta, alpha };
}
