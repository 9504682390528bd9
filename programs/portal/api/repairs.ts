import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { paths } from './generated/schema.d.ts';
import { one } from './reads.ts';
import { post } from './transport.ts';

type Done<Act extends string & keyof paths> = paths[Act] extends {
  readonly post: {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Body } } };
  };
}
  ? Body
  : never;

export type RepairTrial = Done<'/api/v1/actions/privacy.propose-repair'>;
export type RepairSearch = Done<'/api/v1/actions/privacy.search-repair'>;
export type RepairMade = Done<'/api/v1/actions/privacy.apply-repair'>;
export type RepairDocument = RepairTrial['document'];
export type Remedy = RepairDocument['columns'][number]['remedy'];

/** How the search counts what is lost. */
export type SearchBy = 'precision' | 'entropy' | 'discernibility';

/** How a revision was repaired, and which repairs of it came to no end. */
export const useRepairOf = (revisionId: string) =>
  useQuery(one('/api/v1/revisions/{id}/repair', { path: { id: revisionId } }));

/** What is proposed for a revision, tried; it changes nothing. */
export const useRepairProposal = (revisionId: string) =>
  useQuery({
    queryKey: ['/api/v1/actions/privacy.propose-repair', revisionId],
    queryFn: () => post('/api/v1/actions/privacy.propose-repair', { revisionId }) as Promise<RepairTrial>,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** A document as a person changed it, tried; it changes nothing. */
export const useTryRepair = () =>
  useMutation({
    mutationFn: (input: {
      readonly revisionId: string;
      readonly document: RepairDocument;
      readonly quasi: readonly string[];
    }) => post('/api/v1/actions/privacy.propose-repair', input) as Promise<RepairTrial>,
  });

export const useSearchRepair = () =>
  useMutation({
    mutationFn: (input: {
      readonly revisionId: string;
      readonly quasi: readonly {
        readonly column: string;
        readonly hierarchy?: Extract<Remedy, { kind: 'generalise' }>['hierarchy'];
      }[];
      readonly sensitive?: readonly {
        readonly column: string;
        readonly distinctL?: number;
        readonly entropyL?: number;
        readonly t?: number;
        readonly ordered?: boolean;
      }[];
      readonly by: SearchBy;
      readonly k: number;
      readonly suppression: number;
      readonly document: RepairDocument;
    }) => post('/api/v1/actions/privacy.search-repair', input) as Promise<RepairSearch>,
  });

/** Makes the new revision; what is on screen is read again. */
export function useApplyRepair() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      key,
      ...input
    }: {
      readonly revisionId: string;
      readonly document: RepairDocument;
      readonly quasi: readonly string[];
      readonly key: string;
    }) =>
      post('/api/v1/actions/privacy.apply-repair', input, { 'Idempotency-Key': key }) as Promise<RepairMade>,
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/revisions/{id}/repair'] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/v1/resources/{id}'] }),
  });
}
