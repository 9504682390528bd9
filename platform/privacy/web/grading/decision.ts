import { isBelow } from './words.ts';

/** What a person grades otherwise, by item; the table under {@link tableKey}. */
export type Changes = ReadonlyMap<string, { readonly level: string; readonly reason: string }>;
export const tableKey = '';

interface Proposed {
  readonly id: string;
  readonly proposed: string;
  readonly revision: { readonly id: string } | null;
  readonly items: readonly {
    readonly itemId: string;
    readonly proposed: string;
    readonly inForce: string | null;
  }[];
}

/** The act's input: only what differs, and evidence where it was given. */
export function decisionOf(
  grading: Proposed,
  changes: Changes,
  evidence: { readonly kind: string; readonly id: string },
) {
  const table = changes.get(tableKey);
  const overrides = [...changes]
    .filter(([of]) => of !== tableKey)
    .map(([itemId, { level, reason }]) => ({ itemId, level, reason }));
  return {
    gradingId: grading.id,
    ...(overrides.length > 0 ? { overrides } : {}),
    ...(table ? { table: { level: table.level, reason: table.reason } } : {}),
    ...(evidence.kind === 'repair'
      ? { evidence: { kind: 'repair', id: grading.revision?.id ?? '' } }
      : evidence.kind === ''
        ? {}
        : { evidence }),
  };
}

/** How many levels stand below the proposal or below what is in force: they wait for a second person. */
export function lowered(grading: Proposed, tableBefore: string | null, changes: Changes): number {
  const low = (level: string, proposed: string, before: string | null) =>
    isBelow(level, proposed) || (before !== null && isBelow(level, before));
  const items = grading.items.filter(({ itemId, proposed, inForce }) =>
    low(changes.get(itemId)?.level ?? proposed, proposed, inForce),
  ).length;
  const table = changes.get(tableKey)?.level ?? grading.proposed;
  return items + (low(table, grading.proposed, tableBefore) ? 1 : 0);
}
