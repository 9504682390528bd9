/**
 * Writes `years/*.json` anew from a copy of NateScarlet/holiday-cn:
 * `node foundation/calendar/build-years.ts <folder with holiday-cn-2019.json …>`. Run when the year's notice is issued, then raise
 * the version in china-calendar.ts. Not used by the running product.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarYear } from './calendar-year.ts';

interface SourceYear {
  readonly year: number;
  readonly papers: readonly string[];
  readonly days: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[];
}

/** A year of the source in the house's shape. */
export function convertYear(source: SourceYear): CalendarYear {
  const named = (off: boolean) =>
    Object.fromEntries(source.days.filter((day) => day.isOffDay === off).map((day) => [day.date, day.name]));
  return { year: source.year, notices: source.papers, off: named(true), work: named(false) };
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (!folder) throw new Error('usage: node foundation/calendar/build-years.ts <folder>');
  for (const file of readdirSync(folder).filter((name) => /^holiday-cn-\d{4}\.json$/.test(name))) {
    const year = convertYear(JSON.parse(readFileSync(join(folder, file), 'utf8')) as SourceYear);
    const target = new URL(`years/${year.year}.json`, import.meta.url);
    writeFileSync(target, `${JSON.stringify(year, null, 1)}\n`);
  }
}
