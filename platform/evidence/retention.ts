import { ok, type Result, refuse, startOfDate, type Tx } from '#foundation';
import { problems } from './problems.ts';
import { R67 } from './rules.ts';
import { evidenceTables } from './store/tables.ts';

export interface RetentionOptions {
  /** Overlay of R67's parameters by the profile of the region. */
  readonly parameters?: Partial<typeof R67.parameters>;
}

/**
 * Erase salts and values of committed entries made before a date. The leaves stay in the log for ever and without the salts tell
 * nothing; receipts already fetched stay valid. Refuses a date whose retention is not over (R67, `evidence/retention-not-over`).
 */
export async function eraseOpenings(
  tx: Tx,
  before: Temporal.PlainDate,
  { parameters }: RetentionOptions = {},
): Promise<Result<{ readonly count: number }>> {
  const edge = startOfDate(before);
  // What was provided to others counts as a provision record, the longest kept of what an opening may hold.
  const verdict = R67.judge({ record: 'provision', createdAt: edge, now: tx.now }, parameters);
  if (!verdict.holds) {
    return refuse(
      problems['retention-not-over']({
        detail: verdict.reasons[0],
        rule: verdict.rule,
        clause: verdict.clause,
      }),
    );
  }
  const { numUpdatedRows } = await evidenceTables(tx)
    .updateTable('evidence.entry')
    .set({ openings: null })
    .where('created_at', '<', edge)
    .where('openings', 'is not', null)
    .executeTakeFirst();
  const count = Number(numUpdatedRows);
  await tx.emit({ kind: 'evidence.openings-erased', subject: before.toString(), payload: { count } });
  return ok({ count });
}
