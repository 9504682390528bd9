import { cutAfter, type ListedResource } from './list.ts';

/** Figures of an imported list, for the person who imported it and for the end-to-end test over the real catalogue. */
export function listReport(entries: readonly ListedResource[]) {
  const titles = tally(entries.map((entry) => entry.title));
  const repeated = [...titles.values()].filter((count) => count > 1);
  return {
    entries: entries.length,
    departments: new Set(entries.filter((entry) => !isArchive(entry)).map((entry) => entry.department)).size,
    archived: entries.filter(isArchive).length,
    repeatedTitles: repeated.length,
    rowsWithRepeatedTitle: repeated.reduce((sum, count) => sum + count, 0),
    defects: Object.fromEntries(
      tally(entries.flatMap((entry) => entry.defects.map((defect) => defect.code))),
    ),
    summariesCutAfter: Object.fromEntries(tally(entries.flatMap((entry) => cutAfter(entry.summary) ?? []))),
  };
}

const isArchive = (entry: ListedResource) =>
  entry.defects.some((defect) => defect.code === 'archive-department');

function tally<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
