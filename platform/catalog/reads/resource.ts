import { type Static, Type } from 'typebox';
import {
  defineRead,
  ok,
  organisationOf,
  packCursor,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackOffset,
} from '#foundation';
import { organisationNames } from '#platform/identity';
import { standingIfAny, standingOf } from '#platform/lineage';
import { countFindings } from '../model/finding-counts.ts';
import { mayJudge, mayPreview, mayShowValues, shownColumn, shownFinding } from '../model/who-sees-values.ts';
import type { CatalogPorts, ColumnProfile, Finding } from '../ports.ts';
import { catalogProblems } from '../problems.ts';
import { catalogTables, findResource, itemsOf, revisionInService } from '../store/resources.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const NullableCount = Type.Union([Type.Integer(), Type.Null()]);
const Counts = Type.Object({ info: Type.Integer(), warning: Type.Integer(), error: Type.Integer() });
const byId = Type.Object({ id: Type.String({ maxLength: 60 }) });

export const ResourcePage = Type.Object({
  id: Type.String(),
  title: Type.String(),
  department: Type.Object({ id: Type.String(), name: Type.String() }),
  theme: Nullable,
  summary: Type.String(),
  formats: Type.Array(Type.String()),
  updateCycle: Nullable,
  level: Nullable,
  archived: Type.Boolean(),
  releaseMode: Nullable,
  protectedUnits: Type.Array(Type.Object({ unit: Type.String(), columns: Type.Array(Type.String()) })),
  updatedAt: Nullable,
  state: Type.String(),
  /** Whether rows may be shown to this reader. */
  previewable: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      columnName: Type.String(),
      type: Type.String(),
      unit: Nullable,
      codeTable: Nullable,
      level: Nullable,
      sourceDepartment: Type.String(),
      legalBasis: Nullable,
    }),
  ),
  revisions: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.Integer(),
      state: Type.String(),
      rows: Type.Integer(),
      columns: Type.Integer(),
      createdAt: Type.String(),
      sha256: Type.String(),
      findings: Counts,
    }),
  ),
  defects: Type.Array(
    Type.Object({ code: Type.String(), message: TextSchema, with: Type.Array(Type.String()) }),
  ),
});

export const resourceRead = defineRead({
  name: 'catalog.resource',
  title: text('数据资源', 'A data resource'),
  path: '/api/v1/resources/{id}',
  audience: 'public',
  input: byId,
  output: ResourcePage,
  problems: [catalogProblems['no-such-resource'].type],
  async run(actor, input, tx) {
    const resource = await findResource(tx, input.id);
    if (!resource) return refuse(catalogProblems['no-such-resource']());
    const items = await itemsOf(tx, resource.id);
    const revisions = await catalogTables(tx)
      .selectFrom('catalog.revision')
      .select(['id', 'number', 'state', 'rows', 'columns', 'created_at', 'received_sha256', 'findings'])
      .where('resource_id', '=', resource.id)
      .orderBy('number', 'desc')
      .execute();
    const holdsOrJudges = mayJudge(resource, actor) || resource.source_organisation === organisationOf(actor);
    const defects = await catalogTables(tx)
      .selectFrom('catalog.defect')
      .selectAll()
      .where('resource_id', '=', resource.id)
      .execute();
    const names = await organisationNames(tx, [
      resource.source_organisation,
      ...items.map((item) => item.source_organisation),
    ]);
    // A resource that never had data has no standing yet: nothing hangs on it.
    const [standing] =
      revisions.length > 0 ? await standingOf(tx, [{ kind: 'resource', id: resource.id }]) : [];
    return ok({
      id: resource.id,
      title: resource.title,
      department: { id: resource.source_organisation, name: names.get(resource.source_organisation) ?? '' },
      theme: resource.theme,
      summary: resource.summary,
      formats: resource.formats,
      updateCycle: resource.update_cycle,
      level: resource.level,
      archived: resource.archived,
      releaseMode: resource.release_mode,
      protectedUnits: resource.protected_units as unknown as { unit: string; columns: string[] }[],
      updatedAt: resource.source_updated_at?.toString() ?? null,
      state: standing?.status ?? 'clear',
      previewable: mayPreview(resource, organisationOf(actor)),
      items: items.map((item) => ({
        id: item.id,
        name: item.name,
        columnName: item.column_name,
        type: item.type,
        unit: item.unit,
        codeTable: item.code_table,
        level: item.level,
        sourceDepartment: names.get(item.source_organisation) ?? '',
        legalBasis: item.legal_basis,
      })),
      revisions: revisions.map((revision) => ({
        id: revision.id,
        number: revision.number,
        state: revision.state,
        rows: Number(revision.rows),
        columns: (revision.columns as unknown[]).length,
        createdAt: revision.created_at.toString(),
        sha256: revision.received_sha256,
        // Before it served, what was found in it is for those who hold or judge it.
        findings:
          holdsOrJudges || revision.state === 'in-service' || revision.state === 'superseded'
            ? countFindings(revision.findings as unknown as Finding[])
            : { info: 0, warning: 0, error: 0 },
      })),
      defects: defects.map((defect) => {
        const detail = defect.detail as { message: { zh: string; en: string }; with?: string[] };
        return { code: defect.code, message: detail.message, with: detail.with ?? [] };
      }),
    });
  },
});

export const rowsRead = (ports: Pick<CatalogPorts, 'files'>) =>
  defineRead({
    name: 'catalog.rows',
    title: text('预览数据', 'Preview rows'),
    path: '/api/v1/resources/{id}/rows',
    audience: 'public',
    input: Type.Object({
      id: Type.String({ maxLength: 60 }),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    output: Type.Object({
      revision: Type.Union([
        Type.Object({ id: Type.String(), number: Type.Integer(), rows: Type.Integer() }),
        Type.Null(),
      ]),
      columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
      rows: Type.Array(Type.Array(Nullable)),
      /** Columns beyond the widest that a page can show. */
      moreColumns: Type.Integer(),
      /** Columns whose item is frozen: not shown but to the department. */
      frozenColumns: Type.Array(Type.String()),
      /** Rows that only the department sees: about people or firms, or stopped for everybody else. */
      internal: Type.Boolean(),
      next: Nullable,
    }),
    problems: [catalogProblems['no-such-resource'].type],
    looked: ({ id }, { internal, rows }) => (internal && rows.length > 0 ? `resource/${id}` : null),
    async run(actor, input, tx) {
      const resource = await findResource(tx, input.id);
      if (!resource || !mayPreview(resource, organisationOf(actor)))
        return refuse(catalogProblems['no-such-resource']());
      const revision = await revisionInService(tx, resource.id);
      const stopped = revision !== undefined && (await isStopped(tx, revision.id));
      // The department sees its own rows while others must not: somebody has to put it right.
      const isOwn = resource.source_organisation === organisationOf(actor);
      if (!revision || (stopped && !isOwn))
        return ok({
          revision: null,
          columns: [],
          rows: [],
          moreColumns: 0,
          frozenColumns: [],
          internal: false,
          next: null,
        });
      const all = revision.columns as unknown as { name: string; type: string }[];
      const frozen = isOwn ? new Set<string>() : await frozenColumns(tx, resource.id);
      const open = all.filter(({ name }) => !frozen.has(name));
      const columns = open.slice(0, widestPreview);
      const offset = unpackOffset(input.cursor);
      const limit = input.limit ?? 50;
      const rows =
        columns.length === 0
          ? []
          : await ports.files.preview(revision.parquet_sha256, {
              offset,
              limit,
              columns: columns.map((column) => column.name),
            });
      return ok({
        revision: { id: revision.id, number: revision.number, rows: Number(revision.rows) },
        columns,
        rows: rows.map((row) => [...row]),
        moreColumns: open.length - columns.length,
        frozenColumns: all.flatMap(({ name }) => (frozen.has(name) ? [name] : [])),
        internal: resource.release_mode !== null || stopped,
        next:
          offset + rows.length < Number(revision.rows) && rows.length > 0
            ? packCursor(offset + rows.length)
            : null,
      });
    },
  });

/** Whether a revision may not be used now: by an incident, or because it no longer passes the gate. */
async function isStopped(tx: Tx, revisionId: string): Promise<boolean> {
  const [standing] = await standingIfAny(tx, [{ kind: 'revision', id: revisionId }]);
  return standing?.status === 'frozen' || standing?.status === 'ended';
}

/** Columns whose item may not be used now: an objection to it, a stop. */
async function frozenColumns(tx: Tx, resourceId: string): Promise<ReadonlySet<string>> {
  const items = await itemsOf(tx, resourceId);
  const standings = await standingIfAny(
    tx,
    items.map(({ id }) => ({ kind: 'item', id })),
  );
  const stopped = new Set(
    standings.flatMap(({ id, status }) => (status === 'frozen' || status === 'ended' ? [id] : [])),
  );
  return new Set(
    items.flatMap(({ id, column_name }) => (stopped.has(id) && column_name ? [column_name] : [])),
  );
}

const widestPreview = 200;

const FileDigest = Type.Object({ sha256: Type.String(), bytes: Type.Integer() });

const Profile = Type.Object({
  column: Type.String(),
  type: Type.String(),
  /** Null where the reader may not see rows: how many people have a value is an answer about them. */
  filled: NullableCount,
  distinct: NullableCount,
  min: Type.Optional(Type.String()),
  max: Type.Optional(Type.String()),
  top: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
});

/** How a file became a table: what was received, what was made of it, and how it was read. */
const Manifest = Type.Object({
  format: Type.Literal('gongshu-revision/1'),
  revision: Type.String(),
  resource: Type.String(),
  file: Type.String(),
  received: FileDigest,
  parquet: FileDigest,
  rows: Type.Integer(),
  columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
  /** Encoding, sheet, header row …: differs by kind of file. */
  reading: Type.Object({}, { additionalProperties: true }),
  findings: Counts,
  drift: Type.Optional(
    Type.Object({
      unexpected: Type.Array(Type.String()),
      missing: Type.Array(Type.String()),
      retyped: Type.Array(
        Type.Object({ column: Type.String(), described: Type.String(), found: Type.String() }),
      ),
    }),
  ),
  /** Made from an earlier revision, which is as it was: by which document, and what that took away or retyped. */
  derivedFrom: Type.Optional(
    Type.Object({
      parentRevisionId: Type.String(),
      documentSha256: Type.String(),
      removed: Type.Array(Type.String()),
      retyped: Type.Array(Type.String()),
    }),
  ),
  loadedAt: Type.String(),
});

/** That there is a revision, of how many rows and from which bytes; no word of what is in it. */
function withoutNames(manifest: Static<typeof Manifest>): Static<typeof Manifest> {
  const { drift: _drift, derivedFrom: _derivedFrom, ...rest } = manifest;
  return { ...rest, file: '', columns: [], reading: {}, findings: { info: 0, warning: 0, error: 0 } };
}

export const revisionRead = defineRead({
  name: 'catalog.revision',
  title: text('版本的清单、概况与检查结果', 'Manifest, profile and findings of a revision'),
  path: '/api/v1/revisions/{id}',
  audience: 'public',
  input: byId,
  output: Type.Object({
    id: Type.String(),
    number: Type.Integer(),
    state: Type.String(),
    resource: Type.Object({ id: Type.String(), title: Type.String() }),
    manifest: Manifest,
    profile: Type.Array(Profile),
    findings: Type.Array(
      Type.Object({
        code: Type.String(),
        severity: Type.String(),
        message: TextSchema,
        count: NullableCount,
        at: Type.Optional(
          Type.Array(
            Type.Object({ row: Type.Optional(Type.Integer()), column: Type.Optional(Type.String()) }),
          ),
        ),
        /** What it rests on, for people of the department and those who judge it: counts, shares, masked examples. */
        evidence: Type.Optional(Type.Object({}, { additionalProperties: true })),
      }),
    ),
  }),
  problems: [catalogProblems['no-such-resource'].type],
  async run(actor, input, tx) {
    const revision = await catalogTables(tx)
      .selectFrom('catalog.revision')
      .selectAll()
      .where('id', '=', input.id)
      .executeTakeFirst();
    const resource = revision && (await findResource(tx, revision.resource_id));
    if (!revision || !resource) return refuse(catalogProblems['no-such-resource']());
    const findings = revision.findings as unknown as Finding[];
    const visible =
      mayShowValues(resource, { state: revision.state, findings }, organisationOf(actor)) &&
      (resource.source_organisation === organisationOf(actor) || !(await isStopped(tx, revision.id)));
    const counted = mayPreview(resource, organisationOf(actor));
    const judging = mayJudge(resource, actor);
    const own = resource.source_organisation === organisationOf(actor);
    const served = revision.state === 'in-service' || revision.state === 'superseded';
    const manifest = revision.manifest as Static<typeof Manifest>;
    const profile = revision.profile as unknown as ColumnProfile[];
    return ok({
      id: revision.id,
      number: revision.number,
      state: revision.state,
      resource: { id: resource.id, title: resource.title },
      // What never passed the gate is not described to others either: names of columns, files and sheets can be somebody's number.
      ...(own || judging || served
        ? {
            manifest,
            profile: profile.map((column) => shownColumn(column, { counted, visible })),
            findings: findings.map((finding) => shownFinding(finding, { counted, judging })),
          }
        : { manifest: withoutNames(manifest), profile: [], findings: [] }),
    });
  },
});
