import type { Tx } from '#foundation';
import { type RegistrationTables, registrationTables } from './tables.ts';

export type Mandate = RegistrationTables['registration.mandate'];
export type AgentAct = RegistrationTables['registration.agent_act'];

const mandates = (tx: Tx) => registrationTables(tx).selectFrom('registration.mandate').selectAll();

export const findMandate = (tx: Tx, id: string): Promise<Mandate | undefined> =>
  mandates(tx).where('id', '=', id).executeTakeFirst();

/** A mandate locked for the step that ends or begins it: whoever acts under it is done before, or sees it ended. */
export const lockMandate = (tx: Tx, id: string): Promise<Mandate> =>
  mandates(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();

/** A mandate that stays as it is until the act that builds on it is done. */
export const holdMandate = (tx: Tx, id: string): Promise<Mandate> =>
  mandates(tx).where('id', '=', id).forShare().executeTakeFirstOrThrow();

/** What an agent has from any of these principals, those in force first, then the newest, held as it is until the act that builds on it is done. */
export const mandatesOfAgent = (tx: Tx, principals: readonly string[], agent: string): Promise<Mandate[]> =>
  mandates(tx)
    .where('principal', 'in', ['', ...principals])
    .where('agent', '=', agent)
    .orderBy((one) => one('state', '=', 'in-force'), 'desc')
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .forShare()
    .execute();

/** Organisations that act, or once acted, for any of these under a mandate that was in force. */
export async function agentsOf(tx: Tx, principals: readonly string[]): Promise<string[]> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.mandate')
    .select('agent')
    .distinct()
    .where('principal', 'in', ['', ...principals])
    .where('in_force_at', 'is not', null)
    .execute();
  return rows.map(({ agent }) => agent);
}

/** What agents did in applications, oldest first, by application. */
export async function agentActsOf(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AgentAct[]>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await registrationTables(tx)
    .selectFrom('registration.agent_act')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .orderBy('place')
    .execute();
  return Map.groupBy(rows, ({ application_id }) => application_id);
}
