import type pg from 'pg';
import { digest } from './digest-for-tests.ts';
import { addImport } from './imports-for-tests.ts';

/** A task with its clocks, a paper, a decision taken off the system, and a sheet that was brought in. */
export async function addCasework(pool: pg.Pool, scan: string): Promise<void> {
  await pool.query(
    `INSERT INTO casework.task (id, kind, title_zh, title_en, subject_kind, subject_id, post_id, role, organisation_id, acts, state, opened_at, due_at)
     VALUES ('tsk_1', 'k', 't', 't', 's', '1', 'p', 'r', 'o', '{}', 'open', now(), '2026-01-10Z')`,
  );
  const clock = (
    id: string,
    nature: string,
    state: string,
    fired: string | null,
    ended: string | null,
    outcome: string | null,
  ) =>
    pool.query(
      `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, task_id, started_at, due_at, last_day, provisional, calendar_version, state, fired_at, ended_at, outcome)
       VALUES ($1, 'k', 's', $1, $2, 'R1', 'd', '1', 'tsk_1', '2026-01-01Z', '2026-01-10Z', '2026-01-09', false, 'v', $3, $4, $5, $6)`,
      [id, nature, state, fired, ended, outcome],
    );
  await clock('clk_duty', 'duty', 'fired', '2026-01-10T00:00:00Z', null, 'missed');
  await clock('clk_period', 'period', 'fired', '2026-01-10T00:00:00Z', '2026-01-10T00:00:00Z', null);
  await clock('clk_runs', 'duty', 'running', null, null, null);
  const issuedAt = '2026-01-05T01:00:00.123456Z';
  const paragraphs = ['第一段', '第二段'];
  const paper = {
    number: '公数〔2026〕1号',
    title: '通知',
    issuer: '局',
    addressee: null,
    paragraphs,
    issuedAt,
  };
  await pool.query(`INSERT INTO casework.document_sequence VALUES ('o', '公数', 2026, 1)`);
  await pool.query(
    `INSERT INTO casework.document (id, template, organisation_id, issuer, mark, year, sequence, number, title_zh, title_en, paragraphs, values, subject_kind, subject_id, issued_by, issued_at, digest)
     VALUES ('doc_1', 't', 'o', '局', '公数', 2026, 1, $1, '通知', 'Notice', $2, '{}', 's', '1', 'x', $3, $4)`,
    [paper.number, JSON.stringify(paragraphs), issuedAt, digest(paper)],
  );
  await pool.query(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state, recorded_by, recorder_person, recorded_at)
     VALUES ('dec_1', 'o', 'k', 'n', '2026-01-05', 't', 'b', 'upl_1', $1, 'recorded', 'x', 'x', now())`,
    [scan],
  );
  await addImport(pool, scan);
}
