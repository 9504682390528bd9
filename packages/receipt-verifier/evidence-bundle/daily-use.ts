import type { Json } from '../canonical.ts';
import type { ProvenFact } from './format.ts';
import { memberOf } from './in-force.ts';
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

/** What was published about one day: all its pages. */
interface Published {
  readonly day: string;
  /** The day of the fact before it; null for the first. */
  readonly previous: string | null;
  readonly pages: number;
  readonly seen: readonly number[];
  readonly lines: readonly Line[];
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

/** Published days by day. `odd` are pointers of facts that are not as a daily total is. */
export function publishedDays(facts: readonly { readonly fact: ProvenFact; readonly at: string }[]): {
  readonly days: ReadonlyMap<string, Published>;
  readonly odd: readonly string[];
} {
  const days = new Map<string, Published>();
  const odd: string[] = [];
  for (const { fact, at } of facts) {
    const page = readPage(fact.leaf.fact, fact.leaf.subject);
    const before = page && days.get(page.day);
    if (!page || (before && (before.pages !== page.pages || before.seen.includes(page.seen[0]!))))
      odd.push(at);
    else
      days.set(page.day, {
        ...page,
        seen: [...(before?.seen ?? []), ...page.seen],
        lines: [...(before?.lines ?? []), ...page.lines],
      });
  }
  return { days, odd };
}

function readPage(fact: Json, subject: string): Published | null {
  const [day, previous, page, pages, lines] = ['day', 'previous', 'page', 'pages', 'lines'].map((name) =>
    memberOf(fact, name),
  );
  if (day !== subject || !isDay(day) || !(previous === null || isDay(previous))) return null;
  if (!isCount(page) || !isCount(pages) || page < 1 || page > pages || !Array.isArray(lines)) return null;
  const read = lines.map(readLine);
  return read.every((line) => line !== null) ? { day, previous, pages, seen: [page], lines: read } : null;
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
  days: ReadonlyMap<string, Published>,
  agreement: string,
  shown: ReadonlyMap<string, number>,
): DayVerdict {
  const published = days.get(day);
  if (!published) {
    const skipped = [...days.values()].some(
      ({ day: later, previous }) => previous !== null && previous < day && day < later,
    );
    if (!skipped) return { kind: 'not-covered' };
    const [first] = shown;
    return first ? differs(first[0], first[1], 0, 0) : { kind: 'fits', exact: true };
  }
  if (published.seen.length < published.pages) return { kind: 'pages-missing' };
  const own = published.lines.filter((line) => line.agreement === agreement);
  const named = own.filter(({ purpose }) => purpose !== merged);
  for (const { purpose, calls } of named)
    if (calls !== null && (shown.get(purpose) ?? 0) !== calls)
      return differs(purpose, shown.get(purpose) ?? 0, calls, calls);
  const rest = [...shown]
    .filter(([purpose]) => named.every((line) => line.purpose !== purpose))
    .reduce((sum, [, count]) => sum + count, 0);
  const within = own.find(({ purpose }) => purpose === merged);
  const across = published.lines.find((line) => line.agreement === merged);
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
