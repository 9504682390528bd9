import type { QueryLimits } from '../ports.ts';

/** Bounds of one run in the engine: longer than a product's call may take, since nobody waits at the other end of a connection. */
export const runBounds: QueryLimits = {
  timeMs: 5 * 60_000,
  memoryBytes: 512 * 1024 * 1024,
  resultRows: 100_000,
  resultBytes: 32 * 1024 * 1024,
};

/** Runs of one organisation that may be open at once; more are refused when they are submitted. */
export const mostOpenRuns = 100;
/** A run that was interrupted so often is given up: it may be what ends the worker. */
export const mostAttempts = 3;
