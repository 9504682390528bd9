import type { Json } from '#foundation';

/** The place in a cursor of ours; null, which is the first page, for anything else. */
export function placeIn(cursor: Json): { readonly at: Temporal.Instant; readonly id: string } | null {
  if (cursor === null || typeof cursor !== 'object' || Array.isArray(cursor)) return null;
  const { at, id } = cursor as { readonly [name: string]: Json };
  if (typeof at !== 'string' || typeof id !== 'string') return null;
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return null;
  }
}
