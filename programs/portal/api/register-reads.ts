import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
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
