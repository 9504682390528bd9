/** An item of a resource as a column of the scope. */
export interface TracedItem {
  readonly resourceId: string;
  readonly revisionId: string;
  readonly itemId: string;
  /** Name it is granted under. */
  readonly column: string;
}

/**
 * How an item comes into an output column: as it is; computed from, row by row; through an aggregate; as what was grouped by. The first two carry
 * values of single rows.
 */
export type How = 'identity' | 'derived' | 'aggregated' | 'grouped-by';

export interface TracedSource {
  readonly item: TracedItem;
  readonly how: How;
}
/** The items a value is made of, each way once. */
export type Trace = readonly TracedSource[];

/** An item that decides which rows there are or in what order, beside what the outputs are made of. */
export interface ColumnUse {
  readonly item: TracedItem;
  readonly role: 'filter' | 'join' | 'order' | 'group';
}

export const isOfRows = ({ how }: TracedSource): boolean => how === 'identity' || how === 'derived';

export const mergedTraces = (traces: readonly Trace[]): Trace => {
  const seen = new Map<string, TracedSource>();
  for (const source of traces.flat()) seen.set(JSON.stringify([source.item, source.how]), source);
  return [...seen.values()];
};

/** After a computation nothing is as it was. */
export const derived = (trace: Trace): Trace =>
  mergedTraces([trace.map((source) => (source.how === 'identity' ? { ...source, how: 'derived' } : source))]);

/** What was a value of rows is a key of groups. */
export const grouped = (trace: Trace): Trace =>
  mergedTraces([trace.map((source) => (isOfRows(source) ? { ...source, how: 'grouped-by' } : source))]);

export const only = (trace: Trace, how: How): Trace =>
  mergedTraces([trace.map((source) => ({ ...source, how }))]);
