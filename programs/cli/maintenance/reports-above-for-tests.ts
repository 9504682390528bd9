import type pg from 'pg';
import { createDatabase } from '#adapters/postgres';
import { contentDigest, reportLines } from '#platform/supervision';

/** A report of a month’s figures, approved by a second person and taken by the level above. */
export async function addReportAbove(pool: pg.Pool): Promise<void> {
  const month = Temporal.PlainDate.from('2026-01-01');
  const at = Temporal.Instant.from('2026-02-11T00:00:00Z');
  const database = createDatabase(pool, { now: () => at });
  const lines = await database.transaction((tx) => reportLines(tx, month, month));
  const document = { summary: 's', lines };
  const digest = contentDigest(document);
  await pool.query(
    `INSERT INTO supervision.report_above (id, organisation, first_month, last_month, version, state, due_on, receiver, summary, document, digest,
       drafted_by, drafted_at, decided_by, decided_at, opinion, paper, sent_at, created_at)
     VALUES ('rpa_1', 'org_a', '2026-01-01', '2026-01-01', 1, 'sent', '2026-02-20', 'r', 's', $1, $2, 'per_x', $3, 'per_y', $3, 'o', 'doc_1', $3, $3)`,
    [JSON.stringify(document), digest, at.toString()],
  );
  await pool.query(
    `INSERT INTO supervision.dispatch (id, kind, subject_id, organisation, receiver, title, content, digest, paper, state, asked_by, asked_at, attempts,
       way, receipt, delivered_at, entered_at)
     VALUES ('dsp_1', 'report-above', 'rpa_1', 'org_a', 'r', 't', $1, $2, 'doc_1', 'delivered', 'per_y', $3, 1, 'line', 'HZ1', $3, $3)`,
    [JSON.stringify(document), digest, at.toString()],
  );
}

export const reportAboveDamages = [
  [
    'supervision.reports-above',
    'a number of a report made better',
    'rpa_1',
    `UPDATE supervision.report_above SET document = jsonb_set(document, '{lines,0,value}', '9999')`,
  ],
  [
    'supervision.reports-above',
    'a report whose sending is forgotten',
    'rpa_1',
    `DELETE FROM supervision.dispatch`,
  ],
  [
    'supervision.reports-above',
    'another thing sent than was approved',
    'dsp_1',
    `UPDATE supervision.dispatch SET content = '{"summary": "other"}'`,
  ],
  [
    'supervision.reports-above',
    'a receipt for what was never sent',
    'rpa_1',
    `UPDATE supervision.report_above SET state = 'approved', sent_at = NULL`,
  ],
] as const;
