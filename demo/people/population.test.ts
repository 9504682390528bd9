import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { inferColumns, readTabular } from '#adapters/files';
import { parseResidentId, residentIdCheckCharacter } from '#foundation';
import { demoOrganisations } from '../organisations.ts';
import { places } from './districts.ts';
import { makePopulation } from './population.ts';
import { populationCsv, syntheticMark } from './population-csv.ts';

const population = makePopulation(20260101, { persons: 20_000 });
const { residents, households, allowances } = population;
const people = new Map(residents.map((one) => [one.personId, one]));
const homes = new Map(households.map((one) => [one.householdId, one]));
const ageOf = (birthDate: string) =>
  Temporal.PlainDate.from(population.asOf).since(birthDate, { largestUnit: 'years' }).years;

test('the same seed gives the same people, another seed others', () => {
  expect(makePopulation(20260101, { persons: 20_000 })).toEqual(population);
  expect(makePopulation(2, { persons: 100 })).not.toEqual(makePopulation(3, { persons: 100 }));
});

test('twenty thousand people take less than five seconds with their files', () => {
  const before = performance.now();
  populationCsv(makePopulation(7, { persons: 20_000 }));
  expect(performance.now() - before).toBeLessThan(5000);
});

test('exactly as many persons as asked, whatever the seed', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 300 }), (seed, persons) => {
      const made = makePopulation(seed, { persons });
      expect(made.residents).toHaveLength(persons);
      expect(made.households.reduce((sum, one) => sum + one.members, 0)).toBe(persons);
    }),
    { numRuns: 50, verbose: 1 },
  );
});

describe('keys', () => {
  test('are unique, and every reference leads somewhere', () => {
    expect(people.size).toBe(residents.length);
    expect(homes.size).toBe(households.length);
    expect(new Set(allowances.map((one) => one.allowanceId)).size).toBe(allowances.length);
    expect(new Set(residents.map((one) => one.residentNumber)).size).toBe(residents.length);
    for (const one of households)
      expect(people.get(one.headPersonId)).toMatchObject({ householdId: one.householdId, role: '户主' });
    for (const one of allowances) expect(people.get(one.personId)?.householdId).toBe(one.householdId);
    for (const one of residents) expect(homes.get(one.householdId)?.district).toBe(one.district);
  });
  test('the number of members is the number of residents', () => {
    const counted = new Map<string, number>();
    for (const one of residents) counted.set(one.householdId, (counted.get(one.householdId) ?? 0) + 1);
    for (const one of households) expect(counted.get(one.householdId)).toBe(one.members);
  });
  test('some households have several allowances and most have none', () => {
    const per = new Map<string, number>();
    for (const one of allowances) per.set(one.householdId, (per.get(one.householdId) ?? 0) + 1);
    expect([...per.values()].filter((count) => count >= 2).length).toBeGreaterThan(300);
    expect(per.size).toBeLessThan(households.length / 2);
  });
});

describe('nobody can have these numbers', () => {
  test('check character, birth and sex fit, but the region is none', () => {
    for (const one of residents) {
      const body = one.residentNumber.slice(0, 17);
      expect(one.residentNumber).toBe(body + residentIdCheckCharacter(body));
      expect(body.slice(6, 14)).toBe(one.birthDate.replaceAll('-', ''));
      expect(Number(body[16]) % 2).toBe(one.sex === '男' ? 1 : 0);
    }
    const parsed = parseResidentId(residents[0]!.residentNumber);
    expect(parsed).toMatchObject({ ok: false, reason: 'unknown-region' });
  });
  test('names are numbers, and every row says that it is synthetic', () => {
    const files = populationCsv(population);
    for (const one of residents) expect(one.displayName).toMatch(/^演示居民-\d{6}$/);
    for (const name of ['居民.csv', '家庭户.csv', '补贴发放.csv'] as const) {
      const { data } = Papa.parse<Record<string, string>>(files[name].slice(1), {
        header: true,
        skipEmptyLines: true,
      });
      expect(data.every((row) => row['数据性质'] === syntheticMark)).toBe(true);
    }
    expect(JSON.parse(files['manifest.json'])).toMatchObject({
      synthetic: true,
      rows: { '居民.csv': 20_000 },
    });
  });
});

describe('plausible', () => {
  test('households of 2.2 to 3 on average, none larger than 6', () => {
    const mean = residents.length / households.length;
    expect(mean).toBeGreaterThan(2.2);
    expect(mean).toBeLessThan(3);
    expect(Math.max(...households.map((one) => one.members))).toBe(6);
  });
  test('one head each, at most one spouse of the other sex, children at least 18 years younger', () => {
    const byHome = Map.groupBy(residents, (one) => one.householdId);
    for (const members of byHome.values()) {
      const head = members.filter((one) => one.role === '户主');
      expect(head).toHaveLength(1);
      const spouses = members.filter((one) => one.role === '配偶');
      expect(spouses.length).toBeLessThanOrEqual(1);
      for (const spouse of spouses) expect(spouse.sex).not.toBe(head[0]!.sex);
      for (const child of members.filter((one) => one.role === '子女'))
        expect(ageOf(head[0]!.birthDate) - ageOf(child.birthDate)).toBeGreaterThanOrEqual(18);
    }
  });
  test('nobody is unborn or older than 100; children have no income', () => {
    for (const one of residents) {
      const age = ageOf(one.birthDate);
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(100);
      if (age < 18) expect(one.incomeBand).toBe('无');
    }
  });
  test('only rural households farm; pears are mostly of the pear valley', () => {
    for (const one of households)
      if (one.settlement === '城镇') expect([one.pearMu, one.milletMu]).toEqual(['0.0', '0.0']);
    const pears = households.filter((one) => Number(one.pearMu) > 0);
    expect(pears.length).toBeGreaterThan(150);
    expect(pears.filter((one) => one.district === '梨谷区').length).toBeGreaterThan(pears.length / 4);
    expect(households.filter((one) => Number(one.milletMu) > 0).length).toBeGreaterThan(150);
  });
  test('the districts are those of the demo city', () => {
    const divisions = new Map(demoOrganisations().map((one) => [one.name, one.division]));
    for (const [{ code, district }] of places) expect(divisions.get(district)).toBe(code);
  });
});

test('the files read back without a defect, with the types meant', () => {
  const files = populationCsv(makePopulation(1, { persons: 2000 }));
  const types = (name: '居民.csv' | '家庭户.csv' | '补贴发放.csv') => {
    const result = readTabular(new TextEncoder().encode(files[name]), { fileName: name });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.table.findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
    return inferColumns(result.table).map((column) => column.type);
  };
  expect(types('居民.csv')).toEqual([
    'code',
    'code',
    'code',
    'text',
    'date',
    'text',
    'text',
    'text',
    'text',
    'text',
    'text',
    'boolean',
    'text',
  ]);
  expect(types('家庭户.csv')).toEqual([
    'code',
    'text',
    'text',
    'integer',
    'code',
    'text',
    'decimal',
    'decimal',
    'boolean',
    'text',
  ]);
  expect(types('补贴发放.csv')).toEqual(['code', 'code', 'code', 'text', 'integer', 'date', 'text']);
});
