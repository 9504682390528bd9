import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, actorReference, newId, organisationOf, type Text, type Tx } from '#foundation';
import type { SubjectRef } from '../model/subject.ts';
import { isHeld, organisationsBehind } from './posts.ts';
import { endServing } from './service.ts';
import type { CaseworkTables } from './tables.ts';

/** Whom a notice is for: an organisation (everybody in it sees it), whoever holds a post, or one person. */
export type Addressee =
  | { readonly organisationId: string }
  | { readonly postId: string }
  | { readonly personId: string };

export interface NewNotice {
  readonly to: Addressee;
  /** `module.kind`. */
  readonly kind: string;
  readonly subject: SubjectRef;
  readonly text: Text;
  readonly documentId?: string;
}

/**
 * Put a notice into an inbox. It counts as served (送达) at once when somebody can open that inbox; to a post that nobody holds it
 * is served when it is first read.
 */
export async function sendNotice(tx: Tx, notice: NewNotice): Promise<string> {
  const to = notice.to;
  const reachable = !('postId' in to) || (await isHeld(tx, to.postId));
  const { id } = await tx
    .tables<CaseworkTables>()
    .insertInto('casework.notice')
    .values({
      id: newId('ntc'),
      kind: notice.kind,
      organisation_id: 'organisationId' in to ? to.organisationId : null,
      post_id: 'postId' in to ? to.postId : null,
      person_id: 'personId' in to ? to.personId : null,
      subject_kind: notice.subject.kind,
      subject_id: notice.subject.id,
      text_zh: notice.text.zh,
      text_en: notice.text.en,
      document_id: notice.documentId ?? null,
      sent_at: tx.now,
      served_at: reachable ? tx.now : null,
      read_at: null,
      read_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.emit({
    kind: 'casework.notice-sent',
    subject: id,
    payload: { noticeKind: notice.kind, subjectKind: notice.subject.kind, subjectId: notice.subject.id },
  });
  return id;
}

/** The same to several organisations, once each. The actor's own is left out: it knows what it did. */
export async function tellOrganisations(
  tx: Tx,
  actor: Actor,
  organisations: Iterable<string>,
  notice: Omit<NewNotice, 'to'>,
): Promise<void> {
  const own = organisationOf(actor);
  for (const organisationId of new Set(organisations))
    if (organisationId !== own) await sendNotice(tx, { ...notice, to: { organisationId } });
}

/** One condition on `notice` for each inbox of the actor: of the organisation and those it succeeded, the post, the person. A notice lies in one of them at most. */
export async function inboxesOf(
  tx: Tx,
  actor: Actor,
): Promise<readonly [RawBuilder<SqlBool>, ...RawBuilder<SqlBool>[]]> {
  const organisations = [...new Set(await organisationsBehind(tx, actor))];
  const own = organisations.map((id) => sql<SqlBool>`notice.organisation_id = ${id}`);
  const personal =
    actor.kind === 'person'
      ? [sql<SqlBool>`notice.post_id = ${actor.postId}`, sql<SqlBool>`notice.person_id = ${actor.personId}`]
      : [];
  const [first = sql<SqlBool>`false`, ...others] = [...own, ...personal];
  return [first, ...others];
}

/** The condition that a notice lies in an inbox of the actor: of the organisation or one it succeeded, the post, the person. */
export async function inboxOf(
  tx: Tx,
  actor: Actor,
): Promise<(where: ExpressionBuilder<CaseworkTables, 'casework.notice'>) => Expression<SqlBool>> {
  const organisations = await organisationsBehind(tx, actor);
  const [post, person] = actor.kind === 'person' ? [actor.postId, actor.personId] : ['', ''];
  return (where) =>
    where.or([
      where('organisation_id', '=', sql<string>`ANY (${organisations}::text[])`),
      where('post_id', '=', post),
      where('person_id', '=', person),
    ]);
}

/** The first reading counts; reading again changes nothing. */
export async function markRead(tx: Tx, noticeId: string, actor: Actor): Promise<void> {
  const first = await tx
    .tables<CaseworkTables>()
    .updateTable('casework.notice')
    .set((column) => ({
      read_at: tx.now,
      read_by: actorReference(actor),
      served_at: column.fn.coalesce('served_at', column.val(tx.now)),
    }))
    .where('id', '=', noticeId)
    .where('read_at', 'is', null)
    .returning('document_id')
    .executeTakeFirst();
  if (first?.document_id) await endServing(tx, actor, first.document_id);
}
