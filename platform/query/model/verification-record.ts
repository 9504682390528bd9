/*
 * The record of a subject: one byte that tells it from the decoy, then room for a fixed number of rows. A row is one byte that says
 * it is used and, for each compared item, one byte that says its value is known and 16 bytes of its keyed digest. All records of a
 * snapshot have one length, and every comparison does the same steps whatever it finds.
 */

export const digestBytes = 16;
const cellBytes = 1 + digestBytes;
const rowBytes = (items: number): number => 1 + items * cellBytes;

/** The most rows a subject may have; past that the identifying items do not identify. */
export const mostRowsPerSubject = 64;

/** Digests of one row's compared values; null where the register holds none. */
export type RowDigests = readonly (Uint8Array | null)[];

/** The bytes of one row, as they stand in a record. */
export function encodeRow(row: RowDigests): Uint8Array {
  const bytes = new Uint8Array(rowBytes(row.length));
  bytes[0] = 1;
  row.forEach((digest, index) => {
    if (!digest) return;
    const at = 1 + index * cellBytes;
    bytes[at] = 1;
    bytes.set(digest, at + 1);
  });
  return bytes;
}

/** A record out of encoded rows; rows are put in one order, so that the order in a file says nothing. */
export function encodeRecord(rows: readonly Uint8Array[], items: number, slots: number): Uint8Array {
  const bytes = decoyRecord(items, slots);
  bytes[0] = 1;
  [...rows].sort(Buffer.compare).forEach((row, index) => {
    bytes.set(row, 1 + index * rowBytes(items));
  });
  return bytes;
}

/** What a subject that is not there looks like. */
export const decoyRecord = (items: number, slots: number): Uint8Array =>
  new Uint8Array(1 + slots * rowBytes(items));

export interface Comparison {
  readonly found: boolean;
  /** Per compared item, of the one row that agrees in most of what was given. */
  readonly items: readonly { readonly equal: boolean; readonly known: boolean }[];
}

/**
 * Compare what the caller gave with a subject's rows. Several rows: the answer is that of one row, the one that agrees in most items
 * (never "yes" to one item from one row and to another from the next). No early exit: each step is taken for each slot.
 */
export function compareRecord(record: Uint8Array, slots: number, given: RowDigests): Comparison {
  const items = given.length;
  let best = -1;
  let bestEqual = 0;
  let bestKnown = 0;
  for (let slot = 0; slot < slots; slot++) {
    const start = 1 + slot * rowBytes(items);
    const used = record[start]!;
    let equal = 0;
    let known = 0;
    let score = 0;
    for (let index = 0; index < items; index++) {
      const at = start + 1 + index * cellBytes;
      const same = isSame(record, at + 1, given[index] ?? null) & record[at]! & used;
      equal |= same << index;
      known |= (record[at]! & used) << index;
      score += same;
    }
    // 1 when this row is better than the best so far.
    const better = (best - (used ? score : -1)) >>> 31;
    best += better * (score - best);
    bestEqual += better * (equal - bestEqual);
    bestKnown += better * (known - bestKnown);
  }
  return {
    found: record[0] === 1,
    items: given.map((_, index) => ({
      equal: ((bestEqual >> index) & 1) === 1,
      known: ((bestKnown >> index) & 1) === 1,
    })),
  };
}

const nothingGiven = new Uint8Array(digestBytes);

function isSame(record: Uint8Array, at: number, given: Uint8Array | null): number {
  const against = given ?? nothingGiven;
  let difference = given ? 0 : 1;
  for (let index = 0; index < digestBytes; index++) difference |= record[at + index]! ^ against[index]!;
  return difference === 0 ? 1 : 0;
}

export type Answer = 'yes' | 'no' | 'unknown';

export interface Answers {
  /** Only where the service tells it. */
  readonly exists?: Answer;
  readonly items: readonly { readonly item: string; readonly answer: Answer }[];
}

/**
 * The words of a comparison. Where the service does not tell whether the subject exists, everything but a confirmed value is `no`:
 * another value, none on record and no such subject look alike. Where it does, `no` is another value and `unknown` none.
 */
export function answersOf(
  comparison: Comparison,
  asked: readonly { readonly item: string; readonly asked: boolean }[],
  tellsExistence: boolean,
): Answers {
  const items = comparison.items.flatMap(({ equal, known }, index) => {
    const { item, asked: wanted } = asked[index]!;
    if (!wanted) return [];
    const missed: Answer = tellsExistence && !known ? 'unknown' : 'no';
    return [{ item, answer: equal ? ('yes' as const) : missed }];
  });
  return {
    ...(tellsExistence ? { exists: comparison.found ? ('yes' as const) : ('no' as const) } : {}),
    items,
  };
}
