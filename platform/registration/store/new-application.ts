import { newId, type Tx } from '#foundation';
import { type RegistrationTables, registrationTables } from './tables.ts';

type Application = RegistrationTables['registration.application'];
type Given = Pick<
  Application,
  | 'type'
  | 'thing_kind'
  | 'thing_id'
  | 'title'
  | 'content_summary'
  | 'registrant'
  | 'registrar'
  | 'voluntary'
  | 'drafted_by'
  | 'evidence_entry'
> &
  Partial<Pick<Application, 'state' | 'registration_id' | 'submitted_by' | 'submitted_at'>> & {
    readonly materials: unknown;
    readonly details?: unknown;
    readonly described?: unknown;
  };

/** A new application, with no step done but those given. Returns its id. */
export async function insertApplication(tx: Tx, given: Given): Promise<string> {
  const id = newId('reg');
  const { materials, details = null, described = null, ...rest } = given;
  await registrationTables(tx)
    .insertInto('registration.application')
    .values({
      ...nothingDone,
      ...rest,
      id,
      materials: JSON.stringify(materials),
      details: details === null ? null : JSON.stringify(details),
      described: described === null ? null : JSON.stringify(described),
      created_at: tx.now,
    })
    .execute();
  return id;
}

const nothingDone = {
  state: 'draft',
  registration_id: null,
  version: 1,
  lead_share: null,
  recorded_at: null,
  ended_at: null,
  end_reason: null,
  reviewed_by: null,
  submitted_by: null,
  accepted_by: null,
  examined_by: null,
  submitted_at: null,
  accepted_at: null,
  examined_at: null,
  notice_from: null,
  notice_until: null,
  notice_paused_at: null,
  returned_defects: null,
  times_returned: 0,
  refusal_reason: null,
  registration_code: null,
  query_code: null,
  registered_at: null,
  valid_until: null,
  result_document: null,
  coded_by: null,
  coded_post: null,
  mandate_checked: false,
} as const;
