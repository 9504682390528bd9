import type { JoinKey } from '../model/linkage/join-keys.ts';
import type { Effect } from '../model/linkage/judge.ts';
import type { ColumnSketch } from '../model/linkage/sketch.ts';
import type { undecidedTitles } from '../model/linkage/undecided.ts';

/** What tables are compared by, outside this process: bounded in memory and time; what goes beyond is not decided rather than guessed. */
export interface LinkageEngine {
  /** Names the secret under which values are hashed. Sketches of another one cannot be compared. */
  readonly keyId: string;
  /** Smallest keyed hashes of every column of a table in every view it has. */
  sketch(parquetSha256: string, columns: readonly { name: string; type: string }[]): Promise<Sketched>;
  /** Set a table against others, one after the other. Waits until nobody else does. */
  begin(own: MeasuredTable): Promise<Begun>;
}

export type Sketched =
  | { readonly ok: true; readonly rows: number; readonly columns: readonly ColumnSketch[] }
  | { readonly ok: false; readonly reason: Undecided };

/** Why nothing can be said. */
export type Undecided = keyof typeof undecidedTitles;

export interface MeasuredTable {
  readonly parquetSha256: string;
  /** Columns that any question will ask for, besides the quasi-identifiers. */
  readonly columns: readonly string[];
  readonly quasi: readonly string[];
  readonly naming: readonly string[];
}

export type Begun =
  | { readonly ok: true; readonly session: LinkageSession }
  | { readonly ok: false; readonly reason: Undecided };

export interface LinkageSession {
  /** Both directions for each key, in the order of the keys. The first side of a key is the session's own table. */
  measure(
    other: MeasuredTable,
    keys: readonly JoinKey[],
    smallGroup: number,
  ): Promise<
    | { readonly ok: true; readonly effects: readonly { readonly own: Effect; readonly other: Effect }[] }
    | { readonly ok: false; readonly reason: Undecided }
  >;
  close(): Promise<void>;
}
