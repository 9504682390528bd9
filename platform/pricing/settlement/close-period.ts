import { startOfDate, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { type UsageSum, usage } from '#platform/evidence';
import { acceptedOrdersUnder, findProduct, pricesOf } from '#platform/products';
import type { DatePeriod } from '../model/settlement/periods.ts';
import { type PricedOrder, type PriceSegment, quantityOf, segmentsOf } from '../model/settlement/price.ts';
import type { StatementLineRow } from '../store/settlement-tables.ts';
import { closedPeriods, type Stated, statedUnder, takePeriod } from '../store/statements.ts';
import { makeStatement } from './make-statement.ts';

export type NewLine = Omit<
  StatementLineRow,
  'statement_id' | 'line' | 'dispute' | 'accepted_quantity' | 'decision'
>;

interface Key {
  readonly buyer: string;
  readonly product: string;
  readonly purpose: string;
}
const nameOf = ({ buyer, product, purpose }: Key): string => JSON.stringify([buyer, product, purpose]);

interface Ground {
  readonly tx: Tx;
  readonly agreement: Agreement;
  readonly orders: ReadonlyMap<string, readonly PricedOrder[]>;
  readonly products: Map<string, Promise<ProductOfLine>>;
}
interface ProductOfLine {
  readonly title: string;
  readonly prices: readonly { readonly at: Temporal.Instant; readonly fen: bigint }[];
}

/**
 * Close one period of an agreement: a statement for every buyer, with a line for each product, purpose and price, and what was committed
 * late in periods closed before. All in the caller's transaction; done once, whoever asks and however often. Reads the meter's sums, so that
 * its length does not grow with the lines of the meter.
 *
 * @returns the number of statements, or null when the period was closed before.
 */
export async function closePeriod(tx: Tx, agreement: Agreement, period: DatePeriod): Promise<number | null> {
  const [from, until] = [startOfDate(period.from), startOfDate(period.until)];
  const before = await closedPeriods(tx, agreement.id);
  const used = (
    await usage(tx, { agreement: agreement.id, from, until, by: ['product', 'buyer', 'purpose'] })
  ).filter(ofProduct);
  const calls = used.reduce((sum, one) => sum + BigInt(one.calls), 0n);
  if (!(await takePeriod(tx, { agreementId: agreement.id, ...period, calls }))) return null;
  const accepted = await acceptedOrdersUnder(tx, agreement.id);
  const ground: Ground = {
    tx,
    agreement,
    orders: Map.groupBy(accepted, ({ buyer, productId }) => JSON.stringify([buyer, productId])),
    products: new Map(),
  };
  const lines = new Map<string, NewLine[]>();
  const add = (buyer: string, more: readonly NewLine[]) => {
    if (more.length > 0) lines.set(buyer, [...(lines.get(buyer) ?? []), ...more]);
  };
  for (const key of withOrders(used, accepted, agreement, from, until))
    add(key.buyer, await linesOfKey(ground, key, { from, until }, [], false));
  for (const { buyer, line } of await lateLines(ground, before, from)) add(buyer, line);
  for (const buyer of [...lines.keys()].toSorted())
    await makeStatement(tx, { agreement, period, buyer, lines: lines.get(buyer)! });
  return lines.size;
}

const ofProduct = (sum: UsageSum): sum is UsageSum & { product: string; buyer: string; purpose: string } =>
  sum.product !== null;

/** Where a product is sold as a whole it is charged with its order, used or not. */
function withOrders(
  used: readonly (UsageSum & Key)[],
  accepted: Awaited<ReturnType<typeof acceptedOrdersUnder>>,
  agreement: Agreement,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly (Key & { readonly calls: bigint; readonly units: bigint })[] {
  const keys = new Map(
    used.map(({ buyer, product, purpose, calls, units }) => [
      nameOf({ buyer, product, purpose }),
      { buyer, product, purpose, calls: BigInt(calls), units },
    ]),
  );
  if (agreement.document.parts.money.price.unitBasis === 'product')
    for (const { buyer, productId, purpose, acceptedAt } of accepted) {
      const inside =
        Temporal.Instant.compare(acceptedAt, from) >= 0 && Temporal.Instant.compare(acceptedAt, until) < 0;
      const key = { buyer, product: productId, purpose };
      if (inside && !keys.has(nameOf(key))) keys.set(nameOf(key), { ...key, calls: 0n, units: 0n });
    }
  return [...keys.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, key]) => key);
}

/** The lines of one use in a stretch of time: one for each price, less what was stated of it before. */
async function linesOfKey(
  ground: Ground,
  key: Key & { readonly calls: bigint; readonly units: bigint },
  stretch: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
  stated: readonly Stated[],
  late: boolean,
): Promise<readonly NewLine[]> {
  const { tx, agreement } = ground;
  const segments = segmentsOf(
    ground.orders.get(JSON.stringify([key.buyer, key.product])) ?? [],
    stretch.from,
    stretch.until,
  );
  const basis = agreement.document.parts.money.price.unitBasis;
  const lines: NewLine[] = [];
  for (const segment of segments) {
    const used = segments.length === 1 ? key : await usedIn(tx, agreement.id, key, segment);
    const before = stated.filter(({ from }) => from.equals(segment.from));
    const calls = used.calls - sumOf(before, 'calls');
    const quantity = quantityOf(basis, used, segment) - sumOf(before, 'quantity');
    if (calls <= 0n && quantity <= 0n) continue;
    lines.push(await lineOf(ground, key, segment, { calls, quantity, basis, late }));
  }
  return lines;
}

const sumOf = (stated: readonly Stated[], of: 'calls' | 'quantity'): bigint =>
  stated.reduce((sum, one) => sum + one[of], 0n);

async function usedIn(
  tx: Tx,
  agreement: string,
  { buyer, product, purpose }: Key,
  { from, until }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<{ readonly calls: bigint; readonly units: bigint }> {
  const [sum] = await usage(tx, { agreement, buyer, product, purpose, from, until });
  return { calls: BigInt(sum?.calls ?? 0), units: sum?.units ?? 0n };
}

async function lineOf(
  ground: Ground,
  key: Key,
  segment: PriceSegment,
  {
    calls,
    quantity,
    basis,
    late,
  }: { readonly calls: bigint; readonly quantity: bigint; readonly basis: string; readonly late: boolean },
): Promise<NewLine> {
  const product = await productOf(ground, key.product);
  const listed = product.prices.findLast(({ at }) => Temporal.Instant.compare(at, segment.from) <= 0);
  const agreed = segment.order?.priceFen ?? null;
  const price = agreed ?? listed?.fen ?? 0n;
  const purpose = ground.agreement.document.parts.scope.purposes.find(({ code }) => code === key.purpose);
  return {
    product_id: key.product,
    product_title: product.title,
    purpose: key.purpose,
    purpose_class: purpose?.class ?? 'other',
    basis,
    price_fen: price,
    price_source: agreed !== null ? 'order' : listed ? 'price-list' : 'none',
    order_id: segment.order?.id ?? null,
    from_at: segment.from,
    until_at: segment.until,
    late,
    calls,
    quantity,
    amount_fen: quantity * price,
  };
}

function productOf({ tx, products }: Ground, id: string): Promise<ProductOfLine> {
  const known = products.get(id) ?? lookUp(tx, id);
  products.set(id, known);
  return known;
}

async function lookUp(tx: Tx, id: string): Promise<ProductOfLine> {
  const prices = await pricesOf(tx, id);
  return {
    title: (await findProduct(tx, id))?.title ?? id,
    prices: prices.map(({ priced_at, price_fen }) => ({ at: priced_at, fen: price_fen })),
  };
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
  const all = (
    await usage(tx, {
      agreement: agreement.id,
      from: startOfDate(first.from_on),
      until,
      by: ['product', 'buyer', 'purpose'],
    })
  ).filter(ofProduct);
  const found: { buyer: string; line: readonly NewLine[] }[] = [];
  for (const key of all) {
    const said = stated.get(nameOf(key)) ?? [];
    if (
      BigInt(key.calls) <=
      sumOf(
        said.filter((one) => Temporal.Instant.compare(one.from, until) < 0),
        'calls',
      )
    )
      continue;
    for (const { from_on, until_on } of before) {
      const stretch = { from: startOfDate(from_on), until: startOfDate(until_on) };
      const used = await usedIn(tx, agreement.id, key, stretch);
      found.push({
        buyer: key.buyer,
        line: await linesOfKey(ground, { ...key, ...used }, stretch, said, true),
      });
    }
  }
  return found;
}
