import type pg from 'pg';
import type { Database } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { digest } from './digest-for-tests.ts';

/** A signed report, and its digest in the log. */
export async function addRiskReport(pool: pg.Pool, database: Database): Promise<void> {
  const said = digest({
    format: 'gongshu-risk-report/1',
    report: 'rsk_1',
    revision: 'rev_1',
    resource: 'res_1',
    form: 'open',
    quasi: ['a'],
    sensitive: [],
    choice: {},
    measures: { k: 20 },
    passes: true,
    reasons: [],
    assessedBy: 'x',
    assessedAt: '2026-01-05T00:00:00Z',
  });
  const entry = await database.transaction((tx) =>
    appendEntry(tx, { kind: 'privacy.risk-report', fields: { report: 'rsk_1', digest: said } }),
  );
  await pool.query(
    `INSERT INTO privacy.risk_report (id, revision_id, resource_id, owner, form, quasi, sensitive, choice, measures, passes, reasons, digest, state, assessed_by, assessed_at, signed_by, signed_at, entry_id)
     VALUES ('rsk_1', 'rev_1', 'res_1', 'org_1', 'open', '{a}', '{}', '{}', '{"k": 20}', true, '[]', $1, 'signed', 'x', '2026-01-05Z', 'y', '2026-01-06Z', $2)`,
    [said, entry.id],
  );
}
