import type { Tx } from '#foundation';
import { type RegistrationTables, registrationTables } from './tables.ts';

export type Delivery = RegistrationTables['registration.delivery'];
export type Duty = RegistrationTables['registration.duty'];

export const findDelivery = (tx: Tx, id: string): Promise<Delivery | undefined> =>
  registrationTables(tx)
    .selectFrom('registration.delivery')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockDelivery = (tx: Tx, id: string): Promise<Delivery | undefined> =>
  registrationTables(tx)
    .selectFrom('registration.delivery')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** What counts of a thing, the earliest first. */
export const standingDeliveries = (
  tx: Tx,
  thing: { readonly kind: string; readonly id: string },
): Promise<Delivery[]> =>
  registrationTables(tx)
    .selectFrom('registration.delivery')
    .selectAll()
    .where('thing_kind', '=', thing.kind as Delivery['thing_kind'])
    .where('thing_id', '=', thing.id)
    .where('state', '=', 'stands')
    .orderBy('delivered_on')
    .orderBy('id')
    .execute();
