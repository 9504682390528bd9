import type { Tx } from '#foundation';
import type { Column, Finding } from './ports.ts';
import { catalogTables } from './store/resources.ts';
import type { RevisionState } from './store/tables.ts';

/** A revision as those need it who look into its table: whose it is, where it lies, what its columns are and what was found in it. */
export interface KnownRevision {
  readonly id: string;
  readonly resourceId: string;
  readonly title: string;
  readonly sourceOrganisation: string;
  readonly number: number;
  readonly state: RevisionState;
  /** When it entered service the last time; null: never. */
  readonly inServiceAt: Temporal.Instant | null;
  /** Its resource has no protected units: in service it is there for everybody. */
  readonly open: boolean;
  readonly rows: number;
  readonly parquetSha256: string;
  readonly columns: readonly Column[];
  readonly findings: readonly Finding[];
}

const known = (tx: Tx) =>
  catalogTables(tx)
    .selectFrom('catalog.revision as revision')
    .innerJoin('catalog.resource as resource', 'resource.id', 'revision.resource_id')
    .select([
      'revision.id',
      'revision.resource_id as resourceId',
      'resource.title',
      'resource.source_organisation as sourceOrganisation',
      'resource.release_mode as releaseMode',
      'revision.number',
      'revision.state',
      'revision.in_service_at as inServiceAt',
      'revision.rows',
      'revision.parquet_sha256 as parquetSha256',
      'revision.columns',
      'revision.findings',
    ]);

type KnownRow = Awaited<ReturnType<ReturnType<typeof known>['execute']>>[number];

const asKnown = ({ releaseMode, ...row }: KnownRow): KnownRevision => ({
  ...row,
  open: releaseMode === null,
  rows: Number(row.rows),
  columns: row.columns as unknown as Column[],
  findings: row.findings as unknown as Finding[],
});

/** These revisions, whatever their state, by id; one that there is not is left out. */
export async function knownRevisions(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownRevision>> {
  if (ids.length === 0) return new Map();
  const rows = await known(tx)
    .where('revision.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, asKnown(row)]));
}

/** Every revision in service, of open resources and of those behind guards. */
export async function servedRevisions(tx: Tx): Promise<readonly KnownRevision[]> {
  const rows = await known(tx)
    .where('revision.state', '=', 'in-service')
    .orderBy('revision.in_service_at')
    .orderBy('revision.id')
    .execute();
  return rows.map(asKnown);
}

/** Everything that is out: revisions in service of open resources, the longest in service first. */
export async function servedOpenRevisions(tx: Tx): Promise<readonly KnownRevision[]> {
  const rows = await known(tx)
    .where('revision.state', '=', 'in-service')
    .where('resource.release_mode', 'is', null)
    .orderBy('revision.in_service_at')
    .orderBy('revision.id')
    .execute();
  return rows.map(asKnown);
}

/** A revision of a department, as far as it matters for setting another table against it. */
export type DepartmentRevision = Pick<KnownRevision, 'id' | 'title' | 'number' | 'rows' | 'columns'>;

/** The newest usable revision of each of a department's resources, at most so many, by title. */
export async function newestRevisionsOf(
  tx: Tx,
  organisation: string,
  most: number,
): Promise<readonly DepartmentRevision[]> {
  const rows = await catalogTables(tx)
    .selectFrom('catalog.revision as revision')
    .innerJoin('catalog.resource as resource', 'resource.id', 'revision.resource_id')
    .select(['revision.id', 'resource.title', 'revision.number', 'revision.rows', 'revision.columns'])
    .where('resource.source_organisation', '=', organisation)
    .where('revision.state', 'in', ['checked', 'in-service'])
    .distinctOn('revision.resource_id')
    .orderBy('revision.resource_id')
    .orderBy('revision.number', 'desc')
    .limit(most)
    .execute();
  return rows
    .map((row) => ({ ...row, rows: Number(row.rows), columns: row.columns as unknown as Column[] }))
    .sort((one, other) => one.title.localeCompare(other.title, 'zh'));
}
