import type { Hierarchy } from '../hierarchy.ts';
import { generaliser, topLevel } from '../levels.ts';

/** Distinct combinations of quasi-identifiers and sensitive values of a table, with how many rows have each. A null is an empty cell. */
export interface Combinations {
  readonly quasi: readonly (readonly (string | null)[])[];
  /** In their order, where they have one. */
  readonly sensitive: readonly (readonly (string | null)[])[];
  /** For each combination the places of its values: quasi-identifiers first, then sensitive ones. */
  readonly codes: Int32Array;
  readonly counts: Int32Array;
}

/** Rows that are alike at a node of the lattice, and how often each sensitive value occurs among them. */
export interface Groups {
  readonly length: number;
  /** For each group its generalised values, one after the other. */
  readonly codes: Int32Array;
  readonly counts: Int32Array;
  readonly histograms: readonly Histogram[];
}
export interface Histogram {
  readonly group: Int32Array;
  readonly value: Int32Array;
  readonly count: Int32Array;
}

/** A quasi-identifier with its values at every level as numbers, and the way from one level up to another. */
export interface Ladder {
  readonly height: number;
  /** How many different values there are at each level. */
  readonly sizes: readonly number[];
  /** From the numbers of one level to those of a coarser one. */
  up(from: number, to: number): Int32Array;
  /** Numbers of level 0 of each value given. */
  readonly ground: Int32Array;
  /** Share of what the column tells that is lost at each level, 0 to 1, by non-uniform entropy. */
  readonly entropyLoss: readonly number[];
}

/** An empty cell stays empty at every level: what is made coarser are values. */
export function ladderOf(
  values: readonly (string | null)[],
  rows: ArrayLike<number>,
  hierarchy: Hierarchy,
): Ladder {
  const height = topLevel(hierarchy);
  const levels = Array.from({ length: height + 1 }, (_, level) => {
    const general = generaliser(hierarchy, level);
    const known = new Map<string | null, number>();
    const numbers = Int32Array.from(values, (value) => {
      const made = value === null ? null : general(value);
      let number = known.get(made);
      if (number === undefined) {
        number = known.size;
        known.set(made, number);
      }
      return number;
    });
    return { numbers, size: known.size };
  });
  const entropies = levels.map(({ numbers, size }) => {
    const inAll = new Float64Array(size);
    for (let value = 0; value < values.length; value++) inAll[numbers[value]!]! += rows[value]!;
    let lost = 0;
    for (let value = 0; value < values.length; value++)
      if (rows[value]! > 0) lost -= rows[value]! * Math.log2(rows[value]! / inAll[numbers[value]!]!);
    return lost;
  });
  const most = entropies.at(-1)!;
  const ways = new Map<number, Int32Array>();
  return {
    height,
    sizes: levels.map(({ size }) => size),
    ground: levels[0]!.numbers,
    entropyLoss: entropies.map((lost) => (most === 0 ? 0 : lost / most)),
    up(from, to) {
      const key = from * (height + 1) + to;
      let way = ways.get(key);
      if (!way) {
        way = new Int32Array(levels[from]!.size);
        for (let value = 0; value < values.length; value++)
          way[levels[from]!.numbers[value]!] = levels[to]!.numbers[value]!;
        ways.set(key, way);
      }
      return way;
    },
  };
}

/** Groups at the bottom of the lattice. */
export function groundGroups(table: Combinations, ladders: readonly Ladder[]): Groups {
  const [quasi, sensitive] = [table.quasi.length, table.sensitive.length];
  const width = quasi + sensitive;
  const length = table.counts.length;
  const codes = new Int32Array(length * quasi);
  for (let at = 0; at < length; at++)
    for (let column = 0; column < quasi; column++)
      codes[at * quasi + column] = ladders[column]!.ground[table.codes[at * width + column]!]!;
  const each = Int32Array.from({ length }, (_, at) => at);
  const histograms = Array.from({ length: sensitive }, (_, place) => ({
    group: each,
    value: Int32Array.from({ length }, (_, at) => table.codes[at * width + quasi + place]!),
    count: table.counts,
  }));
  const same = ladders.map(({ sizes }) => Int32Array.from({ length: sizes[0]! }, (_, number) => number));
  return regrouped(
    { length, codes, counts: table.counts, histograms },
    same,
    ladders.map(({ sizes }) => sizes[0]!),
  );
}

/** The same rows, with each quasi-identifier's numbers replaced; what becomes alike is one group. */
export function regrouped(groups: Groups, ways: readonly Int32Array[], sizes: readonly number[]): Groups {
  const width = ways.length;
  const place = new Int32Array(groups.length);
  const narrow = sizes.reduce((product, size) => product * size, 1) < Number.MAX_SAFE_INTEGER;
  const known = new Map<number | string, number>();
  const codes: number[] = [];
  for (let group = 0; group < groups.length; group++) {
    let key: number | string = narrow ? 0 : '';
    for (let column = 0; column < width; column++) {
      const number: number = ways[column]![groups.codes[group * width + column]!]!;
      key = narrow ? (key as number) * sizes[column]! + number : `${key},${number}`;
    }
    let at = known.get(key);
    if (at === undefined) {
      at = known.size;
      known.set(key, at);
      for (let column = 0; column < width; column++)
        codes.push(ways[column]![groups.codes[group * width + column]!]!);
    }
    place[group] = at;
  }
  const counts = new Int32Array(known.size);
  for (let group = 0; group < groups.length; group++) counts[place[group]!]! += groups.counts[group]!;
  return {
    length: known.size,
    codes: Int32Array.from(codes),
    counts,
    histograms: groups.histograms.map((histogram) => merged(histogram, place, known.size)),
  };
}

function merged({ group, value, count }: Histogram, place: Int32Array, groups: number): Histogram {
  const known = new Map<number, number>();
  const [made, values, counts]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < group.length; at++) {
    const to = place[group[at]!]!;
    const key = value[at]! * groups + to;
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, made.length);
      made.push(to);
      values.push(value[at]!);
      counts.push(count[at]!);
    } else counts[before]! += count[at]!;
  }
  return { group: Int32Array.from(made), value: Int32Array.from(values), count: Int32Array.from(counts) };
}
