/**
 * What is measured of a table: numbers alone. Chances are shares between 0 and 1; `null` is "not decided" or "not asked", never zero.
 */
export interface RiskMeasures {
  /** Rows that were judged, and rows left out because a quasi-identifier was missing (only with `missing: 'left-out'`). */
  readonly rows: number;
  readonly leftOut: number;
  readonly classes: number;
  /** Size of the smallest equivalence class. */
  readonly k: number;
  /** Rows that are alone with their quasi-identifiers. */
  readonly uniques: number;
  readonly uniqueShare: number;
  /** Class sizes in bins, smallest first: for looking at. */
  readonly histogram: readonly SizeBin[];
  readonly prosecutor: { readonly highest: number; readonly average: number };
  readonly atRisk: AtRisk;
  readonly journalist: JournalistRisk | null;
  readonly marketer: number;
  readonly population: PopulationEstimate | null;
  readonly columns: readonly ColumnRisk[];
  /** The columns that, alone or two together, make most rows unique: worst first. */
  readonly worst: readonly Combination[];
  /** Pairs were not looked at, for the sentence that says so. */
  readonly pairsLeftOut: boolean;
  readonly sensitive: readonly SensitiveMeasures[];
}

export interface SizeBin {
  readonly from: number;
  readonly to: number;
  readonly classes: number;
  readonly rows: number;
}

/** Rows whose chance of being recognised is above a threshold. */
export interface AtRisk {
  readonly threshold: number;
  readonly rows: number;
  readonly share: number;
}

/** Against a table of the population: the smallest class there that a class of ours falls into. */
export interface JournalistRisk {
  /** The smallest number of persons of the population behind a class (k-map). */
  readonly kMap: number;
  readonly highest: number;
  readonly average: number;
  readonly share: number;
  /** Rows that the population table has no person for: with any it is not the whole population of this table. */
  readonly unknownRows: number;
}

/** How many persons of the population are unique in it, as a model has it; null where no model fits. */
export interface PopulationEstimate {
  readonly size: number;
  readonly fraction: number;
  readonly model: 'none-unique' | 'census' | 'pitman' | 'zayatz' | 'no-fit';
  readonly uniques: number | null;
  /** The same as a share of the population. */
  readonly share: number | null;
  /** What each model says, also the one not taken: far apart, they are to be read with care. Empty where none was asked; not in reports from before it was told. */
  readonly models?: readonly ModelEstimate[];
}

export interface ModelEstimate {
  readonly model: 'pitman' | 'zayatz';
  /** Null where the model fits no such table. */
  readonly uniques: number | null;
  readonly share: number | null;
}

export interface ColumnRisk {
  readonly column: string;
  readonly distinct: number;
  readonly missing: number;
  /** Rows that are alone with their value of this one column. */
  readonly uniques: number;
  /** Uniques of all quasi-identifiers together that would go if this column went. */
  readonly adds: number;
}

export interface Combination {
  readonly columns: readonly string[];
  /** Rows unique by these columns alone. */
  readonly uniques: number;
  /** Uniques of all quasi-identifiers together that would go without these columns. */
  readonly adds: number;
}

/** Diversity and closeness of one sensitive attribute, of its worst class. */
export interface SensitiveMeasures {
  readonly column: string;
  readonly distinct: number;
  /** Fewest distinct values in a class. */
  readonly distinctL: number;
  /** e to the lowest entropy of a class. */
  readonly entropyL: number;
  /** For l = 2, 3, 4 …: (c,l)-diversity holds for every c above this one; null where a class has fewer than l values, so that it holds for none. */
  readonly recursive: readonly { readonly l: number; readonly c: number | null }[];
  /** Greatest distance of a class from the whole table, every value as far from every other. */
  readonly tEqual: number;
  /** The same where values have an order and distance is in places; null for columns without one. */
  readonly tOrdered: number | null;
}
