import type { Tx } from '#foundation';
import { evidenceTables } from '../store/tables.ts';

/** Of these ids, those whose evidence is kept by decision. Locked until the end of the transaction, so none is lifted meanwhile. */
export async function heldAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.hold')
    .select('thing')
    .where('thing', 'in', [...ids])
    .where('lifted_at', 'is', null)
    .forShare()
    .execute();
  return new Set(rows.map(({ thing }) => thing));
}

/**
 * Before a hold is entered: a batch that is under way has not seen it, so it is waited for, and none begins until the hold is there. What is
 * kept after the commit of a hold stays kept. Nothing waits where no erasure is open.
 */
export const waitForBatch = (tx: Tx) =>
  evidenceTables(tx)
    .selectFrom('evidence.erasure')
    .select('id')
    .where('state', 'in', ['proposed', 'running'])
    .forShare()
    .execute();

export const findHold = (tx: Tx, id: string) =>
  evidenceTables(tx).selectFrom('evidence.hold').selectAll().where('id', '=', id).executeTakeFirst();
