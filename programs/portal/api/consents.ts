import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FoundConsents, RegisteredConsent } from './contract.ts';
import { one } from './reads.ts';
import { post } from './transport.ts';

const path = '/api/v1/products/{productId}/consents';
const at = (productId: string, last: string) => `/api/v1/products/${encodeURIComponent(productId)}/${last}`;

/** Consents the reader's organisation registered; who gave them is not among what is told. */
export const useConsents = (productId: string) => useQuery(one(path, { path: { productId } }));

/** Values that say who is meant, by the names of the product's items. */
export type SubjectValues = { readonly [item: string]: string };

export interface NewConsent {
  readonly purpose: string;
  readonly subject: SubjectValues;
  readonly paperNumber: string;
  readonly paperSha256: string;
  readonly until: string;
}

/** Register a consent; its token is in this answer and nowhere else, so it is let go with the form. */
export function useRegisterConsent(productId: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: ({ input, key }: { readonly input: NewConsent; readonly key: string }) =>
      post(at(productId, 'consents'), input, { 'Idempotency-Key': key }) as Promise<RegisteredConsent>,
    onSuccess: () => queries.invalidateQueries({ queryKey: [path] }),
  });
}

/** What somebody who came to the desk consented to. Who it is goes in the body, never into an address, and nothing is kept once the form is left. */
export const useFindConsents = (productId: string) =>
  useMutation({
    gcTime: 0,
    mutationFn: (subject: SubjectValues) =>
      post(at(productId, 'consent-searches'), { subject }) as Promise<FoundConsents>,
  });
