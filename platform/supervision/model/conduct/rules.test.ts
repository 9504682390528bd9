import { describe, expect, it } from 'vitest';
import { exclusiveSales, priceSpreads, refusals, waitingTimes } from './among-orders.ts';
import {
  concentratedFields,
  dealingBetweenCompetitors,
  dealings,
  type Field,
  lookAlikes,
} from './among-organisations.ts';
import { concentration } from './concentration.ts';
import { type ComparedOrder, median, spreadPercent, volumeClass } from './orders.ts';
import { publicConduct } from './public-figures.ts';
import { CO1, CO2, CO3, CO4, CO5, CO6, CO7, conductRules } from './rules.ts';

const at = (day: string) => Temporal.Instant.from(`${day}T02:00:00Z`);
const now = at('2026-11-20');
let number = 0;
const order = (more: Partial<ComparedOrder> = {}): ComparedOrder => ({
  id: `ord_${++number}`,
  productId: 'prd_1',
  title: '企业画像',
  operator: 'org_op',
  agreementId: 'agr_1',
  purpose: 'inclusive-finance',
  buyer: `org_buyer_${number}`,
  state: 'accepted',
  orderedAt: at('2026-10-12'),
  acceptedAt: at('2026-10-13'),
  declinedAt: null,
  declinedWhy: null,
  priceFen: 100n,
  definition: 'v1',
  listedAt: at('2026-01-05'),
  calls: 5,
  ...more,
});
const declined = (more: Partial<ComparedOrder> = {}) =>
  order({
    state: 'declined',
    acceptedAt: null,
    priceFen: null,
    definition: null,
    declinedAt: at('2026-10-13'),
    declinedWhy: '资质不符',
    ...more,
  });

describe('CO1: equal orders cost the same', () => {
  const cheap = order({ priceFen: 100n });
  const dear = order({ priceFen: 150n });
  it('names the orders that differ, and no others', () => {
    const [finding, ...more] = priceSpreads([cheap, dear, order({ priceFen: 100n, buyer: cheap.buyer })]);
    expect(more).toEqual([]);
    expect(finding!.figures).toMatchObject({ spreadPercent: 50, limitPercent: 10 });
    expect(finding!.facts.map(({ id }) => id)).toContain(dear.id);
  });
  it.each([
    ['another product', { productId: 'prd_2' }],
    ['another version', { definition: 'v2' }],
    ['another use', { purpose: 'insurance' }],
    ['another class of volume', { calls: 5000 }],
    ['the same buyer later', { buyer: cheap.buyer }],
    ['sold long after', { acceptedAt: at('2027-03-01') }],
    ['within the limit', { priceFen: 110n }],
    ['a price not kept', { priceFen: null }],
  ] as const)('does not compare %s', (_what, more) => {
    expect(priceSpreads([cheap, order({ priceFen: 150n, ...more })])).toEqual([]);
  });
  it('has free beside charged as no percentage', () => {
    expect(spreadPercent([0n, 5n])).toBeNull();
    expect(CO1.judge({ spread: null }).holds).toBe(false);
    expect(CO1.judge({ spread: 40 }, { percent: 50 }).holds).toBe(true);
  });
  it('compares orders by powers of ten', () => {
    expect([0, 9, 10, 99, 100].map(volumeClass)).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('CO2: refusals of what others get', () => {
  it('counts those of one buyer of one operator', () => {
    const buyer = 'org_refused';
    const [finding] = refusals([order(), declined({ buyer }), declined({ buyer })]);
    expect(finding).toMatchObject({ rule: 'CO2', key: `org_op/${buyer}`, figures: { refusals: 2 } });
    expect(finding!.facts[0]!.said.zh).toContain('资质不符');
    expect(refusals([order(), declined({ buyer })])).toEqual([]);
    expect(refusals([declined({ buyer }), declined({ buyer })])).toEqual([]);
    expect(CO2.judge({ refusals: 2 }, { refusals: 3 }).holds).toBe(true);
  });
});

describe('CO3: waiting times', () => {
  const others = [1, 2, 3].map(() => order());
  it('finds who still waits long after others were answered', () => {
    const slow = order({ state: 'placed', acceptedAt: null, orderedAt: at('2026-10-12') });
    const findings = waitingTimes([...others, slow], now);
    expect(findings.map(({ key }) => key)).toEqual([`org_op/${slow.buyer}`]);
    expect(waitingTimes([...others.slice(1), slow], now)).toEqual([]);
    expect(waitingTimes([...others, order({ acceptedAt: at('2026-10-16') })], now)).toEqual([]);
  });
  it('leaves out what ended without an answer', () => {
    const over = order({ state: 'ended', acceptedAt: null, orderedAt: at('2026-10-12') });
    expect(waitingTimes([...others, over], now)).toEqual([]);
  });
  it('is a median against a median', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([1, 2])).toBe(1.5);
    expect(CO3.judge({ own: 20, others: 5, otherOrders: 3 }).holds).toBe(false);
    expect(CO3.judge({ own: 14, others: 5, otherOrders: 3 }).holds).toBe(true);
  });
});

describe('CO4: sold to one buyer only', () => {
  it('is told of when somebody else asked', () => {
    const left = declined();
    const [finding] = exclusiveSales([order(), left], now);
    expect(finding!.facts.map(({ id }) => id)).toEqual([left.id]);
    expect(exclusiveSales([order()], now)).toEqual([]);
    expect(exclusiveSales([order(), order(), declined()], now)).toEqual([]);
    expect(exclusiveSales([order({ listedAt: now }), declined({ listedAt: now })], now)).toEqual([]);
    expect(CO4.judge({ listedDays: 40, served: 1, refused: 1 }).holds).toBe(false);
  });
  it('counts who was left waiting some working days, and nobody whose order ended', () => {
    const asked = (more: Partial<ComparedOrder>) => order({ acceptedAt: null, ...more });
    const found = (more: Partial<ComparedOrder>) => exclusiveSales([order(), asked(more)], now).length;
    expect(found({ state: 'placed', orderedAt: at('2026-11-05') })).toBe(1);
    expect(found({ state: 'placed', orderedAt: at('2026-11-09') })).toBe(0);
    expect(found({ state: 'ended', orderedAt: at('2026-10-12') })).toBe(0);
    expect(CO4.parameters.answerDays).toBe(10);
  });
});

const field = (more: Partial<Field>): Field => ({
  agreementId: 'agr_1',
  number: 'A-1',
  operator: 'org_a',
  purposes: ['inclusive-finance'],
  titles: ['普惠金融'],
  from: Temporal.PlainDate.from('2026-01-01'),
  until: Temporal.PlainDate.from('2027-01-01'),
  developers: [],
  ...more,
});

describe('CO5: dealing between competitors', () => {
  const both = [order({ operator: 'org_a', buyer: 'org_b' }), order({ operator: 'org_b', buyer: 'org_a' })];
  const b = field({ operator: 'org_b', agreementId: 'agr_2' });
  it('takes one field, one time, and both ways', () => {
    expect(dealingBetweenCompetitors([field({}), b], both).map(({ key }) => key)).toEqual(['org_a/org_b']);
    expect(dealingBetweenCompetitors([field({}), b], both.slice(1))).toEqual([]);
    expect(dealingBetweenCompetitors([field({ purposes: ['weather'] }), b], both)).toEqual([]);
    expect(
      dealingBetweenCompetitors([field({ until: Temporal.PlainDate.from('2026-01-01') }), b], both),
    ).toEqual([]);
    expect(CO5.judge({ overlapDays: 30, fromOne: 1, fromOther: 1 }).holds).toBe(false);
  });
});

describe('CO6: look-alike affiliates', () => {
  const tie = { controlledBy: 'org_parent', sharedPeople: 1, persons: ['per_both'] };
  it('looks at buyers and developers, and says by what they are tied', () => {
    const orders = [order({ operator: 'org_a', buyer: 'org_shell' }), declined({ operator: 'org_a' })];
    const fields = [field({ developers: ['org_dev', 'org_a'] })];
    const pairs = dealings(fields, orders);
    expect(pairs).toEqual([
      ['org_a', 'org_shell'],
      ['org_a', 'org_dev'],
    ]);
    const found = lookAlikes(
      pairs,
      (_one, other) => (other === 'org_shell' ? tie : { controlledBy: null, sharedPeople: 0, persons: [] }),
      orders,
      fields,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.facts.map(({ kind }) => kind)).toEqual(['organisation', 'person', 'order']);
    expect(CO6.judge({ controlledBy: null, sharedPeople: 0 }).holds).toBe(true);
  });
});

describe('CO7: concentration of a field', () => {
  const use = (a: number, b: number) => [
    { field: 'finance', operator: 'org_a', calls: a },
    { field: 'finance', operator: 'org_b', calls: b },
  ];
  it('is the sum of squared shares, and the largest share', () => {
    expect(concentration(use(75, 25))[0]).toMatchObject({ hhi: 6250, topSharePercent: 75, operators: 2 });
    expect(concentration(use(0, 0))).toEqual([]);
    expect(concentration([{ field: 'x', operator: 'a', calls: 1 }])[0]!.hhi).toBe(10_000);
  });
  it('is raised once a quarter, and not of an operator alone', () => {
    const day = Temporal.PlainDate.from('2026-11-20');
    const [finding] = concentratedFields(concentration(use(75, 25)), day);
    expect(finding!.facts[0]!.aspect).toBe('2026-Q4');
    expect(concentratedFields(concentration(use(50, 50)), day)).toEqual([]);
    expect(concentratedFields(concentration(use(75, 0)), day)).toEqual([]);
    expect(CO7.judge({ hhi: 6250, topSharePercent: 75, operators: 2 }, { hhi: 7000 }).holds).toBe(true);
  });
});

it('has no number that a text in force gives', () => {
  expect(conductRules.filter(({ verified }) => verified)).toEqual([]);
});

describe('what everybody sees', () => {
  it('names no buyer, and tells no spread of fewer than three', () => {
    const orders = [order(), order({ priceFen: 130n }), order()];
    const seen = publicConduct([], new Map(), orders);
    expect(seen.prices).toEqual([{ productId: 'prd_1', title: '企业画像', spreadPercent: 30 }]);
    expect(JSON.stringify(seen)).not.toContain('org_buyer');
    expect(publicConduct([], new Map(), orders.slice(1)).prices).toEqual([]);
  });
});
