/** How the reader says which population the table is part of. */
export const populationWays = ['none', 'size', 'fraction', 'table'] as const;
export type PopulationWay = (typeof populationWays)[number];

export interface PopulationFields {
  readonly way: PopulationWay;
  /** As typed. */
  readonly size: string;
  /** As typed, in percent. */
  readonly fraction: string;
  readonly revisionId: string;
}
export const noPopulation: PopulationFields = { way: 'none', size: '', fraction: '', revisionId: '' };

/** Persons in a population of which the table holds so many percent; null for what is no such share. */
export function sizeOfFraction(rows: number, percent: string): number | null {
  const share = Number(percent) / 100;
  return percent.trim() !== '' && share > 0 && share <= 1 ? Math.max(rows, Math.round(rows / share)) : null;
}

/** What the act is asked with. */
export function populationInput(
  { way, size, fraction, revisionId }: PopulationFields,
  rows: number,
): { readonly populationSize?: number; readonly populationRevisionId?: string } {
  if (way === 'size' && size !== '') return { populationSize: Number(size) };
  if (way === 'table' && revisionId !== '') return { populationRevisionId: revisionId };
  const populationSize = way === 'fraction' ? sizeOfFraction(rows, fraction) : null;
  return populationSize === null ? {} : { populationSize };
}

/** The chosen quasi-identifiers that a table does not have: with any it cannot be the population. */
export const lackedBy = (
  { columns }: { readonly columns: readonly string[] },
  quasi: readonly string[],
): readonly string[] => quasi.filter((column) => !columns.includes(column));
