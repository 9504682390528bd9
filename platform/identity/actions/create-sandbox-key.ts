import { Type } from 'typebox';
import { defineOperation, newId, ok, organisationOf, Refusal, refuse, type Tx, text } from '#foundation';
import { mostSandboxKeys, sandboxKeyDays } from '../model/sandbox-key.ts';
import { problems } from '../problems.ts';
import { tables } from '../store/dated.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { personOf, textField } from './fields.ts';

/**
 * A key with which a program tries products on made-up data and does nothing else: no second person, no role, no purpose; it ends by itself, and an
 * organisation has few of them at a time. Its secret is told once. An operation, because what an action answers is kept with its idempotency key.
 */
export const createSandboxKey = defineOperation({
  name: 'identity.create-sandbox-key',
  title: text('创建沙箱密钥', 'Create a sandbox key'),
  description: text(
    `供开发者用程序试用产品：只能取得演示数据，不能调用、查询或办理其他事项。无须批准，到期自动失效；本单位同时有效的最多 ${mostSandboxKeys} 个。密钥只显示这一次。`,
    `For developers who try products by program: it gives made-up data and can do nothing else. No approval; it ends by itself. An organisation has at most ${mostSandboxKeys} at a time. The secret is shown this once.`,
  ),
  input: Type.Object(
    {
      name: textField('用处', 'What it is for', { minLength: 2, maxLength: 80 }),
      days: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: sandboxKeyDays.longest,
          default: sandboxKeyDays.standard,
          title: '有效期（天）',
          titleEn: 'Valid for (days)',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ clientId: Type.String(), clientSecret: Type.String(), expiresAt: Type.String() }),
  problems: [problems['sandbox-keys-enough'].type],
  subject: async (_tx, _input, actor) => ({
    kind: 'sandbox-key',
    id: 'new',
    owner: organisationOf(actor) ?? '',
  }),
  async run(actor, input, context) {
    const secretId = newId('sec');
    const clientSecret = newSecret(secretId);
    const key = {
      id: newId('sbx'),
      organisation: organisationOf(actor) ?? '',
      name: input.name.trim(),
      days: input.days ?? sandboxKeyDays.standard,
      by: personOf(actor),
      secretId,
      hash: await hashSecret(clientSecret),
    };
    try {
      const expiresAt = await context.database.transaction((tx) => keep(tx, key), {
        requestId: context.requestId,
      });
      return ok({ clientId: key.id, clientSecret, expiresAt: expiresAt.toString() });
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.problem);
      throw error;
    }
  },
});

interface NewKey {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly days: number;
  readonly by: string;
  readonly secretId: string;
  readonly hash: string;
}

async function keep(tx: Tx, key: NewKey): Promise<Temporal.Instant> {
  // Held, so that two at once are counted one after the other.
  await tables(tx)
    .selectFrom('identity.organisation')
    .select('id')
    .where('id', '=', key.organisation)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const live = await tables(tx)
    .selectFrom('identity.machine_client')
    .select('id')
    .where('organisation_id', '=', key.organisation)
    .where('expires_at', '>', tx.now)
    .where('state', '=', 'approved')
    .execute();
  if (live.length >= mostSandboxKeys) throw new Refusal(problems['sandbox-keys-enough']());
  const expiresAt = tx.now.add({ hours: 24 * key.days });
  await tables(tx)
    .insertInto('identity.machine_client')
    .values({
      id: key.id,
      organisation_id: key.organisation,
      name: key.name,
      roles: [],
      purposes: [],
      state: 'approved',
      registered_by: key.by,
      registered_at: tx.now,
      approved_by: null,
      approved_at: null,
      disabled_by: null,
      disabled_at: null,
      disabled_reason: null,
      expires_at: expiresAt,
    })
    .execute();
  await tables(tx)
    .insertInto('identity.client_secret')
    .values({
      id: key.secretId,
      client_id: key.id,
      hash: key.hash,
      issued_by: key.by,
      starts_at: tx.now,
      ends_at: expiresAt,
    })
    .execute();
  await tx.emit({
    kind: 'identity.sandbox-key-created',
    subject: key.id,
    payload: { clientId: key.id },
  });
  return expiresAt;
}
