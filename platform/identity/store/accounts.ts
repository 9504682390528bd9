import { newId, type Tx } from '#foundation';
import { tables } from './dated.ts';

/** Hours a password given out by an administrator can be used to set an own one. */
export const oneTimePasswordHours = 72;

export interface NewAccount {
  readonly personId: string;
  readonly name: string;
  readonly username: string;
  /** From `hashPassword`. */
  readonly passwordHash: string;
  /** The person must set an own password before anything else. */
  readonly oneTime: boolean;
  readonly createdBy: string;
}

/** The account and better-auth's rows behind it, in the caller's transaction. */
export async function addAccount(tx: Tx, account: NewAccount): Promise<void> {
  const userId = newId('usr');
  await tables(tx)
    .insertInto('identity.account')
    .values({
      person_id: account.personId,
      username: account.username,
      created_by: account.createdBy,
      created_at: tx.now,
      one_time_until: account.oneTime ? tx.now.add({ hours: oneTimePasswordHours }) : null,
      disabled_at: null,
      disabled_reason: null,
    })
    .execute();
  await tables(tx)
    .insertInto('identity.login_user')
    .values({
      id: userId,
      name: account.name,
      // The library wants an address; nobody signs in with it and nothing is sent to it (RFC 2606).
      email: `${userId}@accounts.invalid`,
      emailVerified: false,
      username: account.username,
      personId: account.personId,
      passwordOneTime: account.oneTime,
      twoFactorEnabled: null,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute();
  await tables(tx)
    .insertInto('identity.login_credential')
    .values({
      id: newId('crd'),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: account.passwordHash,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute();
}

export function accountOf(tx: Tx, personId: string) {
  return tables(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** The person whose account has this user name; null when there is none. */
export async function personOfAccount(tx: Tx, username: string): Promise<string | null> {
  return (await accountNamed(tx, username))?.person_id ?? null;
}

export function accountNamed(tx: Tx, username: string) {
  return tables(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
}

/** A new one-time password: sessions end, the second factor goes, failures are forgotten. */
export async function replacePassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  const user = await userOf(tx, personId);
  await tables(tx)
    .updateTable('identity.login_credential')
    .set({ password: passwordHash, updatedAt: tx.now })
    .where('userId', '=', user.id)
    .execute();
  await tables(tx)
    .updateTable('identity.login_user')
    .set({ passwordOneTime: true, twoFactorEnabled: false, updatedAt: tx.now })
    .where('id', '=', user.id)
    .execute();
  await tables(tx).deleteFrom('identity.login_second_factor').where('userId', '=', user.id).execute();
  await tables(tx)
    .updateTable('identity.account')
    .set({ one_time_until: tx.now.add({ hours: oneTimePasswordHours }) })
    .where('person_id', '=', personId)
    .execute();
  await endSessions(tx, personId);
  await tables(tx).deleteFrom('identity.sign_in_failure').where('username', '=', user.username).execute();
}

/** The person has set an own password in a session; every other session ends. */
export async function passwordIsOwn(tx: Tx, personId: string, sessionId: string): Promise<void> {
  const user = await userOf(tx, personId);
  await tables(tx)
    .deleteFrom('identity.login_session')
    .where('userId', '=', user.id)
    .where('id', '<>', sessionId)
    .execute();
  await tables(tx)
    .updateTable('identity.login_user')
    .set({ passwordOneTime: false, updatedAt: tx.now })
    .where('personId', '=', personId)
    .execute();
  await tables(tx)
    .updateTable('identity.account')
    .set({ one_time_until: null })
    .where('person_id', '=', personId)
    .execute();
}

/** Everything signed in with this account is signed out. */
export async function endSessions(tx: Tx, personId: string): Promise<void> {
  const user = await userOf(tx, personId);
  await tables(tx).deleteFrom('identity.login_session').where('userId', '=', user.id).execute();
}

const userOf = (tx: Tx, personId: string) =>
  tables(tx)
    .selectFrom('identity.login_user')
    .select(['id', 'username'])
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
