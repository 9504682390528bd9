import { describe, expect, it } from 'vitest';
import { otherWritings } from '../../../cases/detection/values.ts';
import { decoded } from './encoded.ts';

describe('numbers in another writing', () => {
  it.each(Object.entries(otherWritings))('%s is read back', (how, write) => {
    for (const number of ['13812345678', '990101190003070019', '99010119000307001X'])
      expect(decoded(write(number)), number).toEqual({ number, how });
    expect(decoded(` ${write('13812345678')} `)?.number).toBe('13812345678');
  });

  it.each([
    '',
    '13812345678 元',
    'MTIz',
    'Hello, World of Base64=',
    'TmFtZTogSm9obiBEb2U=',
    '3'.repeat(64),
    '0x3132',
    '一二三四',
    '二〇二六年一月五日通过',
    '①②③',
    `${'M'.repeat(200)}`,
    '&#49;&#50;',
  ])('%s is none', (text) => {
    expect(decoded(text)).toBeNull();
  });

  it('takes time by characters, also over what begins like a code', () => {
    const began = performance.now();
    for (let round = 0; round < 20_000; round++)
      for (const text of [`${'MTEw'.repeat(32)}!`, `${'&#49;'.repeat(25)}!`, `${'33'.repeat(64)}g`])
        decoded(text);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
