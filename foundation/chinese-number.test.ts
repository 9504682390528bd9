import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChinese, readChineseDigits, writeChinese } from './chinese-number.ts';

describe('numbers in words', () => {
  it.each([
    ['十', 10n],
    ['十五', 15n],
    ['百亿', 10_000_000_000n],
    ['三十三亿', 3_300_000_000n],
    ['两千万', 20_000_000n],
    ['一万零三', 10_003n],
    ['二〇二五', 2025n],
    ['一万亿', 1_000_000_000_000n],
    ['零', 0n],
  ])('%s', (words, whole) => expect(readChinese(words)).toBe(whole));

  it.each(['', '三百五', '三万五', '一百十', '十百', '一一百', '万', '零零三百', '亿亿', '三个'])(
    'refuses %j, which is not written in full',
    (words) => expect(readChinese(words)).toBeNull(),
  );

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 16n - 1n), (whole) => {
        expect(readChinese(writeChinese(whole, 'ordinary'))).toBe(whole);
      }),
    );
  });

  it('digits after the point are read one by one', () => {
    expect(readChineseDigits('一〇四')).toBe('104');
    expect(readChineseDigits('十')).toBeNull();
    expect(readChineseDigits('')).toBeNull();
  });
});
