import type pg from 'pg';

const filer = 'per_x@pst_x';

/** A sheet of which one row was done and one changed nothing. */
export async function addImport(pool: pg.Pool, received: string): Promise<void> {
  await pool.query(
    `INSERT INTO casework.import (id, list, organisation_id, filed_person, filed_post, file_name, sha256, attachments, ignored, state, rows, filed_at, ended_at)
     VALUES ('imp_1', 'casework.outside-decisions', 'org_1', 'per_x', 'pst_x', 'a.csv', $1, '[]', '[]', 'finished', 2, '2026-01-05Z', '2026-01-05Z')`,
    [received],
  );
  await pool.query(
    `INSERT INTO casework.import_row (import_id, number, said, cells, state, answer, done_at)
     VALUES ('imp_1', 2, '{}', '{}', 'done', '{}', '2026-01-05Z'), ('imp_1', 3, '{}', '{}', 'unchanged', NULL, NULL)`,
  );
  await pool.query(
    `INSERT INTO kernel.idempotency VALUES ($1, $2, 'casework.record-external-decision', 'd', '{}', '2026-01-05Z')`,
    [filer, `import casework.outside-decisions ${received} 2`],
  );
  await pool.query(
    `INSERT INTO kernel.act_log (request_id, act, actor, outcome, at) VALUES ('imp_1.2', 'casework.record-external-decision', $1, 'done', '2026-01-05Z')`,
    [filer],
  );
}

export const importDamages: readonly (readonly [check: string, what: string, id: string, change: string])[] =
  [
    [
      'casework.imports',
      'a row that says it was done and was not',
      'imp_1',
      `UPDATE casework.import_row SET state = 'done', done_at = '2026-01-05Z' WHERE number = 3`,
    ],
    ['casework.imports', 'a row that is gone', 'imp_1', `DELETE FROM casework.import_row WHERE number = 3`],
    [
      'casework.imports',
      'a row left to do of a sheet that is through',
      'imp_1',
      `UPDATE casework.import_row SET state = 'ready' WHERE number = 3`,
    ],
  ];
