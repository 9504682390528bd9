import type { Json } from '#foundation';

/** One relation of a projection as it lies on disk: a Parquet file sealed under the agreement's key. */
export interface SealedRelation {
  /** Name the SQL uses. Lower-case ASCII word. */
  readonly relation: string;
  /** Absolute path of the sealed file. */
  readonly path: string;
  /** What it was sealed as; a file sealed as something else does not open, so files cannot be swapped for one another. */
  readonly sealedAs: string;
  /** The 32 bytes it was sealed with. Never leaves the platform process. */
  readonly keyBytes: Uint8Array;
}

/** All that one agreement may see (授权数据域): the only data the engine process will hold. */
export interface Projection {
  /** Identifies the projection, e.g. agreement and version. {@link QueryEngine.forget} goes by it. */
  readonly id: string;
  /** The organisation that asks; waiting runs are served in turn between tenants. */
  readonly tenant: string;
  readonly files: readonly SealedRelation[];
}

/** A value for `$1`, `$2` …; dates, instants and decimals travel as text that the SQL casts. */
export type QueryParameter = null | boolean | number | bigint | string;

export interface QueryLimits {
  /** Time in the engine, not counting the wait for a worker. */
  readonly timeMs: number;
  /** Memory of the engine; a run with another bound gets another worker. */
  readonly memoryBytes: number;
  readonly resultRows: number;
  /** Length of the rows as JSON in UTF-8. */
  readonly resultBytes: number;
}

export interface QueryRun {
  readonly projection: Projection;
  /** One SELECT, printed by the platform's own printer. */
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly limits: QueryLimits;
  readonly signal?: AbortSignal;
}

/**
 * Kinds of value and their exact wire form:
 * `boolean`; `integer` a number (up to 32 bits); `bigint` and `decimal` digits in a string; `double` a number, or `"NaN"`,
 * `"Infinity"`, `"-Infinity"`; `text`; `date` `YYYY-MM-DD`; `time` `HH:MM:SS[.ffffff]`; `timestamp` the same joined by `T`,
 * without zone; `instant` in UTC with `Z`; `interval` ISO 8601 duration; `bytes` base64; `list` an array; `struct` an object;
 * `map` an array of `[key, value]`; `null` a column of nothing but null.
 */
export type WireType =
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'double'
  | 'text'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'instant'
  | 'interval'
  | 'bytes'
  | 'list'
  | 'struct'
  | 'map'
  | 'null';

export interface ResultColumn {
  readonly name: string;
  readonly type: WireType;
}

export interface QueryAnswer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
  readonly stats: {
    /** From handing the statement to the engine until its last row. */
    readonly engineMs: number;
    /** Starting a worker and opening the projection; 0 when one was ready. */
    readonly openMs: number;
    /** Waiting for a worker. */
    readonly queuedMs: number;
  };
}

/** Why a run gave no answer. A closed list: the engine's own words never leave, since they can carry values. */
export const queryFailureCodes = [
  'timeout',
  'memory',
  'result-too-large',
  'cancelled',
  'worker-crashed',
  'engine-error',
  'projection-unreadable',
  'overloaded',
  'not-confined',
] as const;
export type QueryFailureCode = (typeof queryFailureCodes)[number];

/** What kind of `engine-error`. Some depend on the data (a cast that fails on one row): do not show them where a refusal informs. */
export const engineReasons = [
  'syntax',
  'binding',
  'conversion',
  'range',
  'input',
  'not-a-select',
  'not-allowed',
  'unsupported',
  'internal',
] as const;
export type EngineReason = (typeof engineReasons)[number];

export interface QueryFailure {
  readonly code: QueryFailureCode;
  /** With `engine-error` only. */
  readonly reason?: EngineReason;
}

export type QueryOutcome =
  | { readonly ok: true; readonly value: QueryAnswer }
  | { readonly ok: false; readonly failure: QueryFailure };

/**
 * Runs SQL over one agreement's projection in a place that holds nothing else. It does not decide what may be asked (admission
 * does, before) nor what may leave (the guards do, after); it makes sure that a mistake in either reaches no other data.
 */
export interface QueryEngine {
  /** Never throws for what a statement, a limit or a crash can cause. */
  run(run: QueryRun): Promise<QueryOutcome>;
  /** Drop what is open of a projection, now, and end its running queries as `cancelled`: suspension, exit, a destroyed key. */
  forget(projectionId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keys of agreements, outside PostgreSQL and outside its backups. Destroyed stays destroyed. A key is named by the agreement's id, or
 * by {@link grantKey} for one granted resource of it.
 */
export interface AgreementKeys {
  /** The key's 32 secret bytes, made when first asked for. Throws {@link KeyGone} when they were destroyed. */
  open(keyId: string): Promise<Uint8Array>;
  destroy(keyId: string): Promise<void>;
  /** Whether it was ever made, and whether it was destroyed; makes none. */
  state(keyId: string): Promise<'none' | 'present' | 'destroyed'>;
  /** Told at each destruction in this process, so that what is held open under the key is let go at once. */
  onDestroyed(listener: (keyId: string) => void): void;
  /** Tell the listeners of keys that were opened here and that another process has destroyed since. */
  tellDestroyed(): Promise<void>;
}

/** Name of the key that a granted resource has beside the agreement's: with either of them its projections cannot be opened any more. */
export const grantKey = (agreementId: string, resourceId: string): string => `${agreementId}-${resourceId}`;

/**
 * Name of the key under which a person of a resource has one digest for all agreements, those of later too: what a person asks to be stopped is
 * stopped for whoever verifies them by the same items.
 */
export const personsKey = (resourceId: string): string => `persons-${resourceId}`;

/** Name of the error for a key that was destroyed. */
export type KeyGone = Error & { readonly name: 'KeyGone' };

export const isKeyGone = (error: unknown): error is KeyGone =>
  error instanceof Error && error.name === 'KeyGone';

/** Writes projections: reads plain revisions, which no worker ever does, and seals what it makes. */
export interface ProjectionMaker {
  /** The file is there whole or not at all. Made again under the same id, it takes the place of the one before. */
  make(projection: {
    readonly id: string;
    /** Absent: the SELECT reads no revision, and there is no view. */
    readonly parquetPath?: string;
    /** Reads `view`, which shows the revision, and may call `pseudonym(domain, value)`. */
    readonly select: string;
    readonly view: string;
    readonly pseudonymKey: Uint8Array;
    /** The population's: present where the SELECT calls `record_key(value)`. */
    readonly recordKey?: Uint8Array;
    readonly sealKey: Uint8Array;
    readonly sealedAs: string;
  }): Promise<{
    readonly rows: number;
    /** On disk, sealed. */
    readonly bytes: number;
    /** The plain Parquet in memory. */
    readonly plainBytes: number;
    /** How many units there are, by each column of units. */
    readonly units: { readonly [unitColumn: string]: number };
    readonly buildMs: number;
  }>;
  /** The rows of such a SELECT in wire form, for the platform alone: what a verification snapshot is compiled from. No `pseudonym`. */
  rows(source: {
    readonly parquetPath: string;
    readonly select: string;
    readonly view: string;
    /** With it the SELECT may call `pseudonym`. */
    readonly pseudonymKey?: Uint8Array;
    /** Ends it; what is then thrown is of no interest. */
    readonly signal?: AbortSignal;
  }): AsyncIterable<readonly Json[]>;
  /** Where a projection lies. */
  path(id: string): string;
  /** A file is there and its head says that this key sealed it; its content is not read. */
  isSealedWith(id: string, sealKey: Uint8Array): Promise<boolean>;
  /** All of it opens: nothing was altered or cut off. */
  opens(id: string, seal: { readonly sealKey: Uint8Array; readonly sealedAs: string }): Promise<boolean>;
  /** Remove one; removing it again changes nothing. */
  remove(id: string): Promise<void>;
  /** Ids and lengths of all that lie here. */
  list(): Promise<readonly { readonly id: string; readonly bytes: number }[]>;
  /** Remove what a killed process left half written, and every projection that is not among these. Gives how many files went. */
  sweep(keep: ReadonlySet<string>): Promise<number>;
}

/** One record of a snapshot: 32 bytes that stand for a subject, and what is known of it. All records of a snapshot have one length. */
export interface SnapshotRecord {
  readonly key: Uint8Array;
  readonly record: Uint8Array;
}

/** A compiled snapshot that is open for look-ups. */
export interface OpenSnapshot {
  /**
   * The record of a key, or the decoy when there is none: either way one record is read and opened, so that a miss takes the time
   * of a hit. Throws {@link SnapshotUnreadable} when the record was altered.
   */
  lookUp(key: Uint8Array): Uint8Array;
  /** All records in the order of their keys, without the decoy. */
  records(): AsyncIterable<SnapshotRecord>;
  close(): Promise<void>;
}

/** Compiled snapshots of verification services: sealed records on disk that answer in microseconds. */
export interface VerificationSnapshots {
  /**
   * Write a snapshot in one step: it is there as a whole or not at all, whatever ends the process meanwhile. Keys come once each.
   * The all-zero key is the decoy's. Throws when the id is taken or `records` throws, and leaves nothing then.
   */
  build(snapshot: {
    readonly id: string;
    /** 32 bytes of its own. */
    readonly key: Uint8Array;
    readonly decoy: Uint8Array;
    readonly records: AsyncIterable<SnapshotRecord>;
  }): Promise<{ readonly subjects: number; readonly bytes: number }>;
  /** Throws {@link SnapshotUnreadable} when it is not there, or was sealed with another key or as another snapshot. */
  open(id: string, key: Uint8Array): Promise<OpenSnapshot>;
  exists(id: string): Promise<boolean>;
  /** Remove one; removing it again changes nothing. What has it open goes on until it closes. */
  remove(id: string): Promise<void>;
  /** Remove what a killed process left half built, and every snapshot that is not among these. */
  sweep(keep: ReadonlySet<string>): Promise<void>;
}

/** Name of the error for a snapshot that cannot be opened: gone, damaged, or its key is another one. */
export type SnapshotUnreadable = Error & { readonly name: 'SnapshotUnreadable' };

export const isSnapshotUnreadable = (error: unknown): error is SnapshotUnreadable =>
  error instanceof Error && error.name === 'SnapshotUnreadable';

export interface QueryPorts {
  readonly engine: QueryEngine;
  readonly projections: ProjectionMaker;
  readonly snapshots: VerificationSnapshots;
  readonly keys: AgreementKeys;
  /** Path of a revision's Parquet by its digest. */
  readonly parquetPath: (sha256: string) => string;
}
