import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySigner } from '#adapters/crypto';
import { createParquetReader } from '#adapters/duckdb';
import { memoryTileStore } from '#adapters/tiles';
import { BlobStore, uploadsIn } from '#adapters/uploads';
import { type Actor, expectOk, type Module, newId, ok } from '#foundation';
import { catalog, cataloguedRevision } from '#platform/catalog';
import { evidence } from '#platform/evidence';
import { identity } from '#platform/identity';
import { lineage } from '#platform/lineage';
import { privacy, type RepairEngine } from '#platform/privacy';
import { repairEngine, revisionFiles } from '../../programs/server/revisions/index.ts';
import { type StaffedHouse, staffedHouse } from '../../testkit/staffed-house.ts';

export const own = `org_${'d'.repeat(26)}`;
export const department = {
  kind: 'person',
  personId: 'per_d',
  postId: 'pst_d',
  organisationId: own,
  roles: ['source-department'],
} as unknown as Actor;
export const neighbour = { ...department, organisationId: `org_${'e'.repeat(26)}` } as Actor;

/** Files of a home of repairs: what was received and made, and the folder of work. */
export interface RepairFiles {
  readonly blobs: BlobStore;
  readonly work: string;
  readonly engine: RepairEngine;
}

export function filesIn(folder: string): RepairFiles {
  const blobs = new BlobStore(join(folder, 'blobs'));
  const work = join(folder, 'work');
  const keyOf = async (id: string) => Buffer.from(id.padEnd(32, '.'));
  return { blobs, work, engine: repairEngine({ blobs, workFolder: work, keyOf }) };
}

/** The modules that a repair needs, with an open gate: what is repaired here is looked at by inspectors alone. */
export function modulesOver(
  { blobs, work, engine }: RepairFiles,
  reader: Awaited<ReturnType<typeof createParquetReader>>,
): readonly Module[] {
  const unavailable = () => {
    throw new Error('not used here');
  };
  const origin = 'test.example/log';
  return [
    identity,
    evidence({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] as const }),
    lineage,
    catalog({
      gate: { problems: [], rules: [], pass: async () => ok(null) },
      uploads: uploadsIn(blobs),
      files: revisionFiles(blobs, work, reader),
      sheets: { rows: unavailable },
    }),
    privacy({ agreements: async () => new Map(), repairs: engine } as unknown as Parameters<
      typeof privacy
    >[0]),
  ];
}

export interface RepairHouse {
  readonly modules: readonly Module[];
  readonly house: StaffedHouse;
  readonly folder: string;
  readonly files: RepairFiles;
  /** A resource of the department with one revision loaded from a file. */
  load(content: string, name?: string): Promise<{ readonly resourceId: string; readonly revisionId: string }>;
  findingsOf(revisionId: string): ReturnType<typeof findingsIn>;
  /** The first thousand rows, and everything in them as one text. */
  rowsOf(revisionId: string): Promise<{
    readonly columns: readonly string[];
    readonly text: string;
    readonly rows: readonly (readonly unknown[])[];
  }>;
  close(): Promise<void>;
}

const findingsIn = (house: StaffedHouse, id: string) =>
  house.read(async (tx) => (await cataloguedRevision(tx, id))!.findings);

export async function repairHouse(): Promise<RepairHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-repair-'));
  const files = filesIn(folder);
  const { blobs } = files;
  const reader = await createParquetReader();
  const modules = modulesOver(files, reader);
  const house = await staffedHouse(modules);
  return {
    house,
    modules,
    folder,
    files,
    async load(content, name = '行政处罚.csv') {
      const resourceId = newId('res');
      await house.db.pool.query(
        `INSERT INTO catalog.resource (id, title, title_key, source_organisation, search, created_at, changed_at)
         VALUES ($1, '行政处罚信息', $1, $2, '', now(), now())`,
        [resourceId, own],
      );
      const kept = await blobs.put(
        (async function* () {
          yield Buffer.from(content);
        })(),
      );
      const upload = await house.db.database.transaction((tx) =>
        uploadsIn(blobs).keep(tx, department, { name, ...kept }),
      );
      const loaded = expectOk(
        await house.does(department, 'catalog.load-revision', { resourceId, uploadId: upload.id }),
      );
      return { resourceId, revisionId: loaded.revisionId as string };
    },
    findingsOf: (id) => findingsIn(house, id),
    async rowsOf(id) {
      const revision = (await house.read((tx) => cataloguedRevision(tx, id)))!;
      const columns = revision.columns.map(({ name }) => name);
      const { rows } = await reader.previewRows(blobs.path(revision.parquetSha256), columns, 1000, 0);
      return { columns, text: JSON.stringify(rows), rows };
    },
    async close() {
      reader.close();
      await house.db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
