import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDivisions } from './build-divisions.ts';
import { divisionHistory, divisionsThrough } from './division-table.ts';
import {
  divisionPath,
  divisionStanding,
  isProvinceCode,
  parseDivisionCode,
  successorsIn,
} from './divisions.ts';

const names = (code: string, year: number) => divisionPath(code, year).map(({ name }) => name);

describe('divisions in their time', () => {
  it('a code means what it meant in the year', () => {
    expect(names('120110', 1985)).toEqual(['天津市', '东郊区']);
    expect(names('120110', 1992)).toEqual(['天津市', '东丽区']);
    expect(names('360426', 1991)).toEqual(['江西省', '九江市', '德安县']);
    expect(names('432524', 1981)).toEqual(['湖南省', '涟源地区', '新化县']);
    expect(names('110000', 2024)).toEqual(['北京市']);
    expect(divisionHistory('120110').map(({ name, from, until }) => [name, from, until])).toEqual([
      ['东郊区', 1981, 1992],
      ['东丽区', 1992, null],
    ]);
  });

  it('tells not yet, in force, abolished and never apart', () => {
    expect(divisionStanding('110111', 1980)).toMatchObject({
      value: { state: 'not-yet', first: { from: 1986 } },
    });
    expect(divisionStanding('110111', 1986)).toMatchObject({ value: { state: 'in-force' } });
    expect(divisionStanding('110103', 2009)).toMatchObject({ value: { state: 'in-force' } });
    expect(divisionStanding('110103', 2010)).toMatchObject({ value: { state: 'in-force' } });
    expect(divisionStanding('110103', 2011)).toMatchObject({
      value: { state: 'abolished', successors: ['110101'] },
    });
    expect(divisionStanding('110201', 1993)).toMatchObject({ value: { state: 'abolished', name: '昌平县' } });
    expect(divisionStanding('371001', 1993)).toEqual({
      state: 'known',
      value: { state: 'undated', name: '市辖区' },
    });
    expect(divisionStanding('133100', 2024)).toMatchObject({ value: { state: 'undated', name: '雄安新区' } });
    expect(divisionStanding('431389', 1976).state).toBe('not-found');
  });

  it('follows an area through its changes to the codes of a year', () => {
    expect(successorsIn('110103', 2024)).toEqual(['110101']);
    expect(successorsIn('432524', 2024)).toEqual(['431322']);
    expect(successorsIn('432524', 1990)).toEqual(['432524']);
    expect(successorsIn('110201', 2024)).toEqual(['110114']);
    expect(successorsIn('510211', 2026)).toContain('500105');
    expect(successorsIn('510211', 2027)).toEqual(['500157']);
    expect(successorsIn('999999', 2024)).toEqual([]);
  });

  it('knows parts that went elsewhere while a code lived on', () => {
    expect(divisionHistory('120106')[0]?.cessions).toEqual([{ code: '120113', year: 2020 }]);
  });

  it('has the changes after 2024, and no invented codes', () => {
    expect(divisionsThrough).toBe(2026);
    expect(names('653132', 2026)).toEqual(['新疆维吾尔自治区', '喀什地区', '岑岭县']);
    expect(names('659013', 2026)).toEqual(['新疆维吾尔自治区', '草湖市']);
    expect(names('500157', 2026)).toEqual(['重庆市', '两江新区']);
    expect(divisionStanding('830000', 2024).state).toBe('not-found');
    expect(divisionStanding('810101', 2024).state).toBe('not-found');
    expect(['71', '81', '82'].every(isProvinceCode)).toBe(true);
    expect(isProvinceCode('99')).toBe(false);
  });

  it.each([
    ['11 01 01', true, undefined],
    ['110103', true, undefined],
    ['11010', false, 'length'],
    ['1101AB', false, 'format'],
    ['110001', false, 'format'],
    ['990000', false, 'unknown-region'],
  ])('reads %j: %s', (source, ok, reason) => {
    expect(parseDivisionCode(source)).toMatchObject(ok ? { ok } : { ok, reason });
  });

  it('no code has two names in one year, and every successor exists', () => {
    const codes = ['110000', ...successorsIn('110103', 2024)];
    for (let code = 110000; code <= 820000; code++) {
      const history = divisionHistory(String(code));
      history.forEach((division, index) => {
        const next = history[index + 1];
        if (next)
          expect([code, division.until !== null && division.until <= next.from]).toEqual([code, true]);
        for (const successor of division.successors) {
          expect([code, successor, divisionHistory(successor).length > 0]).toEqual([code, successor, true]);
        }
      });
      if (history.length > 0) codes.push(String(code));
    }
    expect(codes.length).toBeGreaterThan(6400);
  });
});

describe('the bundled table', () => {
  const folder = new URL('../../../shared/data/admin-divisions/', import.meta.url);
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

  it('is what the script makes of its sources, and its paths are those of the source', (context) => {
    if (!existsSync(folder)) context.skip('the sources are not on this machine');
    const csv = read('areacodes-1981-2024.csv');
    const built = buildDivisions(
      csv,
      JSON.parse(read('mumuy-history.json')),
      JSON.parse(read('mumuy-diff.json')),
    );
    expect(JSON.parse(readFileSync(new URL('divisions.json', import.meta.url), 'utf8'))).toEqual(built);

    for (const line of csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)) {
      const [code = '', province, prefecture = '', name, , , from] = line.split(',');
      const path = [province, ['', '直辖', name].includes(prefecture) ? [] : prefecture].flat();
      if (code.slice(2) !== '0000') path.push(name);
      expect([code, from, names(code, Number(from))]).toEqual([code, from, path]);
    }
  });
});
