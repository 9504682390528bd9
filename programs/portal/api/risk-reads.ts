import { useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one } from './reads.ts';

export type RiskChoices = Answer<'/api/v1/privacy/risk/revisions/{id}'>;
export type RiskReport = Answer<'/api/v1/privacy/risk/reports/{id}'>;

/** What can be chosen to assess a revision; for its department and those who oversee. */
export const useRiskChoices = (revisionId: string) =>
  useQuery(one('/api/v1/privacy/risk/revisions/{id}', { path: { id: revisionId } }));
export const useRiskReport = (id: string) =>
  useQuery(one('/api/v1/privacy/risk/reports/{id}', { path: { id } }));
