import type { Tx } from '#foundation';
import { type AssetRow, authorisationTables, type MovementRow } from './tables.ts';

export const findAsset = (tx: Tx, id: string): Promise<AssetRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.asset')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** The ledger of an agreement, in the order in which things came. */
export const assetsOf = (tx: Tx, agreementId: string): Promise<AssetRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.asset')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('number')
    .execute();

/** What is in the operation, or waits to be: nothing of it may be left behind by an exit. */
export const openAssetsOf = async (tx: Tx, agreementId: string): Promise<readonly AssetRow[]> =>
  (await assetsOf(tx, agreementId)).filter(({ state }) => state === 'held' || state === 'proposed');

/** What was said of assets, the first one first. */
export const movementsOf = async (tx: Tx, assetIds: readonly string[]): Promise<MovementRow[]> =>
  assetIds.length === 0
    ? []
    : authorisationTables(tx)
        .selectFrom('authorisation.asset_movement')
        .selectAll()
        .where('asset_id', 'in', [...assetIds])
        .orderBy('asset_id')
        .orderBy('place')
        .execute();

/** Where the next thing that is said of an asset stands, from 1. Of two who say something at once the database lets one in. */
export const nextPlace = async (tx: Tx, assetId: string): Promise<number> =>
  ((await movementsOf(tx, [assetId])).at(-1)?.place ?? 0) + 1;

/** What waits for the other side; there is at most one. */
export const openMovement = (tx: Tx, assetId: string): Promise<MovementRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.asset_movement')
    .selectAll()
    .where('asset_id', '=', assetId)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
