import { useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, usePages } from './reads.ts';

export type Statement = Answer<'/api/v1/statements/{id}'>;
export type Bill = Answer<'/api/v1/bills/{id}'>;
export type Sharing = Answer<'/api/v1/sharings/{id}'>;

/** Statements, bills and sharings of one's own side, or all for those who oversee. */
export const useStatements = () => usePages('/api/v1/statements', { limit: 50 });
export const useStatement = (id: string) => useQuery(one('/api/v1/statements/{id}', { path: { id } }));
export const useBills = () => usePages('/api/v1/bills', { limit: 50 });
export const useBill = (id: string) => useQuery(one('/api/v1/bills/{id}', { path: { id } }));
export const useSharings = () => usePages('/api/v1/sharings', { limit: 50 });
export const useSharing = (id: string) => useQuery(one('/api/v1/sharings/{id}', { path: { id } }));
export const useTrialBalance = () => useQuery(one('/api/v1/ledger/trial-balance'));
export const useJournal = () => usePages('/api/v1/ledger/journal', { limit: 50 });

export type Formation = Answer<'/api/v1/price-formations/{id}'>;
/** Price formations one takes part in, or all for those who oversee; one of them; and one with other inputs. */
export const useFormations = () => usePages('/api/v1/price-formations', { limit: 50 });
export const useFormation = (id: string) => useQuery(one('/api/v1/price-formations/{id}', { path: { id } }));
export const useWhatIf = (id: string, query: { readonly [key: string]: string }) =>
  useQuery(one('/api/v1/price-formations/{id}/what-if', { path: { id }, query }));
