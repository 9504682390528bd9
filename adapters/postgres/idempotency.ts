import type { ActLog, Batch, Claim, Idempotency, IdempotentCall, Tx } from '#foundation';
import type { KernelTables } from './tables.ts';

/** Claim the key inside the act's own transaction. A second caller with the same key waits for the first one's commit and then gets its answer. */
async function claim(tx: Tx, call: IdempotentCall): Promise<Claim> {
  const kernel = tx.tables<KernelTables>();
  const inserted = await kernel
    .insertInto('kernel.idempotency')
    .values({
      actor: call.actor,
      key: call.key,
      act: call.act,
      input_digest: call.inputDigest,
      answer: null,
      claimed_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return { state: 'new' };
  const earlier = await kernel
    .selectFrom('kernel.idempotency')
    .select(['act', 'input_digest', 'answer'])
    .where('actor', '=', call.actor)
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow();
  if (earlier.act !== call.act || earlier.input_digest !== call.inputDigest) return { state: 'conflict' };
  return { state: 'replay', answer: earlier.answer };
}

/** Keep the answer with the key, in the same transaction as the act. */
async function settle(tx: Tx, call: IdempotentCall, answer: unknown): Promise<void> {
  await tx
    .tables<KernelTables>()
    .updateTable('kernel.idempotency')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('actor', '=', call.actor)
    .where('key', '=', call.key)
    .execute();
}

export const postgresIdempotency: Idempotency = { claim, settle };

const writeLines = {
  name: 'kernel.write-act-lines',
  text: `INSERT INTO kernel.act_log (request_id, act, actor, subject, outcome, at)
    SELECT line.*, $6 FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS line`,
};

export const postgresActLog: ActLog = {
  recordIn(batch: Batch, lines) {
    if (lines.length === 0) return;
    batch.add(writeLines, [
      lines.map(({ requestId }) => requestId),
      lines.map(({ act }) => act),
      lines.map(({ actor }) => actor),
      lines.map(({ subject }) => subject ?? null),
      lines.map(({ outcome }) => outcome),
      batch.now,
    ]);
  },
  async record(tx, lines) {
    if (lines.length === 0) return;
    await tx
      .tables<KernelTables>()
      .insertInto('kernel.act_log')
      .values(
        lines.map((line) => ({
          request_id: line.requestId,
          act: line.act,
          actor: line.actor,
          subject: line.subject ?? null,
          outcome: line.outcome,
          at: tx.now,
        })),
      )
      .execute();
  },
};
