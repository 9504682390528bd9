import { describe, expect, it } from 'vitest';
import { familiesIn, verdictsOn } from '../look.fixtures.ts';

describe('telephone numbers', () => {
  it('of mobiles are found whole, in text, spaced, with the country code, and as a program wrote them', () => {
    expect(
      familiesIn('联系电话', [
        '13800138000',
        '联系人13800138001',
        '138 0013 8002',
        '138-0013-8003',
        '+86 13800138004',
        '008613800138005',
        '13800138006.0',
        'tel:13800138007',
      ]),
    ).toEqual({ mobile: 8 });
  });
  it('are no parts of longer numbers, no amounts, and have a prefix in use', () => {
    expect(
      familiesIn('备注', ['113800138000', '1380013800012', '13800138000.55', '0.13800138000', '14200007099']),
    ).toEqual({});
  });
  it('are only possible in a column of running numbers', () => {
    const serials = Array.from({ length: 40 }, (_, place) => `138202400${String(place).padStart(2, '0')}`);
    expect(verdictsOn({ 流水号: serials })).toMatchObject([
      { blocks: false, evidence: { family: 'mobile', confidence: 'low' } },
    ]);
  });
  it('of lines need an area code where no word says telephone, and 400 numbers are nobody’s', () => {
    expect(familiesIn('联系电话', ['010-82345678', '82345678', '(010)82345678', '4008001234'])).toEqual({
      landline: 3,
    });
    expect(familiesIn('编号', ['82345678', '82345679', '82345670'])).toEqual({});
  });
});

describe('bank cards', () => {
  // Numbers of the form with Luhn's digit, issued to nobody.
  const cards = [
    '6222020000000000006',
    '6217000000000000004',
    '6228480000000000005',
    '6225 8800 0000 0003',
  ].map(luhn);
  it('are found by issuer and Luhn’s check', () => {
    expect(familiesIn('账户', cards)).toEqual({ 'bank-card': 4 });
    expect(familiesIn('说明', [`退款至银行卡号${cards[0]}`])).toEqual({ 'bank-card': 1 });
  });
  it('are not made of order numbers that begin alike', () => {
    const orders = Array.from({ length: 50 }, (_, place) => `62220200000${String(10_000 + 7 * place)}`);
    expect(familiesIn('订单号', orders)).toEqual({});
  });
  it('are not made of identity numbers of Gansu, which begin with 62 as well', () => {
    expect(
      familiesIn('证件号码', ['620102199001010017', '620102199001010025', '620102199001010033']),
    ).not.toHaveProperty('bank-card');
  });
});

describe('codes of organisations', () => {
  it('are told from those of individual businesses, which point at a person', () => {
    expect(familiesIn('统一社会信用代码', ['91350100M000100Y43'])).toEqual({ 'credit-code': 1 });
    const [verdict] = verdictsOn({ 代码: ['92350100M000100Y4M', '91350100M000100Y43'].map(uscc) });
    expect(verdict).toMatchObject({
      severity: 'warning',
      blocks: false,
      evidence: { family: 'individual-business', class: 'organisation', hits: 1 },
    });
  });
});

describe('passports and plates', () => {
  it('need a word beside a letter and eight digits', () => {
    expect(familiesIn('护照号', ['E12345678', 'EA1234567', 'G23456789'])).toEqual({ passport: 3 });
    expect(familiesIn('说明', ['持护照E12345678入境'])).toEqual({ passport: 1 });
    expect(familiesIn('产品编号', ['E12345678', 'E12345679', 'E12345670'])).toEqual({});
  });
  it('of ordinary and new-energy cars are found, in text, too', () => {
    expect(familiesIn('车牌号', ['京A12345', '京AD12345', '沪B·F1234', '粤Z1234港'])).toEqual({
      'licence-plate': 4,
    });
    expect(familiesIn('型号', ['京东A123', '新AGE2024', '云OS12345', '京A系列'])).toEqual({});
  });
});

describe('e-mail and coordinates', () => {
  it('addresses are found in text, and what only has the sign is none', () => {
    expect(familiesIn('联系', ['zhang.san@example.com', '邮箱：li4@mail.example.cn。'])).toEqual({
      email: 2,
    });
    expect(familiesIn('联系', ['@某某', 'a@b', '价格@3.5', 'x@@y.com'])).toEqual({});
  });
  it('coordinates are pairs by their values, single numbers only under a header that says so', () => {
    expect(familiesIn('位置', ['116.39742,39.90923', '121.47370，31.23037'])).toMatchObject({
      coordinates: 2,
    });
    expect(familiesIn('经度', ['116.39742', '116.40211'])).toEqual({ coordinates: 2 });
    expect(familiesIn('金额', ['116.39742', '116.40211'])).toEqual({});
  });
});

function luhn(number: string): string {
  const digits = number.replaceAll(' ', '').slice(0, -1);
  for (let check = 0; check < 10; check++) {
    const sum = [...`${digits}${check}`].reverse().reduce((total, digit, place) => {
      const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return number.slice(0, -1) + check;
  }
  throw new Error('one digit always fits');
}

function uscc(code: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, place) => total + weight * alphabet.indexOf(code[place]!), 0);
  return code.slice(0, 17) + alphabet[(31 - (sum % 31)) % 31];
}
