import type { TestDatabase } from '#testkit';

/** What is known now of what is out, without the names and times of the checks. */
export const knownNow = async (pool: TestDatabase['pool']) =>
  (
    await pool.query(
      `SELECT revision_id, other_revision_id, shared_columns, quasi_columns, caused_by, rows, linked_rows, named_rows, k_before, k_after,
              uniques_before, uniques_after, new_small_groups, severity
         FROM privacy.linkage WHERE state = 'current' ORDER BY revision_id, other_revision_id`,
    )
  ).rows;
