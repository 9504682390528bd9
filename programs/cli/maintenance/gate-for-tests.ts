import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { digest } from './digest-for-tests.ts';

/** What stands at the gate: a pass, a decided level, a signed assessment and a standing review, each with its entry. */
export async function addGate(pool: pg.Pool, database: Database): Promise<void> {
  const verdict = { form: 'open', scope: null, conditions: [{ code: 'secrecy-review', met: true }] };
  const items = createHash('sha256')
    .update(JSON.stringify([['itm_1', 'a', 'general-2']]))
    .digest('hex');
  const assessed = {
    kind: 'pia',
    subject: 'resource/res_1',
    forms: ['open'],
    receiver: null,
    year: null,
    answers: [],
    statutoryBasis: null,
    conclusion: 'sound',
  };
  const structure = [['a', 'integer']];
  const [pass, grades, assessment, standing] = await database.transaction(async (tx) => [
    await appendEntry(tx, {
      kind: 'privacy.gate-passed',
      fields: {
        resource: 'res_1',
        revision: 'rev_1',
        form: 'open',
        thing: 'revision/rev_1',
        verdict: digest(verdict),
        released: [],
      },
    }),
    await appendEntry(tx, {
      kind: 'privacy.grades',
      fields: {
        resource: 'res_1',
        revision: 'rev_1',
        grading: 'grd_1',
        proposed: 'general-2',
        level: 'general-2',
        items: 1,
        itemsDigest: items,
        overridden: 0,
        evidence: null,
        confirmedBy: 'per_x',
        agreedBy: null,
      },
    }),
    await appendEntry(tx, {
      kind: 'privacy.assessment',
      fields: {
        assessment: 'asm_1',
        digest: digest(assessed),
        signedBy: 'per_y',
        validUntil: '2027-01-05T00:00:00Z',
      },
    }),
    await appendEntry(tx, {
      kind: 'privacy.standing-review',
      fields: {
        review: 'ssr_1',
        resource: 'res_1',
        sample: 'rev_1',
        until: '2026-07-01T00:00:00Z',
        structure,
        baseline: [],
      },
    }),
  ]);
  await pool.query(
    `INSERT INTO privacy.gate_pass (id, resource_id, revision_id, form, thing_kind, thing_id, verdict, digest, log_entry, passed_by, passed_at)
     VALUES ('gps_1', 'res_1', 'rev_1', 'open', 'revision', 'rev_1', $1, $2, $3, 'per_x@pst_x', '2026-01-05Z')`,
    [JSON.stringify(verdict), digest(verdict), pass!.id],
  );
  await pool.query(`UPDATE catalog.resource SET level = 'general-2', graded = true WHERE id = 'res_1'`);
  await pool.query(
    `INSERT INTO privacy.grading (id, resource_id, revision_id, owner, state, proposed, level, reasons, proposed_by, proposed_at, confirmed_by, confirmed_at, entry_id)
     VALUES ('grd_1', 'res_1', 'rev_1', 'org_1', 'in-force', 'general-2', 'general-2', '[]', 'system:privacy', '2026-01-05Z', 'per_x', '2026-01-05Z', $1)`,
    [grades!.id],
  );
  await pool.query(
    `INSERT INTO privacy.grade (grading_id, item_id, position, name, column_name, proposed, level, reasons)
     VALUES ('grd_1', 'itm_1', 1, 'a', 'a', 'general-2', 'general-2', '[]')`,
  );
  await pool.query(
    `INSERT INTO privacy.assessment (id, kind, subject_kind, subject_id, owner, title, state, forms, answers, conclusion, drafted_by, drafted_at, submitted_by, signed_by, signed_at, valid_until, keep_until, digest, entry_id)
     VALUES ('asm_1', 'pia', 'resource', 'res_1', 'org_1', '资源', 'signed', '{open}', '[]', 'sound', 'per_x', '2026-01-05Z', 'per_x', 'per_y', '2026-01-05Z', '2027-01-05Z', '2029-01-05Z', $1, $2)`,
    [digest(assessed), assessment!.id],
  );
  await pool.query(
    `INSERT INTO privacy.standing_review (id, resource_id, organisation, base_revision_id, structure, baseline, decision_number, decided_on, until, state, recorded_by, recorded_at, checked_by, checked_at, log_entry)
     VALUES ('ssr_1', 'res_1', 'org_1', 'rev_1', $1, '{}', 'n', '2026-01-05', '2026-07-01Z', 'confirmed', 'per_x', '2026-01-05Z', 'per_y', '2026-01-05Z', $2)`,
    [JSON.stringify(structure), standing!.id],
  );
}
