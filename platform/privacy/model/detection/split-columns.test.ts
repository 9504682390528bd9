import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../cases/detection/random.ts';
import * as value from '../../cases/detection/values.ts';
import { judgeTable, lookAtColumns } from './index.ts';

const random = randomFrom(20_261_126);
const rows = <Row extends readonly string[]>(count: number, of: (row: number) => Row) =>
  Array.from({ length: count }, (_, row) => of(row));

/** Columns found to hold something of a person, with what it is and whether it blocks. */
function found(headers: readonly string[], cells: readonly (readonly string[])[]) {
  const { columns } = lookAtColumns({
    columns: headers.map((name) => ({ name })),
    rows: cells.length,
    at: (column, row) => cells[row]![column]!,
    values(column) {
      const counts = new Map<string, number>();
      for (const row of cells) if (row[column]) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
      return [...counts].map(([text, count]) => ({ text, rows: count }));
    },
  });
  return judgeTable(columns, 'GB/T 45574-2025')
    .filter(({ evidence }) => evidence.confidence !== 'low')
    .map(({ evidence, blocks }) => [evidence.column, evidence.family, blocks] as const);
}

const cut = (text: string, ...lengths: number[]) => {
  let from = 0;
  return lengths.map((length) => {
    const part = text.slice(from, from + length);
    from += length;
    return part;
  });
};

describe('what stands over several columns', () => {
  it.each([
    [6, 8, 4],
    [6, 12],
    [14, 4],
    [17, 1],
    [6, 8, 3, 1],
  ])('identity numbers cut into %s … are found in every part, and block', (...lengths) => {
    const headers = ['序号', ...lengths.map((_, place) => `段${place}`), '备注'];
    const cells = rows(30, (row) => [String(row), ...cut(value.residentId(random), ...lengths), '无']);
    const ids = found(headers, cells).filter(([, family]) => family === 'resident-id');
    expect(ids).toEqual(lengths.map((_, place) => [`段${place}`, 'resident-id', true]));
  });

  it('mobiles in three parts are found where there are enough to tell', () => {
    const of = (count: number) =>
      found(
        ['a', 'b', 'c'],
        rows(count, () => cut(value.mobile(random), 3, 4, 4)),
      );
    expect(of(80)).toEqual(['a', 'b', 'c'].map((column) => [column, 'mobile', true]));
    expect(of(10)).toEqual([]);
  });

  it('surnames beside given names are names', () => {
    const cells = rows(60, (row) => {
      const name = `${'王李张刘陈杨赵黄周吴'[row % 10]}${value.personName(random).slice(1).slice(-2)}`;
      return [name[0]!, name.slice(1) || '伟', '合格'];
    });
    expect(found(['甲', '乙', '结果'], cells)).toEqual([
      ['甲', 'person-name', false],
      ['乙', 'person-name', false],
    ]);
  });

  it('year, month and day of birth are a day of birth', () => {
    const cells = rows(40, (row) => [
      String(1950 + row),
      String(1 + (row % 12)),
      String(1 + (row % 28)),
      '1',
    ]);
    const headers = ['出生年', '出生月', '出生日', '数量'];
    expect(found(headers, cells).filter(([, family]) => family === 'birth-date')).toHaveLength(3);
    expect(found(['立项年', '月', '日', '数量'], cells)).toEqual([]);
  });

  it.each([
    ['divisions, dates and running numbers', () => ['110105', '20240301', String(1000 + random.below(9000))]],
    ['numbers of any digits', () => [random.digits(3), random.digits(4), random.digits(4)]],
    ['short words', () => [random.pick(['高', '中', '低']), random.pick(['良', '优', '差'])]],
    ['sex and nationality', () => [random.pick(['男', '女']), random.pick(['汉族', '满族'])]],
  ])('%s are nobody’s', (_, cells) => {
    const all = rows(100, cells);
    const of = found(
      all[0]!.map((_, place) => `字段${place}`),
      all,
    ).filter(([, family]) => ['resident-id', 'mobile', 'person-name', 'birth-date'].includes(family));
    expect(of).toEqual([]);
  });

  it('columns apart are not put together: the page of what is not found says so', () => {
    const cells = rows(30, () => {
      const [region = '', day = '', rest = ''] = cut(value.residentId(random), 6, 8, 4);
      return [region, '无', day, '无', rest];
    });
    expect(found(['a', 'b', 'c', 'd', 'e'], cells).filter(([, family]) => family === 'resident-id')).toEqual(
      [],
    );
  });
});
