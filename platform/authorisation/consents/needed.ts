import type { Tx } from '#foundation';
import { whoseData } from '#platform/catalog';
import { currentOrganisations, organisationNames } from '#platform/identity';
import { dataSources } from '#platform/lineage';
import type { AgreementDocument } from '../model/index.ts';

type Granted = AgreementDocument['parts']['scope']['resources'][number];

/** Data of a granted resource that came to its holder by sharing, and from whom. */
export interface SharedData {
  readonly resourceIndex: number;
  readonly resourceId: string;
  readonly title: string;
  /** Who answers now for the department that shared it. */
  readonly provider: string;
  readonly providerName: string;
  /** Titles of the resources it came through; empty for what only the agreement declares. */
  readonly through: readonly string[];
  /** Number of the consent that the agreement names; null when it names none. */
  readonly declared: string | null;
}

/**
 * Whose consent these resources need (R28): every other department whose resource lies anywhere upstream of one of them, or which is the source of an item that
 * is granted; and, as the floor, whom the agreement itself declares. Departments are compared as they answer now, so that one which merged with the
 * holder shares nothing with it any more, and the consent of one that merged is its successor's.
 */
export async function sharedDataIn(tx: Tx, resources: readonly Granted[]): Promise<readonly SharedData[]> {
  const sources = await dataSources(
    tx,
    resources.map(({ resourceId }) => resourceId),
  );
  const whose = await whoseData(tx, [...new Set([...sources.values()].flat().map(({ id }) => id))]);
  const declaredProviders = resources.flatMap((one) =>
    one.sources.flatMap((source) => (source.origin === 'shared' ? [source.provider.organisationId] : [])),
  );
  const now = await currentOrganisations(
    tx,
    [
      ...[...whose.values()].flatMap(({ organisation, items }) => [organisation, ...items.values()]),
      ...declaredProviders,
    ],
    'catalogue',
  );
  const answering = (id: string): string => now.get(id) ?? id;
  const found: Omit<SharedData, 'providerName'>[] = [];
  for (const [resourceIndex, granted] of resources.entries()) {
    const own = whose.get(granted.resourceId);
    const holder = own && answering(own.organisation);
    const through = new Map<string, Set<string>>();
    const came = (provider: string, by: string) => {
      if (answering(provider) === holder) return;
      through.set(answering(provider), (through.get(answering(provider)) ?? new Set()).add(by));
    };
    const items = new Set([...granted.items, ...granted.otherItems].map(({ itemId }) => itemId as string));
    for (const [item, organisation] of own?.items ?? [])
      if (items.has(item)) came(organisation, granted.title);
    for (const { id, distance } of sources.get(granted.resourceId) ?? []) {
      const source = whose.get(id);
      if (distance === 0 || !source) continue;
      for (const organisation of [source.organisation, ...source.items.values()])
        came(organisation, source.title);
    }
    const declared = new Map<string, string | null>();
    for (const source of granted.sources)
      if (source.origin === 'shared') {
        const provider = answering(source.provider.organisationId);
        declared.set(provider, source.consent?.reference ?? declared.get(provider) ?? null);
      }
    for (const provider of new Set([...through.keys(), ...declared.keys()]))
      found.push({
        resourceIndex,
        resourceId: granted.resourceId,
        title: granted.title,
        provider,
        through: [...(through.get(provider) ?? [])].sort(),
        declared: declared.get(provider) ?? null,
      });
  }
  const names = await organisationNames(
    tx,
    found.map(({ provider }) => provider),
  );
  return found.map((one) => ({ ...one, providerName: names.get(one.provider) ?? one.provider }));
}
