import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { joinKeys } from './join-keys.ts';
import { severityOf } from './judge.ts';
import { linkedTable } from './linked-table.ts';
import { normalised, seenAs, views } from './normalised-value.ts';
import { type ColumnSketch, overlapOf } from './sketch.ts';
import { trendOf } from './trend.ts';

const hashOf = (value: string): number =>
  Number.parseInt(createHash('sha256').update(value).digest('hex').slice(0, 13), 16);

/** Sketches as the engine makes them, of values held in memory. */
function sketchesOf(
  position: number,
  column: string,
  values: readonly string[],
  kept = 1_024,
): ColumnSketch[] {
  const compared = values.map(normalised).filter((value) => value !== null);
  return views.flatMap((view) => {
    const seen = compared.map((value) => seenAs(view, value)).filter((value) => value !== null);
    const distinct = new Set(seen);
    if (view !== 'value' && (distinct.size < 2 || seen.length < compared.length / 2)) return [];
    const hashes = Float64Array.from([...distinct].map(hashOf))
      .sort()
      .slice(0, kept);
    return [{ position, column, type: 'text', view, filled: seen.length, distinct: distinct.size, hashes }];
  });
}
const table = (columns: { readonly [column: string]: readonly string[] }) =>
  linkedTable(
    Object.values(columns)[0]!.length,
    Object.entries(columns).flatMap(([column, values], at) => sketchesOf(at, column, values)),
    new Map(),
  );
const numbered = (prefix: string, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${from + at}`);

describe('sketches', () => {
  it('tell exactly how small columns overlap', () => {
    const [one] = sketchesOf(0, 'a', numbered('x', 0, 100));
    const [two] = sketchesOf(0, 'b', numbered('x', 50, 150));
    expect(overlapOf(one!, two!)).toMatchObject({ ofFirst: 0.5, ofSecond: 1 / 3 });
  });

  it('tell about how large ones do', () => {
    const [one] = sketchesOf(0, 'a', numbered('x', 0, 40_000));
    const [two] = sketchesOf(0, 'b', numbered('x', 28_000, 20_000));
    const { ofFirst, ofSecond } = overlapOf(one!, two!);
    expect(ofFirst).toBeGreaterThan(0.24);
    expect(ofFirst).toBeLessThan(0.36);
    expect(ofSecond).toBeGreaterThan(0.5);
    expect(ofSecond).toBeLessThan(0.7);
  });
});

describe('keys on which two tables join', () => {
  it('are found by values, whatever the headers say', () => {
    const keys = joinKeys(
      table({ 甲: numbered('MX', 0, 200) }),
      table({ 乙: numbered('MX', 100, 200), 丙: numbered('other', 0, 200) }),
    );
    expect(keys).toEqual([[{ first: '甲', firstView: 'value', second: '乙', secondView: 'value' }]]);
  });

  it('are not made of what has two values, nor of numbers that overlap by chance', () => {
    const yes = Array.from({ length: 200 }, (_, at) => (at % 2 ? '是' : '否'));
    expect(joinKeys(table({ 是否公开: yes }), table({ 是否公开: yes }))).toEqual([]);
    const counts = numbered('', 1, 90);
    const numeric = (name: string) => {
      const sketches = sketchesOf(0, name, counts).map((sketch) => ({ ...sketch, type: 'integer' }));
      return linkedTable(90, sketches, new Map());
    };
    expect(joinKeys(numeric('床位数'), numeric('车位'))).toEqual([]);
    expect(joinKeys(numeric('床位数'), numeric('床位数'))).toHaveLength(1);
  });

  it('are not made of numbers of rows', () => {
    const numbers = table({ 序号: numbered('', 1, 300) });
    expect(joinKeys(numbers, numbers)).toEqual([]);
  });

  it('keep what identifies, of a wide table whose other columns have more in common', () => {
    const firms = numbered('91110', 0, 30);
    const columns = (from: number, count: number) => ({
      ...Object.fromEntries(
        numbered('项', 0, 8).map((name) => [name, numbered(`${name}-`, 0, 300).slice(from, from + count)]),
      ),
      统一社会信用代码: firms.map((code, at) => (at < 12 ? code : `${code}${from}`)),
      公示单位统一社会信用代码: firms.map((_, at) => (at % 2 ? '甲' : '乙')),
    });
    const keys = joinKeys(table(columns(0, 300)), table(columns(1, 299)));
    const code = {
      first: '统一社会信用代码',
      firstView: 'value',
      second: '统一社会信用代码',
      secondView: 'value',
    };
    expect(keys[0]).toHaveLength(6);
    expect(keys[0]![0]).toEqual(code);
    expect(keys[1]).toEqual([code]);
    // The publisher's own code stands in every row and is of no use.
    expect(keys.flat().map(({ first }) => first)).not.toContain('公示单位统一社会信用代码');
  });

  it('are of those columns that have most values in common, not of those that lie wholly in the other', () => {
    const few = Object.fromEntries(
      numbered('类', 0, 8).map((name) => [name, numbered(name, 0, 200).map((_, at) => `${name}${at % 11}`)]),
    );
    const keys = joinKeys(
      table({ ...few, 描述: numbered('D', 0, 200) }),
      table({ ...few, 描述: numbered('D', 100, 200) }),
    );
    expect(keys[0]![0]).toMatchObject({ first: '描述', second: '描述' });
  });

  it('take a value as it stands before what can be told from it', () => {
    const days = numbered('', 10, 19).flatMap((day) => [`2020-01-${day}`, `2021-02-${day}`]);
    const keys = joinKeys(table({ 出生日期: days }), table({ 出生日期: days }));
    expect(keys).toEqual([
      [{ first: '出生日期', firstView: 'value', second: '出生日期', secondView: 'value' }],
    ]);
  });

  it('take a small column beside a large one that no sketch of the large one shows, when both are called the same', () => {
    const keys = joinKeys(
      table({ 证书编号: numbered('C', 0, 60) }),
      table({ 证书编号: numbered('C', 0, 60_000) }),
    );
    expect(keys).toHaveLength(1);
  });

  it('are not made of sums that have as many digits as codes of divisions', () => {
    const sums = (from: number, step: number, count: number) => {
      const sketches = sketchesOf(
        0,
        '金额',
        numbered('', 0, count).map((_, at) => `${from + at * step}`),
      );
      return linkedTable(
        count,
        sketches.map((sketch) => ({ ...sketch, type: 'integer' })),
        new Map(),
      );
    };
    const [small, large] = [sums(10_000_000, 500, 10_000), sums(100_000_000, 50, 1_000)];
    expect(large.columns[0]!.sketches.map(({ view }) => view)).toContain('division');
    expect(joinKeys(small, large)).toEqual([]);
  });
});

describe('the severity of a finding', () => {
  const effect = {
    rows: 10,
    linkedRows: 0,
    namedRows: 0,
    kBefore: 5,
    kAfter: 5,
    uniquesBefore: 0,
    uniquesAfter: 0,
    newSmallGroups: 0,
    causedBy: [],
  };
  const persons = { concernsPersons: true, naming: [], sensitive: false };
  const firms = { concernsPersons: false, naming: [], sensitive: false };
  it('is high where persons are named or made unique, and low where only firms are linked', () => {
    expect(severityOf(effect, persons, persons, false)).toBe('none');
    expect(severityOf({ ...effect, linkedRows: 3 }, firms, firms, false)).toBe('low');
    expect(severityOf({ ...effect, linkedRows: 3 }, persons, firms, false)).toBe('low');
    expect(severityOf({ ...effect, newSmallGroups: 1 }, persons, firms, false)).toBe('medium');
    expect(severityOf({ ...effect, linkedRows: 3 }, persons, persons, true)).toBe('medium');
    expect(severityOf({ ...effect, linkedRows: 3 }, persons, { ...persons, sensitive: true }, true)).toBe(
      'high',
    );
    expect(severityOf({ ...effect, linkedRows: 3, namedRows: 1 }, persons, firms, false)).toBe('high');
    expect(severityOf({ ...effect, newSmallGroups: 1, uniquesAfter: 1 }, persons, firms, false)).toBe('high');
  });
});

describe('the course of a risk', () => {
  it('has a point for each change of the worst', () => {
    const at = (hour: number) => Temporal.Instant.from(`2026-01-05T0${hour}:00:00Z`);
    expect(
      trendOf([
        { severity: 'low', from: at(1), until: null },
        { severity: 'high', from: at(2), until: at(4) },
        { severity: 'low', from: at(3), until: null },
      ]).map(({ at: when, severity }) => [when.toString().slice(12, 13), severity]),
    ).toEqual([
      ['1', 'low'],
      ['2', 'high'],
      ['4', 'low'],
    ]);
  });
});
