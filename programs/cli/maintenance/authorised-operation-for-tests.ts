import type pg from 'pg';
import type { Database, Json } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { digest } from './digest-for-tests.ts';

/** Filings on paper and over the line, the exit of the ended agreement, and a selection that was decided. */
export async function addAuthorisedOperation(pool: pg.Pool, database: Database, scan: string): Promise<void> {
  for (const [id, number, day] of [
    ['dec_f', '省备1', '2026-01-04'],
    ['dec_s', '评审1', '2026-01-30'],
  ])
    await pool.query(
      `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state, recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark)
       VALUES ($1, 'p', 'approval', $2, $3, 't', 'b', 'upl_1', $4, 'confirmed', 'x', 'per_x', '2026-01-31', 'per_y@pst_y', '2026-01-31', 'r')`,
      [id, number, day, scan],
    );
  const filed = { version: 2, authority: '省局', reference: '省备1', filedOn: '2026-01-04' };
  const winner = '运营一';
  const [filing, decided, stopped] = await database.transaction(async (tx) => {
    const told = await appendPublicFact(tx, {
      kind: 'authorisation.filed',
      subject: 'agr_2',
      fact: { number: '授协〔2026〕1号', ...filed },
    });
    const result = await appendPublicFact(tx, {
      kind: 'authorisation.selection-decided',
      subject: 'sel_1',
      fact: {
        number: '授选〔2026〕1号',
        winner,
        candidates: [
          { name: winner, total: '88.00' },
          { name: '运营二', total: '80.00' },
        ],
        decision: { number: '评审1', date: '2026-01-30' },
      },
    });
    const proof = await appendPublicFact(tx, {
      kind: 'authorisation.exit-began',
      subject: 'agr_2',
      fact: { number: '授协〔2026〕1号' },
    });
    for (const [step, by] of [
      ['stop-access', 'hub'],
      ['return-data', 'operator'],
    ])
      await appendPublicFact(tx, {
        kind: 'authorisation.exit-step-confirmed',
        subject: 'agr_2',
        fact: {
          number: '授协〔2026〕1号',
          step: step!,
          by: by!,
          dueOn: '2026-02-01',
          at: '2026-01-06T00:00:00Z',
        },
      });
    await appendPublicFact(tx, {
      kind: 'authorisation.exit-completed',
      subject: 'agr_2',
      fact: { number: '授协〔2026〕1号' },
    });
    return [told, result, proof];
  });
  await pool.query(
    `INSERT INTO authorisation.exit_step (id, agreement_id, step, due_on, opened_at, confirmed_at, confirmed_by, statement, by_role, proof)
     VALUES ('exs_1', 'agr_2', 'stop-access', '2026-02-01', '2026-01-05', '2026-01-06T00:00:00Z', 'x', 's', 'hub', $1),
            ('exs_2', 'agr_2', 'return-data', '2026-02-01', '2026-01-05', '2026-01-06T00:00:00Z', 'x', 's', 'operator', NULL)`,
    [stopped!.id],
  );
  await pool.query(
    `INSERT INTO authorisation.filing (id, subject_kind, subject_id, version, organisation_id, due_on, opened_at, filed_at, filed_by, authority, reference, filed_on, decision_id, log_entry)
     VALUES ('fil_1', 'agreement', 'agr_2', 2, 'p', '2026-02-01', '2026-01-03', '2026-01-05', 'per_f', '省局', '省备1', '2026-01-04', 'dec_f', $1)`,
    [filing!.id],
  );
  const content = { domain: 'gongshu.filing/1', what: 'plan', version: 1 };
  await pool.query(
    `INSERT INTO authorisation.filing (id, subject_kind, subject_id, version, organisation_id, due_on, opened_at, filed_at, filed_by, authority, reference, filed_on,
       line_state, line_receiver, line_content, line_digest, line_asked_by, line_asked_at, line_attempts)
     VALUES ('fil_2', 'authorisation-plan', 'pln_1', 1, 'p', '2026-02-01', '2026-01-03', '2026-01-05', 'per_f', '省局', 'SJ1', '2026-01-05',
       'taken', '省局', $1, $2, 'per_f', '2026-01-05', 1)`,
    [JSON.stringify(content), digest(content)],
  );
  await pool.query(
    `INSERT INTO authorisation.selection (id, number, plan_id, plan_version, state, method, announcement, criteria, closes_on, announced_by, announced_at, winner, decision_id, decided_by, decided_at, log_entry)
     VALUES ('sel_1', '授选〔2026〕1号', 'pln_1', 1, 'decided', 'negotiation', 'a', '[{"name":"能力","weight":60},{"name":"安全","weight":40}]', '2026-01-20', 'per_a', '2026-01-05', 'org_one', 'dec_s', 'per_d', '2026-01-31', $1)`,
    [decided!.id],
  );
  await pool.query(
    `INSERT INTO authorisation.candidate (selection_id, organisation_id, reference, received_on, entered_by, entered_at, scores, total, scored_by, scored_at)
     VALUES ('sel_1', 'org_one', 'r1', '2026-01-10', 'per_e', '2026-01-10', '{"能力":90,"安全":85}', 88, 'per_s', '2026-01-21'),
            ('sel_1', 'org_two', 'r2', '2026-01-10', 'per_e', '2026-01-10', '{"能力":80,"安全":80}', 80, 'per_s', '2026-01-21')`,
  );
  await pool.query(
    `INSERT INTO authorisation.number (series, year, last) VALUES ('授选', 2026, 1) ON CONFLICT DO NOTHING`,
  );
  await approvedText(pool);
}

/** The plan of the world is approved on minutes that were entered about it. */
async function approvedText(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ document: Json }>(
    `SELECT document FROM authorisation.plan WHERE id = 'pln_1'`,
  );
  const text = digest({ domain: 'gongshu.plan/1', document: rows[0]!.document });
  await pool.query(`UPDATE authorisation.plan SET state = 'approved', decision = $1 WHERE id = 'pln_1'`, [
    JSON.stringify({
      number: '常务1',
      date: '2026-01-03',
      meeting: 'government-executive',
      paper: 'dec_p',
      digest: text,
    }),
  ]);
  await pool.query(
    `INSERT INTO authorisation.minutes_text (decision_id, subject_kind, subject_id, version, digest, noted_at)
     VALUES ('dec_p', 'authorisation-plan', 'pln_1', 1, $1, '2026-01-03')`,
    [text],
  );
}

/** Named damage to filings, exits and selections: check, what, id its fault names, the change. */
export const authorisedOperationDamages: readonly (readonly [
  check: string,
  what: string,
  id: string,
  change: string,
])[] = [
  [
    'authorisation.filings',
    'a filing under another number',
    'fil_1',
    `UPDATE authorisation.filing SET reference = '省备9' WHERE id = 'fil_1'`,
  ],
  [
    'authorisation.filings',
    'a receipt of another day',
    'fil_1',
    `UPDATE casework.external_decision SET decided_on = '2026-01-09' WHERE id = 'dec_f'`,
  ],
  [
    'authorisation.filings',
    'another authority than the log says',
    'fil_1',
    `UPDATE authorisation.filing SET authority = '市局' WHERE id = 'fil_1'`,
  ],
  [
    'authorisation.filings',
    'a filing forgotten',
    'agr_2',
    `DELETE FROM authorisation.filing WHERE id = 'fil_1'`,
  ],
  [
    'authorisation.filings',
    'another text than went over the line',
    'fil_2',
    `UPDATE authorisation.filing SET line_content = '{"version":9}' WHERE id = 'fil_2'`,
  ],
  [
    'authorisation.filings',
    'filed over a line that did not take it',
    'fil_2',
    `UPDATE authorisation.filing SET line_state = 'refused' WHERE id = 'fil_2'`,
  ],
  [
    'authorisation.exits',
    'a step opened again in secret',
    'exs_2',
    `UPDATE authorisation.exit_step SET confirmed_at = NULL WHERE id = 'exs_2'`,
  ],
  [
    'authorisation.exits',
    'a step done on another day',
    'exs_2',
    `UPDATE authorisation.exit_step SET confirmed_at = '2026-01-07' WHERE id = 'exs_2'`,
  ],
  [
    'authorisation.exits',
    'a step given more time',
    'exs_2',
    `UPDATE authorisation.exit_step SET due_on = '2026-03-01' WHERE id = 'exs_2'`,
  ],
  [
    'authorisation.exits',
    'what the hub did without its proof',
    'exs_1',
    `UPDATE authorisation.exit_step SET proof = NULL WHERE id = 'exs_1'`,
  ],
  [
    'authorisation.approvals',
    'a plan changed after its approval',
    'pln_1',
    `UPDATE authorisation.plan SET document = '{"title":"另一方案"}' WHERE id = 'pln_1'`,
  ],
  [
    'authorisation.approvals',
    'approved on the minutes of another text',
    'pln_1',
    `UPDATE authorisation.minutes_text SET digest = repeat('0', 64)`,
  ],
  ['authorisation.exits', 'a step gone', 'agr_2', `DELETE FROM authorisation.exit_step WHERE id = 'exs_2'`],
  [
    'authorisation.selections',
    'a score made better, and its total',
    'sel_1',
    `UPDATE authorisation.candidate SET scores = '{"能力":100,"安全":100}', total = 100 WHERE organisation_id = 'org_two'`,
  ],
  [
    'authorisation.selections',
    'a total that is not the sum of its scores',
    'sel_1',
    `UPDATE authorisation.candidate SET scores = '{"能力":60,"安全":60}' WHERE organisation_id = 'org_one'`,
  ],
  [
    'authorisation.selections',
    'another winner',
    'sel_1',
    `UPDATE authorisation.selection SET winner = 'org_two', ground = 'g'`,
  ],
  [
    'authorisation.selections',
    'decided by who scored',
    'sel_1',
    `UPDATE authorisation.selection SET decided_by = 'per_s'`,
  ],
  [
    'authorisation.selections',
    'a decision that was rejected',
    'sel_1',
    `UPDATE casework.external_decision SET state = 'rejected' WHERE id = 'dec_s'`,
  ],
];
