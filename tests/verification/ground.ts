import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyRing } from '#adapters/crypto';
import { createProjectionBuilder } from '#adapters/duckdb';
import { lmdbSnapshots } from '#adapters/lmdb';
import { createOutbox, postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Actor, type AnyAct, expectOk, type Module, newId, type Result } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { createTicker } from '#platform/casework';
import { createPerform, loadPolicies, type Perform } from '#platform/identity';
import { ensureStanding } from '#platform/lineage';
import type { QueryPorts } from '#platform/query';
import {
  item,
  otherItem,
  resource,
  reviewed,
  sampleAgreement,
  type TestDatabase,
  testDatabase,
} from '#testkit';
import { agreementKeys } from '../../programs/server/engine/agreement-keys.ts';
import { projectionMaker } from '../../programs/server/engine/projection-maker.ts';
import { allModules, type ModulePorts } from '../../programs/server/modules.ts';
import {
  agree,
  catalogueResidents,
  columns,
  organisations,
  type Resident,
  settle,
  writeParquet,
} from './town.ts';

export const person = (organisation: string, name: string, role: string): Actor => ({
  kind: 'person',
  personId: `per_${name}` as 'per_x',
  postId: `pst_${name}` as 'pst_x',
  organisationId: organisation as 'org_x',
  roles: [role],
});
export const people = {
  operator: person(organisations.operator, 'operator', 'operator'),
  security: person(organisations.bureau, 'security', 'implementing-body'),
  compliance: person(organisations.authority, 'compliance', 'authorising-body'),
  buyer: person(organisations.bank, 'buyer', 'buyer'),
  otherBuyer: person(organisations.affiliate, 'other', 'buyer'),
  drafter: person(organisations.bureau, 'drafter', 'implementing-body'),
  source: person(organisations.bureau, 'source', 'source-department'),
  secondSource: person(organisations.bureau, 'source2', 'source-department'),
  secrecy: person(organisations.bureau, 'reviewer', 'secrecy-reviewer'),
  dataAuthority: person(organisations.authority, 'overseer', 'data-authority'),
  secondOperator: person(organisations.operator, 'second', 'operator'),
  acceptor: person(organisations.registry, 'acceptor', 'registrar-acceptor'),
  examiner: person(organisations.registry, 'examiner', 'registrar-reviewer'),
  rechecker: person(organisations.registry, 'rechecker', 'registrar-reviewer'),
  coder: person(organisations.registry, 'coder', 'registrar-coder'),
} as const;
export const machine = (organisation: string, roles: readonly string[], forPurpose = purpose): Actor => ({
  kind: 'client',
  clientId: `cli_${organisation.slice(4, 8)}` as 'cli_x',
  organisationId: organisation as 'org_x',
  roles,
  purpose: forPurpose,
});

export const purpose = 'inclusive-finance';

/** The agreement over residents: two items granted as they are, one generalised, the identity number only counted. */
export function residentsAgreement(
  change: (document: AgreementDocument) => void = () => {},
  granted: Partial<AgreementDocument['parts']['scope']['resources'][number]> = {},
): AgreementDocument {
  const document = sampleAgreement([
    resource('residents', {
      title: '居民',
      items: [
        item('name', '姓名', 'text'),
        item('birth_date', '出生日期', 'date', { kind: 'generalise', by: 'calendar', unit: 'year' }),
        item('allowance', '补贴标准', 'decimal', { kind: 'keep' }, 2),
        item('person_id', '人员编号', 'text', { kind: 'pseudonym', domain: 'person' }),
      ],
      otherItems: [otherItem('resident_number', '公民身份号码', 'text')],
      protectedUnits: [{ unit: 'person', items: ['resident_number'] }],
      forms: ['verification'],
      ...granted,
    }),
  ]);
  document.parts.security.personalInformation.basis = 'consent';
  change(document);
  return document;
}

export interface Ground {
  readonly db: TestDatabase;
  readonly modules: readonly Module[];
  readonly ports: QueryPorts;
  readonly folder: string;
  readonly perform: Perform;
  act<Output = { readonly [name: string]: string }>(
    actor: Actor,
    name: string,
    input: object,
    key?: string,
  ): Promise<Result<Output>>;
  /** A revision of the residents enters service; the one before it leaves. */
  serve(rows: readonly Resident[]): Promise<string>;
  /** An agreement in force. */
  agree(document: AgreementDocument): Promise<string>;
  /** A verification product, defined, reviewed, listed, ordered by the bank and accepted. */
  offer(
    agreementId: string,
    definition?: object,
  ): Promise<{ readonly productId: string; readonly orderId: string }>;
  /** Deliver events and fire clocks until nothing is left to do. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export const definition = {
  resourceId: 'res_residents',
  subjectItems: ['resident_number'],
  comparedItems: ['name', 'allowance', 'birth_date'],
  tellsExistence: false,
};

/** The operator's last steps: the price, and the list. */
export async function list(ground: Ground, productId: string): Promise<void> {
  const price = { productId, priceFen: '20', basis: '试行收费标准' };
  expectOk(await ground.act(people.operator, 'products.price-product', price));
  expectOk(await ground.act(people.operator, 'products.list-product', { productId }));
}

/** A database, key ring, folders and the executor over all modules; `wrap` may stand between the query module and its ports. */
export async function prepareGround(
  wrap: (ports: QueryPorts) => QueryPorts = (ports) => ports,
  more: Partial<ModulePorts> = {},
): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-verification-'));
  const builder = await createProjectionBuilder({
    memoryBytes: 256 << 20,
    threads: 1,
    timeZone: 'Asia/Shanghai',
  });
  const unavailable = () => {
    throw new Error('not part of this ground');
  };
  const ports = wrap({
    engine: { run: unavailable, forget: unavailable, close: unavailable },
    projections: projectionMaker(join(folder, 'projections'), builder),
    snapshots: lmdbSnapshots(join(folder, 'snapshots')),
    keys: agreementKeys(await openKeyRing({ folder: join(folder, 'keys') })),
    parquetPath: (sha256) => join(folder, `${sha256}.parquet`),
  });
  const modules = await allModules({ query: ports, ...more });
  const db = await testDatabase(modules);
  const perform = createPerform({
    database: db.database,
    policies: loadPolicies(modules),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const acts = new Map(
    modules.flatMap(({ acts = [] }) => acts.map((act): [string, AnyAct] => [act.name, act])),
  );
  const thrown = (_of: unknown, error: unknown) => {
    throw error;
  };
  const ticker = createTicker({
    database: db.database,
    clock: db.clock,
    handlers: new Map(modules.flatMap(({ clocks = {} }) => Object.entries(clocks))),
    onError: thrown,
  });
  const outbox = createOutbox({
    database: db.database,
    subscribers: new Map(
      [
        ...Map.groupBy(
          modules.flatMap(({ subscriptions = {} }) => Object.entries(subscriptions)),
          ([kind]) => kind,
        ),
      ].map(([kind, all]) => [kind, all.map(([, subscriber]) => subscriber)]),
    ),
    onError: thrown,
  });
  await settle(db);
  await catalogueResidents(db);
  let number = 0;
  let revisions = 0;

  const ground: Ground = {
    db,
    modules,
    ports,
    folder,
    perform,
    act: <Output>(actor: Actor, name: string, input: object, key = `key ${++number}`) =>
      perform(actor, acts.get(name)!, input, {
        requestId: `req_${++number}`,
        ...(key === '' ? {} : { idempotencyKey: key }),
      }) as Promise<Result<Output>>,
    async serve(rows) {
      const id = `rev_${++revisions}`;
      const sha256 = String(revisions).padStart(64, '0');
      await writeParquet(join(folder, `${sha256}.parquet`), rows);
      await db.database.transaction(async (tx) => {
        const tables = tx.tables<{ 'catalog.revision': Record<string, unknown> }>();
        await tables
          .updateTable('catalog.revision')
          .set({ state: 'superseded' })
          .where('state', '=', 'in-service')
          .execute();
        await tables
          .insertInto('catalog.revision')
          .values({
            id,
            resource_id: 'res_residents',
            number: revisions,
            state: 'in-service',
            file_name: '居民.csv',
            received_sha256: sha256,
            received_bytes: 1n,
            parquet_sha256: sha256,
            parquet_bytes: 1n,
            rows: BigInt(rows.length),
            columns: JSON.stringify(columns.map(([name, , type]) => ({ name, type }))),
            manifest: '{}',
            profile: '[]',
            findings: '[]',
            loaded_by: 'test',
            created_at: tx.now,
            in_service_at: tx.now,
          })
          .execute();
        await ensureStanding(tx, { kind: 'revision', id }, { visibility: 'public' });
        await reviewed(tx, id, 'res_residents');
      });
      return id;
    },
    agree: (document) => agree(db, document),
    async offer(agreementId, defined = definition) {
      const { productId } = expectOk(
        await ground.act(people.operator, 'products.define-verification', {
          agreementId,
          code: `verify-${newId('cod').slice(4, 12)}`,
          title: '人员补贴资格核验',
          summary: '核验人员姓名、出生年份与补贴标准是否一致。',
          purpose,
          priceFen: '20',
          definition: defined,
        }),
      ) as { productId: string };
      const opinion = '符合协议约定';
      expectOk(await ground.act(people.security, 'products.pass-security-review', { productId, opinion }));
      expectOk(
        await ground.act(people.compliance, 'products.pass-compliance-review', { productId, opinion }),
      );
      await list(ground, productId);
      const { orderId } = expectOk(
        await ground.act(people.buyer, 'products.order-product', { productId }),
      ) as { orderId: string };
      expectOk(await ground.act(people.operator, 'products.accept-order', { orderId }));
      return { productId, orderId };
    },
    async tick() {
      while ((await outbox.drain()) > 0 || (await ticker.tick()).length > 0);
    },
    async close() {
      await builder.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return ground;
}
