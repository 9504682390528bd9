import { text } from '#foundation';
import type { Finding } from '../alerts/finding.ts';
import type { FieldShares } from './concentration.ts';
import type { ComparedOrder } from './orders.ts';
import { CO5, CO6, CO7, type Tie } from './rules.ts';

/** An agreement as the conduct of its operator is looked at. */
export interface Field {
  readonly agreementId: string;
  readonly number: string;
  readonly operator: string;
  /** Codes, and what each is called in the agreement. */
  readonly purposes: readonly string[];
  readonly titles: readonly string[];
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly developers: readonly string[];
}

const overlapDays = (one: Field, other: Field): number => {
  const { compare } = Temporal.PlainDate;
  const from = compare(one.from, other.from) > 0 ? one.from : other.from;
  const until = compare(one.until, other.until) < 0 ? one.until : other.until;
  return Math.max(0, from.until(until, { largestUnit: 'days' }).days);
};

/** CO5: operators of one field, at one time, that buy from each other. */
export function dealingBetweenCompetitors(
  fields: readonly Field[],
  orders: readonly ComparedOrder[],
): readonly Finding[] {
  const bought = Map.groupBy(
    orders.filter(({ acceptedAt }) => acceptedAt !== null),
    ({ operator, buyer }) => `${operator} ${buyer}`,
  );
  const findings = new Map<string, Finding>();
  for (const one of fields)
    for (const other of fields) {
      if (one.operator >= other.operator || !one.purposes.some((code) => other.purposes.includes(code)))
        continue;
      const ofOne = bought.get(`${one.operator} ${other.operator}`) ?? [];
      const ofOther = bought.get(`${other.operator} ${one.operator}`) ?? [];
      const measured = {
        overlapDays: overlapDays(one, other),
        fromOne: ofOne.length,
        fromOther: ofOther.length,
      };
      if (CO5.judge(measured).holds) continue;
      const key = `${one.operator}/${other.operator}`;
      findings.set(key, {
        family: 'conduct',
        rule: CO5.id,
        key,
        title: text('同领域运营机构互相订购', 'Operators of one field buy from each other'),
        organisation: one.operator,
        thing: { kind: 'organisation', id: other.operator },
        figures: measured,
        facts: [...ofOne, ...ofOther].map(({ id, title, acceptedAt }) => ({
          kind: 'order',
          id,
          said: text(`互相订购：${title}`, `Ordered of each other: ${title}`),
          at: acceptedAt,
        })),
      });
    }
  return [...findings.values()];
}

/** Pairs of an operator with whoever buys from it or develops under it, each once. */
export function dealings(
  fields: readonly Field[],
  orders: readonly ComparedOrder[],
): readonly (readonly [operator: string, other: string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  const add = (operator: string, other: string) => {
    if (operator !== other) pairs.set(`${operator} ${other}`, [operator, other]);
  };
  for (const { operator, buyer, state } of orders) if (state !== 'declined') add(operator, buyer);
  for (const { operator, developers } of fields) for (const one of developers) add(operator, one);
  return [...pairs.values()];
}

/** CO6: a buyer or developer that looks like the operator under another name. */
export function lookAlikes(
  pairs: readonly (readonly [operator: string, other: string])[],
  tieOf: (operator: string, other: string) => Tie & { readonly persons: readonly string[] },
  orders: readonly ComparedOrder[],
  fields: readonly Field[],
): readonly Finding[] {
  const ordersOf = Map.groupBy(orders, ({ operator, buyer }) => `${operator} ${buyer}`);
  return pairs.flatMap(([operator, other]) => {
    const { persons, ...tie } = tieOf(operator, other);
    const verdict = CO6.judge(tie);
    if (verdict.holds) return [];
    return [
      {
        family: 'conduct' as const,
        rule: CO6.id,
        key: `${operator}/${other}`,
        title: text(
          '购买方或数据商疑似运营机构的关联方',
          'A buyer or developer looks like an affiliate of the operator',
        ),
        organisation: operator,
        persons,
        thing: { kind: 'organisation', id: other },
        figures: { ...tie },
        facts: [
          ...(tie.controlledBy === null
            ? []
            : [
                {
                  kind: 'organisation',
                  id: tie.controlledBy,
                  said: text('控制双方的企业', 'The company that controls both'),
                },
              ]),
          ...persons.map((id) => ({
            kind: 'person',
            id,
            said: text('在双方任职的人员', 'Sat in posts of both'),
          })),
          ...(ordersOf.get(`${operator} ${other}`) ?? []).map((order) => ({
            kind: 'order',
            id: order.id,
            said: text(`订购：${order.title}`, `Order: ${order.title}`),
            at: order.orderedAt,
          })),
          ...fields
            .filter((field) => field.operator === operator && field.developers.includes(other))
            .map((field) => ({
              kind: 'agreement',
              id: field.agreementId,
              said: text(`协议 ${field.number} 所列数据商`, `Developer named in agreement ${field.number}`),
            })),
        ],
      },
    ];
  });
}

/** CO7: raised once a quarter for a field, while it lasts. */
export function concentratedFields(
  shares: readonly FieldShares[],
  today: Temporal.PlainDate,
): readonly Finding[] {
  const quarter = `${today.year}-Q${Math.ceil(today.month / 3)}`;
  return shares.flatMap((field) => {
    if (CO7.judge(field).holds) return [];
    return [
      {
        family: 'conduct' as const,
        rule: CO7.id,
        key: field.field,
        title: text(`领域集中度偏高：${field.field}`, `A field is concentrated: ${field.field}`),
        organisation: field.shares[0]!.operator,
        thing: { kind: 'field', id: field.field },
        figures: { hhi: field.hhi, topSharePercent: field.topSharePercent, operators: field.operators },
        facts: [
          {
            kind: 'field',
            id: field.field,
            aspect: quarter,
            said: text(
              `${quarter}：HHI ${field.hhi}，最大份额 ${field.topSharePercent}%`,
              `${quarter}: HHI ${field.hhi}, largest share ${field.topSharePercent}%`,
            ),
          },
        ],
      },
    ];
  });
}
