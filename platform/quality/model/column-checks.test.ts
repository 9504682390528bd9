import { describe, expect, it } from 'vitest';
import { checkColumn } from './column-checks.ts';

const counted = (values: readonly (string | null)[]) =>
  [...new Set(values)].flatMap((text) =>
    text === null ? [] : [{ text, rows: values.filter((value) => value === text).length }],
  );
const codes = (name: string, values: (string | null)[]) =>
  checkColumn(name, values.length, counted(values)).map(({ code, count }) => [code, count]);

describe('checks of a column', () => {
  it('sees empty and constant columns', () => {
    expect(codes('备注', [null, null])).toEqual([['empty-column', 2]]);
    expect(codes('年度', ['2024', '2024'])).toEqual([['constant-column', 2]]);
    expect(codes('年度', ['2024', null])).toEqual([]);
  });
  it('checks credit codes where the header announces them', () => {
    expect(codes('统一社会信用代码', ['91350100M000100Y43', '91350100M000100Y4Z'])).toEqual([
      ['bad-credit-codes', 1],
    ]);
    expect(codes('编号', ['91350100M000100Y43', '91350100M000100Y4Z'])).toEqual([]);
  });
});
