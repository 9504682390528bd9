import { startOfDate, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { DatePeriod } from '../model/settlement/periods.ts';
import { closedPeriods, statedUnder, takePeriod } from '../store/statements.ts';
import { makeStatement } from './make-statement.ts';
import {
  type Ground,
  groundOf,
  linesOfKey,
  type NewLine,
  nameOf,
  pricedUse,
  sumOf,
  usedBy,
  usedIn,
} from './priced-use.ts';

/**
 * Close one period of an agreement: a statement for every buyer, with a line for each product, purpose and price, and what was committed
 * late in periods closed before. All in the caller's transaction; done once, whoever asks and however often. Reads the meter's sums, so that
 * its length does not grow with the lines of the meter.
 *
 * @returns the number of statements, or null when the period was closed before.
 */
export async function closePeriod(tx: Tx, agreement: Agreement, period: DatePeriod): Promise<number | null> {
  const stretch = { from: startOfDate(period.from), until: startOfDate(period.until) };
  const before = await closedPeriods(tx, agreement.id);
  const used = await usedIn(tx, agreement.id, stretch);
  const calls = used.reduce((sum, one) => sum + one.calls, 0n);
  if (!(await takePeriod(tx, { agreementId: agreement.id, ...period, calls }))) return null;
  const ground = await groundOf(tx, agreement);
  const lines = new Map<string, NewLine[]>();
  const add = (buyer: string, more: readonly NewLine[]) => {
    if (more.length > 0) lines.set(buyer, [...(lines.get(buyer) ?? []), ...more]);
  };
  for (const { buyer, line } of await pricedUse(ground, used, stretch)) add(buyer, line);
  for (const { buyer, line } of await lateLines(ground, before, stretch.from)) add(buyer, line);
  for (const buyer of [...lines.keys()].toSorted())
    await makeStatement(tx, { agreement, period, buyer, lines: lines.get(buyer)! });
  return lines.size;
}

/** What the meter has of closed periods now and no statement says: calls whose transaction began before the end and committed after the closing. */
async function lateLines(
  ground: Ground,
  before: Awaited<ReturnType<typeof closedPeriods>>,
  until: Temporal.Instant,
): Promise<readonly { readonly buyer: string; readonly line: readonly NewLine[] }[]> {
  const { tx, agreement } = ground;
  const first = before[0];
  if (!first) return [];
  const stated = Map.groupBy(await statedUnder(tx, agreement.id), nameOf);
  const all = await usedIn(tx, agreement.id, { from: startOfDate(first.from_on), until });
  const found: { buyer: string; line: readonly NewLine[] }[] = [];
  for (const key of all) {
    const said = stated.get(nameOf(key)) ?? [];
    if (
      key.calls <=
      sumOf(
        said.filter((one) => Temporal.Instant.compare(one.from, until) < 0),
        'calls',
      )
    )
      continue;
    for (const { from_on, until_on } of before) {
      const stretch = { from: startOfDate(from_on), until: startOfDate(until_on) };
      const used = await usedBy(tx, agreement.id, key, stretch);
      found.push({
        buyer: key.buyer,
        line: await linesOfKey(ground, { ...key, ...used }, stretch, said, true),
      });
    }
  }
  return found;
}
