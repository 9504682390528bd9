/** An item of a resource. */
export interface ItemRef {
  readonly resourceId: string;
  readonly itemId: string;
}

/** How an item comes into an output column: as it is; computed row by row; through an aggregate; as what was grouped by. */
export const waysIn = ['identity', 'derived', 'aggregated', 'grouped-by'] as const;
/** What an item decides that comes into no output. */
export const roles = ['filter', 'join', 'order', 'group', 'compared'] as const;
export type WayIn = (typeof waysIn)[number];
export type ItemRole = (typeof roles)[number];

/** A column of the data a caller brings (自带数据): of no resource, so of no impact list. */
export interface OwnColumnRef {
  readonly column: string;
}

/** Column to column: what each output is made of, and what decides the rows beside it. */
export interface ColumnTrace {
  readonly outputs: readonly {
    readonly name: string;
    readonly sources: readonly (ItemRef & { readonly how: WayIn })[];
    /** Absent where it is made of no own column. */
    readonly own?: readonly (OwnColumnRef & { readonly how: WayIn })[] | undefined;
  }[];
  readonly besides: readonly (ItemRef & { readonly role: ItemRole })[];
  /** Own columns that only decide the rows; absent where there are none. */
  readonly ownBesides?: readonly (OwnColumnRef & { readonly role: ItemRole })[] | undefined;
}

const keyOf = (value: object): string => JSON.stringify(Object.entries(value).sort());

/** The same trace in one order, each thing once: traces that say the same have one digest. Outputs keep theirs. */
export function settledTrace({ outputs, besides, ownBesides }: ColumnTrace): ColumnTrace {
  const once = <One extends object>(all: readonly One[]): One[] =>
    [...new Map(all.map((one) => [keyOf(one), one])).entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, one]) => one);
  return {
    outputs: outputs.map(({ name, sources, own }) => ({
      name,
      sources: once(sources.map(({ resourceId, itemId, how }) => ({ resourceId, itemId, how }))),
      ...(own?.length ? { own: once(own.map(({ column, how }) => ({ column, how }))) } : {}),
    })),
    besides: once(besides.map(({ resourceId, itemId, role }) => ({ resourceId, itemId, role }))),
    ...(ownBesides?.length
      ? { ownBesides: once(ownBesides.map(({ column, role }) => ({ column, role }))) }
      : {}),
  };
}
