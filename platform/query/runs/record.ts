import type { Json } from '#foundation';
import type { QueryLimits } from '../ports.ts';
import type { Computed } from '../run/compute.ts';
import { digest, resultDigest } from '../run/digests.ts';
import { guardParameters } from '../run/last-word.ts';

/** What computed an answer, besides the data. */
export interface RunVersions {
  readonly gongshu: string;
  readonly engine: string;
}

/**
 * All that is needed to compute the same answer again (可复现): data, agreement, text, guards and programs, each by digest or version. It
 * holds no time and no person, so that the same question has the same record.
 */
export function runRecord(computed: Computed, limits: QueryLimits, versions: RunVersions): RunRecord {
  const { call, admission, printed, result, mode } = computed;
  const { agreement, scope, resources, query } = admission;
  return {
    schema: 'gongshu.run/1',
    agreement: {
      id: agreement.id,
      number: agreement.number,
      version: agreement.version,
      digest: agreement.digest,
    },
    purpose: call.purpose,
    sql: call.sql,
    sqlDigest: digest(call.sql),
    parameters: { ...call.values },
    printed: printed.sql,
    printedDigest: digest(printed.sql),
    revisions: query.normalForm.tables.map(({ relation }) => ({
      resource: relation.resourceId,
      title: relation.title,
      revision: relation.revisionId,
      sha256: resources.get(relation.resourceId)?.revision?.parquetSha256 ?? '',
    })),
    guards: JSON.parse(JSON.stringify(scope.guards)) as Json,
    guard: guardParameters(computed) as { readonly [name: string]: Json },
    mode: mode ?? 'open',
    limits: { ...limits },
    versions: { ...versions },
    result: {
      digest: resultDigest(result),
      rows: result.rows.length,
      suppressed: result.suppressed.length,
      complete: result.complete,
    },
  };
}

// A type and not an interface, so that it is JSON to the compiler too.
export type RunRecord = {
  readonly schema: 'gongshu.run/1';
  readonly agreement: {
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly digest: string;
  };
  readonly purpose: string;
  readonly sql: string;
  readonly sqlDigest: string;
  readonly parameters: { readonly [name: string]: Json };
  readonly printed: string;
  readonly printedDigest: string;
  readonly revisions: readonly {
    readonly resource: string;
    readonly title: string;
    readonly revision: string;
    readonly sha256: string;
  }[];
  readonly guards: Json;
  /** What the release mode's guards were told, ε included. */
  readonly guard: { readonly [name: string]: Json };
  readonly mode: string;
  readonly limits: { readonly [name: string]: number };
  readonly versions: { readonly gongshu: string; readonly engine: string };
  readonly result: {
    readonly digest: string;
    readonly rows: number;
    readonly suppressed: number;
    readonly complete: boolean;
  };
};

export const recordDigest = (record: RunRecord): string => digest(record);
