import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import type { DeliveredEvent } from '#foundation';
import { caseworkDatabase } from '#platform/casework';
import { evidence } from '#platform/evidence';
import { enterFirstRoster, identity } from '#platform/identity';
import { createLinkageKeeper, type LinkageKeeper, linkageOf, privacy } from '#platform/privacy';
import { type TestDatabase, testDatabase } from '#testkit';
import { linkageJobSubscriptions } from '../../platform/privacy/store/linkage-jobs.ts';
import { type LinkageLab, linkageLab, type TextTable } from './lab.ts';

const log = {
  origin: 'test.example/log',
  tiles: memoryTileStore(),
  signers: [memorySigner('test.example/log')] as const,
};
const catalogue = {
  name: 'catalog',
  migrations: new URL('../../platform/catalog/store/migrations/', import.meta.url),
};
const lineage = {
  name: 'lineage',
  migrations: new URL('../../platform/lineage/store/migrations/', import.meta.url),
};

export interface Released {
  readonly state?: string;
  readonly owner?: string;
  readonly mode?: string | null;
  readonly resource?: string;
  readonly findings?: readonly object[];
}

/** A database with tables that are out or are to be, an engine over their files, and the keeper of both. */
export interface LinkageWorld {
  readonly db: TestDatabase;
  readonly lab: LinkageLab;
  readonly keeper: LinkageKeeper;
  /** What the keeper could not do. */
  readonly faults: unknown[];
  readonly organisations: { readonly health: string; readonly sport: string; readonly authority: string };
  /** A revision of a resource of its own; open and in service where nothing else is said. */
  release(name: string, table: TextTable, more?: Released): Promise<string>;
  /** Tell the module that the revision entered service. */
  entersService(id: string): Promise<void>;
  linkage(id: string): ReturnType<typeof linkageOf>;
  /** Nothing is out, and nothing was found. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function linkageWorld(): Promise<LinkageWorld> {
  const lab = await linkageLab();
  const db = await testDatabase([
    identity,
    caseworkDatabase,
    evidence(log),
    lineage,
    catalogue,
    privacy({ agreements: async () => new Map(), linkage: lab.engine } as never),
  ]);
  const faults: unknown[] = [];
  const keeper = createLinkageKeeper(lab.engine, db.database, {
    onError: (_id, error) => faults.push(error),
  });
  const roster = [
    ['卫生', 'source-department'],
    ['体育', 'buyer'],
    ['数据', 'data-authority'],
  ] as const;
  const founded = await db.database.transaction((tx) =>
    enterFirstRoster(
      tx,
      roster.map(([name, role]) => ({
        name,
        kind: 'company',
        posts: [{ titleZh: name, titleEn: name, roles: [role], holder: { name, staffNumber: name } }],
      })),
      '测试',
    ),
  );
  const [health, sport, authority] = founded.map(({ organisationId }) => organisationId) as [
    string,
    string,
    string,
  ];

  return {
    db,
    lab,
    keeper,
    faults,
    organisations: { health, sport, authority },
    async release(name, table, more = {}) {
      const resource = `res_${more.resource ?? name}`;
      const id = `rev_${name}`;
      await lab.write(id, table);
      await db.pool.query(
        `INSERT INTO catalog.resource (id, title, title_key, source_organisation, summary, formats, protected_units, archived, search, created_at, changed_at, release_mode)
         VALUES ($1, $2, $2, $3, '', '{}', $5, false, '', now(), now(), $4) ON CONFLICT DO NOTHING`,
        [
          resource,
          more.resource ?? name,
          more.owner ?? health,
          more.mode ?? null,
          more.mode ? JSON.stringify([{ unit: 'person', columns: [table.columns[0]] }]) : '[]',
        ],
      );
      await db.pool.query(
        `INSERT INTO catalog.revision (id, resource_id, number, state, file_name, received_sha256, received_bytes, parquet_sha256,
           parquet_bytes, rows, columns, manifest, profile, findings, loaded_by, created_at, in_service_at)
         VALUES ($1, $2, (SELECT count(*) + 1 FROM catalog.revision WHERE resource_id = $2), $3, 'x.csv', $1, 1, $1, 1, $4, $5, '{}', '[]', $6, 'per_1', now(), now())`,
        [
          id,
          resource,
          more.state ?? 'in-service',
          table.rows.length,
          JSON.stringify(table.columns.map((column) => ({ name: column, type: 'text' }))),
          JSON.stringify(more.findings ?? []),
        ],
      );
      return id;
    },
    entersService: (id) =>
      db.database.transaction((tx) =>
        linkageJobSubscriptions['catalog.revision-in-service'](
          tx,
          told(db, 'catalog.revision-in-service', id),
        ),
      ),
    linkage: (id) => db.database.transaction((tx) => linkageOf(tx, id)),
    async empty() {
      faults.length = 0;
      await db.pool.query(
        `TRUNCATE catalog.resource, privacy.sketched_table, privacy.linkage_check, privacy.linkage_pair, privacy.linkage,
           privacy.linkage_job, privacy.linkage_measured, privacy.linkage_place, privacy.linkage_alert, casework.task CASCADE`,
      );
    },
    async close() {
      await lab.close();
      await db.close();
    },
  };
}

export const told = (db: TestDatabase, kind: string, subject: string): DeliveredEvent =>
  ({ id: '1', kind, subject, payload: {}, occurredAt: db.clock.now() }) as DeliveredEvent;
