import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { ListPath, Parameters, Path } from './contract.ts';
import { get, getBytes } from './transport.ts';

export const one = <P extends Path>(path: P, params: Parameters<P> = {} as Parameters<P>) =>
  queryOptions({ queryKey: [path, params], queryFn: ({ signal }) => get(path, params, signal) });

/** Options of the reads that are needed before or outside a component. */
export const siteQuery = () => ({ ...one('/api/v1/site'), staleTime: 20_000, refetchInterval: 60_000 });
export const meQuery = () => one('/api/v1/me');

export const useSite = () => useQuery(siteQuery());
export const useMe = () => useQuery(meQuery());
export const useDemoAccounts = (demo: boolean) =>
  useQuery({ ...one('/api/v1/demo/accounts'), enabled: demo });
export const useHome = () => useQuery(one('/api/v1/home'));

type Query<P extends Path> =
  Parameters<P> extends { readonly query?: infer Q } ? Omit<NonNullable<Q>, 'cursor'> : never;

/** How often a list is read again by itself, in milliseconds. */
interface Freshness {
  readonly staleTime?: number;
  readonly refetchInterval?: number;
}

/** Pages of a list that grow by cursor: `data.items` is all that was read so far. */
export function usePages<P extends ListPath>(path: P, query: Query<P>, fresh: Freshness = {}) {
  return useInfiniteQuery(
    infiniteQueryOptions({
      ...fresh,
      queryKey: [path, 'pages', query],
      queryFn: ({ signal, pageParam }) =>
        get(path, { query: { ...query, cursor: pageParam } } as unknown as Parameters<P>, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => (last as { readonly next: string | null }).next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
}

export interface ResourceQuery {
  readonly q?: string;
  readonly theme?: string;
  readonly department?: string;
}
export const useResources = (query: ResourceQuery) => usePages('/api/v1/resources', { ...query, limit: 20 });
export const useResource = (id: string) => useQuery(one('/api/v1/resources/{id}', { path: { id } }));
export const useLineage = (kind: string, id: string) =>
  useQuery(one('/api/v1/lineage/{kind}/{id}', { path: { kind, id } }));
export const useRevision = (id: string | undefined) =>
  useQuery({ ...one('/api/v1/revisions/{id}', { path: { id: id ?? '' } }), enabled: id !== undefined });

/** Rows of the revision in service, 50 at a time. */
export const useRows = (id: string, enabled: boolean) =>
  useInfiniteQuery({
    enabled,
    queryKey: ['/api/v1/resources/{id}/rows', id],
    queryFn: ({ signal, pageParam }) =>
      get('/api/v1/resources/{id}/rows', { path: { id }, query: { cursor: pageParam, limit: 50 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const usePublicNotices = () => usePages('/api/v1/public-notices', { limit: 50 });
export const useRegistrationApplication = (id: string) =>
  useQuery(one('/api/v1/registration-applications/{id}', { path: { id } }));
export const useRegistrationDuties = () => usePages('/api/v1/registration-duties', { limit: 50 });
export const useRegistrationDeliveries = () => usePages('/api/v1/registration-deliveries', { limit: 50 });
export const useRegistrationMandates = () => usePages('/api/v1/registration-mandates', { limit: 50 });
export const useRegistrationMandate = (id: string) =>
  useQuery(one('/api/v1/registration-mandates/{id}', { path: { id } }));
export const useRegistrationObjection = (id: string) =>
  useQuery(one('/api/v1/registration-objections/{id}', { path: { id } }));
export const useRegistration = (queryCode: string) =>
  useQuery({
    ...one('/api/v1/registrations/{queryCode}', { path: { queryCode } }),
    enabled: queryCode !== '',
  });
/** Whether a resource or product is registered: its query code, once it has one. */
export const useRegistrationOf = (kind: 'resource' | 'product', id: string) =>
  useQuery(one('/api/v1/registrations/of/{kind}/{id}', { path: { kind, id } }));
export const useProducts = () => usePages('/api/v1/products', { limit: 50 });
export const useProduct = (id: string) => useQuery(one('/api/v1/products/{id}', { path: { id } }));
export const useDisclosure = (days: { readonly from?: string; readonly until?: string } = {}) =>
  useQuery({ ...one('/api/v1/disclosure', { query: days }), placeholderData: keepPreviousData });
export const useAuthorisations = () => usePages('/api/v1/disclosure/authorisations', { limit: 50 });
export const useAuthorisation = (id: string) =>
  useQuery(one('/api/v1/disclosure/authorisations/{id}', { path: { id } }));
export const useDisclosedProducts = () => usePages('/api/v1/disclosure/products', { limit: 50 });
export const useLog = () => useQuery({ ...one('/api/v1/log'), refetchInterval: 30_000 });
/** A receipt as it leaves the server, to the last byte: only so can its spelling be checked. */
export const useReceipt = (id: string) =>
  useQuery({
    queryKey: ['/api/v1/receipts/{id}', id],
    queryFn: ({ signal }) => getBytes(`/api/v1/receipts/${encodeURIComponent(id)}`, signal),
  });
/** What became of the entry behind a receipt: whether its salts and values are still there. */
export const useReceiptStanding = (id: string) =>
  useQuery(one('/api/v1/receipts/{id}/standing', { path: { id } }));
export const useEvidenceRetention = () => useQuery(one('/api/v1/evidence/retention'));
export interface FactQuery {
  readonly kind?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
}
export const usePublicFacts = (query: FactQuery = {}) =>
  usePages('/api/v1/public-facts', { ...query, limit: 50 });
/** Papers of the reader's organisation, and one with its proof of service. */
export const usePapers = (query: { readonly box: 'issued' | 'received'; readonly number?: string }) =>
  usePages('/api/v1/papers', { ...query, limit: 50 });
export const usePaper = (id: string) => useQuery(one('/api/v1/papers/{id}', { path: { id } }));
/** Decisions taken off the system that the reader's organisation entered, and one with what rests on it. */
export const useOutsideDecisions = (query: {
  readonly state?: 'recorded' | 'confirmed' | 'rejected' | 'superseded';
  readonly find?: string;
}) => usePages('/api/v1/outside-decisions', { ...query, limit: 50 });
export const useOutsideDecision = (id: string) =>
  useQuery(one('/api/v1/outside-decisions/{id}', { path: { id } }));
export const useInbox = () => usePages('/api/v1/notices', { limit: 50 });
export const usePublicNotice = (id: string) => useQuery(one('/api/v1/public-notices/{id}', { path: { id } }));
/** A desk fills while somebody else works: it is read again whenever it is opened, and while it is looked at. */
export const useTasks = (state: 'open' | 'done') =>
  usePages('/api/v1/tasks', { state, limit: 50 }, { staleTime: 0, refetchInterval: 20_000 });
export const useTask = (id: string) => useQuery(one('/api/v1/tasks/{id}', { path: { id } }));
export const useRules = () => useQuery(one('/api/v1/rules'));
export const useRule = (id: string) => useQuery(one('/api/v1/rules/{id}', { path: { id } }));
export const useAgreements = () => usePages('/api/v1/agreements', { limit: 50 });
/** How an agreement may end, what an end reaches, and how far its exit is. */
export const useAgreementEnd = (id: string) => useQuery(one('/api/v1/agreements/{id}/end', { path: { id } }));
/** The versions an agreement had, and what was proposed to change in it. */
export const useAgreementChanges = (id: string) =>
  useQuery(one('/api/v1/agreements/{id}/changes', { path: { id } }));
export const useSelections = () => usePages('/api/v1/selections', { limit: 50 });
export const useSelection = (id: string) => useQuery(one('/api/v1/selections/{id}', { path: { id } }));
export const useAgreementFilings = (id: string) =>
  useQuery(one('/api/v1/agreements/{id}/filings', { path: { id } }));
export const useAgreementAssets = (id: string) =>
  useQuery(one('/api/v1/agreements/{id}/assets', { path: { id } }));
export const useAgreementScenarios = (id: string) =>
  useQuery(one('/api/v1/agreements/{id}/scenarios', { path: { id } }));
export const useSharedConsents = (agreementId?: string) =>
  usePages('/api/v1/shared-consents', { ...(agreementId ? { agreementId } : {}), limit: 50 });
export const useScenarios = () => usePages('/api/v1/scenarios', { limit: 50 });
export const useAgreementChange = (id: string) =>
  useQuery(one('/api/v1/agreement-changes/{id}', { path: { id } }));
export const useAgreement = (id: string) => useQuery(one('/api/v1/agreements/{id}', { path: { id } }));
export const usePopulations = () => useQuery(one('/api/v1/privacy/populations'));
export const useLinkageOverview = () => useQuery(one('/api/v1/privacy/linkage'));
export const useLinkage = (id: string) => useQuery(one('/api/v1/privacy/linkage/{id}', { path: { id } }));
export const usePrivacyAlarms = () => useQuery(one('/api/v1/privacy/alarms'));
export const useProductColumns = (id: string) =>
  useQuery(one('/api/v1/products/{id}/columns', { path: { id } }));
export const useActs = () => useQuery(one('/api/v1/acts'));

/** What the reader may do about one thing; the public, who may do nothing, are not asked to sign in for it. */
export function useActsOn(kind: string, id: string) {
  const { data: me } = useMe();
  return useQuery({
    ...one('/api/v1/acts/on/{kind}/{id}', { path: { kind, id } }),
    enabled: me?.signedIn === true,
  });
}
/** The data domain of an agreement, and what all of them cost. */
export const useProjectionsOf = (id: string) =>
  useQuery(one('/api/v1/agreements/{id}/projections', { path: { id } }));
export const useProjections = () => useQuery(one('/api/v1/projections'));

/** What depends on a resource or an agreement; nobody who is not signed in is shown it. */
export function useImpactOfResource(id: string) {
  const { data: me } = useMe();
  return useQuery({
    ...one('/api/v1/resources/{id}/impact', { path: { id } }),
    enabled: me?.signedIn === true,
  });
}
export function useImpactOfAgreement(id: string) {
  const { data: me } = useMe();
  return useQuery({
    ...one('/api/v1/agreements/{id}/impact', { path: { id } }),
    enabled: me?.signedIn === true,
  });
}
