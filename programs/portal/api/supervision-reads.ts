import { useMutation, useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, useMe, usePages } from './reads.ts';
import { post } from './transport.ts';

export type ObjectionLine = Answer<'/api/v1/objections'>['items'][number];
export type Objection = Answer<'/api/v1/objections/{id}'>;

/** Objections one takes part in, or all for those who oversee; and one of them. */
/** What a number of the cockpit counted, as its link asks for it. */
interface Counted<Which extends string> {
  readonly which?: Which;
  readonly organisation?: string;
  readonly on?: string;
  readonly from?: string;
  readonly until?: string;
}
export const useObjections = (counted: Counted<'raised' | 'closed' | 'open'> = {}) =>
  usePages('/api/v1/objections', { ...counted, limit: 50 });
export const useObjection = (id: string) => useQuery(one('/api/v1/objections/{id}', { path: { id } }));

/** Marks that stand on a resource or product now. */
export const useMarks = (kind: 'resource' | 'product', id: string) =>
  useQuery(one('/api/v1/marks/{kind}/{id}', { path: { kind, id } }));

export const useSignedIn = (): boolean => useMe().data?.signedIn === true;

export type Incident = Answer<'/api/v1/incidents/{id}'>;
export const useIncidents = (counted: Counted<'recorded' | 'open'> = {}) =>
  usePages('/api/v1/incidents', { ...counted, limit: 50 });
export const useIncident = (id: string) => useQuery(one('/api/v1/incidents/{id}', { path: { id } }));
export const useStops = (counted: Counted<'in-force'> = {}) =>
  usePages('/api/v1/stops', { ...counted, limit: 50 });

export type Rectification = Answer<'/api/v1/rectifications/{id}'>;
export const useRectifications = () => usePages('/api/v1/rectifications', { limit: 50 });
export const useRectification = (id: string) =>
  useQuery(one('/api/v1/rectifications/{id}', { path: { id } }));
export type HonestError = Answer<'/api/v1/honest-errors/{id}'>;
/** Honest errors on record that one's organisation filed or assesses, and one of them. */
export const useHonestErrors = () => usePages('/api/v1/honest-errors', { limit: 50 });
export const useHonestError = (id: string) => useQuery(one('/api/v1/honest-errors/{id}', { path: { id } }));
export type AlertLine = Answer<'/api/v1/alerts'>['items'][number];
export type Alert = Answer<'/api/v1/alerts/{id}'>;
export const useAlerts = () => usePages('/api/v1/alerts', { limit: 50 });
export const useAlert = (id: string) => useQuery(one('/api/v1/alerts/{id}', { path: { id } }));
export const useConduct = () => useQuery(one('/api/v1/conduct'));

export type Tip = Answer<'/api/v1/tips/{id}'>;
export const useTips = () => usePages('/api/v1/tips', { limit: 50 });
export const useTip = (id: string) => useQuery(one('/api/v1/tips/{id}', { path: { id } }));

export interface TipInput {
  readonly about: string;
  readonly thing: string;
  readonly body?: string;
  readonly statement: string;
  readonly reporter?: string;
  readonly contact?: string;
}
/** Sends a report. Nothing on screen is read again, and the code is in no cache but the page's own. */
export const useSendTip = () =>
  useMutation({
    mutationFn: (input: TipInput) => post('/api/v1/tips', input) as Promise<{ readonly code: string }>,
  });

interface Followed {
  readonly stateTitle: { readonly zh: string; readonly en: string };
  readonly receivedAt: string;
  readonly reason: string | null;
  readonly outcome: { readonly zh: string; readonly en: string } | null;
  readonly answer: string | null;
}
/** By a follow-up code, which travels in the body: an address is written down in too many places. */
export const useFollowTip = () =>
  useMutation({
    mutationFn: (code: string) => post('/api/v1/tips/follow-up', { code }) as Promise<Followed>,
  });

export type Cockpit = Answer<'/api/v1/cockpit'>;
/** Figures as they were last taken, of the whole or of one organisation; and the duties behind the clocks among them. */
export const useCockpit = (organisation: string | undefined) =>
  useQuery(one('/api/v1/cockpit', { query: organisation ? { organisation } : {} }));
export const useDuties = (query: {
  readonly state: 'kept' | 'missed' | 'running' | 'late';
  readonly organisation?: string;
  readonly on?: string;
  readonly rule?: string;
  readonly from?: string;
  readonly until?: string;
}) => usePages('/api/v1/duties', { ...query, limit: 50 });

export type ReportAbove = Answer<'/api/v1/reports-above/{id}'>;
/** Reports to the level above, and one of them with all it says. */
export const useReportsAbove = () => usePages('/api/v1/reports-above', { limit: 50 });
export const useReportAbove = (id: string) => useQuery(one('/api/v1/reports-above/{id}', { path: { id } }));

export type Evaluation = Answer<'/api/v1/evaluations/{id}'>;
export type EvaluationScheme = Answer<'/api/v1/evaluation-schemes/{id}'>;
/** Evaluations with all they are computed from, and the schemes they go by. */
export const useEvaluations = () => usePages('/api/v1/evaluations', { limit: 50 });
export const useEvaluation = (id: string) => useQuery(one('/api/v1/evaluations/{id}', { path: { id } }));
export const useEvaluationSchemes = () => useQuery(one('/api/v1/evaluation-schemes'));
export const useEvaluationScheme = (id: string) =>
  useQuery(one('/api/v1/evaluation-schemes/{id}', { path: { id } }));

export type YearlyReport = Answer<'/api/v1/disclosure/yearly/{id}'>;
export type DisclosedLine = YearlyReport['lines'][number];
/** Yearly disclosures, what is disclosed this year line by line, and the reports on operators. */
export const useYearlyDisclosures = () => usePages('/api/v1/disclosure/yearly', { limit: 50 });
export const useYearlyDisclosure = (id: string) =>
  useQuery(one('/api/v1/disclosure/yearly/{id}', { path: { id } }));
export const useDisclosedLines = () => useQuery(one('/api/v1/disclosure/lines'));
export const useOperatorReports = () => usePages('/api/v1/operator-reports', { limit: 50 });
export const useOperatorReport = (id: string) =>
  useQuery(one('/api/v1/operator-reports/{id}', { path: { id } }));
