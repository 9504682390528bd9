import { unpackCursor } from '#foundation';

/** Where a list goes on: the sort key of its last line (an instant, `infinity` for lines without one, or a day) and its id. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

/** The place in a cursor; null for anything that is not one of ours, and the list begins at its beginning. */
export function placeIn(
  cursor: string | undefined,
  isKey: (key: string) => boolean = (key) => key === 'infinity' || isInstant(key),
): Place | null {
  const value = unpackCursor(cursor);
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [key, id] = value as readonly unknown[];
  if (typeof key !== 'string' || typeof id !== 'string') return null;
  return isKey(key) ? { key, id } : null;
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}

/** A day as lists by day have it for their key, with a year of four digits. */
export function isDay(value: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
