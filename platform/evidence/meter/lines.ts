import type { Batch, Tx } from '#foundation';
import { evidenceTables } from '../store/tables.ts';
import { hourOf } from './period.ts';

/** One released call, as it is billed, settled and reported. */
export interface MeterLine {
  /** The call's entry in the log, of the same transaction; one line for each. */
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
