import { hashPassword } from 'better-auth/crypto';
import { newId, Refusal, type Tx } from '#foundation';
import type { Level, OrganisationKind } from './model/organisation-kinds.ts';
import { readParticulars } from './model/particulars.ts';
import type { RoleCode } from './model/roles.ts';
import { problems } from './problems.ts';
import { accountOf, addAccount } from './store/accounts.ts';
import { lockStructure, tables } from './store/dated.ts';
import { addHolding } from './store/holdings.ts';
import { personNames } from './store/people.ts';

export { hashPassword };

/** An organisation of the first roster with its posts and who holds them. */
export interface RosterOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level?: Level;
  readonly uscc?: string;
  /** Name of an organisation that stands before it in the roster. */
  readonly parent?: string;
  readonly posts: readonly RosterPost[];
}
export interface RosterPost {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly roles: readonly RoleCode[];
  readonly holder: { readonly name: string; readonly staffNumber: string };
}

/** An account of the first roster's people. */
export interface FoundedAccount {
  readonly personId: string;
  readonly username: string;
  /** From {@link hashPassword}. */
  readonly passwordHash: string;
  /** The person must set an own password first. */
  readonly oneTime: boolean;
}

export interface FoundedPost {
  readonly organisationId: string;
  readonly postId: string;
  readonly personId: string;
  readonly roles: readonly RoleCode[];
}

/** There is an organisation, so the first roster has been entered. */
export async function isFounded(tx: Tx): Promise<boolean> {
  const present = await tables(tx)
    .selectFrom('identity.organisation')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return present !== undefined;
}

/**
 * Enter the roster a new node begins with: before it there is no administrator who could. Works only while there is no
 * organisation at all; afterwards everything goes through the acts of administration. Separation of duties is held by the
 * database's own constraints here as everywhere.
 */
export async function enterFirstRoster(
  tx: Tx,
  roster: readonly RosterOrganisation[],
  reason: string,
): Promise<FoundedPost[]> {
  await lockStructure(tx);
  if (await isFounded(tx)) throw new Error('a first roster is entered into an empty register only');
  const ids = new Map<string, string>();
  const founded: FoundedPost[] = [];
  const dated = { starts_at: tx.now, ends_at: null };
  // Posts of one instant are told apart by id alone: drawn in order, the roster's order stays.
  const postIds = roster
    .flatMap(({ posts }) => posts)
    .map(() => newId('pst'))
    .sort();
  for (const organisation of roster) {
    const particulars = readParticulars({
      kind: organisation.kind,
      level: organisation.level,
      uscc: organisation.uscc,
    });
    if (!particulars.ok)
      throw new Refusal(problems['particulars-not-right']({ defects: particulars.defects }));
    const id = newId('org');
    ids.set(organisation.name, id);
    await tables(tx)
      .insertInto('identity.organisation')
      .values({ id, ended_by: null, ...dated })
      .execute();
    await tables(tx)
      .insertInto('identity.organisation_record')
      .values({
        organisation_id: id,
        name: organisation.name,
        ...particulars.value,
        parent_id: organisation.parent ? (ids.get(organisation.parent) ?? null) : null,
        document_number: null,
        document_date: null,
        reason,
        ...dated,
      })
      .execute();
    for (const post of organisation.posts)
      founded.push(await seat(tx, id, postIds[founded.length]!, post, reason));
  }
  return founded;
}

/** Accounts for the people of the first roster, before there is an administrator who could create them. Those who have one keep it. */
export async function enterFirstAccounts(tx: Tx, accounts: readonly FoundedAccount[]): Promise<number> {
  await lockStructure(tx);
  const names = await personNames(
    tx,
    accounts.map(({ personId }) => personId),
  );
  let entered = 0;
  for (const account of accounts) {
    const name = names.get(account.personId);
    if (name === undefined) throw new Error(`there is no person ${account.personId}`);
    if (await accountOf(tx, account.personId)) continue;
    await addAccount(tx, { ...account, name, createdBy: 'founding' });
    entered++;
  }
  return entered;
}

async function seat(
  tx: Tx,
  organisationId: string,
  postId: string,
  post: RosterPost,
  reason: string,
): Promise<FoundedPost> {
  const personId = newId('per');
  const dated = { starts_at: tx.now, ends_at: null };
  await tables(tx)
    .insertInto('identity.post')
    .values({ id: postId, title_zh: post.titleZh, title_en: post.titleEn, successor_id: null, ...dated })
    .execute();
  await tables(tx)
    .insertInto('identity.post_seat')
    .values({ post_id: postId, organisation_id: organisationId, reorganisation_id: null, ...dated })
    .execute();
  await tables(tx)
    .insertInto('identity.post_role')
    .values(post.roles.map((role) => ({ post_id: postId, role, ...dated })))
    .execute();
  await tables(tx)
    .insertInto('identity.person')
    .values({
      id: personId,
      name: post.holder.name,
      staff_number: post.holder.staffNumber,
      contact: null,
      registered_at: tx.now,
    })
    .execute();
  await addHolding(tx, {
    postId,
    personId,
    standing: 'holder',
    from: tx.now,
    until: null,
    decidedBy: 'founding',
    reason,
  });
  return { organisationId, postId, personId, roles: post.roles };
}
