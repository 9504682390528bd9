import { type Actor, organisationOf, type Subject, type Tx } from '#foundation';
import { interestsOf } from '../store/interests.ts';

/** The subject with who declared an interest in an organisation it names (回避); policies keep that person from handling it. */
export async function withInterests(tx: Tx, actor: Actor, subject: Subject): Promise<Subject> {
  if (actor.kind !== 'person') return subject;
  const own = organisationOf(actor);
  const others = [subject.owner, subject.handler, ...(subject.parties ?? [])].filter(
    (id) => id !== undefined && id !== '' && id !== own,
  ) as string[];
  if (others.length === 0) return subject;
  const declared = await interestsOf(tx, actor.personId);
  return others.some((id) => declared.has(id)) ? { ...subject, interested: [actor.personId] } : subject;
}
