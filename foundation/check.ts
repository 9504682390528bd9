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
  /** Faults beyond those told one by one. */
  readonly more?: number;
}

/** Most faults that a check keeps in words; the others it counts. A home in which everything is wrong is told in bounded memory, too. */
const mostKept = 1_000;

/** Gathers the faults of a check that looks at however much there is. */
export class FaultList {
  readonly #kept: Text[] = [];
  #more = 0;

  add(...faults: readonly Text[]): void {
    for (const fault of faults)
      if (this.#kept.length < mostKept) this.#kept.push(fault);
      else this.#more++;
  }

  report(looked: number): CheckReport {
    return { looked, faults: this.#kept, ...(this.#more > 0 ? { more: this.#more } : {}) };
  }
}

/** A file that a module's rows rely on, in the store of received files and Parquet. */
export interface KeptFile {
  readonly sha256: string;
  /** Length in bytes, where the row says it. */
  readonly bytes: number | null;
  /** Id of the thing whose row names it. */
  readonly of: string;
}
