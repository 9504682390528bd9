import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SignInAnswer } from './account-deeds.ts';
import { actFrom } from './acting-post.ts';
import type {
  ProductAnswer,
  RawOutFigures,
  ReportTrial,
  ScopePreview,
  Trial,
  VerificationTrial,
} from './contract.ts';
import { post } from './transport.ts';

/** A fresh `Idempotency-Key`: one per opened form, so that a repeated click or a retry is the same deed. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

interface ActAddress {
  readonly path: string;
}

/** Where an act is posted to: its own path with the parts in braces taken from the input. */
export function addressOf(act: ActAddress, input: { readonly [field: string]: unknown }): string {
  return act.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(String(input[field] ?? '')));
}

/**
 * Does an act. After success everything on screen is read again: an act may change any of it. `onDone` is told first and in any case:
 * what is read again may take away the form that began the deed.
 */
export function usePerform(act: ActAddress, onDone: (answer: unknown) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ input, key }: { input: { readonly [field: string]: unknown }; key: string }) =>
      post(addressOf(act, input), input, { 'Idempotency-Key': key }),
    onSuccess: (answer) => {
      onDone(answer);
      return queries.invalidateQueries();
    },
  });
}

/** What a draft or an agreement leaves of a resource. Nothing is kept, so nothing on screen is read again. */
export const usePreviewScope = () =>
  useMutation({
    mutationFn: (input: {
      readonly resourceId: string;
      readonly agreementId?: string;
      readonly draft?: object;
    }) => post('/api/v1/scope-previews', input) as Promise<ScopePreview>,
  });

/** Measured once when a reviewer opens the page; it changes nothing. */
export const useRawOut = (id: string) =>
  useQuery({
    queryKey: ['/api/v1/products/{productId}/raw-out', id],
    queryFn: () => post(`/api/v1/products/${encodeURIComponent(id)}/raw-out`, {}) as Promise<RawOutFigures>,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Call a product with the caller's own data. Its product page may now say that it was delivered, and no more. */
export const useCallWithOwnData = (id: string) =>
  useMutation({
    mutationFn: ({ input, key }: { readonly input: object; readonly key: string }) =>
      post(`/api/v1/products/${encodeURIComponent(id)}/calls`, input, {
        'Idempotency-Key': key,
      }) as Promise<ProductAnswer>,
  });

/** Try a product on made-up data. Nothing changes, so nothing on screen is read again. */
export const useTryProduct = (id: string) =>
  useMutation({
    mutationFn: (input: { readonly purpose: string; readonly parameters: object }) =>
      post(`/api/v1/products/${encodeURIComponent(id)}/trials`, input) as Promise<Trial>,
  });

/** The same of a report, with the page to print. */
export const useTryReport = (id: string) =>
  useMutation({
    mutationFn: (input: { readonly purpose: string; readonly parameters: object }) =>
      post(`/api/v1/products/${encodeURIComponent(id)}/report-trials`, {
        ...input,
        format: 'html',
      }) as Promise<ReportTrial>,
  });

/** The same of a verification; without a subject the answer lists made-up ones. */
export const useTryVerification = (id: string) =>
  useMutation({
    mutationFn: (input: {
      readonly purpose: string;
      readonly subject?: object;
      readonly compared?: object;
      readonly consent?: string;
    }) =>
      post(
        `/api/v1/products/${encodeURIComponent(id)}/verification-trials`,
        input,
      ) as Promise<VerificationTrial>,
  });

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (account: { username: string; password: string }) => {
      actFrom(null);
      return post('/api/auth/sign-in/username', account) as Promise<SignInAnswer>;
    },
    onSuccess: () => queries.resetQueries(),
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => post('/api/auth/sign-out', {}),
    onSuccess: () => {
      actFrom(null);
      return queries.resetQueries();
    },
  });
}

/** Act from another of one's posts; everything is read again with that post's eyes. */
export function useChangePost() {
  const queries = useQueryClient();
  return useCallback(
    (postId: string | null) => {
      actFrom(postId);
      return queries.resetQueries();
    },
    [queries],
  );
}

/** What the server says of a received file. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export async function upload(file: File): Promise<Upload> {
  const form = new FormData();
  form.append('file', file, file.name);
  return (await post('/api/v1/uploads', form)) as Upload;
}
