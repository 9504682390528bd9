import { hashPassword } from 'better-auth/crypto';
import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  defineOperation,
  type OperationContext,
  ok,
  Refusal,
  type Result,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { problems } from '../problems.ts';
import { newOneTimePassword } from '../sign-in/one-time-password.ts';
import {
  accountNamed,
  accountOf,
  addAccount,
  endSessions,
  oneTimePasswordHours,
  replacePassword,
} from '../store/accounts.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { roleHeldElsewhere } from '../store/holdings.ts';
import { person } from '../store/people.ts';
import { postsOf } from '../store/posts.ts';
import { administered, idField, personOf, reason } from './fields.ts';

const personId = idField('per', '人员', 'Person');
/** User names as they are typed: small letters, digits, dot, hyphen, underscore. */
export const usernamePattern = '^[a-z0-9][a-z0-9._-]{2,29}$';

const told = Type.Object({
  username: Type.String(),
  oneTimePassword: Type.String(),
  until: Type.String({ description: 'The one-time password ends then.' }),
});

async function subject(tx: Tx, input: { readonly personId: string }, actor: Actor): Promise<Subject | null> {
  return (await person(tx, input.personId))
    ? administered(actor, { kind: 'account', id: input.personId })
    : null;
}

/** An account for a person. There is no other way to one: sign-up is closed. */
export const createAccount = defineOperation({
  name: 'identity.create-account',
  title: text('建立账号', 'Create an account'),
  description: text(
    '生成一次性密码，只显示这一次，请当面交给本人；本人首次登录后必须改密。',
    'A one-time password is made and shown this once; hand it to the person, who must set an own one at first sign-in.',
  ),
  input: Type.Object(
    {
      personId,
      username: Type.String({ pattern: usernamePattern, title: '用户名', titleEn: 'User name' }),
    },
    { additionalProperties: false },
  ),
  output: told,
  problems: [problems['account-exists'].type, problems['username-taken'].type],
  subject,
  run: (actor, input, context) =>
    withOneTimePassword(context, async (tx, passwordHash) => {
      await lockStructure(tx);
      const known = await person(tx, input.personId);
      if (!known || (await accountOf(tx, input.personId))) throw new Refusal(problems['account-exists']());
      if (await accountNamed(tx, input.username)) throw new Refusal(problems['username-taken']());
      await addAccount(tx, {
        personId: input.personId,
        name: known.name,
        username: input.username,
        passwordHash,
        oneTime: true,
        createdBy: personOf(actor),
      });
      await tx.emit({
        kind: 'identity.account-created',
        subject: input.personId,
        payload: { personId: input.personId },
      });
      return input.username;
    }),
});

/** A forgotten password: a new one-time password; every session and the second factor end. */
export const resetPassword = defineOperation({
  name: 'identity.reset-password',
  title: text('重置密码', 'Reset a password'),
  description: text(
    '核实本人身份后办理；所有登录立即失效，动态口令须重新绑定。',
    'After checking who asks. All sessions end at once and the second factor must be set up again.',
  ),
  input: Type.Object({ personId, reason }, { additionalProperties: false }),
  output: told,
  problems: [problems['no-account'].type],
  dangerous: true,
  subject,
  run: (_actor, input, context) =>
    withOneTimePassword(context, async (tx, passwordHash) => {
      const account = await accountOf(tx, input.personId);
      if (!account) throw new Refusal(problems['no-account']());
      await replacePassword(tx, input.personId, passwordHash);
      await tx.emit({
        kind: 'identity.password-reset',
        subject: input.personId,
        payload: { personId: input.personId },
      });
      return account.username;
    }),
});

/** Nobody signs in with it any more, and who is signed in is signed out. */
export const disableAccount = defineAction({
  name: 'identity.disable-account',
  title: text('停用账号', 'Disable an account'),
  description: text('立即停用并终止其全部登录。', 'At once, ending all its sessions.'),
  input: Type.Object({ personId, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [problems['no-account'].type, problems['last-administrator'].type],
  dangerous: true,
  subject,
  async run(_actor, input, tx) {
    await lockStructure(tx);
    if (!(await accountOf(tx, input.personId))) return refuse(problems['no-account']());
    for (const held of await postsOf(tx, input.personId)) {
      for (const role of ['system-admin', 'security-admin'] as const) {
        if (held.roles.includes(role) && !(await roleHeldElsewhere(tx, role, held.id, tx.now)))
          return refuse(problems['last-administrator']());
      }
    }
    await tables(tx)
      .updateTable('identity.account')
      .set({ disabled_at: tx.now, disabled_reason: input.reason })
      .where('person_id', '=', input.personId)
      .execute();
    await endSessions(tx, input.personId);
    await tx.emit({
      kind: 'identity.account-disabled',
      subject: input.personId,
      payload: { personId: input.personId },
    });
    return ok({});
  },
});

/** A disabled account works again, with its old password. */
export const enableAccount = defineAction({
  name: 'identity.enable-account',
  title: text('恢复账号', 'Enable an account'),
  description: text('恢复已停用的账号。', 'A disabled account works again.'),
  input: Type.Object({ personId, reason }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [problems['no-account'].type],
  subject,
  async run(_actor, input, tx) {
    if (!(await accountOf(tx, input.personId))) return refuse(problems['no-account']());
    await tables(tx)
      .updateTable('identity.account')
      .set({ disabled_at: null, disabled_reason: null })
      .where('person_id', '=', input.personId)
      .execute();
    await tx.emit({
      kind: 'identity.account-enabled',
      subject: input.personId,
      payload: { personId: input.personId },
    });
    return ok({});
  },
});

/** Make a password, keep its hash in one transaction, tell it once. Hashing takes a tenth of a second, so it is done before. */
async function withOneTimePassword(
  context: OperationContext,
  keep: (tx: Tx, passwordHash: string) => Promise<string>,
): Promise<Result<{ username: string; oneTimePassword: string; until: string }>> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  try {
    return await context.database.transaction(
      async (tx) => {
        const username = await keep(tx, passwordHash);
        const until = tx.now.add({ hours: oneTimePasswordHours }).toString();
        return ok({ username, oneTimePassword, until });
      },
      { requestId: context.requestId },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}
