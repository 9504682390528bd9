import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, usePages } from './reads.ts';
import { get, getBytes } from './transport.ts';

export type ImportLists = Answer<'/api/v1/import-lists'>;
export type ImportList = ImportLists['items'][number];
export type SheetImport = Answer<'/api/v1/imports/{id}'>;
type Counts = SheetImport['counts'];

/** Lists that the reader can bring in as spreadsheets. */
export const useImportLists = () => useQuery(one('/api/v1/import-lists'));
export const useImports = () => usePages('/api/v1/imports', { limit: 50 });

const atWork = (state: SheetImport['state'] | undefined): boolean =>
  state === 'filed' || state === 'carrying-out';
/** Read again while the rows are tried or done, so that one sees how far it is. */
const everyMs = 1_000;

export const useImport = (id: string) =>
  useQuery({
    ...one('/api/v1/imports/{id}', { path: { id } }),
    refetchInterval: ({ state }) => (atWork(state.data?.state) ? everyMs : false),
  });
/** `progress` says how far the import is: the rows are read again with it. */
export const useImportRows = (id: string, state: keyof Counts | undefined, progress: string) =>
  useInfiniteQuery({
    queryKey: ['/api/v1/imports/{id}/rows', id, state, progress],
    queryFn: ({ signal, pageParam }) =>
      get(
        '/api/v1/imports/{id}/rows',
        { path: { id }, query: { state, cursor: pageParam, limit: 50 } },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });

const workbook = async (path: string): Promise<Blob> =>
  new Blob([new Uint8Array(await getBytes(path))], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
export const importTemplateOf = (list: string, language: 'zh' | 'en'): Promise<Blob> =>
  workbook(`/api/v1/import-lists/${encodeURIComponent(list)}/template?language=${language}`);
/** The rows that were refused, with why. */
export const importRemainingOf = (id: string, language: 'zh' | 'en'): Promise<Blob> =>
  workbook(`/api/v1/imports/${encodeURIComponent(id)}/remaining?language=${language}`);
