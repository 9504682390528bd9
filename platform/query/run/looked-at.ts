import type { ColumnTrace, ThingRef } from '#platform/lineage';

/** The items a query looks at, for an output or only to decide the rows, each once. */
export const itemsLookedAt = ({ outputs, besides }: ColumnTrace): readonly ThingRef[] =>
  [...new Set([...outputs.flatMap(({ sources }) => sources), ...besides].map(({ itemId }) => itemId))].map(
    (id) => ({ kind: 'item', id }),
  );
