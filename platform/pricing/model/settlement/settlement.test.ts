import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumMoney } from '#foundation';
import { netBetween, taxBetween, taxInside, taxOfLines } from './amounts.ts';
import { weigh } from './contribution.ts';
import { isBefore, periodFrom, periodOf } from './periods.ts';
import { quantityOf, segmentsOf } from './price.ts';
import { BS1, ST1, ST5 } from './rules.ts';
import { divide, millionths } from './sharing.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20);
const holds = <Drawn>(property: fc.IPropertyWithHooks<Drawn>) => fc.assert(property, { seed });
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const fen = (max: bigint) => fc.bigInt({ min: 1n, max });

describe(`amounts of settlement (seed ${seed})`, () => {
  it('hold the tax inside the price, and the lines make up the whole', () => {
    expect(taxInside(10_600n, 600)).toBe(600n);
    expect(taxInside(100n, 0)).toBe(0n);
    holds(
      fc.property(
        fc.array(fen(10n ** 12n), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 9999 }),
        (grosses, rate) => {
          const gross = sumMoney(grosses);
          const tax = taxInside(gross, rate);
          const taxes = taxOfLines(tax, grosses);
          expect(sumMoney(taxes)).toBe(tax);
          taxes.forEach((one, place) => {
            expect(one <= grosses[place]!).toBe(true);
          });
        },
      ),
    );
  });

  it('are the same whether paid at once or by instalments, and taken back the same way', () => {
    holds(
      fc.property(
        fc.array(fen(10n ** 9n), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 2000 }),
        (parts, rate) => {
          const grossFen = sumMoney(parts);
          const bill = { grossFen, taxFen: taxInside(grossFen, rate) };
          let received = 0n;
          const nets = parts.map((part) => {
            const net = netBetween(received, received + part, bill);
            received += part;
            return net;
          });
          expect(sumMoney(nets)).toBe(grossFen - bill.taxFen);
          expect(nets.every((net) => net >= 0n)).toBe(true);
          let credited = 0n;
          const taxes = parts.map((part) => {
            const tax = taxBetween(credited, credited + part, bill);
            credited += part;
            return tax;
          });
          expect(sumMoney(taxes)).toBe(bill.taxFen);
        },
      ),
    );
  });
});

describe('benefit sharing', () => {
  it('makes parts and rest the revenue to the fen, at most the cap, whatever the rules', () => {
    const rules = fc.array(
      fc.record({
        share: fc.integer({ min: 0, max: 100_000 }),
        of: fc.constantFrom('revenue' as const, 'profit' as const),
      }),
      { minLength: 1, maxLength: 5 },
    );
    holds(
      fc.property(
        rules,
        fen(10n ** 13n),
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.option(fen(10n ** 12n)),
        (drawn, revenueFen, cost, capFen) => {
          const profitFen = revenueFen > cost ? revenueFen - cost : 0n;
          const list = drawn.map(({ share, of }) => ({ share: `0.${String(share).padStart(6, '0')}`, of }));
          const { amounts, keptFen } = divide(list, { revenueFen, profitFen, capFen });
          expect(sumMoney(amounts) + keptFen).toBe(revenueFen);
          expect(keptFen >= 0n).toBe(true);
          if (capFen !== null) expect(sumMoney(amounts) <= capFen).toBe(true);
          else
            amounts.forEach((amount, place) => {
              const base = list[place]!.of === 'revenue' ? revenueFen : profitFen;
              const exact = base * millionths(list[place]!.share);
              const off = amount * 1_000_000n - exact;
              expect(off < 1_000_000n && off > -1_000_000n).toBe(true);
            });
        },
      ),
    );
  });

  it('divides by contribution what those rules were agreed to get together, and the parts are the pool to the fen', () => {
    const rules = [
      { share: '0.1', of: 'revenue' as const },
      { share: '0.02', of: 'revenue' as const, weight: 300n },
      { share: '0.03', of: 'revenue' as const, weight: 100n },
    ];
    const shared = divide(rules, { revenueFen: 10_000n, profitFen: 0n, capFen: null });
    expect(shared).toEqual({ amounts: [1_000n, 375n, 125n], keptFen: 8_500n });
    const nothing = rules.map((rule) => ({ ...rule, ...('weight' in rule ? { weight: 0n } : {}) }));
    expect(divide(nothing, { revenueFen: 10_000n, profitFen: 0n, capFen: null }).amounts).toEqual([
      1_000n,
      200n,
      300n,
    ]);
    const drawn = fc.array(
      fc.record({
        share: fc.integer({ min: 0, max: 100_000 }),
        of: fc.constantFrom('revenue' as const, 'profit' as const),
        weight: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
      }),
      { minLength: 1, maxLength: 6 },
    );
    holds(
      fc.property(drawn, fen(10n ** 13n), fc.option(fen(10n ** 12n)), (given, revenueFen, capFen) => {
        const list = given.map((rule) => ({ ...rule, share: `0.${String(rule.share).padStart(6, '0')}` }));
        const agreed = list.map((rule) => ({ ...rule, weight: null }));
        const money = { revenueFen, profitFen: revenueFen / 2n, capFen: null };
        const { amounts, keptFen } = divide(list, money);
        expect(sumMoney(amounts) + keptFen).toBe(revenueFen);
        // Whoever gets a share by agreement gets the same, whatever the others contributed; and so do these together.
        const before = divide(agreed, money);
        expect(keptFen).toBe(before.keptFen);
        list.forEach(({ weight }, place) => {
          if (weight === null) expect(amounts[place]).toBe(before.amounts[place]);
        });
        const capped = divide(list, { ...money, capFen });
        expect(sumMoney(capped.amounts) + capped.keptFen).toBe(revenueFen);
      }),
    );
  });

  it('measures contribution by columns: weights of all sources are the revenue to the fen', () => {
    expect(
      weigh(
        ['b', 'a', 'nobody'],
        [
          {
            productId: 'p',
            revenueFen: 100n,
            columns: new Map([
              ['a', 1],
              ['b', 2],
            ]),
          },
          { productId: 'q', revenueFen: 50n, columns: new Map([['a', 4]]) },
          { productId: 'none', revenueFen: 7n, columns: new Map() },
        ],
      ),
    ).toEqual({
      weights: [67n, 83n, 0n],
      parts: [
        { productId: 'p', revenueFen: 100n, party: 'a', columns: 1, columnsOf: 3, fen: 33n },
        { productId: 'p', revenueFen: 100n, party: 'b', columns: 2, columnsOf: 3, fen: 67n },
        { productId: 'q', revenueFen: 50n, party: 'a', columns: 4, columnsOf: 4, fen: 50n },
      ],
    });
    const letters = ['a', 'b', 'c', 'd'];
    holds(
      fc.property(
        fc.array(
          fc.record({
            revenueFen: fc.bigInt({ min: 0n, max: 10n ** 13n }),
            counts: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
          }),
          { maxLength: 6 },
        ),
        (products) => {
          const { weights } = weigh(
            letters,
            products.map(({ revenueFen, counts }, place) => ({
              productId: `p${place}`,
              revenueFen,
              columns: new Map(counts.map((count, at) => [letters[at]!, count])),
            })),
          );
          expect(sumMoney(weights)).toBe(sumMoney(products.map(({ revenueFen }) => revenueFen)));
        },
      ),
    );
  });

  it('gives out no more than there is', () => {
    const twice = [
      { share: '0.6', of: 'revenue' as const },
      { share: '0.5', of: 'revenue' as const },
    ];
    expect(() => divide(twice, { revenueFen: 100n, profitFen: 100n, capFen: null })).toThrow(RangeError);
    const both = [
      { share: '0.6', of: 'revenue' as const },
      { share: '0.6', of: 'profit' as const },
    ];
    expect(() => divide(both, { revenueFen: 100n, profitFen: 100n, capFen: null })).toThrow(RangeError);
  });

  it.each([
    ['government-department', 'money', false, 'treasury'],
    ['data-authority', 'money', false, 'treasury'],
    ['party-organ', 'money', false, 'treasury'],
    ['government', 'non-tax-revenue', true, 'treasury'],
    ['government-department', 'data-governance', true, 'in-kind'],
    ['public-institution', 'money', true, 'own-account'],
    ['company', 'money', true, 'own-account'],
  ])('BS1 %s by %s: %s, %s', (kind, way, lawful, destination) => {
    expect(BS1.judge({ kind, way })).toMatchObject({ holds: lawful, output: destination });
  });
  it('BS1 sends a public institution’s to the treasury where the local finance rule says so', () => {
    expect(BS1.judge({ kind: 'public-institution', way: 'money' }, { institutionTreasury: true }).holds).toBe(
      false,
    );
  });
});

describe('periods and prices', () => {
  it('follow each other without a gap, also when the settlement period changes or the agreement ends', () => {
    expect(String(periodOf('quarter', day('2026-05-20')).from)).toBe('2026-04-01');
    expect(String(periodOf('year', day('2026-05-20')).until)).toBe('2027-01-01');
    expect(String(periodFrom('quarter', day('2026-02-01'), null).until)).toBe('2026-04-01');
    expect(String(periodFrom('month', day('2026-02-01'), day('2026-02-10')).until)).toBe('2026-02-11');
    holds(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
        (offset, kind) => {
          const date = day('2020-01-01').add({ days: offset });
          const { from, until } = periodOf(kind, date);
          expect(!isBefore(date, from) && isBefore(date, until)).toBe(true);
          expect(periodOf(kind, until).from.equals(until)).toBe(true);
        },
      ),
    );
  });

  it('ST1 closes days after the end, not with it', () => {
    const until = day('2026-02-01');
    expect(ST1.judge({ until, now: at('2026-02-03T23:59:59+08:00') }).holds).toBe(false);
    expect(ST1.judge({ until, now: at('2026-02-04T00:00:00+08:00') }).holds).toBe(true);
  });
  it('ST5 knows its rates', () => {
    expect([0, 600, 555].map((rate) => ST5.judge({ rate }).holds)).toEqual([true, true, false]);
  });

  it('cost what the order then in force agreed', () => {
    const orders = [
      { id: 'b', acceptedAt: at('2026-01-10T00:00:00Z'), endedAt: null, priceFen: 2n, tiers: [] },
      { id: 'a', acceptedAt: at('2025-12-10T00:00:00Z'), endedAt: null, priceFen: 1n, tiers: [] },
    ];
    const segments = segmentsOf(orders, at('2026-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z'));
    expect(segments.map(({ from, order }) => [from.toString(), order?.id])).toEqual([
      ['2026-01-01T00:00:00Z', 'a'],
      ['2026-01-10T00:00:00Z', 'b'],
    ]);
    const used = { units: 7_000_001n };
    expect(segments.map((one) => quantityOf('product', used, one))).toEqual([0n, 1n]);
    expect(
      ['call', 'row', 'none', 'byte'].map((basis) => quantityOf(basis as 'call', used, segments[0]!)),
    ).toEqual([7_000_001n, 7_000_001n, 7_000_001n, 8n]);
  });

  it('is charged by the full hours an order stood, whatever periods they are divided among', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    holds(
      fc.property(minutes, minutes, fc.array(minutes, { maxLength: 6 }), (accepted, stood, cuts) => {
        const since = at('2026-01-01T00:00:00Z');
        const order = {
          id: 'a',
          acceptedAt: since.add({ minutes: accepted }),
          endedAt: since.add({ minutes: accepted + stood }),
          priceFen: 1n,
          tiers: [],
        };
        const bounds = [0, ...cuts, 60 * 24 * 1000]
          .toSorted((one, other) => one - other)
          .map((cut) => since.add({ minutes: cut }));
        const hours = bounds.slice(1).map((until, place) => {
          const from = bounds[place]!;
          return from.equals(until)
            ? 0n
            : segmentsOf([order], from, until).reduce(
                (sum, segment) => sum + quantityOf('hour', { units: 9n }, segment),
                0n,
              );
        });
        expect(sumMoney(hours)).toBe(BigInt(Math.floor(stood / 60)));
      }),
    );
  });
});
