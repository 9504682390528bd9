/** The civil date before that of an instant told with Shanghai's offset: the last day that is over. */
export const dayBefore = (now: string): string => shifted(now.slice(0, 10), -1);

/** Whole days in Shanghai, both included, as half-open instants. */
export const periodOf = (
  from: string,
  through: string,
): { readonly from: string; readonly until: string } => ({
  from: `${from}T00:00:00+08:00`,
  until: `${shifted(through, 1)}T00:00:00+08:00`,
});

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
