import type { Hierarchy } from '../hierarchy.ts';
import {
  type Combinations,
  type Groups,
  groundGroups,
  type Ladder,
  ladderOf,
  regrouped,
} from './combinations.ts';
import { type Goal, isMonotone, meeting, type Overall } from './goal.ts';
import { Heap } from './heap.ts';
import { type Losses, type LossName, lossesOf, lowerBound } from './loss.ts';

export interface SearchOptions {
  readonly by: LossName;
  /** So many nodes of the lattice are looked at, at most. */
  readonly budget: number;
}

export interface Found {
  /** For each quasi-identifier its level. */
  readonly levels: readonly number[];
  readonly losses: Losses;
}

export interface SearchResult {
  /** Null where not even the coarsest levels reach the goal, or the budget ran out before anything did. */
  readonly best: Found | null;
  /** Nothing better is in the lattice; false where the budget ran out first, or the lattice is too large to be gone through. */
  readonly proven: boolean;
  /** Combinations of levels that there are, and those that were looked at. */
  readonly lattice: number;
  readonly visited: number;
}

/** A larger lattice is not gone through: the way down from the top is taken that costs least at each step. */
const largestLattice = 4_000_000;
const [unknown, misses, holds] = [0, 1, 2] as const;

/**
 * The least lossy combination of levels at which every class meets the goal, but for the rows that may be left out. Nodes are taken by their lower
 * bound, so that the search ends with a proof as soon as no bound is below the best loss; where goals are monotone whole parts of the lattice are
 * decided by binary search on a way up (as in Flash, Kohlmayer et al. 2012), and classes are rolled up from finer nodes instead of counted anew.
 */
export function searchLevels(
  table: Combinations,
  hierarchies: readonly Hierarchy[],
  goal: Goal,
  { by, budget }: SearchOptions,
): SearchResult {
  const lattice = new Lattice(table, hierarchies, goal, by, budget);
  if (lattice.columns === 0) return { best: null, proven: true, lattice: 1, visited: 0 };
  if (lattice.size > largestLattice) {
    const best = lattice.descend();
    return {
      best,
      proven: best === null && lattice.visited < budget,
      lattice: lattice.size,
      visited: lattice.visited,
    };
  }
  const proven = lattice.bestFirst();
  return { best: lattice.best, proven, lattice: lattice.size, visited: lattice.visited };
}

interface Seen {
  readonly meets: boolean;
  readonly losses: Losses;
  readonly bound: number;
}

class Lattice {
  readonly columns: number;
  readonly size: number;
  visited = 0;
  best: Found | null = null;
  readonly #ladders: readonly Ladder[];
  readonly #steps: readonly number[];
  readonly #goal: Goal;
  readonly #overall: Overall;
  readonly #by: LossName;
  readonly #budget: number;
  readonly #monotone: boolean;
  /** Groups of nodes seen, smallest first to roll up from. */
  readonly #kept: { readonly levels: readonly number[]; readonly groups: Groups }[] = [];
  readonly #seen = new Map<number, Seen>();

  constructor(
    table: Combinations,
    hierarchies: readonly Hierarchy[],
    goal: Goal,
    by: LossName,
    budget: number,
  ) {
    this.columns = table.quasi.length;
    const width = table.quasi.length + table.sensitive.length;
    const rowsOf = (column: number, values: readonly unknown[]): Float64Array => {
      const rows = new Float64Array(values.length);
      for (let at = 0; at < table.counts.length; at++)
        rows[table.codes[at * width + column]!]! += table.counts[at]!;
      return rows;
    };
    this.#ladders = table.quasi.map((values, column) =>
      ladderOf(values, rowsOf(column, values), hierarchies[column]!),
    );
    this.#overall = table.sensitive.map((values, place) => ({
      counts: rowsOf(table.quasi.length + place, values),
      missingFirst: values[0] === null,
    }));
    const steps: number[] = [];
    let size = 1;
    for (const { height } of this.#ladders) {
      steps.push(size);
      size *= height + 1;
    }
    this.#steps = steps;
    this.size = size;
    this.#goal = goal;
    this.#by = by;
    this.#budget = budget;
    this.#monotone = isMonotone(goal);
    this.#kept.push({ levels: this.#ladders.map(() => 0), groups: groundGroups(table, this.#ladders) });
  }

  /** True when the best is proven. */
  bestFirst(): boolean {
    const state = new Uint8Array(this.size);
    const queued = new Uint8Array(this.size);
    const open = new Heap();
    open.push(0, 0);
    queued[0] = 1;
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, bound } = next;
      if (this.best && bound >= this.#lossOf(this.best.losses)) return true;
      if (state[node] !== misses) {
        if (this.#monotone && state[node] === unknown) {
          if (!this.#decideWay(node, state)) return false;
        }
        if (state[node] !== misses) {
          const seen = this.#see(node);
          if (!seen) return false;
          state[node] = seen.meets ? holds : misses;
          // Where no row is left out, everything above costs as much or more.
          if (seen.meets && seen.losses.suppressedRows === 0 && this.#by !== 'discernibility') continue;
        }
      }
      const own = this.#seen.get(node)?.bound ?? bound;
      for (const above of this.#above(node)) {
        if (queued[above] === 1) continue;
        queued[above] = 1;
        const levels = this.#levelsOf(above);
        open.push(above, Math.max(own, lowerBound(levels, this.#ladders, this.#by, null)));
      }
    }
    return true;
  }

  /** From the top, always to the node below that meets the goal at the least loss. */
  descend(): Found | null {
    let node = this.size - 1;
    let here = this.#see(node);
    if (!here?.meets) return null;
    for (;;) {
      let next: { readonly node: number; readonly loss: number } | null = null;
      for (const below of this.#below(node)) {
        const seen = this.#see(below);
        if (!seen) return this.best;
        const loss = this.#lossOf(seen.losses);
        if (seen.meets && (!next || loss < next.loss)) next = { node: below, loss };
      }
      if (!next || next.loss > this.#lossOf(here.losses)) return this.best;
      node = next.node;
      here = this.#seen.get(node)!;
    }
  }

  /** Where a way from the node to the top begins to hold; below it nothing does, above it everything. */
  #decideWay(node: number, state: Uint8Array): boolean {
    const way = [node];
    for (let at = node; ; ) {
      const next = this.#above(at).find((above) => state[above] === unknown);
      if (next === undefined) break;
      way.push(next);
      at = next;
    }
    let [low, high] = [0, way.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const seen = this.#see(way[middle]!);
      if (!seen) return false;
      if (seen.meets) high = middle;
      else low = middle + 1;
    }
    if (low < way.length) this.#mark(way[low]!, holds, state);
    if (low > 0) this.#mark(way[low - 1]!, misses, state);
    return true;
  }

  /** The node and all above it that hold, or all below it that miss. */
  #mark(node: number, as: typeof misses | typeof holds, state: Uint8Array): void {
    const open = [node];
    state[node] = as;
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const next of as === holds ? this.#above(at) : this.#below(at))
        if (state[next] === unknown) {
          state[next] = as;
          open.push(next);
        }
  }

  #see(node: number): Seen | null {
    const before = this.#seen.get(node);
    if (before) return before;
    if (this.visited >= this.#budget) return null;
    this.visited++;
    const levels = this.#levelsOf(node);
    const groups = this.#groupsAt(levels);
    const meets = meeting(groups, this.#goal, this.#overall);
    const losses = lossesOf(levels, this.#ladders, groups, meets);
    const seen: Seen = {
      // A table of which nothing is left meets no goal.
      meets: losses.suppressedShare <= this.#goal.suppression && losses.classes > 0,
      losses,
      bound: lowerBound(levels, this.#ladders, this.#by, groups),
    };
    this.#seen.set(node, seen);
    if (seen.meets && (!this.best || this.#lossOf(losses) < this.#lossOf(this.best.losses)))
      this.best = { levels, losses };
    return seen;
  }

  #groupsAt(levels: readonly number[]): Groups {
    const from = this.#kept.find((kept) => kept.levels.every((level, at) => level <= levels[at]!))!;
    const groups = regrouped(
      from.groups,
      this.#ladders.map((ladder, at) => ladder.up(from.levels[at]!, levels[at]!)),
      this.#ladders.map(({ sizes }, at) => sizes[levels[at]!]!),
    );
    if (groups.length * 2 <= from.groups.length) {
      this.#kept.push({ levels, groups });
      this.#kept.sort((one, other) => one.groups.length - other.groups.length);
      // The bottom stays: everything can be made of it.
      if (this.#kept.length > keptGroups) this.#kept.splice(this.#kept.length - 2, 1);
    }
    return groups;
  }

  readonly #lossOf = (losses: Losses): number => losses[this.#by];
  readonly #levelsOf = (node: number): number[] =>
    this.#steps.map((step, at) => Math.floor(node / step) % (this.#ladders[at]!.height + 1));
  readonly #above = (node: number): number[] => {
    const levels = this.#levelsOf(node);
    return levels.flatMap((level, at) =>
      level < this.#ladders[at]!.height ? [node + this.#steps[at]!] : [],
    );
  };
  readonly #below = (node: number): number[] =>
    this.#levelsOf(node).flatMap((level, at) => (level > 0 ? [node - this.#steps[at]!] : []));
}

const keptGroups = 200;
