import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer, Text } from './contract.ts';
import { usePages } from './reads.ts';
import { get } from './transport.ts';

export const useOrganisation = (id: string) =>
  useQuery({
    queryKey: ['/api/v1/organisations/{id}', id],
    queryFn: ({ signal }) => get('/api/v1/organisations/{id}', { path: { id } }, signal),
  });
export const usePosts = (organisationId: string) =>
  useQuery({
    queryKey: ['/api/v1/organisations/{id}/posts', organisationId],
    queryFn: ({ signal }) =>
      get('/api/v1/organisations/{id}/posts', { path: { id: organisationId } }, signal),
  });
export const usePeople = (q: string) =>
  useInfiniteQuery({
    queryKey: ['/api/v1/people', q],
    queryFn: ({ signal, pageParam }) =>
      get('/api/v1/people', { query: { q: q || undefined, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
export const useRegisteredPerson = (id: string) =>
  useQuery({
    queryKey: ['/api/v1/people/{id}', id],
    queryFn: ({ signal }) => get('/api/v1/people/{id}', { path: { id } }, signal),
  });
export const useMachineClients = () =>
  useQuery({
    queryKey: ['/api/v1/machine-clients'],
    queryFn: ({ signal }) => get('/api/v1/machine-clients', {}, signal),
  });
export const useReorganisations = () =>
  useQuery({
    queryKey: ['/api/v1/reorganisations'],
    queryFn: ({ signal }) => get('/api/v1/reorganisations', {}, signal),
  });
export const useHandOvers = () =>
  useQuery({
    queryKey: ['/api/v1/hand-overs'],
    queryFn: ({ signal }) => get('/api/v1/hand-overs', {}, signal),
  });

export type LookLine = Answer<'/api/v1/looks'>['items'][number];
/** Looks of the reader, at the reader's own record, or all for auditors. */
export const useLooks = (of: 'mine' | 'at-me' | 'all') => usePages('/api/v1/looks', { of, limit: 50 });
export const useInterests = () =>
  useQuery({
    queryKey: ['/api/v1/interests'],
    queryFn: ({ signal }) => get('/api/v1/interests', {}, signal),
  });

/** All organisations, 50 at a time. */
export const useOrganisationPages = (q: string) =>
  useInfiniteQuery({
    queryKey: ['/api/v1/organisations', 'pages', q],
    queryFn: ({ signal, pageParam }) =>
      get('/api/v1/organisations', { query: { q: q || undefined, cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });

/** What a person calls the thing behind an id, as far as the reader may see it; `null` otherwise. */
async function nameOf(id: string, signal: AbortSignal): Promise<Text | null> {
  const plain = (name: string | undefined) => (name === undefined ? null : { zh: name, en: name });
  switch (id.slice(0, 3)) {
    case 'org':
      return plain((await get('/api/v1/organisations/{id}', { path: { id } }, signal)).name);
    case 'per': {
      const { name, staffNumber } = await get('/api/v1/people/{id}', { path: { id } }, signal);
      return plain(staffNumber ? `${name} ${staffNumber}` : name);
    }
    case 'pst': {
      const { organisation, title, holder } = await get('/api/v1/posts/{id}', { path: { id } }, signal);
      const by = holder ? ` · ${holder.name}` : '';
      return { zh: `${organisation.name} ${title.zh}${by}`, en: `${organisation.name} ${title.en}${by}` };
    }
    case 'cli': {
      const { items } = await get('/api/v1/machine-clients', {}, signal);
      const client = items.find((one) => one.id === id);
      return plain(client && `${client.organisation.name} · ${client.name}`);
    }
    case 'reo': {
      const { items } = await get('/api/v1/reorganisations', {}, signal);
      const entry = items.find((one) => one.id === id);
      const ended = entry?.ended.map(({ name }) => name).join(' / ');
      return entry
        ? {
            zh: `${entry.kindTitle.zh} ${ended} · ${entry.documentNumber}`,
            en: `${entry.kindTitle.en} ${ended} · ${entry.documentNumber}`,
          }
        : null;
    }
    case 'hnd': {
      const { items } = await get('/api/v1/hand-overs', {}, signal);
      const entry = items.find((one) => one.id === id);
      const people = `${entry?.giver.name} → ${entry?.receiver.name}`;
      return entry
        ? { zh: `${entry.post.title.zh} · ${people}`, en: `${entry.post.title.en} · ${people}` }
        : null;
    }
    default:
      return null;
  }
}

export const useNameOf = (id: string) =>
  useQuery({ queryKey: ['name-of', id], queryFn: ({ signal }) => nameOf(id, signal) });
