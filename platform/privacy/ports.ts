import type { Actor, Tx } from '#foundation';
import type { RevisionFiles } from '#platform/catalog';
import type { LinkageEngine } from './linkage/engine.ts';
import type { MissingWay, RiskCounts, TakeClass, ValueCounts } from './model/risk/counts.ts';
import type { RepairEngine } from './repair/ports.ts';

/** An agreement as it is spoken of: by its number, and whether this reader may open it. */
export interface NamedAgreement {
  readonly number: string;
  readonly mayOpen: boolean;
}

export interface PrivacyPorts {
  /** Agreements come after this module; the program hands their door in. One that there is not is left out. No actor: nobody may open any. */
  readonly agreements: (
    tx: Tx,
    ids: readonly string[],
    actor?: Actor,
  ) => Promise<ReadonlyMap<string, NamedAgreement>>;
  readonly risk: RiskEngine;
  readonly repairs: RepairEngine;
  /** Compares released tables with each other (汇聚关联风险). */
  readonly linkage: LinkageEngine;
  /** The first rows of a revision, for the masked preview at the gate. */
  readonly preview: RevisionFiles['preview'];
}

export type {
  MissingWay,
  PairCount,
  PopulationCounts,
  RiskCounts,
  SizeCount,
  TakeClass,
  ValueCounts,
} from './model/risk/counts.ts';

/** What to count over one revision. Columns by the names they have in it; names that are not there throw. */
export interface RiskQuestion {
  readonly parquetSha256: string;
  readonly quasi: readonly string[];
  readonly sensitive: readonly string[];
  readonly missing: MissingWay;
  /** Digest of a Parquet of the population: it has the quasi-identifiers under the same names and of the same types. */
  readonly population?: string;
  /** Leave out what only the report needs beside k, l and t: which columns and pairs make rows unique. */
  readonly withoutColumns?: boolean;
  readonly signal?: AbortSignal;
}

export type NotDecided = 'took-too-long' | 'too-large' | 'no-rows' | 'population-differs' | 'aborted';

/**
 * Counts groups of equal quasi-identifiers in a table of millions of rows, in bounded time and memory; where either does not suffice it says so and
 * counts nothing half. No value of a cell leaves it.
 */
export interface RiskEngine {
  count(
    question: RiskQuestion,
    /** Asked once for each sensitive attribute, by its place; then told every class of the table, each once. */
    sensitive: (place: number, values: ValueCounts) => TakeClass,
  ): Promise<
    { readonly ok: true; readonly counts: RiskCounts } | { readonly ok: false; readonly why: NotDecided }
  >;
}
