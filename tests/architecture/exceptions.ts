import list from './exceptions.json' with { type: 'json' };

/** A crossing that is meant: everything under `from` may use everything under `to`, for the reason given. */
export interface Exception {
  readonly boundaries: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The short list of meant crossings. Each must still be needed: the check fails on one that excuses nothing. */
export const exceptions: readonly Exception[] = list;

export const excuses = (
  exception: Exception,
  crossing: { readonly boundary: string; readonly from: string; readonly to: string },
): boolean =>
  exception.boundaries.includes(crossing.boundary) &&
  crossing.from.startsWith(exception.from) &&
  crossing.to.startsWith(exception.to);
