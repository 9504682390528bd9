import type { Json } from '../canonical.ts';
import type { ProvenFact } from './format.ts';
import { countWhere, memberOf } from './in-force.ts';
import { isDay } from './instants.ts';

export const dailyUseKind = 'evidence.daily-use';
/** How the daily totals name what is merged because it is too small to be told apart. */
export const merged = '其他';

interface Line {
  readonly agreement: string;
  readonly purpose: string;
  /** Exact, or null where only `fewerThan` is said. */
  readonly calls: number | null;
  readonly fewerThan: number | null;
}

/** One fact: a page of what was published about a day. */
interface Page {
  readonly day: string;
  /** The day of the fact before it; null for the first. */
  readonly previous: string | null;
  readonly page: number;
  readonly pages: number;
  readonly lines: readonly Line[];
}

/** What the facts of a bundle say about days. */
export interface PublishedUse {
  /** Pages of each day by their number. */
  readonly pages: ReadonlyMap<string, ReadonlyMap<number, Page>>;
  /** Days that have some, in order. */
  readonly days: readonly string[];
  /** Pointers of facts that are not as a daily total is, or are there twice. */
  readonly odd: readonly string[];
}

/** How the calls shown of a day compare with what was published of it. */
export type DayVerdict =
  | { readonly kind: 'fits'; readonly exact: boolean }
  /** Nothing published says anything of it in this bundle. */
  | { readonly kind: 'not-covered' }
  | { readonly kind: 'pages-missing' }
  | {
      readonly kind: 'differs';
      readonly purpose: string;
      readonly shown: number;
      readonly atLeast: number;
      readonly atMost: number;
    };

export function publishedUse(
  facts: readonly { readonly fact: ProvenFact; readonly at: string }[],
): PublishedUse {
  const pages = new Map<string, Map<number, Page>>();
  const odd: string[] = [];
  for (const { fact, at } of facts) {
    const page = readPage(fact.leaf.fact, fact.leaf.subject);
    const ofDay = (page && pages.get(page.day)) ?? new Map<number, Page>();
    const [first] = ofDay.values();
    if (
      !page ||
      ofDay.has(page.page) ||
      (first && (first.pages !== page.pages || first.previous !== page.previous))
    )
      odd.push(at);
    else pages.set(page.day, ofDay.set(page.page, page));
  }
  return { pages, days: [...pages.keys()].sort(), odd };
}

function readPage(fact: Json, subject: string): Page | null {
  const [day, previous, page, pages, lines] = ['day', 'previous', 'page', 'pages', 'lines'].map((name) =>
    memberOf(fact, name),
  );
  if (day !== subject || !isDay(day) || !(previous === null || isDay(previous))) return null;
  if (!isCount(page) || !isCount(pages) || page < 1 || page > pages || !Array.isArray(lines)) return null;
  const read = lines.map(readLine);
  return read.every((line) => line !== null) ? { day, previous, page, pages, lines: read } : null;
}

function readLine(line: Json): Line | null {
  const [agreement, purpose, calls, fewerThan] = ['agreement', 'purpose', 'calls', 'fewerThan'].map((name) =>
    memberOf(line, name),
  );
  if (typeof agreement !== 'string' || typeof purpose !== 'string') return null;
  if (isCount(calls) && fewerThan === undefined) return { agreement, purpose, calls, fewerThan: null };
  return isCount(fewerThan) && calls === undefined ? { agreement, purpose, calls: null, fewerThan } : null;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Hold the calls shown of a day, by purpose, against what was published. A figure of its own is exact; what was too small is merged, within
 * the agreement first and then with others, and bounds the rest.
 */
export function judgeDay(
  day: string,
  { pages, days }: PublishedUse,
  agreement: string,
  shown: ReadonlyMap<string, number>,
): DayVerdict {
  const published = pages.get(day);
  const [first] = published?.values() ?? [];
  if (!published || !first) {
    const later = days[countWhere(days, (one) => one < day)];
    const [next] = (later === undefined ? undefined : pages.get(later))?.values() ?? [];
    // The next fact names the day before it: nothing lies between.
    if (!next?.previous || next.previous > day) return { kind: 'not-covered' };
    const [asked] = shown;
    return asked ? differs(asked[0], asked[1], 0, 0) : { kind: 'fits', exact: true };
  }
  if (published.size < first.pages) return { kind: 'pages-missing' };
  const lines = [...published.values()].flatMap((page) => page.lines);
  const own = lines.filter((line) => line.agreement === agreement);
  const named = own.filter(({ purpose }) => purpose !== merged);
  for (const { purpose, calls } of named)
    if (calls !== null && (shown.get(purpose) ?? 0) !== calls)
      return differs(purpose, shown.get(purpose) ?? 0, calls, calls);
  const rest = [...shown]
    .filter(([purpose]) => named.every((line) => line.purpose !== purpose))
    .reduce((sum, [, count]) => sum + count, 0);
  const within = own.find(({ purpose }) => purpose === merged);
  const across = lines.find((line) => line.agreement === merged);
  const most = mostOf(within ?? across);
  const least = within?.calls ?? 0;
  return rest < least || rest > most
    ? differs(merged, rest, least, most)
    : { kind: 'fits', exact: least === most };
}

const mostOf = (line: Line | undefined): number => (line ? (line.calls ?? line.fewerThan! - 1) : 0);

const differs = (purpose: string, shown: number, atLeast: number, atMost: number): DayVerdict => ({
  kind: 'differs',
  purpose,
  shown,
  atLeast,
  atMost,
});
