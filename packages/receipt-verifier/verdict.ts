/** A sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type CheckName = 'file' | 'shape' | 'fields' | 'key' | 'signature' | 'statement' | 'inclusion';

/** One thing that was looked at, whether it held, and a sentence for the reader. */
export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  readonly message: Bilingual;
}

/** Something the file proves (or, before the label says so, only claims). */
export interface Fact {
  readonly label: Bilingual;
  readonly value: string;
}

export interface Verification {
  /** All checks hold. */
  readonly valid: boolean;
  /**
   * Whether the log's key is one the reader trusts. `false` with `valid` means: the file is whole in itself, but no trusted keys were
   * given to compare with, and anyone can run a log.
   */
  readonly trusted: boolean;
  /** In the order they were made. After `file` or `shape` fails nothing more is looked at. */
  readonly checks: readonly Check[];
  /** Empty unless `valid`. */
  readonly facts: readonly Fact[];
}

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });
