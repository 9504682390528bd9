import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  formatMoney,
  formatMoneyGrouped,
  MoneyWire,
  moneyFromWire,
  moneyToWire,
  multiplyMoney,
  parseMoney,
  sumMoney,
} from './money.ts';
import { moneyInCapitals } from './money-capitals.ts';

const amount = fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n });

describe('amounts as text', () => {
  it.each([
    ['0', 0n],
    ['12', 1200n],
    ['12.3', 1230n],
    ['12.34', 1234n],
    ['-0.05', -5n],
    ['999999999999999999.99', 99_999_999_999_999_999_999n],
  ])('%s', (yuan, fen) => expect(parseMoney(yuan)).toEqual({ ok: true, value: fen }));

  it.each([
    ['', 'empty'],
    [' 12', 'format'],
    ['1,200', 'format'],
    ['¥12', 'format'],
    ['012', 'format'],
    ['.5', 'format'],
    ['5.', 'format'],
    ['1e3', 'format'],
    ['+1', 'format'],
    ['１２', 'format'],
    ['12.345', 'precision'],
    ['1000000000000000000', 'range'],
    ['9'.repeat(100), 'format'],
  ])('refuses %j as %s', (yuan, reason) => expect(parseMoney(yuan)).toMatchObject({ ok: false, reason }));

  it('goes to the wire and back unchanged', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        const wire = moneyToWire(fen);
        expect(Value.Check(MoneyWire, wire)).toBe(true);
        expect(moneyFromWire(wire)).toEqual({ ok: true, value: fen });
        expect(parseMoney(formatMoney(fen))).toEqual({ ok: true, value: fen });
      }),
    );
    expect(moneyToWire(12345n)).toEqual({ amount: '123.45', currency: 'CNY' });
    expect(moneyFromWire({ amount: '1', currency: 'USD' })).toMatchObject({ ok: false, reason: 'currency' });
  });

  it('is grouped for reading', () => {
    expect(formatMoneyGrouped(123456780n)).toBe('1,234,567.80');
    expect(formatMoneyGrouped(-5n)).toBe('-0.05');
    expect(formatMoneyGrouped(-100000n)).toBe('-1,000.00');
  });
});

describe('multiplication', () => {
  it.each([
    [100n, 1n, 3n, 33n],
    [101n, 1n, 2n, 51n],
    [-101n, 1n, 2n, -51n],
    [101n, -1n, 2n, -51n],
    [101n, 1n, -2n, -51n],
    [-101n, 1n, -2n, 51n],
    [1n, 1n, 3n, 0n],
    [-1n, 1n, 3n, 0n],
    [10000n, 6n, 100n, 600n],
  ])('%s × %s / %s is %s fen', (fen, numerator, denominator, product) =>
    expect(multiplyMoney(fen, numerator, denominator)).toBe(product),
  );

  it('is never off by more than half a fen, and a refund is the negative of the charge', () => {
    fc.assert(
      fc.property(amount, fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n), (fen, numerator, denominator) => {
        const product = multiplyMoney(fen, numerator, denominator);
        const error = product * denominator - fen * numerator;
        expect(2n * (error < 0n ? -error : error) <= denominator).toBe(true);
        expect(multiplyMoney(-fen, numerator, denominator)).toBe(-product);
      }),
    );
  });

  it('refuses a division by zero', () => expect(() => multiplyMoney(1n, 1n, 0n)).toThrow(RangeError));
});

describe('allocation', () => {
  const weights = fc
    .array(fc.bigInt(0n, 1000n), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0n));

  it('gives the fen left over to the largest remainders, the earlier first', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(100n, [2n, 1n, 3n])).toEqual([33n, 17n, 50n]);
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(allocate(5n, [0n, 1n])).toEqual([0n, 5n]);
    expect(allocate(0n, [1n, 2n])).toEqual([0n, 0n]);
  });

  it('loses nothing, and no part is a whole fen away from its exact share', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = allocate(total, list);
        expect(sumMoney(parts)).toBe(total);
        const sum = sumMoney(list);
        parts.forEach((part, index) => {
          const error = part * sum - total * list[index]!;
          expect((error < 0n ? -error : error) < sum).toBe(true);
          if (list[index] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  it('refuses weights that share nothing', () => {
    expect(() => allocate(1n, [])).toThrow(RangeError);
    expect(() => allocate(1n, [0n, 0n])).toThrow(RangeError);
    expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError);
  });
});

describe('capitals', () => {
  it.each([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['10', '壹拾元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['3300000000', '叁拾叁亿元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['-12', '负壹拾贰元整'],
  ])('%s is %s', (yuan, capitals) => {
    const fen = parseMoney(yuan);
    expect(fen.ok && moneyInCapitals(fen.value)).toBe(capitals);
  });

  it('never writes two zeros in a row, nor one before a unit', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 18n - 1n), (fen) => {
        expect(moneyInCapitals(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分整]|^[拾佰仟万亿元]/);
      }),
    );
    expect(() => moneyInCapitals(10n ** 18n)).toThrow(RangeError);
  });
});
