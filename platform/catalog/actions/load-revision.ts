import { Type } from 'typebox';
import {
  type Actor,
  defineOperation,
  newId,
  ok,
  type Result,
  refuse,
  type Tx,
  text,
  type Upload,
} from '#foundation';
import type { FindingCounts } from '../model/finding-counts.ts';
import type { CatalogPorts, ReadRevision } from '../ports.ts';
import { catalogProblems } from '../problems.ts';
import { storeRevision } from '../store/new-revision.ts';
import { catalogTables, itemsOf, lockResource } from '../store/resources.ts';
import { resourceSubject } from '../store/subject.ts';

const Loaded = Type.Object({
  revisionId: Type.String(),
  number: Type.Integer(),
  rows: Type.Integer(),
  columns: Type.Integer(),
  findings: Type.Object({ info: Type.Integer(), warning: Type.Integer(), error: Type.Integer() }),
});

/**
 * Read a file into an immutable revision: bytes as received are kept, a Parquet is made from them, with manifest, profile and
 * findings. The revision waits as `checked`; putting it in service is an act of its own.
 */
export const loadRevision = (ports: CatalogPorts) =>
  defineOperation({
    name: 'catalog.load-revision',
    title: text('上传数据文件', 'Upload a data file'),
    description: text(
      '读取数据文件，形成不可更改的新版本并检查；检查通过后再启用。本系统为非涉密系统，不得上传涉密数据。',
      'Read a data file into a new, immutable revision and check it. This is a system for non-secret data: do not upload secrets.',
    ),
    input: Type.Object(
      {
        resourceId: Type.String({
          format: 'resource',
          title: '数据资源',
          titleEn: 'Resource',
          maxLength: 60,
        }),
        uploadId: Type.String({ format: 'upload', title: '数据文件', titleEn: 'Data file', maxLength: 60 }),
      },
      { additionalProperties: false },
    ),
    output: Loaded,
    problems: [catalogProblems['file-refused'].type, catalogProblems['same-bytes'].type],
    rules: ['R61'],
    idempotent: true,
    machine: true,
    subject: (tx, input) => resourceSubject(tx, input.resourceId),
    async run(actor, input, context) {
      const upload = await context.database.transaction((tx) =>
        ports.uploads.find(tx, actor, input.uploadId),
      );
      if (!upload)
        return refuse(
          catalogProblems['file-refused']({ detail: text('没有这个上传文件', 'There is no such upload') }),
        );
      const read = await ports.files.read(upload);
      if (!read.ok)
        return refuse(catalogProblems['file-refused']({ detail: read.reason, data: { reason: read.code } }));
      return context.database.transaction((tx) => store(tx, actor, input.resourceId, upload, read.revision), {
        requestId: context.requestId,
      });
    },
  });

async function store(
  tx: Tx,
  actor: Actor,
  resourceId: string,
  upload: Upload,
  read: ReadRevision,
): Promise<
  Result<{ revisionId: string; number: number; rows: number; columns: number; findings: FindingCounts }>
> {
  const resource = await lockResource(tx, resourceId);
  if (!resource) throw new Error('the subject was there a moment ago');
  const earlier = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select(['id', 'number', 'received_sha256', 'state'])
    .where('resource_id', '=', resourceId)
    .orderBy('number', 'desc')
    .execute();
  const same = earlier.find(
    (revision) => revision.received_sha256 === read.receivedSha256 && revision.state !== 'stopped',
  );
  if (same)
    return refuse(catalogProblems['same-bytes']({ data: { revisionId: same.id, number: same.number } }));

  // Names that are somebody's number, or anything else that must not serve, do not become items: those are for everybody to read.
  const proposes = !read.findings.some(({ blocks }) => blocks === 'service');
  if (proposes && (await itemsOf(tx, resourceId)).length === 0) await proposeItems(tx, resource, read);
  const stored = await storeRevision(tx, actor, { resource, fileName: upload.name, read });
  return ok({
    revisionId: stored.id,
    number: stored.number,
    rows: read.rows,
    columns: read.columns.length,
    findings: stored.findings,
  });
}

/** A resource nobody described yet takes its items from the first file: the header is what the department calls them. */
async function proposeItems(
  tx: Tx,
  resource: { id: string; source_organisation: string },
  read: ReadRevision,
): Promise<void> {
  for (let from = 0; from < read.columns.length; from += 1000) {
    await catalogTables(tx)
      .insertInto('catalog.item')
      .values(
        read.columns.slice(from, from + 1000).map((column, index) => ({
          id: newId('itm'),
          resource_id: resource.id,
          position: from + index + 1,
          name: column.name,
          column_name: column.name,
          type: column.type,
          unit: null,
          code_table: null,
          level: null,
          source_organisation: resource.source_organisation,
          legal_basis: null,
        })),
      )
      .execute();
  }
}
