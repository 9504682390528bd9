import { describe, expect, it } from 'vitest';
import { familiesIn, verdictsOn } from '../look.fixtures.ts';

/** The vectors of GB 11643, and made-up numbers of the same form. */
const ids = ['11010519491231002X', '440524188001010014'];
const old = [
  '110105490101001',
  '310101560312123',
  '440106680725004',
  '510104711103231',
  '330102830917452',
  '370102900228016',
];

describe('identity numbers', () => {
  it('are found by their check character, whole, in free text, and after a label', () => {
    expect(
      familiesIn('备注', [...ids, '当事人（身份证440524188001010014）', 'ID11010519491231002x', null]),
    ).toEqual({
      'resident-id': 4,
    });
  });
  it.each([
    '110105 19491231 002X',
    '110105-19491231-002X',
    '1101 0519 4912 3100 2X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105\u200b19491231002X',
    '440524·18800101·0014',
    '440524188001010014 13800138000',
    '440524188001010014.0',
    '٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤',
  ])('are found written as %j', (cell) => {
    expect(familiesIn('说明', [cell])).toMatchObject({ 'resident-id': 1 });
  });
  it('are not seen in numbers of the same length, in parts of longer ones, in ciphertext, or behind a decimal point', () => {
    expect(
      familiesIn('备注', [
        '110105194912310021',
        '911101050000000000',
        '4405241880010100140',
        '20240601123456789012',
        '04f440524188001010014fab8c',
        '0.440524188001010014',
        '440524188001010014.5',
      ]),
    ).toEqual({});
  });
  it('in scientific notation are told by what is left of them', () => {
    const hinted = verdictsOn({ 法定代表人身份证号: ['4.4052418800101E+17', '1.1010519491231E+17'] });
    expect(hinted[0]).toMatchObject({
      blocks: true,
      evidence: { family: 'resident-id', confidence: 'high' },
    });
    expect(familiesIn('证件号码', ['1.10105E+17', '4.40524E+17'])).toEqual({ 'resident-id': 2 });
    expect(familiesIn('编码', ['1.10105E+17', '4.40524E+17', '5.10104E+17'])).toEqual({ 'resident-id': 3 });
  });
  it('are not made of project codes in scientific notation', () => {
    expect(familiesIn('项目代码', ['2.02115E+17', '2.01711E+17', '2.3101E+15', '1.10105E+15'])).toEqual({});
    // A region alone, all in one place: tax numbers begin with it as well.
    expect(familiesIn('纳税人', ['1.10106E+17', '1.10105E+17', '1.10108E+17'])).toEqual({});
  });
  it('of fifteen digits are told by regions, dates and the column', () => {
    expect(familiesIn('号码', old)).toEqual({ 'resident-id': 6 });
    expect(familiesIn('身份证号', old.slice(0, 2))).toEqual({ 'resident-id': 2 });
    expect(familiesIn('经过', ['其身份证号为110105490101001，现住本市'])).toEqual({ 'resident-id': 1 });
  });
  it('are not made of tax numbers nor of business registration numbers, which have fifteen digits as well', () => {
    const tax = [
      '110105780238342',
      '110108717776658',
      '110102633645961',
      '110106101234567',
      '110105801123456',
    ];
    expect(familiesIn('纳税人识别号', tax)).toEqual({});
    const registered = ['110108004671551', '110105012345675', '310115000123459', '440301103455230'];
    const families = familiesIn('注册号', registered.map(withMod1110));
    expect(families).toEqual({ 'business-registration': 4 });
  });
  it('with about as many sound check characters as chance gives are only possible', () => {
    const serials = Array.from(
      { length: 66 },
      (_, place) => `11010520210301${String(place).padStart(4, '0')}`,
    );
    const [verdict] = verdictsOn({ 文书编号: serials });
    expect(verdict).toMatchObject({ blocks: false, evidence: { family: 'resident-id', confidence: 'low' } });
    expect(verdict!.evidence.validShare).toBeLessThan(0.2);
  });
  it('whose check characters are all wrong are told where the header says what they are', () => {
    const wrong = ['110105194912310021', '440524188001010015'];
    expect(familiesIn('居民身份证号', wrong)).toEqual({ 'resident-id': 2 });
    expect(familiesIn('序列号', wrong)).toEqual({});
  });
});

/** The same fourteen digits with the check digit of ISO 7064 MOD 11,10. */
function withMod1110(number: string): string {
  let product = 10;
  for (const digit of number.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return number.slice(0, 14) + ((11 - product) % 10);
}
