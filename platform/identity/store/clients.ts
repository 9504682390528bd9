import { sql } from 'kysely';
import type { OrganisationId, Tx } from '#foundation';
import { type ClientState, effectiveRoles } from '../model/machine-client.ts';
import type { RoleCode } from '../model/roles.ts';
import { inForce, tables } from './dated.ts';
import { rolesOfOrganisation } from './posts.ts';
import { currentOrganisation } from './succession.ts';

/** Approved, not disabled, and a sandbox key not past its end. */
export const clientActs = (
  row: { readonly state: ClientState; readonly expires_at: Temporal.Instant | null } | undefined,
  at: Temporal.Instant,
): boolean =>
  row?.state === 'approved' && (row.expires_at === null || Temporal.Instant.compare(at, row.expires_at) < 0);

export interface ClientStanding {
  /** It may act: approved, not disabled, and its organisation stands. */
  readonly usable: boolean;
  readonly state: ClientState;
  /** The organisation that answers for it now; null when that ended without a successor. */
  readonly organisationId: OrganisationId | null;
  readonly name: string;
  /** What it was registered for, as far as its organisation still has it. */
  readonly roles: readonly RoleCode[];
  readonly purposes: readonly string[];
  /** A sandbox key: it carries no role. */
  readonly sandbox: boolean;
}

/**
 * May a machine client act at this moment? `null`: no such client.
 *
 * In a writing transaction the client's row is held `FOR SHARE`: disabling waits for this transaction to end, or has ended before and
 * is seen.
 */
export async function clientStanding(tx: Tx, clientId: string): Promise<ClientStanding | null> {
  const { rows } = await sql<{ writable: boolean }>`
    SELECT current_setting('transaction_read_only') = 'off' AS writable`.execute(tables(tx));
  const query = tables(tx).selectFrom('identity.machine_client').selectAll().where('id', '=', clientId);
  const row = await (rows[0]?.writable ? query.forShare() : query).executeTakeFirst();
  if (!row) return null;
  const organisationId = await currentOrganisation(tx, row.organisation_id, tx.now, 'machine-clients');
  const roles = organisationId
    ? effectiveRoles(row.roles, await rolesOfOrganisation(tx, organisationId))
    : [];
  return {
    usable: clientActs(row, tx.now) && organisationId !== null,
    state: row.state,
    organisationId,
    name: row.name,
    roles,
    purposes: row.purposes,
    sandbox: row.expires_at !== null,
  };
}

export function client(tx: Tx, id: string) {
  return tables(tx).selectFrom('identity.machine_client').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Secrets of a client that are valid at an instant, newest first. */
export function validSecrets(tx: Tx, clientId: string, at: Temporal.Instant = tx.now) {
  return tables(tx)
    .selectFrom('identity.client_secret')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('starts_at', '<=', at)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at)]))
    .orderBy('starts_at', 'desc')
    .execute();
}

/** All clients, those to be approved first, then the newest. */
export function allClients(tx: Tx) {
  return tables(tx)
    .selectFrom('identity.machine_client')
    .selectAll()
    .orderBy((order) => order('state', '<>', 'registered'))
    .orderBy('registered_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Secrets of these clients that work now, without what would give them away. */
export async function secretsOf(tx: Tx, clientIds: readonly string[]) {
  if (clientIds.length === 0) return [];
  return tables(tx)
    .selectFrom('identity.client_secret as secret')
    .select(['secret.id', 'secret.client_id', 'secret.starts_at', 'secret.ends_at'])
    .where('secret.client_id', 'in', clientIds)
    .where(inForce('secret', tx.now))
    .orderBy('secret.starts_at', 'desc')
    .execute();
}
