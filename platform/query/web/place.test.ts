import { describe, expect, it } from 'vitest';
import { nameInSql, offsetOf } from './place.ts';

describe('places in a text', () => {
  it('are counted in characters by the server and in UTF-16 units by the browser', () => {
    const sql = 'SELECT 名\nFROM 𠮷表 x';
    expect(sql.slice(offsetOf(sql, 1, 8))).toBe('名\nFROM 𠮷表 x');
    expect(sql.slice(offsetOf(sql, 2, 7))).toBe('表 x');
    expect(offsetOf(sql, 9, 9)).toBe(sql.length);
  });
});

describe('a name in SQL', () => {
  it.each([
    ['居民', '居民'],
    ['name_1', 'name_1'],
    ['月标准（元）', '"月标准（元）"'],
    ['Name', '"Name"'],
    ['a"b', '"a""b"'],
  ])('%s is written %s', (name, written) => {
    expect(nameInSql(name)).toBe(written);
  });
});
