import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from './decimal.ts';
import {
  type Bound,
  compareQuantities,
  describeQuantity,
  exceeds,
  type Quantity,
  reaches,
} from './quantity.ts';
import { parseQuantity } from './quantity-text.ts';
import { units } from './units.ts';

function quantity(source: string): Quantity {
  const read = parseQuantity(source);
  if (!read.ok) throw new Error(`${source}: ${read.reason}`);
  return read.value;
}

describe('figures as documents write them', () => {
  it.each([
    ['逾33亿元', '>', '3300000000', '元'],
    ['33亿元', '=', '3300000000', '元'],
    ['30余亿元', '>', '3000000000', '元'],
    ['33亿余元', '>', '3300000000', '元'],
    ['200多户', '>', '200', '户'],
    ['三十三亿元', '=', '3300000000', '元'],
    ['三十余万人', '>', '300000', '人'],
    ['十多万人', '>', '100000', '人'],
    ['三点五万平方米', '=', '35000', '平方米'],
    ['五千克', '=', '5', '千克'],
    ['5千克', '=', '5', '千克'],
    ['5千米', '=', '5', '公里'],
    ['约1,200.50亩', 'about', '1200.5', '亩'],
    ['近33亿元', 'about', '3300000000', '元'],
    ['100人左右', 'about', '100', '人'],
    ['不少于30亩', '≥', '30', '亩'],
    ['不超过 12.5%', '≤', '12.5', '%'],
    ['１２．５％', '=', '12.5', '%'],
    ['30%以上', '≥', '30', '%'],
    ['100人（含）以上', '≥', '100', '人'],
    ['5000元以下', '≤', '5000', '元'],
    ['20个工作日以内', '≤', '20', '工作日'],
    ['不足10公顷', '<', '10', '公顷'],
    ['不满14年', '<', '14', '年'],
    ['超过1万亿元', '>', '1000000000000', '元'],
    ['超过300万条', '>', '3000000', '条'],
    ['人民币1万元', '=', '10000', '元'],
    ['3.3万元人民币', '=', '33000', '元'],
    ['80㎡', '=', '80', '平方米'],
    ['2km²', '=', '2', '平方公里'],
    ['-3.5%', '=', '-3.5', '%'],
    ['逾30余亿元', '>', '3000000000', '元'],
    ['超过30%以上', '≥', '30', '%'],
    ['1593', '=', '1593', ''],
    ['超百亿元', '>', '10000000000', '元'],
    ['百余人', '>', '100', '人'],
    ['达33亿元', '=', '3300000000', '元'],
    ['达33亿元以上', '≥', '3300000000', '元'],
    ['0.0028元', '=', '0.0028', '元'],
  ])('%s', (source, bound, value, unit) => {
    expect(parseQuantity(source)).toEqual({ ok: true, value: { bound, value, unit, source } });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['若干', 'number'],
    ['逾亿元', 'number'],
    ['三百五元', 'number'],
    ['1,23,4元', 'unit'],
    ['33亿卢布', 'unit'],
    ['人民币30亩', 'unit'],
    ['30-50亿元', 'range'],
    ['30亿元至50亿元', 'range'],
    ['三十到五十亩', 'range'],
    ['50万元以上100万元以下', 'range'],
    ['数十亿元', 'number'],
    ['1万5千元', 'unit'],
    ['不少于30亩以下', 'bounds'],
    ['5万亿万元', 'number'],
    [`${'9'.repeat(81)}`, 'length'],
    [`${'9'.repeat(70)}元`, 'number'],
  ])('refuses %j as %s', (source, reason) =>
    expect(parseQuantity(source)).toMatchObject({ ok: false, reason }),
  );

  it('never throws, and gives an exact decimal when it reads', () => {
    const word = fc.constantFrom(
      ...'逾约不超过少于以上下余多万亿元亩%0123456789.,三十百千点至-人民币 '.split(''),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const read = parseQuantity(words.join(''));
        if (read.ok) expect(formatDecimal(parseDecimal(read.value.value)!)).toBe(read.value.value);
      }),
    );
  });

  it('shows the words in Chinese and the exact figure in English', () => {
    expect(describeQuantity(quantity('逾33亿元'))).toEqual({
      zh: '逾33亿元',
      en: 'more than 3300000000 yuan',
    });
    expect(describeQuantity(quantity('12%')).en).toBe('12%');
  });
});

describe('comparison', () => {
  it.each([
    ['33亿元', '33亿元', 'equal'],
    ['33亿元', '330000万元', 'equal'],
    ['15亩', '1公顷', 'equal'],
    ['3亩', '2000平方米', 'equal'],
    ['逾33亿元', '33亿元', 'greater'],
    ['逾33亿元', '40亿元', 'unknown'],
    ['不少于33亿元', '33亿元', 'unknown'],
    ['不少于33亿元', '不足33亿元', 'greater'],
    ['不超过30亩', '31亩', 'less'],
    ['约33亿元', '1元', 'unknown'],
    ['5‰', '1%', 'less'],
    ['12个月', '1年', 'equal'],
    ['33亿元', '33亩', 'incomparable'],
    ['1元', '1美元', 'incomparable'],
  ])('%s against %s is %s', (one, other, result) =>
    expect(compareQuantities(quantity(one), quantity(other))).toBe(result),
  );

  it.each([
    ['逾33亿元', '33亿元', true, true],
    ['逾33亿元', '34亿元', 'unknown', 'unknown'],
    ['33亿元', '33亿元', true, false],
    ['不少于33亿元', '33亿元', true, 'unknown'],
    ['不足33亿元', '33亿元', false, false],
    ['不超过33亿元', '33亿元', 'unknown', false],
    ['约33亿元', '33亿元', 'unknown', 'unknown'],
    ['33亿元', '33亩', 'incomparable', 'incomparable'],
  ])('%s against the threshold %s: reaches %s, exceeds %s', (figure, threshold, reached, exceeded) => {
    expect(reaches(quantity(figure), quantity(threshold))).toBe(reached);
    expect(exceeds(quantity(figure), quantity(threshold))).toBe(exceeded);
  });

  it('never decides against a value that the bounds allow', () => {
    const bound = fc.constantFrom<Bound>('=', '≥', '>', '≤', '<', 'about');
    const whole = fc.integer({ min: -5, max: 5 });
    const figure = fc
      .tuple(bound, whole)
      .map(([kind, value]): Quantity => ({ bound: kind, value: String(value), unit: '元', source: '' }));
    const grid = Array.from({ length: 61 }, (_, step) => (step - 30) / 4);
    const allowed = ({ bound: kind, value }: Quantity) =>
      grid.filter((x) => {
        const stated = Number(value);
        if (kind === '=') return x === stated;
        if (kind === '≥') return x >= stated;
        if (kind === '>') return x > stated;
        if (kind === '≤') return x <= stated;
        return kind === '<' ? x < stated : true;
      });
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const pairs = allowed(one).flatMap((x) => allowed(other).map((y) => [x, y] as const));
        const settled = (holds: (x: number, y: number) => boolean) =>
          pairs.every(([x, y]) => holds(x, y))
            ? true
            : pairs.some(([x, y]) => holds(x, y))
              ? 'unknown'
              : false;
        expect(reaches(one, other)).toBe(settled((x, y) => x >= y));
        expect(exceeds(one, other)).toBe(settled((x, y) => x > y));
        expect(compareQuantities(one, other) === 'less').toBe(settled((x, y) => x < y) === true);
      }),
    );
  });

  it('every unit has words in both languages', () => {
    for (const [name, unit] of Object.entries(units)) {
      expect([name, unit.title.zh.length > 0 && unit.title.en.length > 0]).toEqual([name, name !== '']);
    }
  });
});
