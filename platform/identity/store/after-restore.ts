import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { tables } from './dated.ts';

/**
 * After older data came back: nobody is signed in, what was sent out to be used once is void, and a one-time password that may have
 * been used since is over (the administrator gives out another). Lock-outs begin anew.
 */
export async function endSignIns(tx: Tx): Promise<void> {
  for (const table of [
    'identity.login_session',
    'identity.login_verification',
    'identity.login_rate',
    'identity.sign_in_failure',
  ])
    await sql`DELETE FROM ${sql.table(table)}`.execute(tables(tx));
  await tables(tx)
    .updateTable('identity.account')
    .set({ one_time_until: tx.now })
    .where('one_time_until', '>', tx.now)
    .execute();
}
