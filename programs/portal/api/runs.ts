import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Collected, Explanation } from './contract.ts';
import { newIdempotencyKey } from './deeds.ts';
import { one, usePages } from './reads.ts';
import { post, postForText } from './transport.ts';

/** What is asked in the data domain. */
export interface Question {
  readonly agreementId: string;
  readonly purpose: string;
  readonly sql: string;
}

export const useDomains = () => useQuery(one('/api/v1/data-domains'));
export const useRuns = () =>
  usePages('/api/v1/runs', { limit: 50 }, { staleTime: 0, refetchInterval: 10_000 });

const moving = ['queued', 'running', 'guarded'];

/** A run, read again each second while it moves by itself, and now and then while somebody else has to decide. */
export const useRun = (id: string) =>
  useQuery({
    ...one('/api/v1/runs/{id}', { path: { id } }),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const run = state.data?.state;
      return run && moving.includes(run) ? 1_000 : run === 'awaiting-review' ? 15_000 : false;
    },
  });

export const useEgressEvidence = (id: string) =>
  useQuery({ ...one('/api/v1/runs/{id}/evidence', { path: { id } }), retry: false });

/** Explain a question without running it; nothing is asked until all of it is there. */
export const useExplanation = (question: Question) =>
  useQuery({
    queryKey: ['explanation', question],
    enabled: question.agreementId !== '' && question.purpose !== '',
    placeholderData: keepPreviousData,
    queryFn: () =>
      post(`/api/v1/agreements/${encodeURIComponent(question.agreementId)}/explanations`, {
        purpose: question.purpose,
        // The tables are explained also before anything is written.
        sql: question.sql.trim() === '' ? ' ' : question.sql,
      }) as Promise<Explanation>,
  });

/** Put a question into the queue. One key per question: a repeated click is the same run. */
export function useSubmitRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ note, ...question }: Question & { readonly note: string }) =>
      post(
        '/api/v1/runs',
        { ...question, ...(note.trim() === '' ? {} : { note: note.trim() }) },
        { 'Idempotency-Key': newIdempotencyKey() },
      ) as Promise<{ readonly runId: string }>,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/v1/runs'] }),
  });
}

/** Collect a result to look at. Each time is a release of its own and counts. */
export function useCollectRun(runId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      post(
        collections(runId),
        { format: 'json' },
        { 'Idempotency-Key': newIdempotencyKey() },
      ) as Promise<Collected>,
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/runs/{id}'] }),
  });
}

/** The same as a CSV file. */
export function useCollectCsv(runId: string, onFile: (csv: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      postForText(collections(runId), { format: 'csv' }, { 'Idempotency-Key': newIdempotencyKey() }),
    onSuccess: onFile,
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/runs/{id}'] }),
  });
}

const collections = (runId: string): string => `/api/v1/runs/${encodeURIComponent(runId)}/collections`;

export function useCancelRun(runId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      post('/api/v1/actions/query.cancel-run', { runId }, { 'Idempotency-Key': newIdempotencyKey() }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['/api/v1/runs/{id}'] }),
  });
}
