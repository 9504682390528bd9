import { dateAt, type Tx } from '#foundation';
import { agreementsByIds, disclosedAgreements } from '#platform/authorisation';
import { others, publishedUse, usage } from '#platform/evidence';
import { type Organisation, organisationKinds, organisations, sharedPeople } from '#platform/identity';
import { ordersOnRecord } from '#platform/products';
import type { Field } from '../model/conduct/among-organisations.ts';
import { concentration, type FieldShares } from '../model/conduct/concentration.ts';
import type { ComparedOrder } from '../model/conduct/orders.ts';
import type { Tie } from '../model/conduct/rules.ts';

/** How far back conduct is looked at. */
export const periodDays = 365;
const periodStart = (tx: Tx): Temporal.Instant => tx.now.subtract({ hours: 24 * periodDays });

/** Orders of the period with how much was called under each. */
export async function comparedOrders(tx: Tx): Promise<readonly ComparedOrder[]> {
  const since = periodStart(tx);
  const used = new Map(
    (await usage(tx, { from: since, by: ['product', 'buyer'] })).map(({ product, buyer, calls }) => [
      `${product} ${buyer}`,
      calls,
    ]),
  );
  return (await ordersOnRecord(tx, since)).map((order) => ({
    ...order,
    calls: used.get(`${order.productId} ${order.buyer}`) ?? 0,
  }));
}

/** Agreements that took effect and are not over before the period. */
export async function fieldsOfOperation(tx: Tx): Promise<readonly Field[]> {
  const since = dateAt(periodStart(tx));
  const found: Field[] = [];
  let after: { readonly activeAt: Temporal.Instant; readonly id: string } | undefined;
  for (;;) {
    const page = await disclosedAgreements(tx, { limit: 200, ...(after ? { after } : {}) });
    for (const one of page)
      if (Temporal.PlainDate.compare(one.until, since) > 0)
        found.push({
          agreementId: one.id,
          number: one.number,
          operator: one.operator,
          purposes: one.document.parts.scope.purposes.map(({ code }) => code),
          titles: one.document.parts.scope.purposes.map(({ title }) => title),
          from: one.from,
          until: one.until,
          developers: one.document.parts.scope.users.developers.map(({ organisationId }) => organisationId),
        });
    const last = page.at(-1);
    if (page.length < 200 || !last) return found;
    after = { activeAt: last.activeAt!, id: last.id };
  }
}

/** Shares of each field, from the published daily totals and nothing else; counts too small to be published do not enter. */
export async function fieldShares(tx: Tx): Promise<readonly FieldShares[]> {
  const use = (await publishedUse(tx, { from: dateAt(periodStart(tx)) })).filter(
    ({ agreement, purpose }) => agreement !== others && purpose !== others,
  );
  const operators = new Map(
    (await agreementsByIds(tx, [...new Set(use.map(({ agreement }) => agreement))])).map(
      ({ id, operator }) => [id, operator],
    ),
  );
  return concentration(
    use.flatMap(({ agreement, purpose, calls }) => {
      const operator = operators.get(agreement);
      return operator === undefined ? [] : [{ field: purpose, operator, calls: calls.atLeast }];
    }),
  );
}

/** What ties two organisations as far as the hub knows it: a company that controls both, and people who sit in posts of both. */
export async function tiesBetween(
  tx: Tx,
  pairs: readonly (readonly [string, string])[],
): Promise<(one: string, other: string) => Tie & { readonly persons: readonly string[] }> {
  const above = await controllers(tx, [...new Set(pairs.flat())]);
  const shared = Map.groupBy(
    await sharedPeople(tx, pairs, periodStart(tx)),
    ({ one, other }) => `${one} ${other}`,
  );
  return (one, other) => {
    const own = above(one);
    const persons = (shared.get(`${one} ${other}`) ?? []).map(({ personId }) => personId);
    return {
      controlledBy: above(other).find((id) => own.includes(id)) ?? null,
      sharedPeople: persons.length,
      persons,
    };
  };
}

/** The organisation itself and the companies above it. A public body above two is the state, which controls much and ties nobody. */
async function controllers(tx: Tx, ids: readonly string[]): Promise<(id: string) => readonly string[]> {
  const known = new Map<string, Organisation>();
  let wanted = ids.filter((id) => !known.has(id));
  while (wanted.length > 0) {
    const found = await organisations(tx, wanted);
    for (const [id, one] of found) known.set(id, one);
    wanted = [...found.values()].flatMap(({ parentId }) =>
      parentId !== null && !known.has(parentId) ? [parentId] : [],
    );
  }
  return (id) => {
    const chain: string[] = [];
    for (
      let at: string | null = id;
      at !== null && !chain.includes(at);
      at = known.get(at)?.parentId ?? null
    ) {
      const one = known.get(at);
      if (!one || organisationKinds[one.kind].publicBody) break;
      chain.push(at);
    }
    return chain;
  };
}
