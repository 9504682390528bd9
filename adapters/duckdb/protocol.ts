import type { Json } from '../../foundation/json.ts';
import type { EngineReason, QueryLimits, ResultColumn } from '../../platform/query/ports.ts';
import type { Measure, MeasureName, ProcessLimits } from './confinement.ts';

/*
 * The conversation with a query worker. It starts with `start`; the worker confines itself and answers `confined`. Then each
 * relation is announced by `relation` and follows as byte frames; `open` makes the worker load them, lock the engine and answer
 * `opened`. From then on one `run` at a time, each answered by `columns`, any number of `rows`, and `done`, or by `failed`.
 */

export interface EngineSettings {
  readonly memoryBytes: number;
  readonly threads: number;
  readonly timeZone: string;
}

export interface StartMessage {
  readonly kind: 'start';
  /** Whom to become; absent when the launcher could not give a user of its own, or gave a user namespace. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The user of the platform process, which the worker must not be. */
  readonly platformUid: number;
  /** Where the plain projection is put: in memory, and readable by this worker only. */
  readonly dataFolder: string;
  readonly limits: ProcessLimits;
  readonly engine: EngineSettings;
  readonly waived: readonly MeasureName[];
}

export type WireParameter = null | boolean | number | string | { readonly bigint: string };

export type ToWorker =
  | StartMessage
  | { readonly kind: 'relation'; readonly relation: string; readonly bytes: number }
  | { readonly kind: 'open' }
  | {
      readonly kind: 'run';
      readonly sql: string;
      readonly parameters: readonly WireParameter[];
      readonly limits: Pick<QueryLimits, 'timeMs' | 'resultRows' | 'resultBytes'>;
    }
  | { readonly kind: 'cancel' };

export type WorkerFailureCode = 'timeout' | 'memory' | 'result-too-large' | 'cancelled' | 'engine-error';

export type FromWorker =
  | { readonly kind: 'confined'; readonly measures: readonly Measure[] }
  /** Whether the rows are in the engine's own tables or read from the file as needed, because they are too many. */
  | { readonly kind: 'opened'; readonly held: 'tables' | 'file'; readonly measures: readonly Measure[] }
  | { readonly kind: 'not-opened'; readonly code: 'memory' | 'projection-unreadable' | 'not-confined' }
  | { readonly kind: 'columns'; readonly columns: readonly ResultColumn[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Json[])[] }
  | { readonly kind: 'done'; readonly engineMs: number }
  | { readonly kind: 'failed'; readonly code: WorkerFailureCode; readonly reason?: EngineReason };

/** Names a relation may have: they become file names and quoted identifiers. */
export const relationPattern = /^[a-z_][a-z0-9_]{0,62}$/;
