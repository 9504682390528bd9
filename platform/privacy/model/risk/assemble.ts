import type { RiskCounts } from './counts.ts';
import { sizeBins } from './histogram.ts';
import type { AtRisk, Combination, JournalistRisk, RiskMeasures, SensitiveMeasures } from './measures.ts';
import { populationUniques } from './population.ts';

/** How many combinations of columns a report tells. */
const toldCombinations = 10;

export interface Assembling {
  readonly quasi: readonly string[];
  /** Chance of recognition above which a row is at risk: the threshold of the form of release. */
  readonly threshold: number;
  /** Persons in the population, when known; with a population table it has as many as that has rows. */
  readonly populationSize?: number;
  readonly sensitive: readonly SensitiveMeasures[];
}

/**
 * Measures from counts; at least one row. The three attackers are those of El Emam, "Guide to the De-Identification of Personal Health Information" (2013):
 * the *prosecutor* knows that somebody is in the table and has the chance 1/f in a class of f rows; the *journalist* wants anybody and has 1/F, F being the
 * persons of the population behind the class; the *marketer* links everybody and is right in the sum of chances over all rows.
 */
export function measuresOf(counts: RiskCounts, of: Assembling): RiskMeasures {
  const { rows, sizes } = counts;
  const classes = sizes.reduce((all, one) => all + one.classes, 0);
  const k = sizes[0]!.size;
  const uniques = k === 1 ? sizes[0]!.classes : 0;
  const journalist = journalistOf(counts, of.threshold);
  const population = counts.population?.rows ?? of.populationSize;
  return {
    rows,
    leftOut: counts.leftOut,
    classes,
    k,
    uniques,
    uniqueShare: uniques / rows,
    histogram: sizeBins(sizes),
    prosecutor: { highest: 1 / k, average: classes / rows },
    atRisk: atRisk(counts, of.threshold),
    journalist,
    marketer: journalist?.average ?? classes / rows,
    population: population === undefined || population < rows ? null : populationUniques(sizes, population),
    columns: counts.columns.map((column, index) => ({
      column: of.quasi[index]!,
      distinct: column.distinct,
      missing: column.missing,
      uniques: column.alone,
      adds: uniques - column.uniqueWithout,
    })),
    worst: worstCombinations(counts, uniques, of.quasi),
    pairsLeftOut: counts.pairs === null,
    sensitive: of.sensitive,
  };
}

function atRisk({ sizes, rows }: RiskCounts, threshold: number): AtRisk {
  let above = 0;
  for (const { size, classes } of sizes) if (isAbove(size, threshold)) above += size * classes;
  return { threshold, rows: above, share: above / rows };
}

/** 1/size above the threshold; thresholds are 1/k as often as not, and must then not catch classes of k by a rounding. */
const isAbove = (size: number, threshold: number): boolean => 1 - size * threshold > 1e-9;

function journalistOf({ population, rows }: RiskCounts, threshold: number): JournalistRisk | null {
  if (!population) return null;
  let kMap = Number.POSITIVE_INFINITY;
  let chances = 0;
  let above = 0;
  let unknownRows = 0;
  for (const { size, there, classes } of population.behind) {
    // Fewer there than here: then that table is not the whole population, and those here are persons of it all the same.
    const persons = Math.max(size, there);
    if (there < size) unknownRows += (size - there) * classes;
    kMap = Math.min(kMap, persons);
    chances += (size * classes) / persons;
    if (isAbove(persons, threshold)) above += size * classes;
  }
  return { kMap, highest: 1 / kMap, average: chances / rows, share: above / rows, unknownRows };
}

function worstCombinations(counts: RiskCounts, uniques: number, quasi: readonly string[]): Combination[] {
  const singles = counts.columns.map((column, index) => ({
    columns: [quasi[index]!],
    uniques: column.alone,
    adds: uniques - column.uniqueWithout,
  }));
  const pairs = (counts.pairs ?? []).map((pair) => ({
    columns: pair.columns.map((index) => quasi[index]!),
    uniques: pair.alone,
    adds: uniques - pair.uniqueWithout,
  }));
  return [...singles, ...pairs]
    .sort((one, other) => other.adds - one.adds || other.uniques - one.uniques)
    .slice(0, toldCombinations);
}
