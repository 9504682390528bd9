import { isDeepStrictEqual } from 'node:util';
import { type Check, type Json, type Text, text } from '#foundation';
import { totalsKind } from './daily-totals.ts';
import { auditedEntries } from './metered-entries.ts';
import { evidenceTables } from './store/tables.ts';

/** Figures of disclosure are sums of rows: these are the lines of the day's facts in the log, all of them and nothing else. */
export const totalsCheck: Check = {
  name: 'evidence.daily-totals',
  title: text('披露所用的每日用量与日志所载相符', 'Daily totals behind the disclosure are what the log says'),
  async run(tx) {
    const days = await evidenceTables(tx)
      .selectFrom('evidence.daily_total')
      .selectAll()
      .orderBy('day')
      .execute();
    const rows = await evidenceTables(tx)
      .selectFrom('evidence.published_use')
      .selectAll()
      .orderBy('day')
      .orderBy('line')
      .execute();
    const ofDay = Map.groupBy(rows, ({ day }) => day.toString());
    const entries = await auditedEntries(
      tx,
      days.flatMap((day) => day.entries),
    );
    const faults: Text[] = [];
    for (const { day, entries: ids, refusals, refusals_fewer_than } of days) {
      const facts = ids.map((id) => entries.get(id));
      const wrong = facts.some((entry) => entry?.kind !== totalsKind || entry.subject !== day.toString());
      const said = facts.map((entry) => entry?.fact as Fact | null | undefined);
      const published = said.flatMap((fact, page) =>
        (fact?.lines ?? []).map((line) => ({ entry: ids[page], ...line })),
      );
      const kept = (ofDay.get(day.toString()) ?? []).map(
        ({ entry, agreement, purpose, calls, fewer_than }) => ({
          entry,
          agreement,
          purpose,
          ...(calls === null ? {} : { calls: Number(calls) }),
          ...(fewer_than === null ? {} : { fewerThan: fewer_than }),
        }),
      );
      const refused =
        refusals_fewer_than === null
          ? refusals === null
            ? null
            : Number(refusals)
          : { fewerThan: refusals_fewer_than };
      const saidRefused = said.length > 0 ? (said[0]?.refusals ?? null) : refused;
      if (
        wrong ||
        !isDeepStrictEqual(kept, published.map(figures)) ||
        !isDeepStrictEqual(refused, saidRefused)
      )
        faults.push(
          text(`${day} 的每日用量与日志所载不同`, `the totals of ${day} are not what the log says`),
        );
    }
    return { looked: days.length, faults };
  },
};

interface Line {
  readonly agreement: string;
  readonly purpose: string;
  readonly calls?: number;
  readonly fewerThan?: number;
}
interface Fact {
  readonly lines: readonly Line[];
  readonly refusals: Json;
}

/** Of a published line, what the rows keep. */
const figures = ({
  entry,
  agreement,
  purpose,
  calls,
  fewerThan,
}: Line & { readonly entry: string | undefined }) => ({
  entry,
  agreement,
  purpose,
  ...(calls === undefined ? {} : { calls: Number(calls) }),
  ...(fewerThan === undefined ? {} : { fewerThan }),
});
