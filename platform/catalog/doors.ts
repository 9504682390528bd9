import type { Batch, Id, Tx } from '#foundation';
import { mayPreview } from './model/who-sees-values.ts';
import type { Column, ColumnProfile, Finding } from './ports.ts';
import { catalogTables, findResource, itemsOf, revisionInService } from './store/resources.ts';
import type { ReleaseMode, RevisionState } from './store/tables.ts';

/** A resource as other modules need it: what it is, whom it is about, and the revision in service. */
export interface CataloguedResource {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly theme: string | null;
  readonly sourceOrganisation: string;
  readonly level: string | null;
  /** The level was decided by grading; otherwise it is what the department wrote. */
  readonly graded: boolean;
  readonly updateCycle: string | null;
  readonly releaseMode: ReleaseMode | null;
  readonly protectedUnits: readonly { readonly unit: string; readonly columns: readonly string[] }[];
  readonly items: readonly CataloguedItem[];
  readonly revision: ServedRevision | null;
}
export interface CataloguedItem {
  readonly id: string;
  readonly name: string;
  readonly columnName: string;
  readonly type: string;
  readonly codeTable: string | null;
  readonly level: string | null;
  readonly graded: boolean;
  readonly sourceOrganisation: string;
}
export interface ServedRevision {
  readonly id: string;
  readonly number: number;
  readonly rows: number;
  readonly parquetSha256: string;
  readonly receivedSha256: string;
  readonly columns: readonly Column[];
  /** Columns that are never empty and in which no value stands twice. */
  readonly uniqueColumns: readonly string[];
}

/** What resources are called, by id; what is not there is left out. */
export async function resourceTitles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Whose data a resource and each of its items is: the department it came from, by id as it was recorded. */
export interface WhoseData {
  readonly title: string;
  readonly organisation: string;
  /** Source department by item id. */
  readonly items: ReadonlyMap<string, string>;
}

/** Whose data these resources are, by id; what is not there is left out. */
export async function whoseData(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WhoseData>> {
  if (ids.length === 0) return new Map();
  const resources = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .select(['id', 'title', 'source_organisation'])
    .where('id', 'in', [...ids])
    .execute();
  const rows = await catalogTables(tx)
    .selectFrom('catalog.item')
    .select(['id', 'resource_id', 'source_organisation'])
    .where('resource_id', 'in', [...ids])
    .execute();
  const items = Map.groupBy(rows, ({ resource_id }) => resource_id);
  return new Map(
    resources.map(({ id, title, source_organisation: organisation }) => [
      id,
      {
        title,
        organisation,
        items: new Map((items.get(id) ?? []).map((item) => [item.id, item.source_organisation])),
      },
    ]),
  );
}

/** The resource with items and the revision in service, or null. */
export async function cataloguedResource(tx: Tx, id: string): Promise<CataloguedResource | null> {
  const resource = await findResource(tx, id);
  if (!resource) return null;
  const revision = await revisionInService(tx, id);
  return {
    id: resource.id,
    title: resource.title,
    summary: resource.summary,
    theme: resource.theme,
    sourceOrganisation: resource.source_organisation,
    level: resource.level,
    graded: resource.graded,
    updateCycle: resource.update_cycle,
    releaseMode: resource.release_mode,
    protectedUnits: resource.protected_units as unknown as CataloguedResource['protectedUnits'],
    items: (await itemsOf(tx, id)).map((item) => ({
      id: item.id,
      name: item.name,
      columnName: item.column_name,
      type: item.type,
      codeTable: item.code_table,
      level: item.level,
      graded: item.graded,
      sourceOrganisation: item.source_organisation,
    })),
    revision: revision
      ? {
          id: revision.id,
          number: revision.number,
          rows: Number(revision.rows),
          parquetSha256: revision.parquet_sha256,
          receivedSha256: revision.received_sha256,
          columns: revision.columns as unknown as Column[],
          uniqueColumns: (revision.profile as unknown as ColumnProfile[])
            .filter((column) => column.filled === Number(revision.rows) && column.distinct === column.filled)
            .map((column) => column.column),
        }
      : null,
  };
}

/** A revision in whatever state, as those need it who judge one before it enters service. */
export interface CataloguedRevision {
  readonly id: string;
  readonly number: number;
  readonly state: RevisionState;
  readonly resource: {
    readonly id: string;
    readonly title: string;
    readonly sourceOrganisation: string;
    readonly releaseMode: ReleaseMode | null;
    readonly protectedUnits: CataloguedResource['protectedUnits'];
  };
  readonly rows: number;
  /** Who loaded it, as `actorReference` writes it. */
  readonly loadedBy: string;
  readonly parquetSha256: string;
  readonly columns: readonly Column[];
  readonly profile: readonly ColumnProfile[];
  readonly findings: readonly Finding[];
}

/** The revision with its profile and findings, or null. Both tell of values: who may see them is the caller's to decide. */
export async function cataloguedRevision(tx: Tx, id: string): Promise<CataloguedRevision | null> {
  const revision = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  const resource = revision && (await findResource(tx, revision.resource_id));
  if (!revision || !resource) return null;
  return {
    id: revision.id,
    number: revision.number,
    state: revision.state,
    resource: {
      id: resource.id,
      title: resource.title,
      sourceOrganisation: resource.source_organisation,
      releaseMode: resource.release_mode,
      protectedUnits: resource.protected_units as unknown as CataloguedResource['protectedUnits'],
    },
    rows: Number(revision.rows),
    loadedBy: revision.loaded_by,
    parquetSha256: revision.parquet_sha256,
    columns: revision.columns as unknown as Column[],
    profile: revision.profile as unknown as ColumnProfile[],
    findings: revision.findings as unknown as Finding[],
  };
}

/** Whether people of an organisation may be shown rows of the resource. */
export const mayPreviewRows = (
  { releaseMode, sourceOrganisation }: Pick<CataloguedResource, 'releaseMode' | 'sourceOrganisation'>,
  organisation: Id<'org'> | undefined,
): boolean =>
  mayPreview({ release_mode: releaseMode, source_organisation: sourceOrganisation }, organisation);

/** Id of the revision in service of each resource that has one, by resource id. */
export async function revisionsInService(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select(['id', 'resource_id'])
    .where('resource_id', 'in', [...resourceIds])
    .where('state', '=', 'in-service')
    .execute();
  return new Map(rows.map((row) => [row.resource_id, row.id]));
}

const mustServe = {
  name: 'catalog.must-serve',
  text: `SELECT kernel.must(count(*) = cardinality($1::text[]), 'revision in service')
    FROM unnest($1::text[], $2::text[]) AS asked (resource_id, id)
    JOIN catalog.revision USING (resource_id, id)
    WHERE state = 'in-service'`,
};

/** Of each of these resources the named revision is in service; otherwise nothing of the batch happens. */
export function mustServeIn(
  batch: Batch,
  asked: readonly { readonly resource: string; readonly revision: string }[],
): void {
  const distinct = [
    ...new Map(asked.map((one) => [`${one.resource}/${one.revision}`, one] as const)).values(),
  ];
  if (distinct.length === 0) return;
  batch.add(mustServe, [distinct.map(({ resource }) => resource), distinct.map(({ revision }) => revision)]);
}

/** How many resources there are, and how many have a revision in service; for the home page. */
export async function catalogueFigures(
  tx: Tx,
): Promise<{ readonly resources: number; readonly withData: number }> {
  const row = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .select((select) => [
      select.fn.countAll<bigint>().as('resources'),
      select
        .selectFrom('catalog.revision')
        .select((count) => count.fn.countAll<bigint>().as('count'))
        .where('state', '=', 'in-service')
        .as('with_data'),
    ])
    .executeTakeFirstOrThrow();
  return { resources: Number(row.resources), withData: Number(row.with_data) };
}

/** The newest entry with exactly this title; when several have it, the one that is not archived. */
export async function resourceByTitle(
  tx: Tx,
  title: string,
): Promise<{ readonly id: string; readonly sourceOrganisation: string } | null> {
  const row = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .select(['id', 'source_organisation'])
    .where('title', '=', title)
    .orderBy('archived')
    .orderBy('source_updated_at', 'desc')
    .orderBy('list_number')
    .executeTakeFirst();
  return row ? { id: row.id, sourceOrganisation: row.source_organisation } : null;
}
