import { type Batch, dateAt } from '#foundation';
import type { Quotas } from '#platform/authorisation/model';
import { type Use, wholeTerm } from './quota.ts';

const useQuota = {
  name: 'query.use-quota',
  text: `WITH used AS (
      UPDATE query.quota_use SET calls = calls + $3::bigint, rows = rows + $4::bigint, bytes = bytes + $5::bigint
      WHERE agreement_id = $1 AND day = $2::date
      RETURNING calls <= coalesce($6::bigint, calls) AND rows <= coalesce($7::bigint, rows)
        AND bytes <= coalesce($8::bigint, bytes) AS within
    ) SELECT kernel.must(count(*) FILTER (WHERE within) = 1, 'quota') FROM used`,
};

const useSubjects = {
  name: 'query.use-subjects',
  // In order, so that two releases about the same subjects never wait for each other.
  text: `WITH fresh AS (
      INSERT INTO query.subject_use (agreement_id, day, subject)
      SELECT $1, $2::date, subject FROM unnest($3::bytea[]) AS subject ORDER BY subject
      ON CONFLICT DO NOTHING RETURNING day
    ), used AS (
      UPDATE query.quota_use SET subjects = subjects + (SELECT count(*) FROM fresh)
      WHERE agreement_id = $1 AND day = $2::date RETURNING subjects <= $4::bigint AS within
    ) SELECT kernel.must(count(*) FILTER (WHERE within) = 1, 'quota of subjects') FROM used`,
};

/**
 * `settleQuota` in a batch: the use is within the quotas after it was added, or nothing of the batch happens. The first call of a day
 * and of a term finds no row to add to and does not happen either; `settleQuota` makes the rows, and tells which quota is used up.
 */
export function settleQuotaIn(batch: Batch, agreementId: string, quotas: Quotas, use: Use): void {
  const day = dateAt(batch.now);
  const counted = [use.calls, use.rows, use.bytes];
  // The row of the day comes first in every transaction; with it held the count of subjects cannot be overtaken.
  batch.add(useQuota, [
    agreementId,
    day,
    ...counted,
    quotas.callsPerDay,
    quotas.rowsPerDay,
    quotas.bytesPerDay,
  ]);
  if (quotas.distinctSubjectsPerDay !== null && use.subjects.length > 0)
    batch.add(useSubjects, [
      agreementId,
      day,
      [...new Map(use.subjects.map((subject) => [subject.toString('hex'), subject])).values()],
      quotas.distinctSubjectsPerDay,
    ]);
  batch.add(useQuota, [agreementId, wholeTerm, ...counted, quotas.callsInTerm, null, null]);
}
