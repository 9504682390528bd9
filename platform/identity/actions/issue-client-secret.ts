import { Type } from 'typebox';
import { defineOperation, newId, ok, Refusal, refuse, type Tx, text } from '#foundation';
import { secretOverlapHours } from '../model/machine-client.ts';
import { problems } from '../problems.ts';
import { tables } from '../store/dated.ts';
import { hashSecret, newSecret } from '../tokens/secret.ts';
import { idField, personOf } from './fields.ts';
import { clientSubject } from './machine-clients.ts';

/**
 * A secret for an approved client, told once. Earlier secrets go on for the overlap, so that a running program can be given the new
 * one without a gap; an overlap of 0 hours is for a secret that has leaked. An operation, because what an action answers is kept with
 * its idempotency key, and this answer must not be kept anywhere.
 */
export const issueClientSecret = defineOperation({
  name: 'identity.issue-client-secret',
  title: text('签发客户端密钥', 'Issue a client secret'),
  description: text(
    '密钥只显示这一次，请立即存入密钥保管处；原密钥在重叠期后失效，泄露时重叠期填 0。',
    'The secret is shown this once. Earlier secrets end after the overlap; if one has leaked, choose an overlap of 0.',
  ),
  input: Type.Object(
    {
      clientId: idField('cli', '机器客户端', 'Machine client'),
      overlapHours: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: secretOverlapHours.longest,
          default: secretOverlapHours.standard,
          title: '原密钥继续有效（小时）',
          titleEn: 'Earlier secrets go on for (hours)',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    clientId: Type.String(),
    clientSecret: Type.String(),
    earlierUntil: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: [problems['client-not-approved'].type],
  subject: clientSubject,
  async run(actor, input, context) {
    const secretId = newId('sec');
    const clientSecret = newSecret(secretId);
    const hash = await hashSecret(clientSecret);
    try {
      const earlierUntil = await context.database.transaction(
        (tx) =>
          replaceSecrets(tx, {
            clientId: input.clientId,
            secretId,
            hash,
            issuedBy: personOf(actor),
            overlapHours: input.overlapHours ?? secretOverlapHours.standard,
          }),
        { requestId: context.requestId },
      );
      return ok({ clientId: input.clientId, clientSecret, earlierUntil: earlierUntil?.toString() ?? null });
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.problem);
      throw error;
    }
  },
});

interface NewSecret {
  readonly clientId: string;
  readonly secretId: string;
  readonly hash: string;
  readonly issuedBy: string;
  readonly overlapHours: number;
}

/** The end of the earlier secrets, or null when there were none. */
async function replaceSecrets(tx: Tx, secret: NewSecret): Promise<Temporal.Instant | null> {
  const row = await tables(tx)
    .selectFrom('identity.machine_client')
    .select('state')
    .where('id', '=', secret.clientId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'approved') throw new Refusal(problems['client-not-approved']());
  const earlierEnd = tx.now.add({ hours: secret.overlapHours });
  const earlier = await tables(tx)
    .updateTable('identity.client_secret')
    .set({ ends_at: earlierEnd })
    .where('client_id', '=', secret.clientId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', earlierEnd)]))
    .returning('id')
    .execute();
  await tables(tx)
    .insertInto('identity.client_secret')
    .values({
      id: secret.secretId,
      client_id: secret.clientId,
      hash: secret.hash,
      issued_by: secret.issuedBy,
      starts_at: tx.now,
      ends_at: null,
    })
    .execute();
  await tx.emit({
    kind: 'identity.client-secret-issued',
    subject: secret.clientId,
    payload: { clientId: secret.clientId, secretId: secret.secretId },
  });
  return earlier.length > 0 ? earlierEnd : null;
}
