import type pg from 'pg';
import type { Database } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { drawnLines, publishComplaints, reportDigest } from '#platform/supervision';

/** A yearly disclosure of the operator as it was issued, and the counts of complaints of the year before. */
export async function addDisclosure(pool: pg.Pool, database: Database): Promise<void> {
  const asOf = '2026-11-01T00:00:00Z';
  const report = {
    kind: 'operator',
    organisation: 'org_op',
    about: 'org_op',
    year: 2026,
    version: 1,
    reason: null,
    agreements: ['agr_1'],
    asOf,
    own: { office: 'o', contact: 'c', address: 'a' },
  } as const;
  const { lines, digest, entry } = await database.transaction(async (tx) => {
    await publishComplaints(tx, 2025);
    const lines = await drawnLines(tx, report);
    const digest = reportDigest({ ...report, lines });
    const { id } = await appendPublicFact(tx, {
      kind: 'supervision.yearly-disclosure',
      subject: 'yrp_1',
      fact: { digest },
    });
    return { lines, digest, entry: id };
  });
  const [document] = (await pool.query('SELECT id FROM casework.document ORDER BY id LIMIT 1')).rows;
  await pool.query(
    `INSERT INTO supervision.yearly_report (id, kind, organisation, about, year, version, state, due_on, agreements, lines, own, opened_at, as_of,
       drafted_by, submitted_by, submitted_at, decided_by, decided_at, digest, document_id, log_entry)
     VALUES ('yrp_1', 'operator', 'org_op', 'org_op', 2026, 1, 'issued', '2027-03-31', '{agr_1}', $1, $2, now(), $3, 'per_a', 'per_a', now(), 'per_b', now(), $4, $5, $6)`,
    [JSON.stringify(lines), JSON.stringify(report.own), asOf, digest, document.id, entry],
  );
}

type Damage = readonly [check: string, what: string, id: string, change: string];

export const disclosureDamages: readonly Damage[] = [
  [
    'supervision.yearly-reports',
    'a published line said otherwise',
    'yrp_1',
    `UPDATE supervision.yearly_report SET lines = jsonb_set(lines, '{0,value,en}', '"9"')`,
  ],
  [
    'supervision.yearly-reports',
    'another digest than the log has',
    'yrp_1',
    `UPDATE supervision.yearly_report SET digest = repeat('0', 64)`,
  ],
  [
    'supervision.yearly-reports',
    'daily totals changed under a published sum',
    'yrp_1',
    `UPDATE evidence.published_use SET calls = calls + 1, fewer_than = NULL`,
  ],
  [
    'supervision.complaints-of-year',
    'reports that were left out of their count',
    'complaints-2025',
    `INSERT INTO supervision.tip (id, about, thing, statement, digest, code_digest, named, desk, handler, state, received_at)
     SELECT 'tip_x' || n, 'product', 't', 's', 'd' || n, 'c' || n, false, 'authority', 'o', 'received', '2025-06-01Z' FROM generate_series(1, 12) AS n`,
  ],
];
