import { text } from '#foundation';
import { isSound } from './detectors/disguised-id.ts';
import { isMobile } from './detectors/phone.ts';
import type { Family } from './families.ts';
import { Hits, masked } from './hits.ts';
import type { LookedAtColumn, LookedAtTable, SeenTrace } from './look-at-columns.ts';
import { plausibleDay } from './scanning/check-digits.ts';
import { nameLikeness } from './words/names.ts';

/** So many columns beside each other are read as one. */
const mostParts = 4;
/** Distinct texts by which a column is thought to be a part, and rows that are then read across. */
const probed = 50;
const readRows = 20_000;

interface Part {
  /** Characters of nearly every text, when all are digits (the last may be an X); 0 otherwise. */
  readonly digits: number;
  /** Texts of one or two Chinese characters. */
  readonly short: boolean;
}

/**
 * What stands in one row over several columns side by side: identity numbers and mobiles cut into pieces, surname and given name, year, month and
 * day of birth. Costs a look at fifty texts a column, and a join of at most `readRows` rows for each run of columns that could be one thing.
 * Columns apart, or in another order, are not put together.
 */
export function withSplit(
  table: LookedAtTable,
  columns: readonly LookedAtColumn[],
  probes: readonly (readonly string[])[],
): readonly LookedAtColumn[] {
  const { rows, at } = table;
  if (!at || !rows) return columns;
  const parts = probes.map(partOf);
  const added = new Map<number, SeenTrace[]>();
  const add = (from: number, count: number, trace: SeenTrace) => {
    for (let place = from; place < from + count; place++) {
      const own = { ...trace, hits: new Hits() };
      own.hits.join(trace.hits);
      added.set(place, [...(added.get(place) ?? []), own]);
    }
  };
  const read = reader(rows, at);
  for (let from = 0; from < columns.length; from++) {
    let width = parts[from]!.digits;
    for (let count = 2; width > 0 && count <= mostParts && from + count <= columns.length; count++) {
      const next = parts[from + count - 1]!.digits;
      width = next === 0 ? 0 : width + next;
      const found = width === 18 ? ids(read, from, count) : width === 11 ? mobiles(read, from, count) : null;
      if (found) add(from, count, found);
    }
    if (parts[from]!.short && parts[from + 1]?.short) {
      const found = names(read, from);
      if (found) add(from, 2, found);
    }
    const born = births(read, columns, from);
    if (born) add(from, born.count, born.trace);
  }
  return added.size === 0
    ? columns
    : columns.map((column, place) => {
        const more = added.get(place) ?? [];
        const known = new Set(more.map(({ family }) => family));
        return { ...column, traces: [...column.traces.filter(({ family }) => !known.has(family)), ...more] };
      });
}

/** A few texts of a column, spread over it. */
export function probeOf(values: readonly { readonly text: string }[]): readonly string[] {
  const stride = Math.max(1, Math.floor(values.length / probed));
  const texts: string[] = [];
  for (let index = 0; index < values.length && texts.length < probed; index += stride)
    texts.push(values[index]!.text.trim());
  return texts;
}

function partOf(texts: readonly string[]): Part {
  const [first] = texts;
  if (first === undefined) return { digits: 0, short: false };
  const digits = texts.every((one) => one.length === first.length && /^\d{0,16}[\dXx]$/.test(one));
  return {
    digits: digits ? first.length : 0,
    short: texts.every((one) => /^[\u4e00-\u9fff]{1,2}$/.test(one)),
  };
}

type Read = (from: number, count: number, see: (parts: readonly string[]) => void) => number;

/** Reads rows across some columns, spread over the table; answers how many had something in each. */
const reader =
  (rows: number, at: NonNullable<LookedAtTable['at']>): Read =>
  (from, count, see) => {
    const stride = Math.max(1, Math.ceil(rows / readRows));
    let whole = 0;
    for (let row = 0; row < rows; row += stride) {
      const parts = Array.from({ length: count }, (_, place) => at(from + place, row).trim());
      if (parts.includes('')) continue;
      whole++;
      see(parts);
    }
    return whole;
  };

const share = 0.8;
const leastRows = 5;

function ids(read: Read, from: number, count: number): SeenTrace | null {
  const hits = new Hits();
  const whole = read(from, count, (parts) => {
    const number = parts.join('').toUpperCase();
    if (isSound(number)) hits.add(1, 'over-columns', () => masked(number, 3));
  });
  return whole >= leastRows && hits.cells >= whole * share
    ? trace(
        'resident-id',
        hits,
        whole,
        'high',
        count,
        '合起来是地区、出生日期和校验码都正确的身份证号',
        'identity numbers whose region, day of birth and check character hold',
      )
    : null;
}

const leastMobiles = 20;
const leastPrefixes = 8;

function mobiles(read: Read, from: number, count: number): SeenTrace | null {
  const hits = new Hits();
  const prefixes = new Set<string>();
  const whole = read(from, count, (parts) => {
    const number = parts.join('');
    if (!isMobile(number)) return;
    prefixes.add(number.slice(0, 3));
    hits.add(1, 'over-columns', () => masked(number, 3));
  });
  return whole >= leastMobiles && hits.cells >= whole * 0.95 && prefixes.size >= leastPrefixes
    ? trace(
        'mobile',
        hits,
        whole,
        'medium',
        count,
        '合起来是有效号段的手机号码',
        'mobile numbers with prefixes in use',
      )
    : null;
}

const leastSurnames = 5;

function names(read: Read, from: number): SeenTrace | null {
  const hits = new Hits();
  const surnames = new Set<string>();
  let strong = 0;
  const whole = read(from, 2, ([surname = '', given = '']) => {
    const likeness = nameLikeness(surname + given);
    if (likeness === 'no') return;
    if (likeness === 'strong') strong++;
    surnames.add(surname);
    hits.add(1, 'over-columns', () => masked(surname + given, 1));
  });
  return whole >= leastRows &&
    hits.cells >= whole * 0.9 &&
    strong >= whole * 0.6 &&
    surnames.size >= leastSurnames
    ? trace('person-name', hits, whole, 'medium', 2, '合起来是姓氏加名字', 'surnames with given names')
    : null;
}

/** The header of the first speaks of birth, those behind it of months and days. */
function births(
  read: Read,
  columns: readonly LookedAtColumn[],
  from: number,
): { readonly trace: SeenTrace; readonly count: number } | null {
  const [year, month, day] = columns.slice(from, from + 3).map(({ header }) => header);
  if (
    !year?.families.has('birth-date') ||
    !/年|year/i.test(year.name) ||
    !/月|month/i.test(month?.name ?? '')
  )
    return null;
  const count = /日|day/i.test(day?.name ?? '') ? 3 : 2;
  const hits = new Hits();
  const number = /^\d{1,4}(?:\.0)?(?:年|月|日)?$/;
  const whole = read(from, count, (parts) => {
    if (!parts.every((part) => number.test(part))) return;
    const [y = 0, m = 0, d = 1] = parts.map((part) => Number.parseInt(part, 10));
    if (plausibleDay(y, m, d)) hits.add(1, 'over-columns', () => `${String(y).slice(0, 2)}**-**`);
  });
  return whole > 0 && hits.cells >= whole * share
    ? {
        trace: trace('birth-date', hits, whole, 'high', count, '合起来是出生的年月日', 'days of birth'),
        count,
      }
    : null;
}

const trace = (
  family: Family,
  hits: Hits,
  lookedAt: number,
  confidence: SeenTrace['confidence'],
  count: number,
  zh: string,
  en: string,
): SeenTrace => ({
  family,
  hits,
  lookedAt,
  confidence,
  why: [
    text(`分在相邻 ${count} 列，${zh}`, `Put over ${count} columns side by side: together they are ${en}`),
  ],
});
