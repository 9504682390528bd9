import { useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, usePages } from './reads.ts';

export type GradingOfResource = Answer<'/api/v1/privacy/gradings/{resourceId}'>;
export type Assessment = Answer<'/api/v1/privacy/assessments/{id}'>;
export type AssessmentLine = Answer<'/api/v1/privacy/assessments'>['items'][number];

/** Levels of one's own data, or of all for those who oversee; the reasons of one resource's. */
export const useGradings = () => useQuery(one('/api/v1/privacy/gradings'));
export const useGrading = (resourceId: string) =>
  useQuery(one('/api/v1/privacy/gradings/{resourceId}', { path: { resourceId } }));

/** Assessments, of one resource or of all; and one to read or write. */
export const useAssessments = (resourceId?: string) =>
  useQuery(one('/api/v1/privacy/assessments', resourceId === undefined ? {} : { query: { resourceId } }));
export const useAssessment = (id: string) =>
  useQuery(one('/api/v1/privacy/assessments/{id}', { path: { id } }));

/** What waits at the gate, and gates that closed again. */
export const useGates = (query: {
  readonly which: 'proposal' | 'closed';
  readonly organisation?: string;
  readonly on?: string;
}) => usePages('/api/v1/privacy/gates', { ...query, limit: 50 });
export type GateOfRevision = Answer<'/api/v1/privacy/gate/{revisionId}'>;
export type ReleaseForm = 'open' | 'share' | 'authorise' | 'product';

/** Every condition a revision meets or not, for one form of release. */
export const useGatePreview = (revisionId: string) =>
  useQuery(one('/api/v1/privacy/gate/{revisionId}/preview', { path: { revisionId } }));
export const useGate = (revisionId: string, form?: ReleaseForm) =>
  useQuery(
    one('/api/v1/privacy/gate/{revisionId}', {
      path: { revisionId },
      ...(form === undefined ? {} : { query: { form } }),
    }),
  );
