import type { GroupedForm } from './normal-form.ts';

/** A part of each group: the rows under exactly these conditions. */
export interface Piece {
  /** The part's conditions as bits. */
  readonly bits: number;
  /** How many rows it has. */
  readonly rows: string;
  /** A count of units of the whole group, taken inside the part. */
  readonly of: (units: string) => string;
}

interface Grouped {
  /** FROM and WHERE; asked for last, since what the pieces count may have to be in it. */
  readonly source: () => string;
  readonly inner: readonly string[];
  readonly keys: readonly string[];
  /** Counts of units, with their names. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly enough: string;
}

/** One row per group and one per part of it that has rows, where groups are made once and their parts are counted beside. */
export function printPieces(
  form: GroupedForm,
  pieces: readonly Piece[],
  { source, inner, keys, evidence, enough }: Grouped,
): string {
  const names = new Map(evidence);
  const beside: string[] = [];
  const named = (expression: string): string => {
    const known = names.get(expression) ?? `__x${names.size}`;
    if (!names.has(expression)) beside.push(`${expression} AS ${known}`);
    names.set(expression, known);
    return `f.${known}`;
  };
  const byPart = (whole: string, of: (piece: Piece) => string): string =>
    `CASE v.__m ${pieces.map((piece) => `WHEN ${piece.bits} THEN ${named(of(piece))}`).join(' ')} ELSE ${whole} END`;
  const shown = [
    ...keys.map((key) => `f.${key}`),
    ...form.atoms.map((_, index) => `f.__a${index}`),
    ...[...evidence].map(([units, name]) => `${byPart(`f.${name}`, ({ of }) => of(units))} AS ${name}`),
    'v.__m AS __m',
    'v.__g AS __g',
  ];
  const inhabited = byPart('1', ({ rows }) => rows);
  const grouped = `SELECT ${[...inner, ...beside].join(', ')} ${source()}${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''} HAVING ${enough}`;
  const rows = ['(NULL, 1)', ...pieces.map(({ bits }) => `(${bits}, 0)`)].join(', ');
  return `SELECT ${shown.join(', ')} FROM (${grouped}) AS f CROSS JOIN (VALUES ${rows}) AS v(__m, __g) WHERE ${inhabited} > 0`;
}
