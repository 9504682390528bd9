import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, newId } from '#foundation';
import { authorisationDatabase } from '#platform/authorisation';
import { caseworkDatabase } from '#platform/casework';
import { identity } from '#platform/identity';
import { lineage } from '#platform/lineage';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  item,
  resource,
  sampleAgreement,
  sampleOperator,
} from '../../../testkit/evaluator/sample-agreement.ts';
import { orderProduct } from './order.ts';

const migrationsOf = (name: string) => ({
  name,
  migrations: new URL('../store/migrations/', import.meta.url),
});
const affiliate = { ...sampleOperator, organisationId: `org_${'f'.repeat(26)}`, name: '关联公司' };
const stranger = `org_${'g'.repeat(26)}`;
const far = { ...sampleOperator, organisationId: `org_${'h'.repeat(26)}`, name: '关联方的关联方' };
const heir = `org_${'j'.repeat(26)}`;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([
    identity,
    caseworkDatabase,
    lineage,
    authorisationDatabase,
    migrationsOf('products'),
  ]);
  const document = sampleAgreement([resource('areas', { items: [item('name', '名称', 'text')] })]);
  document.parts.disclosure.affiliates.push(affiliate);
  for (const id of [
    sampleOperator.organisationId,
    affiliate.organisationId,
    stranger,
    far.organisationId,
    heir,
  ]) {
    await db.pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01')`, [id]);
    await db.pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       VALUES ($1, $1, 'bank', NULL, '2020-01-01')`,
      [id],
    );
  }
  await giveOperatorAPost();
  await db.pool.query(
    `INSERT INTO authorisation.plan (id, number, version, state, title, document, implementing_body, authorising_body, drafted_by, created_at)
     VALUES ('pln_1', '授案1', 1, 'approved', '方案', '{}', 'b', 'a', 'p', now())`,
  );
  await db.pool.query(
    `INSERT INTO authorisation.agreement (id, number, version, state, plan_id, document, digest, authorising_body, implementing_body, operator, term_from, term_until, drafted_by, created_at)
     VALUES ('agr_1', '授协1', 1, 'active', 'pln_1', $1, 'd', 'a', 'b', $2, '2026-01-01', '2029-01-01', 'p', now())`,
    [JSON.stringify(document), sampleOperator.organisationId],
  );
  await db.pool.query(
    `INSERT INTO products.product (id, code, title, summary, kind, form, agreement_id, operator, purpose, definition, digest, fee_class, price_fen, state, defined_by, created_at)
     VALUES ('prd_1', 'area-index', '区域指数', '说明', 'data-api', 'aggregate', 'agr_1', $1, 'inclusive-finance', '{}', 'd', 'free', 0, 'listed', 'p', now())`,
    [sampleOperator.organisationId],
  );
});
afterAll(() => db.close());

/** Another agreement, whose operator is the affiliate of the first and names an affiliate of its own. */
function chainedAgreement() {
  const document = sampleAgreement([resource('areas', { items: [item('name', '名称', 'text')] })]);
  document.parties.operator = affiliate;
  document.parts.disclosure.affiliates.push(far);
  return document;
}

/** All duties of one organisation pass to another. */
async function succeed(from: string, to: string): Promise<void> {
  await db.pool.query(
    `INSERT INTO identity.reorganisation (id, plan, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ('rog_1', '{}', '编办〔2020〕1号', '2020-01-31', '合并', 'confirmed', 'one', 'x', '2020-01-31', 'two', '2020-02-01')`,
  );
  await db.pool.query(
    `INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id)
     VALUES ($1, 'general', $2, '2020-02-01', 'rog_1')`,
    [from, to],
  );
}

/** Whoever accepts orders: without such a post there is nobody to give the task to. */
async function giveOperatorAPost(): Promise<void> {
  const post = newId('pst');
  const since = '2020-01-01';
  for (const [sql, values] of [
    [
      `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, '订单岗', 'Orders', $2)`,
      [post, since],
    ],
    [
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [post, sampleOperator.organisationId, since],
    ],
    [`INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, 'operator', $2)`, [post, since]],
    [`INSERT INTO identity.person (id, name, registered_at) VALUES ('per_orders', '订单员', $1)`, [since]],
    [
      `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
       VALUES ('hld_orders', $1, 'per_orders', 'holder', $2, 'test', 'test')`,
      [post, since],
    ],
  ] as const)
    await db.pool.query(sql, [...values]);
}

const order = (organisationId: string) =>
  db.database.transaction((tx) =>
    orderProduct.run(
      { kind: 'person', personId: 'per_1', organisationId, roles: ['buyer'] } as unknown as Actor,
      { productId: 'prd_1' },
      tx,
    ),
  );

describe('R30 no re-development: who may order', () => {
  it.each([
    ['the operator itself', sampleOperator.organisationId],
    ['an affiliate named in the agreement', affiliate.organisationId],
  ])('not %s', async (_who, organisationId) => {
    const refused = await order(organisationId);
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'products/tied-to-operator', rule: 'R30', clause: { article: '14-6' } },
    });
  });
  it('anybody else', async () => {
    expect(await order(stranger)).toMatchObject({ ok: true });
  });
  it('not an affiliate of an affiliate, named in another agreement', async () => {
    await db.pool.query(
      `INSERT INTO authorisation.agreement (id, number, version, state, plan_id, document, digest, authorising_body, implementing_body, operator, term_from, term_until, drafted_by, created_at)
       VALUES ('agr_2', '授协2', 1, 'active', 'pln_1', $1, 'd', 'a', 'b', $2, '2026-01-01', '2029-01-01', 'p', now())`,
      [JSON.stringify(chainedAgreement()), affiliate.organisationId],
    );
    expect(await order(far.organisationId)).toMatchObject({ problem: { code: 'products/tied-to-operator' } });
  });
  it('not an organisation that took over from an affiliate, whatever it is called', async () => {
    await succeed(affiliate.organisationId, heir);
    expect(await order(heir)).toMatchObject({ problem: { code: 'products/tied-to-operator' } });
  });
});

describe('R29 users named in part 1: who may order', () => {
  const elsewhere = `org_${'e'.repeat(26)}`;
  const register = (id: string, kind: string, division: string | null) =>
    db.pool.query(
      `WITH new AS (INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01'))
       INSERT INTO identity.organisation_record (organisation_id, name, kind, division, starts_at)
       VALUES ($1, $1, $2, $3, '2020-01-01')`,
      [id, kind, division],
    );
  const users = (value: object) =>
    db.pool.query(
      `UPDATE authorisation.agreement SET document = jsonb_set(document::jsonb, '{parts,scope,users}', document::jsonb #> '{parts,scope,users}' || $1)
       WHERE id = 'agr_1'`,
      [JSON.stringify(value)],
    );

  it('only kinds of buyers and regions that are named, looked at in the register as it is now', async () => {
    await register(elsewhere, 'company', '350100');
    await users({ buyerCategories: ['bank'] });
    const refused = { ok: false, problem: { code: 'products/not-among-users', rule: 'R29' } };
    expect(await order(elsewhere)).toMatchObject(refused);
    await users({ buyerCategories: ['bank', 'company'], regions: ['110000'] });
    expect(await order(elsewhere)).toMatchObject(refused);
    await users({ regions: ['110000', '350000'] });
    expect(await order(elsewhere)).toMatchObject({ ok: true });
  });
});
