import type { Insertable } from 'kysely';
import type { Tx, Upload } from '#foundation';
import { standingStates } from '../model/objections/lifecycle.ts';
import { type FreezeRow, type ObjectionRow, type ObjectionTables, objectionTables } from './tables.ts';

export const findObjection = (tx: Tx, id: string): Promise<ObjectionRow | undefined> =>
  objectionTables(tx).selectFrom('supervision.objection').selectAll().where('id', '=', id).executeTakeFirst();

/** The objection, held until the commit: of two steps at once the second sees what the first did. */
export const lockObjection = (tx: Tx, id: string): Promise<ObjectionRow> =>
  objectionTables(tx)
    .selectFrom('supervision.objection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export async function insertObjection(
  tx: Tx,
  row: Insertable<ObjectionTables['supervision.objection']>,
  evidence: readonly Upload[],
): Promise<void> {
  await objectionTables(tx).insertInto('supervision.objection').values(row).execute();
  if (evidence.length > 0)
    await objectionTables(tx)
      .insertInto('supervision.objection_evidence')
      .values(
        evidence.map(({ id, name, bytes, sha256 }, place) => ({
          objection_id: row.id,
          place: place + 1,
          upload_id: id,
          name,
          bytes: BigInt(bytes),
          sha256,
        })),
      )
      .execute();
}

export const changeObjection = (
  tx: Tx,
  id: string,
  change: Partial<ObjectionTables['supervision.objection']>,
): Promise<unknown> =>
  objectionTables(tx)
    .updateTable('supervision.objection')
    .set(change as Partial<Omit<ObjectionTables['supervision.objection'], 'number'>>)
    .where('id', '=', id)
    .execute();

export const evidenceOf = (tx: Tx, id: string) =>
  objectionTables(tx)
    .selectFrom('supervision.objection_evidence')
    .selectAll()
    .where('objection_id', '=', id)
    .orderBy('place')
    .execute();

/** Digests of the person an objection is about. */
export const subjectsOf = (tx: Tx, id: string) =>
  objectionTables(tx)
    .selectFrom('supervision.objection_subject')
    .selectAll()
    .where('objection_id', '=', id)
    .orderBy('digest')
    .execute();

export const findFreeze = (tx: Tx, id: string): Promise<FreezeRow | undefined> =>
  objectionTables(tx).selectFrom('supervision.freeze').selectAll().where('id', '=', id).executeTakeFirst();

/** The proposal or freeze that is open, and all there ever were. */
export const openFreeze = (tx: Tx, objectionId: string): Promise<FreezeRow | undefined> =>
  objectionTables(tx)
    .selectFrom('supervision.freeze')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .where('state', 'in', ['proposed', 'in-force'])
    .executeTakeFirst();
export const freezesOf = (tx: Tx, objectionId: string): Promise<FreezeRow[]> =>
  objectionTables(tx)
    .selectFrom('supervision.freeze')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('proposed_at')
    .execute();

export const marksOf = (tx: Tx, objectionId: string) =>
  objectionTables(tx)
    .selectFrom('supervision.mark')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('marked_at')
    .orderBy('reason_id')
    .execute();
export const markedThings = (tx: Tx, objectionId: string) =>
  objectionTables(tx)
    .selectFrom('supervision.marked_thing')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('effect')
    .execute();

/** Objections whose marks stand on a resource or its items, or on a product itself. */
export const objectionsStandingOn = (tx: Tx, kind: 'resource' | 'product', id: string) =>
  objectionTables(tx)
    .selectFrom('supervision.objection')
    .selectAll()
    .where(kind === 'resource' ? 'resource_id' : 'product_id', '=', id)
    .where('state', 'in', [...standingStates])
    .orderBy('raised_at')
    .execute();

/** Whose data was ever objected to. */
export async function departmentsObjectedTo(tx: Tx): Promise<readonly string[]> {
  const rows = await objectionTables(tx)
    .selectFrom('supervision.objection')
    .select('department')
    .distinct()
    .execute();
  return rows.map(({ department }) => department);
}
