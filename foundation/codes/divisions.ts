import { type Known, known, notFound } from '../known.ts';
import { type Parsed, parsed, unparsedBy } from '../parsed.ts';
import { text } from '../text.ts';
import {
  type Division,
  type DivisionLevel,
  divisionHistory,
  divisionLevel,
  undatedDivision,
} from './division-table.ts';

/** What a six-digit code meant in a year. */
export type DivisionStanding =
  | { readonly state: 'in-force'; readonly division: Division }
  | { readonly state: 'not-yet'; readonly first: Division }
  /** `last` is the stretch it had last; not known of codes that are in none of the yearly editions since 1981. */
  | {
      readonly state: 'abolished';
      readonly name: string;
      readonly last?: Division;
      readonly successors: readonly string[];
    }
  /** A code that is or was in use beside the yearly editions: a header such as 市辖区, a development zone, a correction. */
  | { readonly state: 'undated'; readonly name: string };

export type DivisionReason = 'length' | 'format' | 'unknown-region';

const refuseDivision = unparsedBy<DivisionReason>({
  length: text('行政区划代码应为6位数字。', 'A division code has six digits.'),
  format: text(
    '行政区划代码只能由数字组成，且不能跳级。',
    'A division code has digits only, and leaves out no level.',
  ),
  'unknown-region': text('没有这个行政区划代码。', 'There is no division with this code.'),
});

/** Reads a GB/T 2260 code that is, or ever was, in use: `110101`. */
export function parseDivisionCode(
  source: string,
): Parsed<
  { readonly code: string; readonly level: DivisionLevel; readonly history: readonly Division[] },
  DivisionReason
> {
  const code = source.replace(/\s/g, '');
  if (code.length !== 6) return refuseDivision('length');
  if (!/^[1-9]\d(?!00(?!00))\d{4}$/.test(code)) return refuseDivision('format');
  const history = divisionHistory(code);
  if (history.length === 0 && !undatedDivision(code)) return refuseDivision('unknown-region');
  return parsed({ code, level: divisionLevel(code), history });
}

/** `110105` lies within `110105`, `110100` and `110000`: each two digits are a level (GB/T 2260). */
export const withinDivision = (code: string, area: string): boolean =>
  code.startsWith(area.replace(/(?:00){1,2}$/, ''));

/**
 * What the code meant in a year. In the year of a change both the old and the new state were valid for a part of it; the new one is
 * given. `not-found` when no edition ever had the code.
 */
export function divisionStanding(code: string, year: number): Known<DivisionStanding> {
  const history = divisionHistory(code);
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) {
    const row = undatedDivision(code);
    if (!row) return notFound(tableName);
    const replaced = row.successors.length > 0 && !headers.test(row.name);
    return known(replaced ? { state: 'abolished', ...row } : { state: 'undated', name: row.name });
  }
  // The first edition stands for all years before it.
  const asked = Math.max(year, 1981);
  const division =
    history.find(({ from, until }) => from <= asked && (until === null || asked < until)) ??
    history.find(({ until }) => until === asked);
  if (division) return known({ state: 'in-force', division });
  if (asked < first.from) return known({ state: 'not-yet', first });
  const ended = history.findLast(({ until }) => until !== null && until < asked) ?? last;
  return known({ state: 'abolished', name: ended.name, last: ended, successors: ended.successors });
}

/** Names of rows of the standard that group others and are no division themselves. */
const headers = /^(市辖区|市区|县|.*直辖.*单位)$/;
const tableName = text('行政区划代码表', 'table of division codes');

/** Province, prefecture and county of a code in a year, as far as they are in force then: 江西省 · 九江市 · 德安县. */
export function divisionPath(code: string, year: number): readonly Division[] {
  const codes = new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]);
  return [...codes].flatMap((part) => {
    const standing = divisionStanding(part, year);
    return standing.state === 'known' && standing.value.state === 'in-force' ? [standing.value.division] : [];
  });
}

/** The codes in force in a year that took over a code's area, through all changes in between; the code itself while it is in force. */
export function successorsIn(code: string, year: number): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const standing = divisionStanding(next, year);
    if (standing.state !== 'known') continue;
    if (standing.value.state === 'in-force') found.add(next);
    else if (standing.value.state === 'abolished') open.push(...standing.value.successors);
  }
  return [...found].sort();
}

/** Whether two digits begin the codes of a province. */
export const isProvinceCode = (digits: string): boolean => divisionHistory(`${digits}0000`).length > 0;
