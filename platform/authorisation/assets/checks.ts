import { sql } from 'kysely';
import { type Check, type KeptFile, type Text, type Tx, text } from '#foundation';
import { authorisationTables } from '../store/tables.ts';

/**
 * What the ledger says is what the other side confirmed last: an item in it was let in by another organisation than entered it, says what the last confirmed
 * entry says, is out exactly if its way out was confirmed; and nothing is left in it after data were returned or deleted.
 */
export const assetCheck: Check = {
  name: 'authorisation.assets',
  title: text('资产台账与双方确认相符', 'The asset ledger is what both sides confirmed'),
  async run(tx) {
    const { rows } = await sql<{ id: string; agreed: boolean; same: boolean; out: boolean; left: boolean }>`
      SELECT asset.id,
             NOT EXISTS (SELECT FROM authorisation.asset_movement AS one WHERE one.asset_id = asset.id AND one.state = 'confirmed'
               AND (one.decider IS NULL OR one.decider = one.proposer OR one.decided_by = one.proposed_by)) AS agreed,
             asset.state IN ('proposed', 'declined') AND last.content IS NULL OR coalesce(
               jsonb_build_object('kind', asset.kind, 'description', asset.description, 'owner', asset.owner, 'amount', asset.amount) = last.content, false) AS same,
             (asset.state = 'disposed') = EXISTS (SELECT FROM authorisation.asset_movement AS one
               WHERE one.asset_id = asset.id AND one.kind = 'out' AND one.state = 'confirmed') AS out,
             asset.state = 'held' AND EXISTS (SELECT FROM authorisation.exit_step AS step WHERE step.agreement_id = asset.agreement_id
               AND step.step IN ('return-data', 'delete-data') AND step.confirmed_at IS NOT NULL) AS left
      FROM authorisation.asset AS asset
      LEFT JOIN LATERAL (
        SELECT content FROM authorisation.asset_movement AS one
        WHERE one.asset_id = asset.id AND one.state = 'confirmed' AND one.kind IN ('in', 'change')
        ORDER BY one.place DESC LIMIT 1
      ) AS last ON true`.execute(authorisationTables(tx));
    const faults: Text[] = rows.flatMap(({ id, agreed, same, out, left }) => [
      ...(agreed ? [] : [text(`${id} 未经对方确认`, `${id}: the other side did not confirm it`)]),
      ...(same ? [] : [text(`${id} 与最后确认的登记不同`, `${id}: it says other than was confirmed last`)]),
      ...(out ? [] : [text(`${id} 的处置与确认不符`, `${id}: its way out and the confirmation differ`)]),
      ...(left ? [text(`${id} 在返还、删除办结后仍在册`, `${id}: left in the ledger after the exit`)] : []),
    ]);
    return { looked: rows.length, faults };
  },
};

/** Scans that prove items of the ledger. */
export async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.asset_movement')
    .select(['id', 'evidence_sha256'])
    .where('evidence_sha256', 'is not', null)
    .execute();
  return rows.map(({ id, evidence_sha256 }) => ({ of: id, sha256: evidence_sha256 ?? '', bytes: null }));
}
