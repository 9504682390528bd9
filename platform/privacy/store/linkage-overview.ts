import type { Tx } from '#foundation';
import { type Severity, worst } from '../model/linkage/severity.ts';
import { trendOf } from '../model/linkage/trend.ts';
import { type LinkageAlertRow, linkageTables } from './linkage-tables.ts';

/** How the linkage of one revision stands and went. */
export interface LinkageStanding {
  readonly severity: Severity;
  /** Others with which something new comes of it. */
  readonly partners: number;
  readonly namedRows: number;
  readonly newSmallGroups: number;
  readonly trend: readonly { readonly at: Temporal.Instant; readonly severity: Severity }[];
}

/** Standing of these revisions, by id; those never measured against anything are left out. */
export async function linkageStandings(
  tx: Tx,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, LinkageStanding>> {
  if (revisionIds.length === 0) return new Map();
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage')
    .select([
      'revision_id',
      'state',
      'severity',
      'named_rows',
      'new_small_groups',
      'measured_at',
      'superseded_at',
    ])
    .where('revision_id', 'in', [...revisionIds])
    .where('state', '<>', 'prospective')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ revision_id }) => revision_id)].map(([id, own]) => {
      const current = own.filter(({ state, severity }) => state === 'current' && severity !== 'none');
      return [
        id,
        {
          severity: worst(current.map(({ severity }) => severity)),
          partners: current.length,
          namedRows: Math.max(0, ...current.map((row) => Number(row.named_rows))),
          newSmallGroups: Math.max(0, ...current.map((row) => Number(row.new_small_groups))),
          trend: trendOf(
            own.map(({ severity, measured_at, superseded_at }) => ({
              severity,
              from: measured_at,
              until: superseded_at,
            })),
          ),
        },
      ];
    }),
  );
}

export const alertsOn = (tx: Tx, revisionIds: readonly string[]): Promise<readonly LinkageAlertRow[]> =>
  revisionIds.length === 0
    ? Promise.resolve([])
    : linkageTables(tx)
        .selectFrom('privacy.linkage_alert')
        .selectAll()
        .where('revision_id', 'in', [...revisionIds])
        .orderBy('raised_at', 'desc')
        .execute();

/** Of these revisions those that were set against what is out, and when last. */
export async function checkedAt(
  tx: Tx,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  if (revisionIds.length === 0) return new Map();
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage_check')
    .select(['revision_id', 'checked_at'])
    .where('revision_id', 'in', [...revisionIds])
    .where('state', '=', 'current')
    .execute();
  return new Map(rows.map((row) => [row.revision_id, row.checked_at]));
}

/** What a revision does to those that are out, or would do were it opened; by the other's id. */
export async function affectedBy(
  tx: Tx,
  revisionId: string,
): Promise<
  readonly {
    readonly revisionId: string;
    readonly severity: Severity;
    readonly namedRows: number;
    readonly newSmallGroups: number;
  }[]
> {
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage')
    .select(['revision_id', 'severity', 'named_rows', 'new_small_groups'])
    .where('other_revision_id', '=', revisionId)
    .where('state', 'in', ['current', 'prospective'])
    .where('severity', '<>', 'none')
    .execute();
  return rows.map((row) => ({
    revisionId: row.revision_id,
    severity: row.severity,
    namedRows: Number(row.named_rows),
    newSmallGroups: Number(row.new_small_groups),
  }));
}
