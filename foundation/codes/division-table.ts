import table from './divisions.json' with { type: 'json' };

/** `[code, name, first year, year of the end or null, successors]`; successors as `code` or `code[year]`, split by `;`. */
export type DivisionRow = [
  code: string,
  name: string,
  from: number,
  until: number | null,
  successors: string,
];

/** Shape of divisions.json. `undated` are codes that were in use once, of which only name and successors are known. */
export interface DivisionTable {
  readonly through: number;
  readonly dated: readonly DivisionRow[];
  readonly undated: readonly [code: string, name: string, successors: string][];
}

export type DivisionLevel = 'province' | 'prefecture' | 'county';

/** One stretch of years in which a code had a name. Years are those of the editions: `[from, until)`. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** 1981 is the first edition there is and means "then or before". */
  readonly from: number;
  readonly until: number | null;
  /** Codes that took over its area, when it ended; the same code when only the name changed. */
  readonly successors: readonly string[];
  /** Codes that parts of its area went to in a year before its end. */
  readonly cessions: readonly { readonly code: string; readonly year: number }[];
}

/** The last edition of GB/T 2260 that the bundled table follows. */
export const divisionsThrough: number = table.through;

/** Provinces, autonomous regions and municipalities have `0000`, prefectures `00` at the end. */
export const divisionLevel = (code: string): DivisionLevel =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';

const rowsByCode = new Map<string, Division[]>();
for (const row of table.dated as unknown as readonly DivisionRow[]) {
  const division = divisionOf(row);
  const rows = rowsByCode.get(division.code);
  if (rows) rows.push(division);
  else rowsByCode.set(division.code, [division]);
}
for (const rows of rowsByCode.values()) rows.sort((one, other) => one.from - other.from);
/** Codes without years: name and successors. */
const undated = new Map((table.undated as unknown as DivisionTable['undated']).map((row) => [row[0], row]));

/** Every stretch of a code, oldest first; empty when it is in no edition since 1981. */
export const divisionHistory = (code: string): readonly Division[] => rowsByCode.get(code) ?? [];

/** Name and successors of a code that was in use and has no known years. */
export function undatedDivision(
  code: string,
): { readonly name: string; readonly successors: readonly string[] } | undefined {
  const row = undated.get(code);
  return row && { name: row[1], successors: list(row[2]) };
}

function divisionOf([code, name, from, until, successors]: DivisionRow): Division {
  const parts = list(successors);
  return {
    code,
    name,
    level: divisionLevel(code),
    from,
    until,
    successors: parts.filter((part) => part.length === 6),
    cessions: parts
      .filter((part) => part.length > 6)
      .map((part) => ({ code: part.slice(0, 6), year: Number(part.slice(7, 11)) })),
  };
}

function list(joined: string): readonly string[] {
  return joined === '' ? [] : joined.split(';');
}
