import { newId, type Tx } from '#foundation';
import { agreedDigest } from '../model/co-application.ts';
import { type RegistrationTables, registrationTables } from './tables.ts';

export type CoApplicant = RegistrationTables['registration.co_applicant'];
type Application = RegistrationTables['registration.application'];

export const findCoApplicant = (tx: Tx, id: string): Promise<CoApplicant | undefined> =>
  registrationTables(tx)
    .selectFrom('registration.co_applicant')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** Those who file together with the registrant of this application, in the order they were named. */
export const coApplicantsOf = (tx: Tx, applicationId: string): Promise<CoApplicant[]> =>
  registrationTables(tx)
    .selectFrom('registration.co_applicant')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('state', '<>', 'void')
    .orderBy('place')
    .execute();

/** The same of several applications, by their ids. */
export async function coApplicantsOfMany(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CoApplicant[]>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await registrationTables(tx)
    .selectFrom('registration.co_applicant')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .where('state', '<>', 'void')
    .orderBy('place')
    .execute();
  return Map.groupBy(rows, ({ application_id }) => application_id);
}

/** What is there to be agreed to now. */
export const digestOf = (
  application: Application,
  parts: readonly Pick<CoApplicant, 'organisation' | 'share'>[],
  materials: unknown = application.materials,
): string =>
  agreedDigest({
    type: application.type,
    thing: application.thing_id,
    title: application.title,
    summary: application.content_summary,
    materials,
    details: application.details,
    leadShare: application.lead_share,
    parts: parts.map(({ organisation, share }) => ({ organisation, share })),
  });

export async function insertCoApplicant(
  tx: Tx,
  one: Pick<CoApplicant, 'application_id' | 'organisation' | 'role' | 'share' | 'place' | 'asked_by'> &
    Partial<Pick<CoApplicant, 'state' | 'agreed_digest' | 'answered_by' | 'answered_post' | 'answered_at'>>,
): Promise<string> {
  const id = newId('coa');
  await registrationTables(tx)
    .insertInto('registration.co_applicant')
    .values({
      state: 'asked',
      agreed_digest: null,
      answered_by: null,
      answered_post: null,
      answered_at: null,
      said: null,
      ...one,
      id,
      asked_at: tx.now,
    })
    .execute();
  return id;
}

/** Nobody of them is asked, or has agreed, any more. Returns those who were. */
export const voidCoApplicants = (tx: Tx, applicationId: string): Promise<CoApplicant[]> =>
  registrationTables(tx)
    .updateTable('registration.co_applicant')
    .set({ state: 'void' })
    .where('application_id', '=', applicationId)
    .where('state', '<>', 'void')
    .returningAll()
    .execute();
