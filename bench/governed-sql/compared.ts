/** One answer: its rows, and which cells of it are blank because a guard demands it. */
export interface Answered {
  readonly rows: readonly (readonly unknown[])[];
  readonly blank: ReadonlySet<string>;
}

export const cellName = (row: number, column: number): string => `${row}/${column}`;

/**
 * What of a governed answer and a plain one must be equal: every number that is told. Groups that guards left out are not in the governed one, blanks
 * are blanks; rows are told apart by their first columns.
 */
export function toldAlike(keys: number, ours: Answered, peer: Answered): readonly [unknown, unknown] {
  const keyOf = (row: readonly unknown[]): string => JSON.stringify(row.slice(0, keys).map(comparable));
  const plain = new Map(peer.rows.map((row) => [keyOf(row), row]));
  const told = ours.rows.map((row, index) =>
    row.map((value, column) => (ours.blank.has(cellName(index, column)) ? 'blank' : comparable(value))),
  );
  const asPlain = told.map((row, index) =>
    (plain.get(keyOf(ours.rows[index]!)) ?? ['no such group']).map((value, column) =>
      row[column] === 'blank' || isClose(row[column], comparable(value)) ? row[column] : comparable(value),
    ),
  );
  return [told, asPlain];
}

/** Averages are told with six digits behind the point; the peer's are floating. */
const isClose = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' &&
  typeof other === 'number' &&
  Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));

/** Numbers as numbers, dates without their midnight. */
function comparable(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  const words = String(value);
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(words)) return Number(words);
  return words.replace(/[ T]00:00:00$/, '');
}
