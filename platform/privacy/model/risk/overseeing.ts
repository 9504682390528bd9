import { withinDivision } from '#foundation';

/** A body of the state, as far as it matters for whose data it looks after. */
export interface OverseenBody {
  readonly id: string;
  /** GB/T 2260 code of its seat, or of the nearest body above it that has one; null when none has. */
  readonly division: string | null;
  /** Place of its level, 0 the highest; null for what has none. */
  readonly rank: number | null;
  /** The bodies above it, nearest first. */
  readonly above: readonly string[];
}

/**
 * Whether a data authority looks after a department's data: its own, that of bodies under it, and that of bodies of its region that do not stand above it
 * (a city's authority has no say in a department of the province seated in the city). `null`: a region is not known, so this cannot be told.
 */
export function looksAfter(authority: OverseenBody, department: OverseenBody): boolean | null {
  if (authority.id === department.id || department.above.includes(authority.id)) return true;
  if (authority.rank !== null && department.rank !== null && department.rank < authority.rank) return false;
  if (authority.rank === 0) return true;
  if (authority.division === null || department.division === null) return null;
  return withinDivision(department.division, authority.division);
}

/** The authorities that look after a department's data. Where regions are not known, the only authority there is does; of several none is guessed. */
export function overseersAmong(authorities: readonly OverseenBody[], department: OverseenBody): string[] {
  return authorities
    .filter((authority) => looksAfter(authority, department) ?? authorities.length === 1)
    .map(({ id }) => id);
}
