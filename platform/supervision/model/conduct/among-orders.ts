import { chinaCalendar, dateAt, formatMoney, text } from '#foundation';
import type { Fact, Finding } from '../alerts/finding.ts';
import { type ComparedOrder, equalOrders, median, spreadPercent } from './orders.ts';
import { othersNear } from './others-in-time.ts';
import { CO1, CO2, CO3, CO4 } from './rules.ts';

const group = <Value>(values: readonly Value[], key: (value: Value) => string): Value[][] => [
  ...Map.groupBy(values, key).values(),
];
const buyersIn = (orders: readonly ComparedOrder[]): number => new Set(orders.map(({ buyer }) => buyer)).size;

const accepted = (order: ComparedOrder): Fact => ({
  kind: 'order',
  id: order.id,
  said: text(
    `接受订购，单价 ${order.priceFen === null ? '不详' : `${formatMoney(order.priceFen)} 元`}`,
    `Accepted at ${order.priceFen === null ? 'a price not kept' : `${formatMoney(order.priceFen)} yuan`}`,
  ),
  at: order.acceptedAt,
});
const declined = (order: ComparedOrder): Fact => ({
  kind: 'order',
  id: order.id,
  said: text(
    `不接受订购：${order.declinedWhy ?? '未留存理由'}`,
    `Declined: ${order.declinedWhy ?? 'the reason was not kept'}`,
  ),
  at: order.declinedAt ?? order.orderedAt,
});

/** CO1: orders that should cost the same and do not, accepted within the days of the rule. */
export function priceSpreads(orders: readonly ComparedOrder[]): readonly Finding[] {
  return equalOrders(orders).flatMap((equal) => {
    const inTime = equal.toSorted((a, b) => Temporal.Instant.compare(a.acceptedAt!, b.acceptedAt!));
    const near = othersNear(
      inTime.map(({ acceptedAt, buyer, priceFen }) => ({
        at: acceptedAt!.epochMilliseconds,
        of: buyer,
        value: priceFen!,
      })),
      CO1.parameters.withinDays * 86_400_000,
    );
    // Of all others near, the cheapest and the dearest are the furthest away.
    const apart = new Set(
      inTime.filter((one, place) => {
        const others = near[place];
        return (
          others &&
          [others.least, others.greatest].some(
            (price) => !CO1.judge({ spread: spreadPercent([one.priceFen!, price]) }).holds,
          )
        );
      }),
    );
    if (apart.size === 0) return [];
    const [first] = inTime as [ComparedOrder];
    const spread = spreadPercent([...apart].map(({ priceFen }) => priceFen!));
    return [
      {
        family: 'conduct' as const,
        rule: CO1.id,
        // Without the class of volume: orders that grow into another one are the same orders.
        key: `${first.productId}/${first.purpose}`,
        title: text(`同等订单价格差异：${first.title}`, `Equal orders at different prices: ${first.title}`),
        organisation: first.operator,
        thing: { kind: 'product', id: first.productId },
        figures: { spreadPercent: spread, limitPercent: CO1.parameters.percent, orders: apart.size },
        facts: [...apart].map(accepted),
      },
    ];
  });
}

/** CO2: what was declined to a buyer and accepted from others. */
export function refusals(orders: readonly ComparedOrder[]): readonly Finding[] {
  const servedBuyers = new Map(
    [
      ...Map.groupBy(
        orders.filter(({ acceptedAt }) => acceptedAt !== null),
        ({ productId }) => productId,
      ),
    ].map(([productId, of]) => [productId, new Set(of.map(({ buyer }) => buyer))] as const),
  );
  const unequal = orders.filter(
    ({ state, productId, buyer }) =>
      state === 'declined' && [...(servedBuyers.get(productId) ?? [])].some((other) => other !== buyer),
  );
  return group(unequal, ({ operator, buyer }) => `${operator} ${buyer}`).flatMap((of) => {
    const [first] = of as [ComparedOrder];
    if (CO2.judge({ refusals: of.length }).holds) return [];
    return [
      {
        family: 'conduct' as const,
        rule: CO2.id,
        key: `${first.operator}/${first.buyer}`,
        title: text('对同一购买方反复拒绝订购', 'One buyer is declined what others get'),
        organisation: first.operator,
        thing: { kind: 'buyer', id: first.buyer },
        figures: { refusals: of.length, limit: CO2.parameters.refusals },
        facts: of.map(declined),
      },
    ];
  });
}

/** Working days from the order to its answer, or to now. */
export const waited = (order: ComparedOrder, now: Temporal.Instant): number =>
  chinaCalendar.workingDaysBetween(
    dateAt(order.orderedAt),
    dateAt(order.acceptedAt ?? order.declinedAt ?? now),
  ).days;

/** CO3: a buyer that waits much longer than the others of the same operator. */
export function waitingTimes(orders: readonly ComparedOrder[], now: Temporal.Instant): readonly Finding[] {
  // Neither waits any more: what was declined before its day was kept, and what ended without an answer.
  const timed = orders.filter(
    ({ state, acceptedAt, declinedAt }) => state === 'placed' || acceptedAt !== null || declinedAt !== null,
  );
  return group(timed, ({ operator }) => operator).flatMap((ofOperator) => {
    const waits = new Map(ofOperator.map((order) => [order, waited(order, now)]));
    const all = Map.groupBy(waits.values(), (days) => days);
    const counts = [...all]
      .map(([days, of]) => ({ days, count: of.length }))
      .toSorted((one, two) => one.days - two.days);
    return group(ofOperator, ({ buyer }) => buyer).flatMap((own) => {
      const [first] = own as [ComparedOrder];
      const ownWaits = own.map((order) => waits.get(order)!);
      const measured = {
        own: median(ownWaits),
        others: medianWithout(counts, ownWaits),
        otherOrders: ofOperator.length - own.length,
      };
      if (CO3.judge(measured).holds) return [];
      return [
        {
          family: 'conduct' as const,
          rule: CO3.id,
          key: `${first.operator}/${first.buyer}`,
          title: text('订购等待时间明显长于其他购买方', 'One buyer waits much longer than others'),
          organisation: first.operator,
          thing: { kind: 'buyer', id: first.buyer },
          figures: { ...measured, times: CO3.parameters.times },
          facts: own.map((order) => ({
            kind: 'order',
            id: order.id,
            said: text(`等待 ${waited(order, now)} 个工作日`, `Waited ${waited(order, now)} working days`),
            at: order.orderedAt,
          })),
        },
      ];
    });
  });
}

/** The median of counted days without some of them: by the count of each day, so that no buyer is a pass over all orders. */
function medianWithout(
  counts: readonly { readonly days: number; readonly count: number }[],
  without: readonly number[],
): number {
  const less = Map.groupBy(without, (days) => days);
  const left = counts.map(({ days, count }) => ({ days, count: count - (less.get(days)?.length ?? 0) }));
  const total = left.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 0;
  const nth = (place: number): number => {
    let seen = 0;
    return left.find(({ count }) => {
      seen += count;
      return seen > place;
    })!.days;
  };
  return (nth(Math.floor((total - 1) / 2)) + nth(Math.floor(total / 2))) / 2;
}

/** CO4: several asked, one was served. */
export function exclusiveSales(orders: readonly ComparedOrder[], now: Temporal.Instant): readonly Finding[] {
  return group(orders, ({ productId }) => productId).flatMap((of) => {
    const [first] = of as [ComparedOrder];
    if (first.listedAt === null) return [];
    const served = of.filter(({ acceptedAt }) => acceptedAt !== null);
    const servedBuyers = new Set(served.map(({ buyer }) => buyer));
    const left = of.filter(
      (order) =>
        !servedBuyers.has(order.buyer) &&
        (order.state === 'declined' ||
          (order.state === 'placed' && waited(order, now) >= CO4.parameters.answerDays)),
    );
    const measured = {
      listedDays: Math.floor(now.since(first.listedAt).total('hours') / 24),
      served: servedBuyers.size,
      refused: buyersIn(left),
    };
    if (CO4.judge(measured).holds) return [];
    return [
      {
        family: 'conduct' as const,
        rule: CO4.id,
        key: first.productId,
        title: text(`只卖给一家：${first.title}`, `Sold to one buyer only: ${first.title}`),
        organisation: first.operator,
        thing: { kind: 'product', id: first.productId },
        figures: measured,
        facts: left.map((order) =>
          order.state === 'declined'
            ? declined(order)
            : {
                kind: 'order',
                id: order.id,
                said: text('订购未获答复', 'Ordered and not answered'),
                at: order.orderedAt,
              },
        ),
      },
    ];
  });
}
