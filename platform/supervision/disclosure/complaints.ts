import { type Json, type Text, type Tx, text } from '#foundation';
import { appendPublicFact, defaultThreshold, saidAbout } from '#platform/evidence';
import { type Cell, withoutSmall } from '../model/disclosure/small-counts.ts';
import { tipKinds } from '../model/tips/words.ts';
import { objectionTables } from '../store/tables.ts';
import { tipTables } from '../store/tips.ts';
import { stretchOf } from './lines/ground.ts';

export const complaintsKind = 'supervision.complaints-of-year';

export type ComplaintName = keyof typeof tipKinds | 'own-record';

/** What is counted: reports from the public by what they are against, and objections of persons to their own record. */
export const complaintTitles: { readonly [Name in ComplaintName]: Text } = {
  ...tipKinds,
  'own-record': text('个人对本人记录的异议', 'Objections of persons to their own record'),
};
const names = Object.keys(complaintTitles) as ComplaintName[];

/** A count, or the range in which the sum of several lies. */
export interface ComplaintLine {
  readonly names: readonly ComplaintName[];
  readonly atLeast: number;
  readonly atMost: number;
}
export interface PublishedComplaints {
  readonly entry: string;
  readonly lines: readonly ComplaintLine[];
}

const subjectOf = (year: number): string => `complaints-${year}`;

/** What is published of a year; null while it is not. The log keeps it, so that a restored database has it too. */
export async function complaintsOf(tx: Tx, year: number): Promise<PublishedComplaints | null> {
  const [said] = (await saidAbout(tx, [subjectOf(year)], tx.now.add({ seconds: 1 }))).filter(
    ({ kind }) => kind === complaintsKind,
  );
  return said
    ? { entry: said.entry, lines: said.fact['lines'] as unknown as readonly ComplaintLine[] }
    : null;
}

/** What there was in a year that is over, as it may be published. */
export async function countedComplaints(tx: Tx, year: number): Promise<readonly ComplaintLine[]> {
  const { from, until } = stretchOf(year);
  const tips = await tipTables(tx)
    .selectFrom('supervision.tip')
    .select(['about'])
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
    .where('received_at', '>=', from)
    .where('received_at', '<', until)
    .groupBy('about')
    .execute();
  const { count: ownRecord } = await objectionTables(tx)
    .selectFrom('supervision.objection')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
    .where('about', '=', 'subject')
    .where('raised_at', '>=', from)
    .where('raised_at', '<', until)
    .executeTakeFirstOrThrow();
  const counts = new Map<string, number>([
    ...tips.map(({ about, count }) => [about, count] as const),
    ['own-record', ownRecord],
  ]);
  const cells: readonly Cell[] = names.map((name) => ({ name, count: counts.get(name) ?? 0 }));
  const { told, merged } = withoutSmall(cells, defaultThreshold);
  return [
    ...told.map(({ name, count }) => ({
      names: [name as ComplaintName],
      atLeast: count,
      atMost: count,
    })),
    ...(merged ? [{ names: merged.names as readonly ComplaintName[], ...merged.sum }] : []),
  ];
}

/** Publishes the counts of a year that is over, once. */
export async function publishComplaints(tx: Tx, year: number): Promise<void> {
  if (await complaintsOf(tx, year)) return;
  const lines = await countedComplaints(tx, year);
  await appendPublicFact(tx, {
    kind: complaintsKind,
    subject: subjectOf(year),
    fact: { year, threshold: defaultThreshold, lines: lines as unknown as Json },
  });
}
