import type pg from 'pg';
import type { Database } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { digest } from './digest-for-tests.ts';

/** Another of that number at its second version, which took the place of the first while in force and ended before its term. */
export async function addEndedAgreement(pool: pg.Pool, database: Database): Promise<void> {
  const document = { title: '协议', numbers: [2] };
  const sha256 = digest({ domain: 'gongshu.agreement/1', document });
  const fact = { digest: sha256, ground: '泄露数据' };
  const first = { title: '协议', numbers: [1.5] };
  const firstDigest = digest({ domain: 'gongshu.agreement/1', document: first });
  const [early, began, ended] = await database.transaction(async (tx) => [
    await appendPublicFact(tx, {
      kind: 'authorisation.in-force',
      subject: 'agr_2',
      fact: { digest: firstDigest },
    }),
    await appendPublicFact(tx, { kind: 'authorisation.in-force', subject: 'agr_2', fact }),
    await appendPublicFact(tx, { kind: 'authorisation.terminated', subject: 'agr_2', fact }),
  ]);
  await pool.query(
    `INSERT INTO authorisation.agreement (id, number, version, state, plan_id, document, digest, authorising_body, implementing_body, operator, term_from, term_until, drafted_by, log_entry, created_at, active_at, ended_at)
     VALUES ('agr_2', '授协〔2026〕1号', 2, 'terminated', 'pln_1', $1, $2, 'o', 'p', 'org_op', '2026-01-01', '2029-01-01', 'x', $3, now(), now(), now())`,
    [JSON.stringify(document), sha256, began!.id],
  );
  await pool.query(
    `INSERT INTO authorisation.earlier_version
       (subject_id, version, document, drafted_by, returned_reason, replaced_at, kept_as, digest, in_force_from, in_force_until, log_entry)
     VALUES ('agr_2', 1, $1, 'x', 'r', '2026-01-03', 'changed', $2, '2026-01-02', '2026-01-03', $3)`,
    [JSON.stringify(first), firstDigest, early!.id],
  );
  await pool.query(
    `INSERT INTO authorisation.change (id, agreement_id, state, size, renewal, version, document, digest, reason, proposed_by, proposed_at, decision, decided_by, decided_at, consented_by, consented_at, in_force_at, log_entry)
     VALUES ('chg_1', 'agr_2', 'in-force', 'larger', false, 2, $1, $2, 'r', 'x', '2026-01-02', '{"number":"1","date":"2026-01-02"}', 'y', '2026-01-02', 'z', '2026-01-03', '2026-01-03', $3)`,
    [JSON.stringify(document), sha256, began!.id],
  );
  await pool.query(
    `INSERT INTO authorisation.termination (id, agreement_id, state, ground_kind, ground, statement, proposed_by, proposer, decider, proposed_at, decision, decided_by, decided_at, effective_at, log_entry)
     VALUES ('trm_1', 'agr_2', 'effective', 'breach', '泄露数据', 's', 'x', 'p', 'o', now(), '{"number":"1","date":"2026-01-05"}', 'y', now(), now(), $1)`,
    [ended!.id],
  );
  // Two things that were brought in: one is out, one stays with its owner's other agreement.
  await pool.query(
    `INSERT INTO authorisation.asset (id, agreement_id, number, state, kind, description, owner, amount)
     VALUES ('ast_1', 'agr_2', 1, 'disposed', 'hardware', '服务器', 'operator', '2 台'), ('ast_2', 'agr_1', 1, 'held', 'software', '系统', 'operator', NULL)`,
  );
  for (const [asset, what, amount] of [
    ['ast_1', 'in', '2 台'],
    ['ast_1', 'out', null],
    ['ast_2', 'in', null],
  ] as const)
    await pool.query(
      `INSERT INTO authorisation.asset_movement (id, asset_id, place, kind, state, content, disposal, reference, proposed_by, proposer, proposed_at, decided_by, decider, decided_at, remark)
       VALUES ($1, $2, CASE $3::text WHEN 'out' THEN 2 ELSE 1 END, $3, 'confirmed', $4, $5, '发票 1', 'x', 'org_op', '2026-01-02', 'y', 'p', '2026-01-03', '一致')`,
      [
        `mov_${asset}_${what}`,
        asset,
        what,
        what === 'out'
          ? null
          : JSON.stringify({
              kind: asset === 'ast_1' ? 'hardware' : 'software',
              description: asset === 'ast_1' ? '服务器' : '系统',
              owner: 'operator',
              amount,
            }),
        what === 'out' ? 'returned' : null,
      ],
    );
  await addScenario(pool, database);
}

/** A scenario under the other agreement, approved by two people who had not filed it. */
async function addScenario(pool: pg.Pool, database: Database): Promise<void> {
  const document = { name: '场景' };
  const sha256 = digest({ domain: 'gongshu.scenario/1', document });
  const entry = await database.transaction((tx) =>
    appendPublicFact(tx, {
      kind: 'authorisation.scenario-approved',
      subject: 'scn_1',
      fact: { digest: sha256 },
    }),
  );
  await pool.query(
    `INSERT INTO authorisation.number (series, year, last) VALUES ('授景', 2026, 1) ON CONFLICT DO NOTHING`,
  );
  await pool.query(
    `INSERT INTO authorisation.scenario (id, number, version, agreement_id, name, state, document, digest, size, filed_by, filed_at,
       security_by, compliance_by, approved_at, log_entry)
     VALUES ('scn_1', '授景〔2026〕1号', 1, 'agr_1', '场景', 'approved', $1, $2, 'first', 'x', now(), 'y', 'z', now(), $3)`,
    [JSON.stringify(document), sha256, entry.id],
  );
}
