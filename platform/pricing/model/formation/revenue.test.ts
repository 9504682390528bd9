import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney, sumMoney } from '#foundation';
import {
  type CostItem,
  type CostLine,
  costItemCodes,
  divided,
  industryCosts,
  type ServedUse,
} from './costs.ts';
import { parsePercent, percentage, percentOf } from './percent.ts';
import { permittedRevenue } from './revenue.ts';
import { R37, R38 } from './rules-of-revenue.ts';

const fen = (yuan: string): bigint => {
  const read = parseMoney(yuan);
  if (!read.ok) throw new Error(yuan);
  return read.value;
};
const line = (amount: bigint, more: Partial<CostLine> = {}): CostLine => ({
  number: 1,
  what: '成本',
  item: 'platform',
  serves: 'industry',
  industryShare: 100,
  basis: null,
  filed: amount,
  allowed: null,
  cutReason: null,
  ...more,
});

describe('R38 the maximum permitted revenue', () => {
  it('is that of the example: 8 million at 7.80 % and 500,000 of tax make 9,124,000 yuan', () => {
    const [tenYearYield, rate] = [percentOf('1.80'), percentOf('7.80')];
    expect(R37.judge({ rate, tenYearYield, yieldYear: 2025, surveyYear: 2026 })).toMatchObject({
      holds: true,
      output: '7.8',
    });
    const verdict = R38.judge({
      lines: [line(fen('8000000'))],
      subsidy: 0n,
      rate,
      tax: fen('500000'),
      deduction: 0n,
    });
    expect(verdict.output).toMatchObject({ profit: fen('624000'), revenue: fen('9124000') });
  });

  // Computed by hand, on paper: cost, subsidy, rate, tax, deduction → C, P, MAR.
  it.each([
    ['nothing costs nothing', '0', '0', '7.8', '0', '0', '0', '0', '0'],
    [
      'a subsidy reduces cost and profit',
      '8000000',
      '3000000',
      '7.80',
      '500000',
      '0',
      '5000000',
      '390000',
      '5890000',
    ],
    ['a subsidy above the cost leaves none', '1000', '1000.01', '7.8', '12.34', '0', '0', '0', '12.34'],
    ['half a fen of profit goes up', '0.50', '0', '1', '0', '0', '0.50', '0.01', '0.51'],
    ['less than half goes down', '0.49', '0', '1', '0', '0', '0.49', '0.00', '0.49'],
    [
      'a rate of six decimals',
      '123456789.01',
      '0',
      '7.123457',
      '0',
      '0',
      '123456789.01',
      '8794391.28',
      '132251180.29',
    ],
    ['no profit', '999999.99', '0', '0', '60000', '0', '999999.99', '0', '1059999.99'],
    ['deducted', '8000000', '0', '7.8', '500000', '124000', '8000000', '624000', '9000000'],
    ['deducted more than there is', '100', '0', '0', '0', '100.01', '100', '0', '0'],
    ['the highest possible rate', '33.33', '0', '100', '0', '0', '33.33', '33.33', '66.66'],
  ])('%s', (_, cost, subsidy, rate, tax, deduction, c, p, revenue) => {
    const output = permittedRevenue({
      lines: [line(fen(cost))],
      subsidy: fen(subsidy),
      rate: percentOf(rate),
      tax: fen(tax),
      deduction: fen(deduction),
    });
    expect([output.cost, output.profit, output.revenue]).toEqual([fen(c), fen(p), fen(revenue)]);
    expect(output.steps.map(({ code }) => code)).toEqual(['C', 'P', 'T', 'D', 'MAR']);
    expect(output.steps.at(-1)?.amount).toBe(output.revenue);
  });

  it('counts what the survey allowed, for industry only', () => {
    const output = permittedRevenue({
      lines: [
        line(fen('1000'), { allowed: fen('800'), cutReason: '与运营无关' }),
        line(fen('1000'), { number: 2, serves: 'public', industryShare: 0 }),
        line(fen('1000.01'), {
          number: 3,
          item: 'labour',
          serves: 'shared',
          industryShare: 60,
          basis: '调用量',
        }),
      ],
      subsidy: 0n,
      rate: percentOf('0'),
      tax: 0n,
      deduction: 0n,
    });
    expect(output.cost).toBe(fen('1400.01'));
  });
});

const lines = fc.array(
  fc
    .record({
      filed: fc.bigInt(0n, 10n ** 14n),
      item: fc.constantFrom<CostItem>(...costItemCodes),
      serves: fc.constantFrom<ServedUse>('industry', 'public', 'shared'),
      share: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ filed, item, serves, share }) =>
      line(filed, {
        item,
        serves,
        industryShare: serves === 'industry' ? 100 : serves === 'public' ? 0 : share,
      }),
    ),
  { maxLength: 30 },
);

describe('for any costs', () => {
  it('what a line counts for industry and for the rest makes the line', () => {
    fc.assert(
      fc.property(lines, (all) => {
        for (const one of all) {
          const { industry, rest } = divided(one.filed, one.industryShare);
          expect(industry + rest).toBe(one.filed);
        }
        const byItem = sumMoney(industryCosts(all).map(({ amount }) => amount));
        expect(byItem).toBe(sumMoney(all.map((one) => divided(one.filed, one.industryShare).industry)));
      }),
    );
  });

  it('more cost, more rate or less deduction never permits less', () => {
    const rate = fc.integer({ min: 0, max: 10_000 });
    const inputs = (all: readonly CostLine[], hundredths: number, deduction: bigint) => ({
      lines: all,
      subsidy: 1000n,
      rate: percentOf((hundredths / 100).toFixed(2)),
      tax: 7n,
      deduction,
    });
    fc.assert(
      fc.property(
        lines,
        rate,
        fc.bigInt(0n, 10n ** 10n),
        fc.bigInt(0n, 10n ** 10n),
        (all, hundredths, deduction, more) => {
          const { revenue } = permittedRevenue(inputs(all, hundredths, deduction));
          expect(
            permittedRevenue(inputs([...all, line(more)], hundredths, deduction)).revenue,
          ).toBeGreaterThanOrEqual(revenue);
          expect(
            permittedRevenue(inputs(all, Math.min(10_000, hundredths + 1), deduction)).revenue,
          ).toBeGreaterThanOrEqual(revenue);
          expect(permittedRevenue(inputs(all, hundredths, deduction + more)).revenue).toBeLessThanOrEqual(
            revenue,
          );
        },
      ),
    );
  });
});

describe('rates', () => {
  it.each([['7.80'], ['0'], ['100'], ['0.000001']])('%s is one', (written) => {
    expect(parsePercent(written)?.written).toBe(written);
  });
  it.each([['-1'], ['100.01'], ['1,5'], ['7.8%'], ['1e1'], [''], ['0.0000001']])('%s is none', (written) => {
    expect(parsePercent(written)).toBeNull();
  });
  it('the rate may be the highest and not a millionth more, and the yield is of the right year', () => {
    const judge = (rate: string, yieldYear = 2025) =>
      R37.judge({ rate: percentOf(rate), tenYearYield: percentOf('1.8'), yieldYear, surveyYear: 2026 }).holds;
    expect([judge('7.8'), judge('7.800001'), judge('7.8', 2024), judge('7.8', 2026)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it.each([
    [1n, 3n, '33.33'],
    [-1n, 8n, '-12.50'],
    [1n, 0n, null],
    [0n, 5n, '0.00'],
  ])('%s of %s is %s per cent', (part, whole, written) => {
    expect(percentage(part, whole)).toBe(written);
  });
});
