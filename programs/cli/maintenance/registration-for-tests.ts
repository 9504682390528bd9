import type pg from 'pg';
import { type Database, startOfDate } from '#foundation';
import { appendEntry, appendPublicFact } from '#platform/evidence';

/** Named damage to applicants, agents and what the registrar's platform was told: check, what, id its fault names, the change. */
export const registrationDamages: readonly (readonly [
  check: string,
  what: string,
  id: string,
  change: string,
])[] = [
  [
    'registration.applicants',
    'filed together without a confirmation',
    'coa_1',
    `UPDATE registration.co_applicant SET state = 'withdrawn'`,
  ],
  [
    'registration.applicants',
    'confirmed after the filing',
    'coa_1',
    `UPDATE registration.co_applicant SET answered_at = now() + interval '1 day'`,
  ],
  [
    'registration.applicants',
    'confirmed by who reviewed it at the lead’s',
    'coa_1',
    `UPDATE registration.co_applicant SET answered_by = 'per_v'`,
  ],
  ['registration.reports', 'a lapse told to nobody', 'reg_9', `DELETE FROM registration.platform_report`],
  [
    'registration.reports',
    'a report of another end',
    'reg_9',
    `UPDATE registration.platform_report SET how = 'revoked'`,
  ],
  [
    'registration.reports',
    'waiting for ever: no clock, no task',
    'reg_9',
    `UPDATE registration.platform_report SET state = 'waiting', told_at = NULL, receipt = NULL`,
  ],
  [
    'registration.reports',
    'told before the end',
    'reg_9',
    `UPDATE registration.platform_report SET told_at = '2020-01-01'`,
  ],
  [
    'registration.reports',
    'told of an end that has not come',
    'reg_1',
    `INSERT INTO registration.platform_report (registration_id, how, state, attempts, since) VALUES ('reg_1', 'lapsed', 'waiting', 0, now())`,
  ],
  [
    'registration.deliveries',
    'delivered on another day than was entered',
    'dlv_1',
    `UPDATE registration.delivery SET delivered_on = '2025-03-05'`,
  ],
  [
    'registration.deliveries',
    'entered on a paper that was rejected',
    'dlv_1',
    `UPDATE casework.external_decision SET state = 'rejected' WHERE id = 'dec_d'`,
  ],
  [
    'registration.deliveries',
    'a duty that begins with a later delivery',
    'prd_elsewhere',
    `UPDATE registration.duty SET arose_at = here_at, delivery_id = NULL WHERE thing_id = 'prd_elsewhere'`,
  ],
  [
    'registration.deliveries',
    'a duty due later than the rule says',
    'prd_elsewhere',
    `UPDATE registration.duty SET due_at = '2026-12-01' WHERE thing_id = 'prd_elsewhere'`,
  ],
  [
    'registration.deliveries',
    'a delivery forgotten: met elsewhere, by no entry',
    'prd_elsewhere',
    `DELETE FROM registration.delivery`,
  ],
  [
    'registration.deliveries',
    'a duty gone',
    'dlv_1',
    `DELETE FROM registration.duty WHERE thing_id = 'prd_elsewhere'`,
  ],
  [
    'registration.mandates',
    'a mandate that carries more than was confirmed',
    'mdt_1',
    `UPDATE registration.mandate SET covers = '{first,change,cancellation}'`,
  ],
  [
    'registration.mandates',
    'a mandate with another letter',
    'mdt_1',
    `UPDATE registration.mandate SET letter_sha256 = repeat('0', 64)`,
  ],
  [
    'registration.mandates',
    'filed by an agent after its mandate ended',
    'reg_1',
    `UPDATE registration.mandate SET state = 'withdrawn', ended_at = '2026-01-04T12:00:00Z'`,
  ],
  [
    'registration.mandates',
    'filed by an agent before its mandate',
    'reg_1',
    `UPDATE registration.agent_act SET at = '2026-01-03'`,
  ],
  [
    'registration.mandates',
    'filed by another agent than was charged',
    'reg_1',
    `UPDATE registration.agent_act SET agent = 'b'`,
  ],
  [
    'registration.mandates',
    'passed without a look at the mandate',
    'reg_1',
    `UPDATE registration.application SET mandate_checked = false`,
  ],
];

/** One that lapsed and was told to the platform. */
export async function lapsedRegistration(pool: pg.Pool, database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const fact = { registrationCode: 'RC9', queryCode: 'QC9', validUntil: '2026-01-04' };
    await appendPublicFact(tx, { kind: 'registration.registered', subject: 'reg_9', fact });
    await appendPublicFact(tx, { kind: 'registration.ended', subject: 'reg_9', fact: { how: 'lapsed' } });
  });
  await pool.query(
    `INSERT INTO registration.application (id, type, thing_kind, thing_id, title, content_summary, registrant, registrar, materials, state, voluntary, drafted_by, registration_code, query_code, registered_at, valid_until, result_document, evidence_entry, created_at, ended_at)
     SELECT 'reg_9', type, thing_kind, thing_id, title, content_summary, registrant, registrar, materials, 'lapsed', voluntary, drafted_by, 'RC9', 'QC9', registered_at, '2026-01-04', result_document, evidence_entry, created_at, '2026-01-05' FROM registration.application WHERE id = 'reg_1'`,
  );
  await pool.query(
    `INSERT INTO registration.platform_report (registration_id, how, state, attempts, since, told_at, receipt)
     VALUES ('reg_9', 'lapsed', 'told', 1, '2026-01-05', '2026-01-05', 'r')`,
  );
}

/** Delivered before the hub, filed elsewhere in time (R3), and entered on a checked paper. */
export async function deliveredElsewhere(pool: pg.Pool, database: Database, scan: string): Promise<void> {
  await pool.query(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state, recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark)
     VALUES ('dec_d', 'o', 'proof', '验1', '2025-04-20', 't', 'b', 'upl_1', $1, 'confirmed', 'x', 'per_x', '2026-01-04', 'per_y@pst_y', '2026-01-04', 'r')`,
    [scan],
  );
  const { id: entry } = await database.transaction((tx) =>
    appendEntry(tx, {
      kind: 'registration.delivery',
      fields: {
        delivery: 'dlv_1',
        thing: 'product/prd_elsewhere',
        deliveredOn: '2025-02-01',
        filedOn: '2025-04-01',
        filedNumber: '平台1',
        paper: 'dec_d',
        paperNumber: '验1',
      },
    }),
  );
  await pool.query(
    `INSERT INTO registration.delivery (id, thing_kind, thing_id, organisation, delivered_on, delivered_by, filed_on, filed_with, filed_number, decision_id, paper_number, state, entered_by, entered_post, entered_at, entry_id)
     VALUES ('dlv_1', 'product', 'prd_elsewhere', 'o', '2025-02-01', '原系统', '2025-04-01', '登记中心', '平台1', 'dec_d', '验1', 'stands', 'per_e', 'pst_e', '2026-01-05', $1)`,
    [entry],
  );
  const at = (day: string) => startOfDate(Temporal.PlainDate.from(day)).toString();
  await pool.query(
    `INSERT INTO registration.duty (thing_kind, thing_id, organisation, arose_at, due_at, last_day, provisional, met_at, met_by, here_at, delivery_id)
     VALUES ('product', 'prd_elsewhere', 'o', $1, $2, '2025-04-14', false, $3, 'filed-elsewhere', '2026-01-05', 'dlv_1')`,
    [at('2025-02-01'), at('2025-04-15'), at('2025-04-01')],
  );
}
