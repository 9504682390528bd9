import { describe, expect, it } from 'vitest';
import { personalTraces } from './personal-data.ts';

const families = (values: (string | null)[]) =>
  Object.fromEntries(
    personalTraces(values.flatMap((text) => (text === null ? [] : [{ text, rows: 1 }]))).map((trace) => [
      trace.family,
      trace.count,
    ]),
  );

describe('personal data in a column', () => {
  it('finds resident IDs by their check character, also inside free text', () => {
    expect(families(['11010519491231002X', '当事人（身份证440524188001010014）', null])).toEqual({
      'resident-id': 2,
    });
  });
  it('is not deceived by numbers of the same length', () => {
    expect(families(['110105194912310021', '911101050000000000', '20240601123456789012'])).toEqual({});
  });
  it('finds mobiles but not parts of longer numbers', () => {
    expect(families(['联系人13800138000', '113800138000', '1380013800012'])).toEqual({ mobile: 1 });
  });
  it('tells individual businesses from companies', () => {
    expect(families(['91350100M000100Y43'])).toEqual({});
  });
});
