import type { Tx } from '#foundation';
import type { InterestGround } from '../model/interests.ts';
import { tables } from './dated.ts';
import { currentOrganisations } from './succession.ts';

/** Organisations in which a person declared an interest that stands, as they were named and as they are called since a merger. */
export async function interestsOf(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(tx)
    .selectFrom('identity.declared_interest')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  const named = rows.map(({ organisation_id }) => organisation_id);
  return new Set([...named, ...(await currentOrganisations(tx, named, 'general')).values()]);
}

/** All interests that stand, by person, with organisations as they are called now. */
export async function standingInterests(
  tx: Tx,
): Promise<readonly { readonly personId: string; readonly organisationId: string }[]> {
  const rows = await tables(tx)
    .selectFrom('identity.declared_interest')
    .select(['person_id', 'organisation_id'])
    .where('ended_at', 'is', null)
    .execute();
  const now = await currentOrganisations(
    tx,
    rows.map(({ organisation_id }) => organisation_id),
    'general',
  );
  return rows.map(({ person_id, organisation_id }) => ({
    personId: person_id,
    organisationId: now.get(organisation_id) ?? organisation_id,
  }));
}

export const findInterest = (tx: Tx, id: string) =>
  tables(tx).selectFrom('identity.declared_interest').selectAll().where('id', '=', id).executeTakeFirst();

export const standingInterest = (tx: Tx, personId: string, organisationId: string) =>
  tables(tx)
    .selectFrom('identity.declared_interest')
    .selectAll()
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

export async function addInterest(
  tx: Tx,
  interest: {
    readonly id: string;
    readonly personId: string;
    readonly organisationId: string;
    readonly ground: InterestGround;
    readonly note: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('identity.declared_interest')
    .values({
      id: interest.id,
      person_id: interest.personId,
      organisation_id: interest.organisationId,
      ground: interest.ground,
      note: interest.note,
      declared_at: tx.now,
      ended_at: null,
      ended_by: null,
      why_ended: null,
    })
    .execute();
}

/** False when it does not stand any more. */
export async function endInterestRow(tx: Tx, id: string, by: string, why: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('identity.declared_interest')
    .set({ ended_at: tx.now, ended_by: by, why_ended: why })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Those of a person, or all; the newest first. */
export function interestsListed(tx: Tx, personId: string | null) {
  let select = tables(tx).selectFrom('identity.declared_interest').selectAll();
  if (personId !== null) select = select.where('person_id', '=', personId);
  return select.orderBy('declared_at', 'desc').orderBy('id').limit(500).execute();
}
