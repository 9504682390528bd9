import { useMutation } from '@tanstack/react-query';
import { getBytes } from './transport.ts';

/** What an evidence bundle is asked for: instants, half-open, and the size of a checkpoint held from earlier. */
export interface BundleQuestion {
  readonly from: string;
  readonly until: string;
  readonly since?: string;
}

/** Fetch the evidence bundle of an agreement, byte for byte as it was sealed. */
export const useEvidenceBundle = (agreementId: string) =>
  useMutation({
    mutationFn: ({ from, until, since }: BundleQuestion) =>
      getBytes(
        `/api/v1/agreements/${encodeURIComponent(agreementId)}/evidence-bundle?${new URLSearchParams({ from, until, ...(since ? { since } : {}) })}`,
      ),
  });
