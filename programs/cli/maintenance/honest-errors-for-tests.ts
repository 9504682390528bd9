import type pg from 'pg';
import type { Database } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { decisionDigest } from '../../../platform/supervision/honest-error/desk.ts';
import { findHonestError } from '../../../platform/supervision/store/honest-errors.ts';

/** An honest error that two persons of another body refused after hearing who filed it. */
export async function addHonestError(pool: pg.Pool, database: Database): Promise<void> {
  await pool.query(
    `INSERT INTO supervision.honest_error (id, organisation, role, filed_by, filed_at, area, title, tried, went_wrong, limits_kept, remedy, tried_from, tried_until,
       decision_id, assessor, assessor_role, apart, state, limits_found, limits_at, outcome, excluded, reasons, proposed_by, proposed_at, answer_by, answer, answered_by, answered_at,
       opinion, decided_by, decided_at, digest)
     VALUES ('her_1', 'org_1', 'source-department', 'per_f', '2026-01-05Z', 'mechanism', '事项', '做法', '问题', '界限', '补救', '2025-12-01', '2025-12-31',
       'dec_1', 'org_2', 'data-authority', '{per_m}', 'not-recognised', '[{"code": "approved", "verdict": "kept", "said": {"zh": "有批准", "en": "approved"}}]', '2026-01-08Z',
       'not-recognised', '{concealed}', '理由', 'per_p', '2026-01-06Z', '2026-01-13Z', '陈述', 'per_f', '2026-01-07Z', '意见', 'per_d', '2026-01-08Z', 'later')`,
  );
  await database.transaction(async (tx) => {
    const digest = decisionDigest((await findHonestError(tx, 'her_1'))!);
    await pool.query('UPDATE supervision.honest_error SET digest = $1', [digest]);
    await appendPublicFact(tx, {
      kind: 'supervision.honest-error',
      subject: 'her_1',
      fact: {
        number: '1',
        organisation: 'o',
        assessor: 'a',
        area: 'mechanism',
        outcome: 'not-recognised',
        digest,
      },
    });
  });
}

const check = 'supervision.honest-errors';
const damage = (what: string, change: string): readonly [string, string, string, string] => [
  check,
  what,
  'her_1',
  change,
];

/** Each way a record of an honest error can be made better or worse than it was decided. */
export const honestErrorDamages = [
  damage('reasons rewritten after the decision', `UPDATE supervision.honest_error SET reasons = '另一理由'`),
  damage(
    'a refusal turned into a recognition',
    `UPDATE supervision.honest_error SET excluded = '{}', outcome = 'recognised', state = 'recognised'`,
  ),
  damage(
    'decided by who proposed it',
    `DO $$ DECLARE one record; BEGIN FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = 'supervision.honest_error'::regclass AND contype = 'c' LOOP
       EXECUTE 'ALTER TABLE supervision.honest_error DROP CONSTRAINT ' || one.conname; END LOOP; END $$;
     UPDATE supervision.honest_error SET decided_by = proposed_by`,
  ),
  damage('decided by who took part', `UPDATE supervision.honest_error SET apart = '{per_d}'`),
  damage('refused and nobody heard', `UPDATE supervision.honest_error SET answered_at = NULL`),
  damage(
    'a limit found broken after all',
    `UPDATE supervision.honest_error SET limits_found = '[{"code": "approved", "verdict": "broken", "said": {"zh": "无", "en": "none"}}]'`,
  ),
  damage(
    'a decision whose public fact is gone',
    `ALTER TABLE evidence.entry DISABLE TRIGGER ALL; DELETE FROM evidence.entry WHERE kind = 'supervision.honest-error'`,
  ),
  damage('a decision deleted, its public fact left', `DELETE FROM supervision.honest_error`),
] as const;
