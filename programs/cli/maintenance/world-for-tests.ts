import type pg from 'pg';
import { openKeyRing } from '#adapters/crypto';
import { createDatabase } from '#adapters/postgres';
import type { Database } from '#foundation';
import { appendEntry, appendPublicFact, createMeterFolder, recordUse } from '#platform/evidence';
import { takeFigures } from '#platform/supervision';
import { sealResult } from '../../../platform/query/runs/seal-result.ts';
import { agreementKeys } from '../../server/engine/agreement-keys.ts';
import { addAuthorisedOperation } from './authorised-operation-for-tests.ts';
import { addCasework } from './casework-for-tests.ts';
import { digest } from './digest-for-tests.ts';
import { addDisclosure } from './disclosure-for-tests.ts';
import { addEndedAgreement } from './ended-agreement-for-tests.ts';
import { addFormation } from './formation-for-tests.ts';
import { addGate } from './gate-for-tests.ts';
import type { TestHome } from './home-for-tests.ts';
import { addHonestError } from './honest-errors-for-tests.ts';
import { addLineage, addObjections } from './objections-for-tests.ts';
import { addOpening } from './opening-for-tests.ts';
import { addOperation } from './operation-for-tests.ts';
import { addPeople } from './people-for-tests.ts';
import { addRectification } from './rectification-for-tests.ts';
import { deliveredElsewhere, lapsedRegistration } from './registration-for-tests.ts';
import { addReportAbove } from './reports-above-for-tests.ts';
import { addRiskReport } from './risk-report-for-tests.ts';
import { addSeal } from './seals-for-tests.ts';
import { addSettlement } from './settlement-for-tests.ts';

type ReleasedResult = Parameters<typeof sealResult>[2];

/** A home in which there is one of each thing that is checked, and everything agrees. */
export async function agreeingWorld(home: TestHome): Promise<void> {
  const received = await home.put('a,b\n1,2\n');
  const parquet = await home.put('PAR1');
  await home.withDatabase(async (pool, database) => {
    await addRevision(pool, received, parquet);
    await addAgreement(pool, database);
    await addEndedAgreement(pool, database);
    await addAuthorisedOperation(pool, database, received);
    await addOperation(pool);
    await addCalls(pool, database);
    await addRuns(home, pool);
    await addBudget(pool);
    await addRiskReport(pool, database);
    await addGate(pool, database);
    await addLineage(database);
    await addObjections(pool, database);
    await addHonestError(pool, database);
    await addCasework(pool, received);
    await addSeal(home, pool);
    await addRegistration(pool, database, received);
    await addPeople(pool);
    await addTotals(pool, database);
    await addFigures(pool);
    await addReportAbove(pool);
    await addSettlement(pool, database);
    await addFormation(pool);
    await addOpening(pool, database);
    await addDisclosure(pool, database);
    await addRectification(pool, database);
  });
  await (await openKeyRing({ folder: home.home.keys })).destroy('agr_2');
  await home.withDatabase(addRepeatedAct);
  await home.sequence();
}

/** Figures of the cockpit, taken in the month after what there is to count. */
const addFigures = (pool: pg.Pool): Promise<void> =>
  createDatabase(pool, { now: () => Temporal.Instant.from('2026-02-10T00:00:00Z') }).transaction(takeFigures);

/** An act with a key, and its answer. */
async function addRepeatedAct(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO kernel.idempotency VALUES ('per_x@org_op', 'key 1', 'products.list-product', 'd', '{"productId":"prd_1"}', '2026-01-05Z')`,
  );
  await pool.query(
    `INSERT INTO kernel.act_log (request_id, act, actor, outcome, at) VALUES ('r', 'products.list-product', 'per_x@org_op', 'done', '2026-01-05Z')`,
  );
}

async function addRevision(pool: pg.Pool, received: string, parquet: string): Promise<void> {
  const manifest = {
    format: 'gongshu-revision/1',
    revision: 'rev_1',
    resource: 'res_1',
    received: { sha256: received, bytes: 8 },
    parquet: { sha256: parquet, bytes: 4 },
    rows: 1,
    columns: [{ name: 'a', type: 'integer' }],
  };
  await pool.query(
    `INSERT INTO kernel.upload (id, name, bytes, sha256, actor, at) VALUES ('upl_1', 'a.csv', 8, $1, 'x', now())`,
    [received],
  );
  await pool.query(
    `INSERT INTO catalog.resource (id, title, title_key, source_organisation, search, created_at, changed_at) VALUES ('res_1', '资源', '资源', 'org_1', '', now(), now())`,
  );
  await pool.query(
    `INSERT INTO catalog.revision (id, resource_id, number, state, file_name, received_sha256, received_bytes, parquet_sha256, parquet_bytes, rows, columns, manifest, profile, findings, loaded_by, created_at)
     VALUES ('rev_1', 'res_1', 1, 'checked', 'a.csv', $1, 8, $2, 4, 1, $3, $4, '[]', '[]', 'x', now())`,
    [received, parquet, JSON.stringify(manifest.columns), JSON.stringify(manifest)],
  );
}

async function addAgreement(pool: pg.Pool, database: Database): Promise<void> {
  const document = { title: '协议', numbers: [1, 2.5], parts: { scope: { purposes: [], resources: [] } } };
  const sha256 = digest({ domain: 'gongshu.agreement/1', document });
  const entry = await database.transaction((tx) =>
    appendPublicFact(tx, { kind: 'authorisation.in-force', subject: 'agr_1', fact: { digest: sha256 } }),
  );
  await pool.query(`INSERT INTO authorisation.number VALUES ('授案', 2026, 1), ('授协', 2026, 1)`);
  await pool.query(
    `INSERT INTO authorisation.plan (id, number, version, state, title, document, implementing_body, authorising_body, drafted_by, created_at)
     VALUES ('pln_1', '授案〔2026〕1号', 1, 'approved', 't', '{}', 'o', 'o', 'x', now())`,
  );
  await pool.query(
    `INSERT INTO authorisation.agreement (id, number, version, state, plan_id, document, digest, authorising_body, implementing_body, operator, term_from, term_until, drafted_by, log_entry, created_at, active_at)
     VALUES ('agr_1', '授协〔2026〕1号', 1, 'active', 'pln_1', $1, $2, 'o', 'o', 'org_op', '2026-01-01', '2029-01-01', 'x', $3, now(), now())`,
    [JSON.stringify(document), sha256, entry.id],
  );
  const definition = { sql: 'select 1', parameters: [] };
  await pool.query(
    `INSERT INTO products.product (id, code, title, summary, kind, form, agreement_id, operator, purpose, definition, digest, fee_class, price_fen, state, defined_by, created_at)
     VALUES ('prd_1', 'c', 't', 's', 'data-api', 'aggregate', 'agr_1', 'org_op', 'p', $1, $2, 'free', 0, 'listed', 'x', now()),
            ('prd_2', 'd', 't', 's', 'verification', 'verification', 'agr_1', 'org_op', 'p', $1, $2, 'free', 0, 'delisted', 'x', now())`,
    [JSON.stringify(definition), digest(definition)],
  );
  await database.transaction(async (tx) => {
    for (const [subject, code] of [
      ['prd_1', 'c'],
      ['prd_2', 'd'],
    ] as const)
      await appendPublicFact(tx, {
        kind: 'products.listed',
        subject,
        fact: { code, digest: digest(definition) },
      });
    await appendPublicFact(tx, { kind: 'products.delisted', subject: 'prd_2', fact: { code: 'd' } });
  });
  await pool.query(
    `INSERT INTO products.product_order (id, product_id, buyer, state, ordered_by, accepted_by, created_at, accepted_at)
     VALUES ('ord_1', 'prd_1', 'org_b', 'accepted', 'x', 'y', '2026-01-02', '2026-01-03'),
            ('ord_2', 'prd_2', 'org_b', 'ended', 'x', 'y', '2026-01-02', '2026-01-03')`,
  );
}

/** One that waits, and one whose guarded result lies sealed. */
async function addRuns(home: TestHome, pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO query.run (id, agreement_id, agreement_number, tenant, implementing_body, organisation, purpose, sql, actor, submitted_by, request_id, state, submitted_at)
     VALUES ('run_1', 'agr_1', '授协〔2026〕1号', 'org_op', 'o', 'org_op', 'p', 'SELECT 1', '{}', 'per_x@org_op', 'req_1', 'queued', now())`,
  );
  const result: ReleasedResult = { columns: [], rows: [['1']], suppressed: [], verdicts: [], complete: true };
  const resultDigest = digest({ columns: [], rows: [['1']] });
  const record = { result: { digest: resultDigest } };
  const secret = await agreementKeys(await openKeyRing({ folder: home.home.keys })).open('agr_1');
  const sealed = sealResult(secret, { runId: 'run_2', resultDigest }, result);
  await pool.query(
    `INSERT INTO query.run (id, agreement_id, agreement_number, tenant, implementing_body, organisation, purpose, sql, actor, submitted_by, request_id, state, submitted_at, record, record_digest, result_digest)
     VALUES ('run_2', 'agr_1', '授协〔2026〕1号', 'org_op', 'o', 'org_op', 'p', 'SELECT 1', '{}', 'per_x@org_op', 'req_2', 'guarded', now(), $1, $2, $3)`,
    [JSON.stringify(record), digest(record), resultDigest],
  );
  await pool.query(`INSERT INTO query.sealed_result VALUES ('run_2', 'agr_1', $1, now())`, [sealed]);
  await pool.query(
    `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, started_at, due_at, last_day, provisional, calendar_version, state)
     VALUES ('clk_result', 'query.result-expires', 'query-run', 'run_2', 'period', 'QR2', 'd', '1', now(), now() + interval '30 days', '2099-01-01', false, 'v', 'running')`,
  );
}

async function addBudget(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO privacy.population (id, name, unit, description, owner, epsilon, declared_by, declared_at) VALUES ('pop_1', '居民', 'person', 'd', 'o', 3, 'x', now())`,
  );
  await pool.query(
    `INSERT INTO privacy.share (population_id, agreement_id, epsilon, spent, opened_at) VALUES ('pop_1', 'agr_1', 2, 1.5, now())`,
  );
  await pool.query(
    `INSERT INTO privacy.spending VALUES ('cal_1', 'pop_1', 'agr_1', 0.5, now()), ('cal_2', 'pop_1', 'agr_1', 0.50, now()), ('run_2', 'pop_1', 'agr_1', 0.5, now())`,
  );
}

async function addCalls(pool: pg.Pool, database: Database): Promise<void> {
  for (const [id, at] of [
    ['cal_1', '2026-01-05T15:59:59Z'],
    ['cal_2', '2026-01-05T16:00:00Z'],
  ] as const) {
    await database.transaction(async (tx) => {
      const guard = { mode: 'differential-privacy', epsilon: '0.5' };
      const fields = { call: id, agreementDigest: 'd', question: 'q', result: 'r', rows: 3, ...guard };
      const entry = await appendEntry(tx, { kind: 'query.call', fields });
      await recordUse(tx, {
        entry: entry.id,
        product: 'prd_1',
        agreement: 'agr_1',
        purpose: 'p',
        buyer: 'org_b',
        units: 1n,
      });
      await pool.query(
        `INSERT INTO query.call (id, request_id, agreement_id, agreement_digest, purpose, organisation, actor, form, question_digest, revisions, result_digest, result_rows, suppressed, engine_ms, entry_id, released_at, guard, product_id)
         VALUES ($1, 'r', 'agr_1', 'd', 'p', 'org_b', 'a', 'aggregate', 'q', '[]', 'r', 3, 0, 1, $2, $3, $4, 'prd_1')`,
        [id, entry.id, at, JSON.stringify({ ...guard, population: 'pop_1' })],
      );
    });
    // Of one call the meter's sums know, the other is still fresh.
    if (id === 'cal_1') await createMeterFolder(database).drain();
  }
  await addVerification(pool, database);
  await pool.query(
    `INSERT INTO query.projection (id, agreement_id, resource_id, revision_id, relation, select_digest, rows, bytes, build_ms, created_at, built_at, ending_at, ending_because, destroyed_at)
     VALUES ('prj_1', 'agr_1', 'res_1', 'rev_1', 't', 'x', 3, 10, 1, now(), now(), now(), 'superseded', now())`,
  );
  const destroyed = await database.transaction((tx) =>
    appendPublicFact(tx, { kind: 'projection.destroyed', subject: 'agr_2', fact: { because: 'ended' } }),
  );
  await pool.query(`INSERT INTO query.key_end VALUES ('agr_2', 'agr_2', NULL, 'ended', now(), now(), $1)`, [
    destroyed.id,
  ]);
  // Midnight in Shanghai lies between the two.
  await pool.query(
    `INSERT INTO query.quota_use VALUES ('agr_1', '2026-01-05', 1, 3, 10, 0), ('agr_1', '2026-01-06', 2, 3, 10, 1), ('agr_1', '1970-01-01', 3, 6, 20, 0)`,
  );
}

/** A consent, and a verification that rested on it. */
async function addVerification(pool: pg.Pool, database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const consented = await appendEntry(tx, {
      kind: 'query.consent',
      fields: {
        consent: 'cns_1',
        product: 'prd_2',
        organisation: 'org_b',
        purpose: 'p',
        paper: 'sha',
        until: '2026-12-31',
      },
    });
    const fields = { call: 'cal_3', agreementDigest: 'd', question: 'q', result: 'r', consent: 'cns_1' };
    const entry = await appendEntry(tx, { kind: 'query.verification', fields });
    await recordUse(tx, {
      entry: entry.id,
      product: 'prd_2',
      agreement: 'agr_1',
      purpose: 'p',
      buyer: 'org_b',
      units: 1n,
    });
    await pool.query(
      `INSERT INTO query.consent (id, agreement_id, product_id, organisation, purpose, subject, paper_number, paper_sha256, until, registered_by, idempotency_key, input_check, registered_at, entry_id)
       VALUES ('cns_1', 'agr_1', 'prd_2', 'org_b', 'p', '\\x01', 'n', 'sha', '2026-12-31', 'a', 'k', 'i', '2026-01-04Z', $1)`,
      [consented.id],
    );
    await pool.query(
      `INSERT INTO query.call (id, request_id, agreement_id, agreement_digest, product_id, purpose, organisation, actor, form, question_digest, revisions, result_digest, result_rows, suppressed, engine_ms, entry_id, released_at, subject)
       VALUES ('cal_3', 'r', 'agr_1', 'd', 'prd_2', 'p', 'org_b', 'a', 'verification', 'q', '[]', 'r', 0, 0, 1, $1, '2026-01-06T02:00:00Z', '\\x01')`,
      [entry.id],
    );
    await pool.query(`INSERT INTO query.subject_use VALUES ('agr_1', '2026-01-06', '\\x01')`);
  });
}

async function addRegistration(pool: pg.Pool, database: Database, scan: string): Promise<void> {
  const entry = await database.transaction(async (tx) => {
    await appendPublicFact(tx, {
      kind: 'registration.registered',
      subject: 'reg_1',
      fact: { registrationCode: 'RC', queryCode: 'QC', validUntil: '2029-01-05' },
    });
    const objection = 'obj_1';
    await appendPublicFact(tx, {
      kind: 'registration.objection-raised',
      subject: 'reg_1',
      fact: { objection },
    });
    await appendPublicFact(tx, {
      kind: 'registration.objection-decided',
      subject: 'reg_1',
      fact: { objection, upheld: false },
    });
    return appendPublicFact(tx, { kind: 'registration.evidence', subject: 'res_1', fact: { digest: 'd' } });
  });
  await pool.query(
    `INSERT INTO registration.application (id, type, thing_kind, thing_id, title, content_summary, registrant, registrar, materials, state, voluntary, drafted_by, registration_code, query_code, registered_at, valid_until, result_document, evidence_entry, created_at)
     VALUES ('reg_1', 'first', 'resource', 'res_1', 't', 's', 'o', 'o', '{}', 'registered', false, 'x', 'RC', 'QC', now(), '2029-01-05', 'doc_1', $1, now())`,
    [entry.id],
  );
  await pool.query(
    `UPDATE registration.application SET lead_share = '牵头', submitted_at = now(), reviewed_by = 'per_v' WHERE id = 'reg_1'`,
  );
  await pool.query(
    `INSERT INTO registration.co_applicant (id, application_id, organisation, role, share, place, state, asked_by, asked_at, agreed_digest, answered_by, answered_post, answered_at)
     VALUES ('coa_1', 'reg_1', 'p', 'operator', '加工', 0, 'confirmed', 'x', now(), 'd', 'per_c', 'pst_c', now() - interval '1 hour')`,
  );
  await lapsedRegistration(pool, database);
  await deliveredElsewhere(pool, database, scan);
  const mandate = { principal: 'o', agent: 'a', covers: ['first'], things: [], until: '2027-01-01' };
  const { id: mandateEntry } = await database.transaction((tx) =>
    appendEntry(tx, {
      kind: 'registration.mandate',
      fields: { mandate: 'mdt_1', ...mandate, letterNumber: '委1', letterSha256: scan },
    }),
  );
  await pool.query(
    `INSERT INTO registration.mandate (id, principal, principal_role, agent, covers, things, until, letter_number, letter_upload, letter_name, letter_sha256, state, entered_by, entered_side, entered_at, answered_by, answered_post, answered_at, in_force_at, entry_id)
     VALUES ('mdt_1', 'o', 'operator', 'a', '{first}', '{}', '2027-01-01', '委1', 'upl_1', 'n', $1, 'in-force', 'per_a', 'agent', '2026-01-04', 'per_p', 'pst_p', '2026-01-04', '2026-01-04', $2)`,
    [scan, mandateEntry],
  );
  await pool.query(
    `INSERT INTO registration.agent_act (application_id, place, step, mandate_id, agent, person, post, at)
     VALUES ('reg_1', 0, 'submit', 'mdt_1', 'a', 'per_a', 'pst_a', '2026-01-05')`,
  );
  await pool.query(`UPDATE registration.application SET mandate_checked = true WHERE id = 'reg_1'`);
  await pool.query(
    `INSERT INTO registration.objection (id, application_id, objector, objector_name, interest, reason, evidence_upload, evidence_name, evidence_sha256, state, raised_at, decided_by, decided_at, finding)
     VALUES ('obj_1', 'reg_1', 'per_o', 'n', 'i', 'r', 'upl_1', 'n', $1, 'dismissed', now(), 'per_r', now(), 'f')`,
    [scan],
  );
}

/** A day whose totals were published, refusals too few to be said exactly. */
async function addTotals(pool: pg.Pool, database: Database): Promise<void> {
  const entry = await database.transaction((tx) =>
    appendPublicFact(tx, {
      kind: 'evidence.daily-use',
      subject: '2026-01-06',
      fact: {
        day: '2026-01-06',
        previous: null,
        page: 1,
        pages: 1,
        refusals: { fewerThan: 10 },
        lines: [{ agreement: 'agr_1', purpose: 'p', calls: 12 }],
      },
    }),
  );
  await pool.query(
    `INSERT INTO evidence.daily_total (day, entries, published_at, refusals_fewer_than) VALUES ('2026-01-06', $1, now(), 10)`,
    [[entry.id]],
  );
  await pool.query(
    `INSERT INTO evidence.published_use (day, line, entry, agreement, purpose, calls) VALUES ('2026-01-06', 0, $1, 'agr_1', 'p', 12)`,
    [entry.id],
  );
}
