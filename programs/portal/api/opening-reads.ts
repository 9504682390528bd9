import { useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, usePages } from './reads.ts';

export type OpenDataLine = Answer<'/api/v1/open-data'>['items'][number];
export type OpenResource = Answer<'/api/v1/open-data/{id}'>;

const classes = ['unconditional', 'conditional', 'not-open'] as const;

/** The open list as the address asks for it; what it cannot mean is left out. */
export const useOpenData = (search: { readonly [name: string]: string | undefined }) => {
  const wanted = classes.find((one) => one === search.class);
  return usePages('/api/v1/open-data', {
    ...(search.q ? { q: search.q.slice(0, 100) } : {}),
    ...(wanted ? { class: wanted } : {}),
    ...(search.priority === 'true' ? { priority: true } : {}),
    ...(search.overdue === 'true' ? { overdue: true } : {}),
    limit: 50,
  });
};
export const useOpenResource = (id: string) =>
  useQuery({ ...one('/api/v1/open-data/{id}', { path: { id } }), retry: false });
/** One page of rows as the console asks for it. */
export const useOpenRows = (id: string, query: { readonly [name: string]: string | number }) =>
  useQuery({ ...one('/api/v1/open-data/{id}/rows', { path: { id }, query }), retry: false });
/** Entries of the open list in any state, of one's own side. */
export const useOpenEntries = () => usePages('/api/v1/open-entries', { limit: 50 });
export const useOpenEntry = (id: string) => useQuery(one('/api/v1/open-entries/{id}', { path: { id } }));
