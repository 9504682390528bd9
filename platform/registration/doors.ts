import type { Tx } from '#foundation';
import type { Application } from './desk.ts';
import type { ThingKind } from './ports.ts';
import { registrationTables } from './store/tables.ts';

export interface RegistrationFacts {
  readonly applicationId: string;
  readonly state: Application['state'];
  readonly queryCode: string | null;
  readonly registrationCode: string | null;
  readonly validUntil: string | null;
}

/** The newest filing for a thing, or null when there never was one. */
export async function registrationOf(
  tx: Tx,
  thing: { readonly kind: ThingKind; readonly id: string },
): Promise<RegistrationFacts | null> {
  const row = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['id', 'state', 'query_code', 'registration_code', 'valid_until'])
    .where('type', '=', 'first')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return row
    ? {
        applicationId: row.id,
        state: row.state,
        queryCode: row.query_code,
        registrationCode: row.registration_code,
        validUntil: row.valid_until?.toString() ?? null,
      }
    : null;
}
