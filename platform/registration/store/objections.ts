import type { Tx } from '#foundation';
import { type RegistrationTables, registrationTables } from './tables.ts';

export type Objection = RegistrationTables['registration.objection'];

export const findObjection = (tx: Tx, id: string): Promise<Objection | undefined> =>
  registrationTables(tx)
    .selectFrom('registration.objection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** All of an application, the oldest first. */
export const objectionsOf = (tx: Tx, applicationId: string): Promise<Objection[]> =>
  registrationTables(tx)
    .selectFrom('registration.objection')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();

/** Those that are being rechecked: while there is one the notice stands still and there is no code (R11). */
export const openObjections = async (tx: Tx, applicationId: string): Promise<Objection[]> =>
  (await objectionsOf(tx, applicationId)).filter(({ state }) => state === 'rechecking');
