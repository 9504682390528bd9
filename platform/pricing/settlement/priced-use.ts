import { allocate, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { usage } from '#platform/evidence';
import {
  acceptedOrdersUnder,
  findProduct,
  priceAt,
  pricesOf,
  readTiers,
  type TieredPrice,
  type TierPart,
  tierParts,
} from '#platform/products';
import { type PricedOrder, type PriceSegment, quantityOf, segmentsOf } from '../model/settlement/price.ts';
import type { StatementLineRow } from '../store/settlement-tables.ts';
import type { Stated } from '../store/statements.ts';

export type NewLine = Omit<
  StatementLineRow,
  'statement_id' | 'line' | 'dispute' | 'accepted_quantity' | 'decision'
>;

export interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}
interface Key {
  readonly buyer: string;
  readonly product: string;
  readonly purpose: string;
}
/** Calls and units of one buyer, product and purpose. */
export interface Use extends Key {
  readonly calls: bigint;
  readonly units: bigint;
}
export const nameOf = ({ buyer, product, purpose }: Key): string => JSON.stringify([buyer, product, purpose]);

/** What prices of uses are looked up in, once for however many. */
export interface Ground {
  readonly tx: Tx;
  readonly agreement: Agreement;
  readonly accepted: Awaited<ReturnType<typeof acceptedOrdersUnder>>;
  readonly orders: ReadonlyMap<string, readonly PricedOrder[]>;
  readonly products: Map<string, Promise<ProductOfLine>>;
}
interface ProductOfLine {
  readonly title: string;
  readonly prices: Awaited<ReturnType<typeof pricesOf>>;
}

export async function groundOf(tx: Tx, agreement: Agreement): Promise<Ground> {
  const accepted = await acceptedOrdersUnder(tx, agreement.id);
  const orders = Map.groupBy(accepted, ({ buyer, productId }) => JSON.stringify([buyer, productId]));
  return { tx, agreement, accepted, orders, products: new Map() };
}

/** What the meter has of an agreement's products in a stretch of time, by buyer, product and purpose. */
export async function usedIn(tx: Tx, agreement: string, stretch: Stretch): Promise<readonly Use[]> {
  const sums = await usage(tx, { agreement, ...stretch, by: ['product', 'buyer', 'purpose'] });
  return sums.flatMap(({ buyer, product, purpose, calls, units }) =>
    product === null ? [] : [{ buyer: buyer!, product, purpose: purpose!, calls: BigInt(calls), units }],
  );
}

/** What a stretch of time costs: the lines of each use, by the price that held. */
export async function pricedUse(
  ground: Ground,
  used: readonly Use[],
  stretch: Stretch,
): Promise<readonly { readonly buyer: string; readonly line: readonly NewLine[] }[]> {
  const found = [];
  for (const key of withOrders(used, ground.accepted, ground.agreement, stretch))
    found.push({ buyer: key.buyer, line: await linesOfKey(ground, key, stretch, [], false) });
  return found;
}

/** What the use of a stretch of time costs altogether, in fen, whatever was stated or billed of it. */
export async function takenIn(tx: Tx, agreement: Agreement, stretch: Stretch): Promise<bigint> {
  const priced = await pricedUse(
    await groundOf(tx, agreement),
    await usedIn(tx, agreement.id, stretch),
    stretch,
  );
  return priced.flatMap(({ line }) => [...line]).reduce((sum, { amount_fen }) => sum + amount_fen, 0n);
}

/** A product sold as a whole is charged with its order, one sold by time while its order stands: used or not. */
function withOrders(
  used: readonly Use[],
  accepted: Awaited<ReturnType<typeof acceptedOrdersUnder>>,
  agreement: Agreement,
  { from, until }: Stretch,
): readonly Use[] {
  const keys = new Map(used.map((use) => [nameOf(use), use]));
  const { unitBasis } = agreement.document.parts.money.price;
  if (unitBasis === 'product' || unitBasis === 'hour')
    for (const { buyer, productId, purpose, acceptedAt, endedAt } of accepted) {
      const last = unitBasis === 'product' ? acceptedAt : (endedAt ?? until);
      const inside =
        Temporal.Instant.compare(last, from) >= 0 && Temporal.Instant.compare(acceptedAt, until) < 0;
      const key = { buyer, product: productId, purpose };
      if (inside && !keys.has(nameOf(key))) keys.set(nameOf(key), { ...key, calls: 0n, units: 0n });
    }
  return [...keys.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, key]) => key);
}

/** The lines of one use in a stretch of time: one for each price, less what was stated of it before. */
export async function linesOfKey(
  ground: Ground,
  key: Use,
  stretch: Stretch,
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
    const used = segments.length === 1 ? key : await usedBy(tx, agreement.id, key, segment);
    const before = stated.filter(({ from }) => from.equals(segment.from));
    const calls = used.calls - sumOf(before, 'calls');
    const charged = sumOf(before, 'quantity');
    const quantity = quantityOf(basis, used, segment) - charged;
    if (calls <= 0n && quantity <= 0n) continue;
    const { price, ...line } = await lineOf(ground, key, segment);
    // Tiers go on where the quantity stated before has come to.
    const parts = tierParts(price, charged, quantity);
    const shares = callsOf(calls, parts);
    for (const [place, part] of (parts.length > 0 ? parts : [{ quantity, fen: price.fen }]).entries())
      lines.push({
        ...line,
        basis,
        late,
        price_fen: part.fen,
        calls: shares[place] ?? calls,
        quantity: part.quantity,
        amount_fen: part.quantity * part.fen,
      });
  }
  return lines;
}

export const sumOf = (stated: readonly Stated[], of: 'calls' | 'quantity'): bigint =>
  stated.reduce((sum, one) => sum + one[of], 0n);

/** What the meter has of one use. */
export async function usedBy(
  tx: Tx,
  agreement: string,
  { buyer, product, purpose }: Key,
  { from, until }: Stretch,
): Promise<{ readonly calls: bigint; readonly units: bigint }> {
  const [sum] = await usage(tx, { agreement, buyer, product, purpose, from, until });
  return { calls: BigInt(sum?.calls ?? 0), units: sum?.units ?? 0n };
}

/** Calls of a use among the tiers it ran through: one for each unit where calls are what is counted, else in proportion. */
const callsOf = (calls: bigint, parts: readonly TierPart[]): readonly bigint[] =>
  parts.length > 0 && calls > 0n
    ? allocate(
        calls,
        parts.map(({ quantity }) => quantity),
      )
    : parts.map(() => 0n);

async function lineOf(ground: Ground, key: Key, segment: PriceSegment) {
  const product = await productOf(ground, key.product);
  const listed = priceAt(product.prices, segment.from);
  const agreed = segment.order?.priceFen ?? null;
  const price: TieredPrice =
    agreed !== null
      ? { fen: agreed, tiers: segment.order?.tiers ?? [] }
      : { fen: listed?.price_fen ?? 0n, tiers: listed ? readTiers(listed.tiers) : [] };
  const purpose = ground.agreement.document.parts.scope.purposes.find(({ code }) => code === key.purpose);
  return {
    product_id: key.product,
    product_title: product.title,
    purpose: key.purpose,
    purpose_class: purpose?.class ?? 'other',
    price,
    price_source: agreed !== null ? 'order' : listed ? 'price-list' : 'none',
    order_id: segment.order?.id ?? null,
    from_at: segment.from,
    until_at: segment.until,
  } satisfies Partial<NewLine> & { readonly price: TieredPrice };
}

function productOf({ tx, products }: Ground, id: string): Promise<ProductOfLine> {
  const known = products.get(id) ?? lookUp(tx, id);
  products.set(id, known);
  return known;
}

async function lookUp(tx: Tx, id: string): Promise<ProductOfLine> {
  return { title: (await findProduct(tx, id))?.title ?? id, prices: await pricesOf(tx, id) };
}
