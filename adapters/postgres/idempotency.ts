import type { Tx } from '#foundation';
import type { KernelTables } from './tables.ts';

export interface IdempotentCall {
  readonly actor: string;
  readonly key: string;
  readonly act: string;
  /** Digest of the input, so that a key used again for something else is noticed. */
  readonly inputDigest: string;
}

export type Claim =
  | { readonly state: 'new' }
  | { readonly state: 'replay'; readonly answer: unknown }
  | { readonly state: 'conflict' };

/** Claim the key inside the act's own transaction. A second caller with the same key waits for the first one's commit and then gets its answer. */
export async function claimKey(tx: Tx, call: IdempotentCall): Promise<Claim> {
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
export async function settleKey(tx: Tx, call: IdempotentCall, answer: unknown): Promise<void> {
  await tx
    .tables<KernelTables>()
    .updateTable('kernel.idempotency')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('actor', '=', call.actor)
    .where('key', '=', call.key)
    .execute();
}
