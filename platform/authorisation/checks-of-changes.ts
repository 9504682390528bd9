import { sql } from 'kysely';
import { type Check, type Json, type Text, text } from '#foundation';
import { auditedEntries } from '#platform/evidence';
import { agreementDigest } from './actions/draft-agreement.ts';
import type { AgreementDocument } from './model/index.ts';
import { authorisationTables } from './store/tables.ts';

interface Changed {
  readonly id: string;
  readonly number: string;
  readonly document: Json;
  readonly digest: string;
  readonly before: Json;
  readonly beforeDigest: string | null;
  readonly entry: string | null;
  readonly beforeEntry: string | null;
  readonly apart: boolean;
  readonly agreed: boolean;
}

/**
 * A change that took effect was agreed by both sides, a larger one decided on besides, each by another than who proposed it; its text and the one before it
 * are those of the public log; and the one was in force until the instant from which the other was.
 */
export const changeCheck: Check = {
  name: 'authorisation.changes',
  title: text('协议变更均经双方同意，各版本首尾相接', 'Changes were agreed, and versions follow each other'),
  async run(tx) {
    const { rows } = await sql<Changed>`
      SELECT change.id, agreement.number, change.document, change.digest, earlier.document AS before,
             earlier.digest AS "beforeDigest", change.log_entry AS entry, earlier.log_entry AS "beforeEntry",
             coalesce(earlier.in_force_until = change.in_force_at AND earlier.in_force_from < earlier.in_force_until
               AND earlier.kept_as = 'changed', false) AS apart,
             coalesce(change.consented_by <> change.proposed_by, false)
               AND (change.size = 'minor' OR coalesce(change.decided_by <> change.proposed_by, false) AND change.decision IS NOT NULL) AS agreed
      FROM authorisation.change AS change
      JOIN authorisation.agreement AS agreement ON agreement.id = change.agreement_id
      LEFT JOIN authorisation.earlier_version AS earlier
        ON earlier.subject_id = change.agreement_id AND earlier.version = change.version - 1
      WHERE change.state = 'in-force'`.execute(authorisationTables(tx));
    const entries = await auditedEntries(
      tx,
      rows.flatMap(({ entry, beforeEntry }) => [entry, beforeEntry].flatMap((one) => one ?? [])),
    );
    const said = (entry: string | null): unknown =>
      entry === null
        ? undefined
        : (entries.get(entry)?.fact as { digest?: unknown } | null | undefined)?.digest;
    const faults: Text[] = [];
    for (const row of rows) {
      const name = `${row.id}（${row.number}）`;
      if (!row.agreed)
        faults.push(text(`${name}的变更缺决定或同意`, `${name}: it was not decided on or agreed to`));
      if (!row.apart)
        faults.push(text(`${name}的前后两版不相衔接`, `${name}: it and the version before do not meet`));
      const texts = [
        [row.document, row.digest, row.entry],
        [row.before, row.beforeDigest, row.beforeEntry],
      ] as const;
      for (const [document, digest, entry] of texts)
        if (
          document === null ||
          agreementDigest(document as unknown as AgreementDocument) !== digest ||
          said(entry) !== digest
        )
          faults.push(text(`${name}的文本与日志所载不同`, `${name}: the log says another text`));
    }
    return { looked: rows.length, faults };
  },
};
