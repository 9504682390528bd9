import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  newId,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { clientLifecycle, effectiveRoles } from '../model/machine-client.ts';
import { machineRoles, roleTitles } from '../model/roles.ts';
import { problems } from '../problems.ts';
import { client } from '../store/clients.ts';
import { tables } from '../store/dated.ts';
import { rolesOfOrganisation } from '../store/posts.ts';
import { currentOrganisation } from '../store/succession.ts';
import { administered, codeField, idField, personOf, reason, textField } from './fields.ts';

const clientId = idField('cli', '机器客户端', 'Machine client');

/** The subject of acts on a client: it belongs to the organisation that answers for it now. */
export async function clientSubject(
  tx: Tx,
  input: { readonly clientId: string },
  actor: Actor,
): Promise<Subject | null> {
  const row = await client(tx, input.clientId);
  if (!row) return null;
  const owner = await currentOrganisation(tx, row.organisation_id, tx.now, 'machine-clients');
  return administered(actor, {
    kind: row.expires_at ? 'sandbox-key' : 'machine-client',
    id: row.id,
    ...(owner ? { owner } : {}),
    authors: [row.registered_by],
    state: row.state,
  });
}

/** An organisation's administrator registers a program that is to act for it. Nothing works before a second person approves. */
export const registerClient = defineAction({
  name: 'identity.register-client',
  title: text('登记机器客户端', 'Register a machine client'),
  description: text(
    '登记本单位的接口程序及其角色和用途；由另一人批准后方可签发密钥。',
    'Register a program of the own organisation with its roles and purposes. A second person approves before a secret can be issued.',
  ),
  input: Type.Object(
    {
      name: textField('名称', 'Name', { minLength: 2, maxLength: 80 }),
      roles: Type.Array(codeField(machineRoles, '角色', 'Role', roleTitles), {
        minItems: 1,
        maxItems: machineRoles.length,
        uniqueItems: true,
        title: '角色',
        titleEn: 'Roles',
      }),
      purposes: Type.Array(Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' }), {
        maxItems: 50,
        uniqueItems: true,
        title: '用途代码',
        titleEn: 'Purposes',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ clientId: Type.String() }),
  problems: [problems['client-roles'].type],
  idempotent: true,
  subject: async (_tx, _input, actor) =>
    administered(actor, { kind: 'machine-client', id: 'new', owner: organisationOf(actor) }),
  async run(actor, input, tx) {
    const organisationId = organisationOf(actor) ?? '';
    const possible = effectiveRoles(input.roles, await rolesOfOrganisation(tx, organisationId));
    if (possible.length < input.roles.length) return refuse(problems['client-roles']());
    const id = newId('cli');
    await tables(tx)
      .insertInto('identity.machine_client')
      .values({
        id,
        organisation_id: organisationId,
        name: input.name.trim(),
        roles: [...input.roles],
        purposes: [...input.purposes],
        state: 'registered',
        registered_by: personOf(actor),
        registered_at: tx.now,
        approved_by: null,
        approved_at: null,
        disabled_by: null,
        disabled_at: null,
        disabled_reason: null,
        expires_at: null,
      })
      .execute();
    await tx.emit({ kind: 'identity.client-registered', subject: id, payload: { clientId: id } });
    return ok({ clientId: id });
  },
});

/** The second person. */
export const approveClient = defineAction({
  name: 'identity.approve-client',
  title: text('批准机器客户端', 'Approve a machine client'),
  description: text('由登记人以外的另一人批准。', 'Done by another person than the one who registered it.'),
  input: Type.Object({ clientId }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [problems['client-roles'].type],
  fourEyes: true,
  subject: clientSubject,
  async run(actor, input, tx) {
    const row = await locked(tx, input.clientId);
    const next = clientLifecycle.next(row.state, 'approve');
    if (!next.ok) return next;
    const organisationId = await currentOrganisation(tx, row.organisation_id, tx.now, 'machine-clients');
    const had = organisationId ? await rolesOfOrganisation(tx, organisationId) : [];
    if (effectiveRoles(row.roles, had).length < row.roles.length) return refuse(problems['client-roles']());
    await tables(tx)
      .updateTable('identity.machine_client')
      .set({ state: next.value, approved_by: personOf(actor), approved_at: tx.now })
      .where('id', '=', row.id)
      .execute();
    await tx.emit({ kind: 'identity.client-approved', subject: row.id, payload: { clientId: row.id } });
    return ok({});
  },
});

/** It may do nothing from the commit on: no new token, and no release on a token it still has. */
export const disableClient = defineAction({
  name: 'identity.disable-client',
  title: text('停用机器客户端', 'Disable a machine client'),
  description: text(
    '立即停用：不再签发令牌，已签发的令牌也不能再取得数据。不可恢复，需要时重新登记。',
    'At once: no new tokens, and tokens in hand release nothing. It cannot be undone; register a new one if needed.',
  ),
  input: Type.Object({ clientId, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [],
  dangerous: true,
  subject: clientSubject,
  run: disable,
});

/** The same of a sandbox key, by its organisation's people too: it gives nobody anything that others wait for. */
export const disableSandboxKey = defineAction({
  name: 'identity.disable-sandbox-key',
  title: text('停用沙箱密钥', 'Disable a sandbox key'),
  description: text(
    '立即停用，不可恢复；需要时另行创建。',
    'At once, and it cannot be undone; create another when one is needed.',
  ),
  input: Type.Object(
    { clientId: idField('sbx', '沙箱密钥', 'Sandbox key'), reason },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [],
  subject: clientSubject,
  run: disable,
});

async function disable(
  actor: Actor,
  input: { readonly clientId: string; readonly reason: string },
  tx: Tx,
): Promise<Result<Record<string, never>>> {
  const row = await locked(tx, input.clientId);
  const next = clientLifecycle.next(row.state, 'disable');
  if (!next.ok) return next;
  await tables(tx)
    .updateTable('identity.machine_client')
    .set({
      state: next.value,
      disabled_by: personOf(actor),
      disabled_at: tx.now,
      disabled_reason: input.reason,
    })
    .where('id', '=', row.id)
    .execute();
  await tables(tx)
    .updateTable('identity.client_secret')
    .set({ ends_at: tx.now })
    .where('client_id', '=', row.id)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', tx.now)]))
    .execute();
  await tx.emit({ kind: 'identity.client-disabled', subject: row.id, payload: { clientId: row.id } });
  return ok({});
}

async function locked(tx: Tx, id: string) {
  return tables(tx)
    .selectFrom('identity.machine_client')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
