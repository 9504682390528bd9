import { sql } from 'kysely';
import { dateAt, type Problem, type Tx, text } from '#foundation';
import type { Quotas } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';

export interface Use {
  readonly calls: number;
  readonly rows: number;
  readonly bytes: number;
  /** HMACs of the subjects asked about, for verifications. */
  readonly subjects: readonly Buffer[];
  /**
   * Rows and bytes among these whose number is itself noise that ε is spent for (differential privacy). Whether they fit a quota would be a look at the
   * noise, and the refusal would give the ε back: they are judged by what was used before them, and may go beyond it once.
   */
  readonly noisy?: { readonly rows: number; readonly bytes: number };
}

/** The day under which a term’s use is counted. */
export const wholeTerm = Temporal.PlainDate.from('1970-01-01');

/**
 * Settle calls' use against the quotas, in the release transaction. The rows of the day and of the term stay locked until
 * the commit, so two calls can never both take the last place. The problem `query/quota` rolls the release back.
 */
export async function settleQuota(
  tx: Tx,
  agreementId: string,
  quotas: Quotas,
  use: Use,
): Promise<Problem | null> {
  const day = dateAt(tx.now);
  const [today, term] = await add(tx, agreementId, day, use);
  const judged = (used: bigint, noisy: number | undefined): bigint =>
    noisy === undefined ? used : used - BigInt(noisy) + 1n;
  const over = [
    exceeded(quotas.callsPerDay, today.calls, '每日调用次数', 'calls a day'),
    exceeded(quotas.rowsPerDay, judged(today.rows, use.noisy?.rows), '每日行数', 'rows a day'),
    exceeded(quotas.bytesPerDay, judged(today.bytes, use.noisy?.bytes), '每日字节数', 'bytes a day'),
    exceeded(quotas.callsInTerm, term.calls, '期限内调用次数', 'calls in the term'),
  ].find((problem) => problem !== null);
  if (over) return over;
  if (quotas.distinctSubjectsPerDay === null || use.subjects.length === 0) return null;
  // The day's row is locked by now, so the count cannot be overtaken.
  const subjects = await addSubjects(tx, agreementId, day, use, today.calls === BigInt(use.calls));
  return exceeded(quotas.distinctSubjectsPerDay, subjects, '每日核验对象数', 'subjects a day');
}

function exceeded(limit: string | null, used: bigint, zh: string, en: string): Problem | null {
  if (limit === null || used <= BigInt(limit)) return null;
  return problems.quota({
    detail: text(
      `${zh}已达协议上限 ${limit}。`,
      `The agreement allows ${limit} ${en}, and they are used up.`,
    ),
    rule: 'R29',
    clause: { document: '实施规范', article: '21' },
    data: { limit },
  });
}

/** Day and term in one statement; the row of the day comes first in every transaction. */
async function add(tx: Tx, agreementId: string, day: Temporal.PlainDate, use: Use) {
  const counted = { calls: BigInt(use.calls), rows: BigInt(use.rows), bytes: BigInt(use.bytes) };
  const rows = await queryTables(tx)
    .insertInto('query.quota_use')
    .values([
      { agreement_id: agreementId, day, ...counted },
      { agreement_id: agreementId, day: wholeTerm, ...counted },
    ])
    .onConflict((conflict) =>
      conflict.columns(['agreement_id', 'day']).doUpdateSet({
        calls: sql<bigint>`quota_use.calls + excluded.calls`,
        rows: sql<bigint>`quota_use.rows + excluded.rows`,
        bytes: sql<bigint>`quota_use.bytes + excluded.bytes`,
      }),
    )
    .returning(['day', 'calls', 'rows', 'bytes'])
    .execute();
  const term = rows.find((row) => row.day.equals(wholeTerm))!;
  const today = rows.find((row) => row !== term)!;
  return [today, term] as const;
}

/** How many subjects were asked about today, these included. The subjects of earlier days go with the first call of a day. */
async function addSubjects(
  tx: Tx,
  agreementId: string,
  day: Temporal.PlainDate,
  use: Use,
  firstOfDay: boolean,
): Promise<bigint> {
  if (firstOfDay)
    await queryTables(tx)
      .deleteFrom('query.subject_use')
      .where('agreement_id', '=', agreementId)
      .where('day', '<', day)
      .execute();
  const distinct = [...new Map(use.subjects.map((subject) => [subject.toString('hex'), subject])).values()];
  const fresh = await queryTables(tx)
    .insertInto('query.subject_use')
    .values(distinct.map((subject) => ({ agreement_id: agreementId, day, subject })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .execute();
  const { subjects } = await queryTables(tx)
    .updateTable('query.quota_use')
    .set({ subjects: sql<bigint>`subjects + ${fresh.length}` })
    .where('agreement_id', '=', agreementId)
    .where('day', '=', day)
    .returning('subjects')
    .executeTakeFirstOrThrow();
  return subjects;
}
