import type { Column, Finding, ReadRevision } from '#platform/catalog';
import type {
  RepairDocument,
  RepairOutcome,
  RepairSample,
  SearchQuestion,
  SearchResult,
} from '../model/repair/index.ts';

/** A repair of one revision. The document has no defects over these columns. */
export interface RepairTask {
  readonly resourceId: string;
  readonly parquetSha256: string;
  readonly columns: readonly Column[];
  /** Of the revision as it is: what concerns the reading of the file stays true of what is made from it. */
  readonly findings: readonly Finding[];
  readonly document: RepairDocument;
  /** Columns by whose classes it is measured before and after. */
  readonly quasi: readonly string[];
  readonly signal?: AbortSignal;
}

export type RepairStop = 'took-too-long' | 'too-large' | 'aborted';

/**
 * Does repairs, in bounded time and memory; beyond either it does nothing and says so. The same task gives the same bytes. Pseudonyms are made
 * under a key of the resource from the key store, which never comes into the database.
 */
export interface RepairEngine {
  /** What it would do: a few rows before and after, numbers, and what inspectors find in the result. Nothing is kept. */
  try(
    task: RepairTask,
    sampleRows: number,
  ): Promise<
    | {
        readonly ok: true;
        readonly outcome: RepairOutcome;
        readonly columns: readonly Column[];
        readonly findings: readonly Finding[];
        readonly sample: RepairSample;
      }
    | { readonly ok: false; readonly why: RepairStop }
  >;
  /** The repaired table as files of a new revision. They are kept by their digest; without a revision that names them a sweep takes them. */
  make(
    task: RepairTask,
  ): Promise<
    | { readonly ok: true; readonly outcome: RepairOutcome; readonly revision: ReadRevision }
    | { readonly ok: false; readonly why: RepairStop }
  >;
  /** Look for levels of generalisation over the revision as it is. */
  search(
    task: Pick<RepairTask, 'parquetSha256' | 'columns' | 'signal'> & { readonly question: SearchQuestion },
  ): Promise<
    | { readonly ok: true; readonly result: SearchResult; readonly milliseconds: number }
    | { readonly ok: false; readonly why: RepairStop }
  >;
}
