import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Actor, type AnyAct, dateAt, expectOk, newId } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation/model';
import { ensureStanding } from '#platform/lineage';
import type { Running } from '../../programs/server/boot.ts';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';
import { reviewed } from '../../testkit/reviewed.ts';
import { agree, catalogueResidents, columns, organisations, settle } from '../../tests/verification/town.ts';
import { writeResidents } from './residents.ts';

export const purpose = 'inclusive-finance';
const priceFen = '20';

/** What a caller over HTTP needs. */
export interface Offer {
  readonly productId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * A town in a running instance: organisations, a register of residents in service, an agreement in force, a verification product
 * that was defined, reviewed, listed and ordered, and the buyer's machine client. Whatever has an act is done by that act.
 */
export async function prepareTown(running: Running, residents: number): Promise<Offer> {
  const town = { database: running.database, pool: running.pool } as Parameters<typeof settle>[0];
  await settle(town);
  await catalogueResidents(town);
  await serveResidents(running, residents);
  const agreementId = await agree(town, residentsAgreement(dateAt(running.clock.now())));
  const act = actor(running);
  const productId = await sellVerification(act, {
    agreementId,
    code: 'verify-residents',
    title: '人员补贴资格核验',
    summary: '核验人员姓名与出生年份是否一致。',
  });
  await buy(act, people.buyer, productId);
  await administrators(running);
  const { clientId } = await act<{ clientId: string }>(people.first, 'identity.register-client', {
    name: '信贷系统',
    roles: ['buyer'],
    purposes: [purpose],
  });
  await act(people.second, 'identity.approve-client', { clientId });
  const { clientSecret } = await act<{ clientSecret: string }>(people.first, 'identity.issue-client-secret', {
    clientId,
  });
  return { productId, clientId, clientSecret };
}

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
  first: person(organisations.bank, 'first', 'organisation-admin'),
  second: person(organisations.bank, 'second-admin', 'organisation-admin'),
} as const;

type Act = ReturnType<typeof actor>;

/** Does acts of a running instance, each with a key of its own. */
export function actor(running: Running) {
  const acts = new Map(
    running.modules.flatMap(({ acts = [] }) => acts.map((act): [string, AnyAct] => [act.name, act])),
  );
  return async <Output>(who: Actor, name: string, input: object, of = 'bench'): Promise<Output> =>
    expectOk(
      await running.perform(who, acts.get(name)!, input, {
        requestId: `req_${name}`,
        idempotencyKey: `${of} ${name}`,
      }),
    ) as Output;
}

/** A verification product of an agreement over the residents: defined, reviewed, priced and listed. Its code is nobody else's. */
export async function sellVerification(
  act: Act,
  product: {
    readonly agreementId: string;
    readonly code: string;
    readonly title: string;
    readonly summary: string;
  },
): Promise<string> {
  const of = product.code;
  const definition = {
    resourceId: 'res_residents',
    subjectItems: ['resident_number'],
    comparedItems: ['name'],
    tellsExistence: false,
  };
  const { productId } = await act<{ productId: string }>(
    people.operator,
    'products.define-verification',
    { ...product, purpose, priceFen, definition },
    of,
  );
  const opinion = '符合协议约定';
  await act(people.security, 'products.pass-security-review', { productId, opinion }, of);
  await act(people.compliance, 'products.pass-compliance-review', { productId, opinion }, of);
  const basis = '试行收费标准';
  await act(people.operator, 'products.price-product', { productId, priceFen, basis }, of);
  await act(people.operator, 'products.list-product', { productId }, of);
  return productId;
}

/** An order of a buyer for a product, accepted. */
export async function buy(act: Act, buyer: Actor, productId: string): Promise<void> {
  const { orderId } = await act<{ orderId: string }>(
    buyer,
    'products.order-product',
    { productId },
    productId,
  );
  await act(people.operator, 'products.accept-order', { orderId }, orderId);
}

/** The two of the bank's own people who look after its machines. */
export async function administrators({ pool }: Running): Promise<void> {
  const since = Temporal.Instant.from('2020-01-01T00:00:00Z');
  for (const { personId, postId } of [people.first, people.second] as {
    personId: string;
    postId: string;
  }[]) {
    await pool.query(
      'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, $1, $2)',
      [postId, since],
    );
    await pool.query(
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [postId, organisations.bank, since],
    );
    await pool.query(
      `INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, 'organisation-admin', $2)`,
      [postId, since],
    );
    await pool.query('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [
      personId,
      since,
    ]);
    await pool.query(
      `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
       VALUES ($1, $2, $3, 'holder', $4, 'bench', 'bench')`,
      [`hld_${personId}`, postId, personId, since],
    );
  }
}

/** The agreement over the residents, without bounds on calls: the bench asks more often than a town does. */
function residentsAgreement(today: Temporal.PlainDate): AgreementDocument {
  const document = residentsDocument();
  const { parts } = document;
  parts.term.from = today.subtract({ months: 1 }).toString();
  parts.term.until = today.add({ years: 1 }).toString();
  parts.scope.quotas = {
    callsPerDay: '1000000000',
    callsInTerm: null,
    rowsPerDay: null,
    bytesPerDay: null,
    distinctSubjectsPerDay: '1000000000',
    missesPerHour: '1000000000',
  };
  return document;
}

/** An agreement over the residents with the term and the bounds of the sample. */
export function residentsDocument(): AgreementDocument {
  const document = sampleAgreement([
    resource('residents', {
      title: '居民',
      items: [item('name', '姓名', 'text')],
      otherItems: [otherItem('resident_number', '公民身份号码', 'text')],
      protectedUnits: [{ unit: 'person', items: ['resident_number'] }],
      forms: ['verification'],
    }),
  ]);
  document.parts.security.personalInformation.basis = 'consent';
  return document;
}

/** The register in service, with the manifest that a load writes. */
export async function serveResidents(running: Running, residents: number): Promise<void> {
  const path = join(running.home.root, 'residents.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await writeResidents(connection, path, residents);
  connection.closeSync();
  instance.closeSync();
  const { sha256, bytes } = await running.blobs.put(createReadStream(path));
  await rm(path);
  await running.database.transaction(async (tx) => {
    const id = newId('rev');
    const named = columns.map(([name, , type]) => ({ name, type }));
    const file = { sha256, bytes };
    const manifest = {
      format: 'gongshu-revision/1',
      revision: id,
      resource: 'res_residents',
      received: file,
      parquet: file,
      rows: residents,
      columns: named,
    };
    await tx
      .tables<{ 'catalog.revision': Record<string, unknown> }>()
      .insertInto('catalog.revision')
      .values({
        id,
        resource_id: 'res_residents',
        number: 1,
        state: 'in-service',
        file_name: '居民.csv',
        received_sha256: sha256,
        received_bytes: BigInt(bytes),
        parquet_sha256: sha256,
        parquet_bytes: BigInt(bytes),
        rows: BigInt(residents),
        columns: JSON.stringify(named),
        manifest: JSON.stringify(manifest),
        profile: '[]',
        findings: '[]',
        loaded_by: 'bench',
        created_at: tx.now,
        in_service_at: tx.now,
      })
      .execute();
    await ensureStanding(tx, { kind: 'revision', id }, { visibility: 'public' });
    await reviewed(tx, id, 'res_residents');
  });
}
