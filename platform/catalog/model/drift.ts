import type { Column } from './column.ts';

export interface Drift {
  /** Columns of the file that no item describes. */
  readonly unexpected: readonly string[];
  /** Items whose column the file does not have. */
  readonly missing: readonly string[];
  readonly retyped: readonly {
    readonly column: string;
    readonly described: string;
    readonly found: string;
  }[];
}

/** What differs between the described items and the columns of a file; null when nothing does. Text can hold anything, so an item described as text fits every column. */
export function schemaDrift(
  items: readonly { readonly column_name: string; readonly type: string }[],
  columns: readonly Column[],
): Drift | null {
  const described = new Map(items.map((item) => [item.column_name, item.type]));
  const found = new Map(columns.map((column) => [column.name, column.type]));
  const unexpected = columns.filter((column) => !described.has(column.name)).map((column) => column.name);
  const missing = items.filter((item) => !found.has(item.column_name)).map((item) => item.column_name);
  const retyped = columns.flatMap((column) => {
    const type = described.get(column.name);
    return !type ||
      type === column.type ||
      type === 'text' ||
      (type === 'decimal' && column.type === 'integer')
      ? []
      : [{ column: column.name, described: type, found: column.type }];
  });
  return unexpected.length + missing.length + retyped.length === 0 ? null : { unexpected, missing, retyped };
}

/** How a revision came out of an earlier one; what it took away or turned into text is no drift. */
export interface Derivation {
  readonly parentRevisionId: string;
  /** Digest of the document by which it was made. */
  readonly documentSha256: string;
  readonly removed: readonly string[];
  readonly retyped: readonly string[];
}

/** What a derivation says it took away or retyped is accounted for; whatever else differs is drift as ever. */
export function unexplainedDrift(drift: Drift | null, derivation: Derivation | undefined): Drift | null {
  if (!drift || !derivation) return drift;
  const left: Drift = {
    unexpected: drift.unexpected,
    missing: drift.missing.filter((column) => !derivation.removed.includes(column)),
    retyped: drift.retyped.filter(({ column }) => !derivation.retyped.includes(column)),
  };
  return left.unexpected.length + left.missing.length + left.retyped.length === 0 ? null : left;
}
