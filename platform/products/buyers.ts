import { type Database, ok, type Problem, type Result, refuse, type Tx } from '#foundation';
import { type Agreement, agreement, whyNotBuyer } from '#platform/authorisation';
import { organisation } from '#platform/identity';
import { standingIfAny, usable } from '#platform/lineage';
import { scenariosOfProduct } from './heed-scenarios.ts';
import { productProblems } from './problems.ts';
import type { OrderRow, ProductRow } from './store/tables.ts';
import { tiedBuyer } from './ties.ts';

/**
 * Why an organisation may not take a product: it is tied to the operator (R30), or of a kind or from a region that the agreement does not
 * name among its users (实施规范 Art 6, 21). Null: it may.
 */
export async function barredBuyer(tx: Tx, product: ProductRow, buyer: string): Promise<Problem | null> {
  const granted = await agreement(tx, product.agreement_id);
  if (!granted) throw new Error(`product under an agreement that is not there: ${product.agreement_id}`);
  return (
    (await tiedBuyer(tx, granted, product.operator, buyer)) ??
    (await notAmongUsers(tx, granted, product, buyer))
  );
}

/** Under an agreement that goes by scenario the users are those of the scenarios that carry the product; that none does is said by its standing. */
async function notAmongUsers(
  tx: Tx,
  granted: Agreement,
  product: ProductRow,
  buyer: string,
): Promise<Problem | null> {
  const wouldBe = await organisation(tx, buyer);
  const { users } = granted.document.parts.scope;
  const carrying = (await scenariosOfProduct(tx, granted, product)) ?? [];
  const why =
    wouldBe &&
    whyNotBuyer(
      carrying.length > 0
        ? { ...users, buyerCategories: carrying.flatMap(({ buyerCategories }) => buyerCategories) }
        : users,
      wouldBe,
    );
  if (wouldBe && !why) return null;
  return productProblems['not-among-users']({
    ...(why ? { detail: why } : {}),
    rule: 'R29',
    clause: { document: '实施规范', article: '21' },
  });
}

/** A buyer's stop weighs on its orders. On those it took over only since it was ordered: of what was ordered before, this asks. */
async function stoppedItself(tx: Tx, order: OrderRow, buyer: string): Promise<Problem | null> {
  if (buyer === order.buyer) return null;
  const may = usable(await standingIfAny(tx, [{ kind: 'buyer', id: buyer }]));
  return may.ok ? null : may.problem;
}

/** How long a buyer that was found free is not asked about again where calls come by the thousand, in milliseconds. */
const freshEnough = 60_000;

/** Looks at each call whether the buyer may still take what it ordered. */
export function buyerWatch() {
  const free = new Set<string>();
  return async (
    database: Database,
    {
      product,
      order,
      owner,
    }: { readonly product: ProductRow; readonly order: OrderRow; readonly owner?: string },
    often: 'always' | 'each-minute',
  ): Promise<Result<void>> => {
    const buyer = owner ?? order.buyer;
    const key = `${order.id} ${buyer}`;
    if (often === 'each-minute' && free.has(key)) return ok(undefined);
    const barred = await database.transaction(
      async (tx) => (await barredBuyer(tx, product, buyer)) ?? (await stoppedItself(tx, order, buyer)),
      { mode: 'snapshot' },
    );
    if (barred) {
      free.delete(key);
      return refuse(barred);
    }
    if (often === 'each-minute') {
      free.add(key);
      setTimeout(() => free.delete(key), freshEnough).unref();
    }
    return ok(undefined);
  };
}

export type BuyerWatch = ReturnType<typeof buyerWatch>;
