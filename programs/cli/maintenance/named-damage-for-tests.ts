import { authorisedOperationDamages } from './authorised-operation-for-tests.ts';
import { disclosureDamages } from './disclosure-for-tests.ts';
import { formationDamages } from './formation-for-tests.ts';
import { honestErrorDamages } from './honest-errors-for-tests.ts';
import { importDamages } from './imports-for-tests.ts';
import { openingDamages } from './opening-for-tests.ts';
import { operationDamages } from './operation-for-tests.ts';
import { rectificationDamages } from './rectification-for-tests.ts';
import { registrationDamages } from './registration-for-tests.ts';
import { reportAboveDamages } from './reports-above-for-tests.ts';
import { sealDamages } from './seals-for-tests.ts';
import { settlementDamages } from './settlement-for-tests.ts';

/** One kind of damage a line: which check must find it, what it is, the id its fault must name in both languages, and the change. */
export const named: readonly (readonly [check: string, what: string, id: string, change: string])[] = [
  [
    'casework.task-due',
    'a task that says another day than its clock',
    'tsk_1',
    `UPDATE casework.task SET due_at = due_at + interval '1 day' WHERE id = 'tsk_1'`,
  ],
  [
    'casework.task-due',
    'a task without the time of its clock',
    'tsk_1',
    `UPDATE casework.task SET due_at = NULL`,
  ],
  ...sealDamages,
  ...rectificationDamages,
  ...openingDamages,
  ...importDamages,
  [
    'evidence.log',
    'an entry deleted under the log',
    'entry 2',
    `ALTER TABLE evidence.place DISABLE TRIGGER ALL; ALTER TABLE evidence.entry DISABLE TRIGGER ALL;
     DELETE FROM evidence.entry WHERE id = (SELECT entry FROM evidence.place WHERE log_index = 2)`,
  ],
  ['evidence.log', 'a gap in the places', 'entry 4', `DELETE FROM evidence.place WHERE log_index = 4`],
  [
    'evidence.log',
    'two entries at one place',
    'entry 1',
    `ALTER TABLE evidence.place DROP CONSTRAINT place_pkey CASCADE;
     UPDATE evidence.place SET log_index = 1 WHERE log_index = 2`,
  ],
  [
    'authorisation.scenarios',
    'a scenario reviewed twice by one person',
    'scn_1',
    `UPDATE authorisation.scenario SET compliance_by = security_by`,
  ],
  [
    'authorisation.scenarios',
    'a scenario with another text',
    'scn_1',
    `UPDATE authorisation.scenario SET document = '{"name":"别"}'`,
  ],
  [
    'query.calls',
    'two calls on one entry, by the entry',
    'cal_1, cal_2',
    `UPDATE query.call SET entry_id = (SELECT entry_id FROM query.call WHERE id = 'cal_2') WHERE id = 'cal_1'`,
  ],
  [
    'query.quotas',
    'subjects forgotten',
    'agr_1',
    `UPDATE query.quota_use SET subjects = 0 WHERE day = '2026-01-06'`,
  ],
  [
    'query.consents',
    'a consent moved to another person’s paper',
    'cns_1',
    `UPDATE query.consent SET paper_sha256 = 'other'`,
  ],
  ['query.consents', 'a consent gone', 'cal_3', `DELETE FROM query.consent`],
  ['query.consents', 'a consent of another person', 'cal_3', `UPDATE query.consent SET subject = '\\x02'`],
  [
    'query.consents',
    'a consent that was withdrawn before the call',
    'cal_3',
    `UPDATE query.consent SET withdrawn_at = '2026-01-05Z', withdrawn_by = 'x'`,
  ],
  ['query.consents', 'a consent that was over', 'cal_3', `UPDATE query.consent SET until = '2026-01-05'`],
  [
    'query.consents',
    'a consent registered after the call',
    'cal_3',
    `UPDATE query.consent SET registered_at = '2026-02-01Z'`,
  ],
  [
    'privacy.risk-reports',
    'a figure of a signed report made better',
    'rsk_1',
    `UPDATE privacy.risk_report SET measures = '{"k": 200}'`,
  ],
  [
    'privacy.risk-reports',
    'the entry of another report',
    'rsk_1',
    `UPDATE privacy.risk_report SET entry_id = (SELECT entry_id FROM query.call WHERE id = 'cal_1')`,
  ],
  [
    'privacy.gate-passes',
    'a verdict of a pass made better',
    'gps_1',
    `UPDATE privacy.gate_pass SET verdict = '{"form": "open", "conditions": []}'`,
  ],
  [
    'privacy.gate-passes',
    'a pass said of another revision than was entered',
    'gps_1',
    `UPDATE privacy.gate_pass SET revision_id = 'rev_9'`,
  ],
  [
    'privacy.gate-passes',
    'a pass for another form than the one it serves in',
    'rev_1',
    `UPDATE catalog.revision SET state = 'in-service'; UPDATE privacy.gate_pass SET form = 'share'`,
  ],
  [
    'privacy.gate-passes',
    'in service without a pass',
    'rev_1',
    `UPDATE catalog.revision SET state = 'in-service'; DELETE FROM privacy.gate_pass`,
  ],
  [
    'privacy.grades',
    'a level lowered after it was decided',
    'grd_1',
    `UPDATE privacy.grading SET level = 'general-1'; UPDATE catalog.resource SET level = 'general-1'`,
  ],
  ['privacy.grades', 'a line lowered', 'grd_1', `UPDATE privacy.grade SET level = 'general-1'`],
  [
    'privacy.grades',
    'another level in the catalogue',
    'grd_1',
    `UPDATE catalog.resource SET level = 'general-1'`,
  ],
  ['privacy.grades', 'no entry', 'grd_1', `UPDATE privacy.grading SET entry_id = NULL`],
  [
    'privacy.assessments',
    'an answer changed after it was signed',
    'asm_1',
    `UPDATE privacy.assessment SET answers = '[{"point": "impact"}]'`,
  ],
  [
    'privacy.assessments',
    'an assessment that runs longer than was signed',
    'asm_1',
    `UPDATE privacy.assessment SET valid_until = '2099-01-01Z'`,
  ],
  [
    'privacy.standing-reviews',
    'a standing review that runs longer than was entered',
    'ssr_1',
    `UPDATE privacy.standing_review SET until = '2099-01-01Z'`,
  ],
  [
    'privacy.standing-reviews',
    'a column added to its sample',
    'ssr_1',
    `UPDATE privacy.standing_review SET structure = '[["a", "integer"], ["b", "text"]]'`,
  ],
  [
    'query.epsilon',
    'an answer nobody paid for',
    'cal_2',
    `DELETE FROM privacy.spending WHERE call_id = 'cal_2'; UPDATE privacy.share SET spent = 1`,
  ],
  [
    'query.epsilon',
    'ε spent for nothing',
    'cal_9',
    `INSERT INTO privacy.spending VALUES ('cal_9', 'pop_1', 'agr_1', 0.25, now()); UPDATE privacy.share SET spent = 1.75`,
  ],
  [
    'query.epsilon',
    'other ε than the log says, share and spending agreeing',
    'cal_1',
    `UPDATE privacy.spending SET epsilon = 0.25 WHERE call_id = 'cal_1'; UPDATE privacy.share SET spent = 1.25`,
  ],
  [
    'query.epsilon',
    'spent by another agreement than asked',
    'run_2',
    `UPDATE query.run SET agreement_id = 'agr_2' WHERE id = 'run_2'`,
  ],
  ['query.runs', 'a sealed result gone', 'run_2', `DELETE FROM query.sealed_result`],
  [
    'query.results',
    'a flipped bit in a sealed result',
    'run_2',
    `UPDATE query.sealed_result SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1)`,
  ],
  [
    'query.results',
    'a sealed result of another run',
    'run_1',
    `ALTER TABLE query.sealed_result DISABLE TRIGGER ALL; UPDATE query.sealed_result SET run_id = 'run_1'`,
  ],
  [
    'query.results',
    'a sealed result under another digest',
    'run_2',
    `UPDATE query.run SET result_digest = repeat('0', 64) WHERE id = 'run_2'`,
  ],
  [
    'query.results',
    'a sealed result of another agreement',
    'run_2',
    `UPDATE query.sealed_result SET agreement_id = 'agr_2'`,
  ],
  [
    'query.key-ends',
    'a destruction that the log does not tell',
    'agr_2',
    `UPDATE query.key_end SET entry_id = 'ent_none'`,
  ],
  ['query.key-ends', 'a destruction forgotten', 'agr_2', `DELETE FROM query.key_end`],
  [
    'authorisation.agreements',
    'an agreement deleted, its facts left',
    'agr_2',
    `ALTER TABLE authorisation.agreement DISABLE TRIGGER ALL; DELETE FROM authorisation.agreement WHERE id = 'agr_2'`,
  ],
  [
    'authorisation.agreements',
    'an agreement whose fact is gone',
    'agr_1',
    `ALTER TABLE evidence.entry DISABLE TRIGGER ALL;
     DELETE FROM evidence.entry WHERE kind = 'authorisation.in-force' AND subject = 'agr_1'`,
  ],
  ...authorisedOperationDamages,
  ...registrationDamages,
  [
    'registration.log',
    'a registration deleted, its fact left',
    'reg_1',
    `DELETE FROM registration.objection; DELETE FROM registration.application`,
  ],
  [
    'products.listings',
    'a product on the list that the log does not list',
    'prd_1',
    `ALTER TABLE evidence.entry DISABLE TRIGGER ALL;
     DELETE FROM evidence.entry WHERE kind = 'products.listed' AND subject = 'prd_1'`,
  ],
  [
    'products.listings',
    'a product listed again in secret',
    'prd_2',
    `UPDATE products.product SET state = 'listed' WHERE id = 'prd_2'`,
  ],
  [
    'products.listings',
    'a product listed in the log and not here',
    'prd_1',
    `UPDATE products.product SET state = 'priced' WHERE id = 'prd_1'`,
  ],
  ['products.orders', 'an order gone that was used', 'prd_1', `DELETE FROM products.product_order`],
  [
    'products.orders',
    'an order accepted after its use',
    'org_b',
    `UPDATE products.product_order SET accepted_at = '2026-03-01' WHERE id = 'ord_1'`,
  ],
  [
    'products.orders',
    'a product gone that was called',
    'prd_1',
    `ALTER TABLE products.product DISABLE TRIGGER ALL; DELETE FROM products.product WHERE id = 'prd_1'`,
  ],
  ['kernel.idempotency', 'a key without its answer', 'key 1', `UPDATE kernel.idempotency SET answer = NULL`],
  ['kernel.idempotency', 'a key that points to no act', 'key 1', `DELETE FROM kernel.act_log`],
  [
    'supervision.figures',
    'a figure of a past month that is one more than there were',
    '2026-01-01',
    `UPDATE supervision.figure SET value = value + 1 WHERE month = '2026-01-01'`,
  ],
  ...formationDamages,
  ...reportAboveDamages,
  ...settlementDamages,
  ...disclosureDamages,
  ...honestErrorDamages,
  ...operationDamages,
  [
    'supervision.evaluations',
    'a scheme changed after it was published',
    'evs_1',
    `UPDATE supervision.evaluation_scheme SET document = '{"leastWeight": 1}'`,
  ],
];
