import type { Subject, Tx } from '#foundation';
import type { Responsibility } from '../model/responsibilities.ts';
import { currentOrganisations } from '../store/succession.ts';

/** Which responsibility the things of a module belong to; what is not named is general. */
const responsibilityOf: { readonly [module: string]: Responsibility } = {
  catalog: 'catalogue',
  quality: 'catalogue',
  privacy: 'catalogue',
  opening: 'opening',
  registration: 'registration',
  authorisation: 'authorisation',
  products: 'products',
  query: 'products',
  supervision: 'supervision',
};

/**
 * The subject of an act as policies are to judge it: with the organisations that answer now for those it names. What a merged or split
 * department had begun is its successor's to go on with (机构改革), and nobody's who only bears the old name.
 */
export async function answeredNow(tx: Tx, act: string, subject: Subject): Promise<Subject> {
  const named = [subject.owner, subject.handler, ...(subject.parties ?? [])].filter(
    (id) => id !== undefined && id !== '',
  ) as string[];
  if (named.length === 0) return subject;
  const now = await currentOrganisations(tx, named, responsibilityOf[act.split('.')[0] ?? ''] ?? 'general');
  const answering = (id: string): string => now.get(id) ?? id;
  return {
    ...subject,
    ...(subject.owner === undefined ? {} : { owner: answering(subject.owner) }),
    ...(subject.handler === undefined ? {} : { handler: answering(subject.handler) }),
    ...(subject.parties === undefined ? {} : { parties: subject.parties.map(answering) }),
  };
}
