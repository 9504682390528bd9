import { sql } from 'kysely';
import { dateAt, type Problem, type Tx, text } from '#foundation';
import type { Quotas } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';

export interface Use {
  readonly calls: number;
  readonly rows: number;
  readonly bytes: number;
}

const wholeTerm = Temporal.PlainDate.from('1970-01-01');

/**
 * Settle one call's use against the quotas, in the release transaction. The rows of the day and of the term stay locked until
 * the commit, so two calls can never both take the last place. The problem `query/quota` rolls the release back.
 */
export async function settleQuota(
  tx: Tx,
  agreementId: string,
  quotas: Quotas,
  use: Use,
): Promise<Problem | null> {
  const today = await add(tx, agreementId, dateAt(tx.now), use);
  const term = await add(tx, agreementId, wholeTerm, use);
  const over = [
    exceeded(quotas.callsPerDay, today.calls, '每日调用次数', 'calls a day'),
    exceeded(quotas.rowsPerDay, today.rows, '每日行数', 'rows a day'),
    exceeded(quotas.bytesPerDay, today.bytes, '每日字节数', 'bytes a day'),
    exceeded(quotas.callsInTerm, term.calls, '期限内调用次数', 'calls in the term'),
  ].find((problem) => problem !== null);
  return over ?? null;
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

async function add(tx: Tx, agreementId: string, day: Temporal.PlainDate, use: Use) {
  return queryTables(tx)
    .insertInto('query.quota_use')
    .values({
      agreement_id: agreementId,
      day,
      calls: BigInt(use.calls),
      rows: BigInt(use.rows),
      bytes: BigInt(use.bytes),
    })
    .onConflict((conflict) =>
      conflict.columns(['agreement_id', 'day']).doUpdateSet({
        calls: sql<bigint>`quota_use.calls + excluded.calls`,
        rows: sql<bigint>`quota_use.rows + excluded.rows`,
        bytes: sql<bigint>`quota_use.bytes + excluded.bytes`,
      }),
    )
    .returning(['calls', 'rows', 'bytes'])
    .executeTakeFirstOrThrow();
}
