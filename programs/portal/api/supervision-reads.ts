import { useQuery } from '@tanstack/react-query';
import type { Answer } from './contract.ts';
import { one, useMe, usePages } from './reads.ts';

export type ObjectionLine = Answer<'/api/v1/objections'>['items'][number];
export type Objection = Answer<'/api/v1/objections/{id}'>;

/** Objections one takes part in, or all for those who oversee; and one of them. */
export const useObjections = () => usePages('/api/v1/objections', { limit: 50 });
export const useObjection = (id: string) => useQuery(one('/api/v1/objections/{id}', { path: { id } }));

/** Marks that stand on a resource or product now. */
export const useMarks = (kind: 'resource' | 'product', id: string) =>
  useQuery(one('/api/v1/marks/{kind}/{id}', { path: { kind, id } }));

export const useSignedIn = (): boolean => useMe().data?.signedIn === true;

export type Incident = Answer<'/api/v1/incidents/{id}'>;
export const useIncidents = () => useQuery(one('/api/v1/incidents'));
export const useIncident = (id: string) => useQuery(one('/api/v1/incidents/{id}', { path: { id } }));
export const useStops = () => useQuery(one('/api/v1/stops'));

export type Rectification = Answer<'/api/v1/rectifications/{id}'>;
export const useRectifications = () => usePages('/api/v1/rectifications', { limit: 50 });
export const useRectification = (id: string) =>
  useQuery(one('/api/v1/rectifications/{id}', { path: { id } }));
export type AlertLine = Answer<'/api/v1/alerts'>['items'][number];
export type Alert = Answer<'/api/v1/alerts/{id}'>;
export type AlertFamily = 'conduct' | 'guard' | 'monitoring';
export const useAlerts = (family: AlertFamily | undefined) =>
  usePages('/api/v1/alerts', { ...(family ? { family } : {}), limit: 50 });
export const useAlert = (id: string) => useQuery(one('/api/v1/alerts/{id}', { path: { id } }));
export const useConduct = () => useQuery(one('/api/v1/conduct'));
