import { type TSchema, Type } from 'typebox';
import { type Json, textThatCannotBeKept } from './json.ts';

/** Every list answers `{items, next, total}`; `next` is an opaque cursor, null on the last page. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Integer(),
    /** Present and true when there are more than `total`: it was counted no further. */
    totalIsAtLeast: Type.Optional(Type.Boolean()),
  });

/** Lists are counted exactly up to here; of a longer one it is said that it is longer. */
export const countedUpTo = 10_000;

/** The total of a list of which at most one more than {@link countedUpTo} were counted. */
export const totalOf = (counted: number): { total: number; totalIsAtLeast?: true } =>
  counted > countedUpTo ? { total: countedUpTo, totalIsAtLeast: true } : { total: counted };

/** What a list read takes besides its filters. */
export const pageInput = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};

/** A sentence in both languages, for schemas. */
export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** Pack the place where a list stopped. The reader cannot rely on what is inside. */
export const packCursor = (place: Json): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Of rows that were asked for with one more than `limit`: those of this page, and the cursor of the next by the place of its last line. */
export function cutToPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => Json,
): { readonly shown: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, next: last === undefined ? null : packCursor(placeOf(last)) };
}

/** The place in a cursor, or null when it is not one of ours. */
export function unpackCursor(cursor: string | undefined): Json {
  if (!cursor) return null;
  try {
    const packed = Buffer.from(cursor, 'base64url').toString('utf8');
    const place = JSON.parse(packed) as Json;
    return textThatCannotBeKept(place) === null ? place : null;
  } catch {
    return null;
  }
}

/** Where a list in the order of time goes on: the instant and the id of its last line. */
export interface PlaceInTime {
  readonly at: Temporal.Instant;
  readonly id: string;
}

/** The place in a cursor packed as `[instant, id]`; null when it is not one of ours, and the list begins at its beginning. */
export function unpackPlaceInTime(cursor: string | undefined): PlaceInTime | null {
  const place = unpackCursor(cursor);
  if (!Array.isArray(place) || place.length !== 2) return null;
  const [at, id] = place as readonly Json[];
  if (typeof at !== 'string' || typeof id !== 'string') return null;
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return null;
  }
}

/** The rows to pass over, for lists that are paged by counting; 0 when the cursor is not one of ours. */
export function unpackOffset(cursor: string | undefined): number {
  const place = unpackCursor(cursor);
  return typeof place === 'number' && Number.isInteger(place) && place >= 0 && place <= 2 ** 31 ? place : 0;
}
