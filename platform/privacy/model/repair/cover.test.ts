import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residentIdCheckCharacter } from '#foundation';
import { coverIdentifiers } from './cover.ts';
import { type CoveredFamily, coveredFamilies } from './document.ts';

const body = '11010519000101123';
const id = body + residentIdCheckCharacter(body);
const covered = (text: string, ...families: CoveredFamily[]) =>
  coverIdentifiers(text, new Set(families.length > 0 ? families : ['resident-id', 'mobile']));

describe('identifiers in a text', () => {
  it.each([
    ['alone', id],
    ['with a small check letter or a wrong check character', `${body}${id.endsWith('0') ? '1' : '0'}`],
    ['grouped', `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`],
    ['with dashes', `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`],
    ['in full-width digits', id.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['of fifteen digits', '110105900101123'],
    ['as a power of ten', '1.10105E+17'],
    ['as a longer power of ten', '1.1010519000101e+17'],
  ])('a resident ID %s leaves no digit', (_, written) => {
    expect(covered(written)).toMatch(/^\*+$/);
    if (!/e/i.test(written))
      expect(covered(`被检查人（身份证${written}），已改正`)).toMatch(/^被检查人（身份证\*+），已改正$/);
  });
  it('what stands around it stays, character for character', () => {
    expect(covered(`经办：张某 13800001234，身份证 ${id}。`)).toBe(
      `经办：张某 ${'*'.repeat(11)}，身份证 ${'*'.repeat(18)}。`,
    );
    expect(covered(`日期 2023-05-06 ${id}`)).toBe(`日期 2023-05-06 ${'*'.repeat(18)}`);
  });
  it.each([
    '91110105MA01ABCD1X',
    '12110000400638000X',
    '2023-05-06 10:20:30',
    '京ICP备12345678号',
    '1234567890123456789012345',
    '330106100002345',
    '1.38E+09',
    '无',
    '',
  ])('%s is none', (text) => {
    expect(covered(text)).toBe(text);
  });
  it('an individual business is covered where asked, a firm never', () => {
    const firm = '91350100M000100Y43';
    expect(covered(firm, ...coveredFamilies)).toBe(firm);
    expect(covered('92350211M00013FU9B', 'individual-business')).toMatch(/^\*{18}$|^92350211M00013FU9B$/);
  });
  it.each([
    ['mobile', '+86 138-0000-1234'],
    ['mobile', '1.38E+10'],
    ['landline', '010-62345678'],
    ['landline', '(0571)87654321'],
    ['email', 'zhang.san@example.gov.cn'],
    ['passport', 'E12345678'],
    ['licence-plate', '京A·12345'],
    ['licence-plate', '京AD12345'],
    ['bank-card', '6222 0200 0000 0000 009'.replace('009', luhnEnd('622202000000000000'))],
  ] as const)('%s: %s', (family, text) => {
    expect(covered(text, family)).toMatch(/^\*+$/);
    expect(covered(text, family === 'email' ? 'mobile' : 'email')).toBe(text);
  });
  it('covering again changes nothing, and the length stays', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        id,
        '13800001234',
        '1.10105E+17',
        ' ',
        '，',
        '-',
        'A',
        '6222020000000000000',
        '京A12345',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const once = covered(text, ...coveredFamilies);
        expect(once.length).toBe(text.length);
        expect(covered(once, ...coveredFamilies)).toBe(once);
        if (/(?<![0-9A-Za-z])13800001234(?![0-9A-Za-z])/.test(text))
          expect(once).not.toMatch(/(?<![0-9A-Za-z])13800001234(?![0-9A-Za-z])/);
      }),
    );
  });
  it('sees what was joined to something covered, and leaves nothing of a chain without end', () => {
    expect(covered(`京A12345${id}`, ...coveredFamilies)).toMatch(/^\*+$/);
    const chain = `京A12345${id}`.repeat(60);
    expect(covered(chain, ...coveredFamilies)).toBe('*'.repeat(chain.length));
  });
  it('a huge hostile cell comes to an end', () => {
    for (const hostile of [
      '1 '.repeat(10_000),
      'a'.repeat(20_000),
      '1-'.repeat(10_000),
      'a@a.'.repeat(5_000),
    ]) {
      expect(covered(hostile, ...coveredFamilies)).toHaveLength(hostile.length);
    }
  });
});

function luhnEnd(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `000${(10 - (sum % 10)) % 10}`.slice(-3).replace(/^00/, '00');
}

describe('names of persons', () => {
  const names = new Set(['person-name'] as const);
  it.each([
    ['王小明', '王**'],
    ['欧阳娜娜', '欧***'],
    ['王伟、李娜', '王*、李*'],
    ['张伟（男）', '张****'],
    ['第三餐饮店（经营者：王小明）', '第三餐饮店（经营者：王**）'],
    ['北京华盛科技有限公司', '北京华盛科技有限公司'],
    ['警告', '警告'],
    ['当事人王小明（身份证号略）无照经营', '当事人王**（身份证号略）无照经营'],
    // 李娜 or 李娜民: one character too many rather than one too few.
    ['王小明与李娜民间借贷纠纷', '王**与李**间借贷纠纷'],
    ['当事人高度重视，已整改', '当事人高度重视，已整改'],
    ['', ''],
  ])('of %s the first character stays, firms stay whole', (cell, covered) => {
    expect(coverIdentifiers(cell, names)).toBe(covered);
  });
});
