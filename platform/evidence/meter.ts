import type { Batch, Tx } from '#foundation';
import { evidenceTables } from './store/tables.ts';

/** One released call, as it is billed, settled and reported. */
export interface MeterLine {
  /** The call's entry in the log; one line for each. */
  readonly entry: string;
  /** Null when the call was not of a product (an operator's own query). */
  readonly product: string | null;
  readonly agreement: string;
  readonly purpose: string;
  /** Organisation that asked. */
  readonly buyer: string;
  /** What the price class counts: calls, rows, cells. Whole and not negative. */
  readonly units: bigint;
}

/** Write a meter line in the release transaction, beside the entry it belongs to. */
export const recordUse = (tx: Tx, line: MeterLine): Promise<void> => recordUses(tx, [line]);

/** Several lines with one statement; for group commits. */
export async function recordUses(tx: Tx, lines: readonly MeterLine[]): Promise<void> {
  if (lines.length === 0) return;
  await evidenceTables(tx)
    .insertInto('evidence.meter_line')
    .values(lines.map((line) => ({ ...line, hour: hourOf(tx.now), at: tx.now })))
    .execute();
}

const writeLines = {
  name: 'evidence.write-meter-lines',
  text: `INSERT INTO evidence.meter_line (entry, product, agreement, purpose, buyer, units, hour, at)
    SELECT line.*, $7, $8
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[]) AS line`,
};

/** {@link recordUses} in a batch, behind the entries. */
export function recordUsesIn(batch: Batch, lines: readonly MeterLine[]): void {
  if (lines.length === 0) return;
  batch.add(writeLines, [
    lines.map(({ entry }) => entry),
    lines.map(({ product }) => product),
    lines.map(({ agreement }) => agreement),
    lines.map(({ purpose }) => purpose),
    lines.map(({ buyer }) => buyer),
    lines.map(({ units }) => units),
    hourOf(batch.now),
    batch.now,
  ]);
}

const dimensions = ['agreement', 'product', 'purpose', 'buyer', 'hour'] as const;
/** What sums may be made by. */
export type UsageDimension = (typeof dimensions)[number];

export interface UsageQuestion {
  readonly agreement?: string;
  readonly product?: string;
  readonly purpose?: string;
  readonly buyer?: string;
  /** Half-open, by the time of the call. */
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  /** One line for each combination of these; a single line when empty. */
  readonly by?: readonly UsageDimension[];
}

export interface UsageSum {
  /** Dimensions not asked for are null, as is the product of calls without one. */
  readonly agreement: string | null;
  readonly product: string | null;
  readonly purpose: string | null;
  readonly buyer: string | null;
  readonly hour: Temporal.Instant | null;
  readonly calls: number;
  readonly units: bigint;
}

/** Calls and units summed over the meter. */
export async function usage(tx: Tx, question: UsageQuestion = {}): Promise<UsageSum[]> {
  const by = dimensions.filter((dimension) => question.by?.includes(dimension));
  let select = evidenceTables(tx)
    .selectFrom('evidence.meter_line')
    .select(by)
    .select(({ fn, cast, val }) => [
      cast<number>(fn.countAll(), 'integer').as('calls'),
      cast<bigint>(fn.coalesce(fn.sum('units'), val(0)), 'bigint').as('units'),
    ]);
  for (const name of ['agreement', 'product', 'purpose', 'buyer'] as const) {
    const value = question[name];
    if (value !== undefined) select = select.where(name, '=', value);
  }
  // The hour beside the time, because the indexes are by hour.
  if (question.from) {
    select = select.where('at', '>=', question.from).where('hour', '>=', hourOf(question.from));
  }
  if (question.until) select = select.where('at', '<', question.until).where('hour', '<', question.until);
  if (by.length > 0) select = select.groupBy(by);
  for (const dimension of by) select = select.orderBy(dimension);
  const nothing = { agreement: null, product: null, purpose: null, buyer: null, hour: null };
  return (await select.execute()).map((row) => ({ ...nothing, ...row }));
}

const hourOf = (at: Temporal.Instant): Temporal.Instant =>
  at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
