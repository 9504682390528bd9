import { type Actor, actorReference, type Tx } from '#foundation';
import type { Finding } from '../model/alerts/finding.ts';
import type { Family } from '../model/alerts/words.ts';
import { alertTables } from '../store/alerts.ts';
import { raiseFindings } from './raise.ts';

/** What looks through the rows of the hub for one family of alerts. */
export type Watch = (tx: Tx) => Promise<readonly Finding[]>;
export type Watches = { readonly [F in Family]: Watch };

/** Looks through one family now. Its row is held until the commit, so that the daily clock and a look on demand wait for each other. */
export async function lookThrough(tx: Tx, watches: Watches, family: Family, actor: Actor): Promise<number> {
  const by = actorReference(actor);
  const looked = { looked_at: tx.now, looked_by: by, raised: 0 };
  await alertTables(tx)
    .insertInto('supervision.alert_watch')
    .values({ family, ...looked })
    .onConflict((conflict) => conflict.column('family').doUpdateSet(looked))
    .execute();
  const raised = await raiseFindings(tx, await watches[family](tx));
  await alertTables(tx)
    .updateTable('supervision.alert_watch')
    .set({ raised })
    .where('family', '=', family)
    .execute();
  return raised;
}
