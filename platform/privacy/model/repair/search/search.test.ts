import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hierarchy } from '../hierarchy.ts';
import type { Combinations } from './combinations.ts';
import { type Goal, isMonotone } from './goal.ts';
import { searchLevels } from './search.ts';
import { everyNode, type PlainTable } from './slow-search-for-tests.ts';

const cases = new URL('../../../cases/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, cases));
const lines = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
const hierarchyOf = (name: string): Hierarchy => ({
  kind: 'table',
  lines: lines(read(`repair/${name}`).toString()),
});

function combinationsOf({ quasi, rows }: PlainTable): Combinations {
  const width = rows[0]!.length;
  const values = Array.from({ length: width }, (_, at) => [...new Set(rows.map((row) => row[at]!))].sort());
  const counted = new Map<string, { readonly code: readonly number[]; count: number }>();
  for (const row of rows) {
    const code = row.map((cell, at) => values[at]!.indexOf(cell));
    const before = counted.get(code.join());
    if (before) before.count++;
    else counted.set(code.join(), { code, count: 1 });
  }
  return {
    quasi: values.slice(0, quasi),
    sensitive: values.slice(quasi),
    codes: Int32Array.from([...counted.values()].flatMap(({ code }) => code)),
    counts: Int32Array.from([...counted.values()].map(({ count }) => count)),
  };
}

const budget = 50_000;
const goal = (k: number, more: Partial<Goal> = {}): Goal => ({ k, sensitive: [], suppression: 0, ...more });

describe('a table small enough to count by hand', () => {
  const [header, ...body] = lines(read('repair/test2.csv').toString());
  const columns = (...names: string[]): PlainTable['rows'] =>
    body.map((row) => names.map((name) => row[header!.indexOf(name)]!.padStart(2, '0')));
  const hierarchies = [hierarchyOf('test2_hierarchy_ZIPCode.csv'), hierarchyOf('test2_hierarchy_Age.csv')];
  const search = (sensitive: string, wanted: Goal) =>
    searchLevels(
      combinationsOf({ quasi: 2, rows: columns('ZIPCode', 'Age', sensitive) }),
      hierarchies,
      wanted,
      { by: 'precision', budget },
    );

  it('k = 3 needs 476** and a decade: ZIP code two levels, age one', () => {
    expect(search('Disease', goal(3, { sensitive: [{ distinctL: 3 }] }))).toMatchObject({
      best: {
        levels: [2, 1],
        losses: { precision: (2 / 5 + 1 / 2) / 2, suppressedRows: 0, classes: 3, averageClass: 3 },
      },
      proven: true,
      lattice: 18,
    });
  });
  it('the class of the salaries 3, 4, 5 lies 0.375 from the whole, as published', () => {
    const ordered = (t: number) => goal(3, { sensitive: [{ t, ordered: true }] });
    expect(search('Salary', ordered(0.375)).best?.levels).toEqual([2, 1]);
    expect(search('Salary', ordered(0.374)).best?.levels).not.toEqual([2, 1]);
  });
  it('what cannot be reached is said, not approached', () => {
    expect(search('Disease', goal(10))).toMatchObject({ best: null, proven: true });
  });
});

describe('Adult with the hierarchies of ARX', () => {
  const [header, ...body] = lines(gunzipSync(read('risk/adult.csv.gz')).toString());
  const table = (names: readonly string[], sensitive: readonly string[] = []): PlainTable => ({
    quasi: names.length,
    rows: body.map((row) => [...names, ...sensitive].map((name) => row[header!.indexOf(name)]!)),
  });
  const of = (names: readonly string[]) => names.map((name) => hierarchyOf(`adult_hierarchy_${name}.csv`));

  it('over four columns the optimum is that of going through the whole lattice, row by row', () => {
    const names = ['sex', 'age', 'race', 'marital-status'];
    const plain = table(names);
    const combinations = combinationsOf(plain);
    for (const wanted of [goal(5), goal(5, { suppression: 0.01 }), goal(50, { suppression: 0.002 })]) {
      const nodes = everyNode(plain, of(names), wanted).filter(({ meets }) => meets);
      for (const by of ['precision', 'discernibility'] as const) {
        const found = searchLevels(combinations, of(names), wanted, { by, budget });
        expect(found.proven).toBe(true);
        expect(found.best?.losses[by]).toBeCloseTo(Math.min(...nodes.map((node) => node[by])), 12);
        expect(nodes.map(({ levels }) => levels)).toContainEqual(found.best?.levels);
      }
    }
  }, 120_000);

  it('over all nine columns the lattice has 12,960 nodes, and the search ends with a proof having looked at few', () => {
    const combinations = combinationsOf(table(header!));
    const found = searchLevels(combinations, of(header!), goal(5), { by: 'precision', budget });
    expect(found).toMatchObject({ proven: true, lattice: 12_960 });
    expect(found.visited).toBeLessThan(1_000);
    expect(found.best?.losses).toMatchObject({ suppressedRows: 0 });
    expect(found.best?.losses.precision).toBeCloseTo(2 / 3, 12);
    const few = searchLevels(combinations, of(header!), goal(5, { suppression: 0.02 }), {
      by: 'precision',
      budget: 40,
    });
    expect(few).toMatchObject({ proven: false, visited: 40 });
  }, 120_000);
});

describe('drawn tables', () => {
  const hierarchies: readonly Hierarchy[] = [
    { kind: 'prefix', keep: [2, 1] },
    { kind: 'intervals', origin: '0', widths: ['2', '4'] },
    {
      kind: 'table',
      lines: [
        ['a', 'x', '*'],
        ['b', 'x', '*'],
        ['c', 'y', '*'],
      ],
    },
  ];
  const row = fc.tuple(
    fc.constantFrom('aaa', 'aab', 'aba', 'bbb', 'bba'),
    fc.integer({ min: 0, max: 7 }).map(String),
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('1', '2', '3', '4'),
  );
  const wanted = fc.record({
    k: fc.integer({ min: 1, max: 6 }),
    suppression: fc.constantFrom(0, 0.05, 0.2, 0.5),
    sensitive: fc.tuple(
      fc.oneof(
        fc.constant({}),
        fc.record({ distinctL: fc.integer({ min: 2, max: 3 }) }),
        fc.record({ entropyL: fc.constantFrom(1.5, 2, 2.5) }),
        fc.record({ t: fc.constantFrom(0.1, 0.3, 0.5), ordered: fc.boolean() }),
      ),
    ),
  });
  it('the search finds what going through everything finds, for every kind of goal', () => {
    let monotone = 0;
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), wanted, (rows, drawn) => {
        if (isMonotone(drawn)) monotone++;
        const plain = { quasi: 3, rows };
        const nodes = everyNode(plain, hierarchies, drawn).filter(({ meets }) => meets);
        for (const by of ['precision', 'discernibility'] as const) {
          const found = searchLevels(combinationsOf(plain), hierarchies, drawn, { by, budget });
          expect(found.proven).toBe(true);
          if (nodes.length === 0) expect(found.best).toBeNull();
          else expect(found.best?.losses[by]).toBeCloseTo(Math.min(...nodes.map((node) => node[by])), 9);
        }
      }),
      { numRuns: 200 },
    );
    expect(monotone).toBeGreaterThan(20);
  }, 120_000);
});
