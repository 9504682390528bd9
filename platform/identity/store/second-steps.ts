import { type Actor, personIn, type Subject, type Tx } from '#foundation';
import { tables } from './dated.ts';

/** A second step that a person took after somebody else's first. */
export interface SecondStep {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly personId: string;
  readonly postId: string;
  readonly organisationId: string;
  /** Persons who took the first step. */
  readonly first: readonly string[];
  /** Organisation whose matter it is; empty where it is nobody's. */
  readonly owner: string;
  readonly at: Temporal.Instant;
}

/** Kept in the transaction of the step itself, so that who approved whom need not be guessed from the record of acts. */
export async function keepSecondStep(tx: Tx, actor: Actor, act: string, subject: Subject): Promise<void> {
  if (actor.kind !== 'person' || !subject.authors?.length) return;
  await tables(tx)
    .insertInto('identity.second_step')
    .values({
      act,
      subject_kind: subject.kind,
      subject_id: subject.id,
      person_id: actor.personId,
      post_id: actor.postId,
      organisation_id: actor.organisationId,
      first_persons: [...new Set(subject.authors.map(personIn))],
      owner: subject.owner ?? '',
      at: tx.now,
    })
    .execute();
}

/** Second steps since an instant, in their order. */
export async function secondSteps(tx: Tx, since: Temporal.Instant): Promise<readonly SecondStep[]> {
  const rows = await tables(tx)
    .selectFrom('identity.second_step')
    .selectAll()
    .where('at', '>=', since)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    personId: row.person_id,
    postId: row.post_id,
    organisationId: row.organisation_id,
    first: row.first_persons,
    owner: row.owner,
    at: row.at,
  }));
}
