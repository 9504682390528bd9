import { unpackCursor } from '#foundation';

/** Where a list goes on: the sort key of its last line (an instant, or `infinity` for lines without one) and its id. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

/** The place in a cursor; null for anything that is not one of ours, and the list begins at its beginning. */
export function placeIn(cursor: string | undefined): Place | null {
  const value = unpackCursor(cursor);
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [key, id] = value as readonly unknown[];
  if (typeof key !== 'string' || typeof id !== 'string') return null;
  return key === 'infinity' || isInstant(key) ? { key, id } : null;
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
