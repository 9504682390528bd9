import { sql } from 'kysely';
import { type Check, text } from '#foundation';

/**
 * A key of a repeated act has its answer, and the act its line in the record of acts: claim, answer and line are of one commit, so that a repetition is
 * answered with what was really done.
 */
export const idempotencyCheck: Check = {
  name: 'kernel.idempotency',
  title: text('幂等键均有答复和操作记录', 'Idempotency keys have their answer and their act'),
  async run(tx) {
    const tables = tx.tables();
    const { rows: counted } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM kernel.idempotency`.execute(tables);
    const { rows } = await sql<{ actor: string; key: string; act: string; answered: boolean }>`
      SELECT claim.actor, claim.key, claim.act, claim.answer IS NOT NULL AS answered
      FROM kernel.idempotency AS claim
      WHERE claim.answer IS NULL OR NOT EXISTS (
        SELECT 1 FROM kernel.act_log AS line
        WHERE line.actor = claim.actor AND line.act = claim.act AND line.outcome = 'done' AND line.at = claim.claimed_at)
      ORDER BY claim.claimed_at LIMIT 1000`.execute(tables);
    return {
      looked: counted[0]!.count,
      faults: rows.map(({ actor, key, act, answered }) =>
        answered
          ? text(
              `${actor} 的幂等键 ${key}（${act}）没有操作记录`,
              `the key ${key} of ${actor} (${act}) points to no act that was done`,
            )
          : text(
              `${actor} 的幂等键 ${key}（${act}）没有答复`,
              `the key ${key} of ${actor} (${act}) has no answer`,
            ),
      ),
    };
  },
};
