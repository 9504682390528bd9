import type { Text } from './text.ts';
import type { Tx } from './tx.ts';

/**
 * One thing that `gongshu verify-all` holds against another: rows against the digest they carry, sums against what they are the sum
 * of. Like fsck it only reads. Faults are told without personal data or values of rows: by id.
 */
export interface Check {
  /** `module.thing`, e.g. `query.quotas`. */
  readonly name: string;
  /** What agrees when it holds. */
  readonly title: Text;
  /** In a snapshot of the database. */
  readonly run: (tx: Tx) => Promise<CheckReport>;
}

export interface CheckReport {
  /** How many things were looked at. */
  readonly looked: number;
  readonly faults: readonly Text[];
  /** What is as it should be and yet worth a line: what could not be compared, and why. */
  readonly notes?: readonly Text[];
}

/** A file that a module's rows rely on, in the store of received files and Parquet. */
export interface KeptFile {
  readonly sha256: string;
  /** Length in bytes, where the row says it. */
  readonly bytes: number | null;
  /** Id of the thing whose row names it. */
  readonly of: string;
}
