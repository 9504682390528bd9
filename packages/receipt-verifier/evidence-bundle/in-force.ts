import type { Json } from '../canonical.ts';
import type { ProvenFact } from './format.ts';

/** A stretch of the log in which an agreement was in force in one version. Indexes are those of the facts that begin and end it. */
export interface Stretch {
  readonly digest: string;
  readonly number: string;
  readonly from: Edge;
  /** Null while it lasts. */
  readonly until: Edge | null;
}
export interface Edge {
  readonly kind: string;
  readonly index: number;
  readonly at: string;
}

export const inForceKind = 'authorisation.in-force';
/** After these nothing may leave. The release holds the agreement's standing, and each of these waits for it before it is entered. */
const stops: readonly string[] = [
  'authorisation.suspended',
  'authorisation.expired',
  'authorisation.terminated',
];

/**
 * When an agreement was in force, from the public facts about it in the order of the log. That order, not the times, is what counts: a
 * stop is entered only after every release that had begun before it was committed.
 */
export function stretchesOf(facts: readonly ProvenFact[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Omit<Stretch, 'until'> | null = null;
  let version: Pick<Stretch, 'digest' | 'number'> | null = null;
  for (const { leaf, index } of facts) {
    const edge: Edge = { kind: leaf.kind, index, at: leaf.at };
    const begins = leaf.kind === inForceKind || (leaf.kind === 'authorisation.resumed' && !open);
    if (open && (leaf.kind === inForceKind || stops.includes(leaf.kind))) {
      stretches.push({ ...open, until: edge });
      open = null;
    }
    if (leaf.kind === inForceKind)
      version = { digest: textIn(leaf.fact, 'digest'), number: textIn(leaf.fact, 'number') };
    if (begins && version) open = { ...version, from: edge };
  }
  return open ? [...stretches, { ...open, until: null }] : stretches;
}

/** Where an entry stands: in a stretch, or behind the edge that ended the last one (null: before all of them). */
export type Standing =
  | { readonly stretch: Stretch }
  | { readonly stretch: null; readonly behind: Edge | null };

export function standingAt(stretches: readonly Stretch[], index: number): Standing {
  const begun = stretches[countWhere(stretches, ({ from }) => from.index < index) - 1];
  if (!begun) return { stretch: null, behind: null };
  const { until } = begun;
  return until === null || index < until.index ? { stretch: begun } : { stretch: null, behind: until };
}

/** How many items there are at the beginning for which the test holds, when it holds for none behind them. */
export function countWhere<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text member of what a fact says; empty when it is not there. */
export function textIn(fact: Json, name: string): string {
  const value = memberOf(fact, name);
  return typeof value === 'string' ? value : '';
}

export const memberOf = (value: Json, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as { readonly [name: string]: Json })[name]
    : undefined;
