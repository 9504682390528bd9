import { Type } from 'typebox';
import { defineRead, ok, organisationOf, TextSchema, type Tx, text } from '#foundation';
import { clientLifecycle } from '../model/machine-client.ts';
import type { RoleCode } from '../model/roles.ts';
import { allClients, secretsOf } from '../store/clients.ts';
import { organisationNames } from '../store/organisations.ts';
import { personNames } from '../store/people.ts';
import { currentOrganisation } from '../store/succession.ts';
import { Named, orNull, RoleLine, roleLines } from './schemas.ts';
import { administersOwn, keepsRegister, makesSandboxKeys } from './who-may-look.ts';

const ClientLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisation: Named,
  roles: Type.Array(RoleLine),
  purposes: Type.Array(Type.String()),
  state: Type.String(),
  stateTitle: TextSchema,
  registeredBy: orNull(Named),
  registeredAt: Type.String(),
  approvedBy: orNull(Named),
  approvedAt: orNull(Type.String()),
  disabledAt: orNull(Type.String()),
  disabledReason: orNull(Type.String()),
  /** Only tries products on made-up data. */
  sandbox: Type.Boolean(),
  /** Of a sandbox key: when it ends or has ended. */
  expiresAt: orNull(Type.String()),
  /** Secrets that work now; what they are is told once, when they are issued. */
  secrets: Type.Array(Type.Object({ id: Type.String(), from: Type.String(), until: orNull(Type.String()) })),
});

/**
 * Programs registered to act for an organisation: all for who keeps the register, those of the own one for its administrator, and its sandbox keys for
 * those who may make one.
 */
export const machineClientsRead = defineRead({
  name: 'identity.machine-clients',
  title: text('机器客户端', 'Machine clients'),
  path: '/api/v1/machine-clients',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(ClientLine), next: Type.Null(), total: Type.Integer() }),
  async run(actor, _input, tx) {
    const own = organisationOf(actor);
    const keeps = keepsRegister(actor);
    const all = keeps || administersOwn(actor);
    const listed = all || makesSandboxKeys(actor) ? await lines(tx, keeps ? null : (own ?? '')) : [];
    const items = all ? listed : listed.filter(({ sandbox }) => sandbox);
    return ok({ items, next: null, total: items.length });
  },
});

/** `of`: the organisation that answers for them now; null for all. */
async function lines(tx: Tx, of: string | null) {
  const rows = [];
  for (const row of await allClients(tx)) {
    const owner = await currentOrganisation(tx, row.organisation_id, tx.now, 'machine-clients');
    if (of === null || owner === of) rows.push({ ...row, owner: owner ?? row.organisation_id });
  }
  const secrets = await secretsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const names = await organisationNames(
    tx,
    rows.map(({ owner }) => owner),
  );
  const people = await personNames(
    tx,
    rows.flatMap((row) => [row.registered_by, row.approved_by ?? '']),
  );
  const named = (id: string | null) => (id === null ? null : { id, name: people.get(id) ?? id });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisation: { id: row.owner, name: names.get(row.owner) ?? '' },
    roles: roleLines(row.roles as readonly RoleCode[]),
    purposes: row.purposes,
    state: row.state,
    stateTitle: clientLifecycle.states[row.state].title,
    registeredBy: named(row.registered_by),
    registeredAt: row.registered_at.toString(),
    approvedBy: named(row.approved_by),
    approvedAt: row.approved_at?.toString() ?? null,
    disabledAt: row.disabled_at?.toString() ?? null,
    sandbox: row.expires_at !== null,
    expiresAt: row.expires_at?.toString() ?? null,
    disabledReason: row.disabled_reason,
    secrets: secrets
      .filter((secret) => secret.client_id === row.id)
      .map((secret) => ({
        id: secret.id,
        from: secret.starts_at.toString(),
        until: secret.ends_at?.toString() ?? null,
      })),
  }));
}
