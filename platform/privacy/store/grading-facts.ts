import type { Tx } from '#foundation';
import {
  type CataloguedResource,
  cataloguedResource,
  cataloguedRevision,
  newestRevision,
} from '#platform/catalog';
import { edgesAmong, upstream } from '#platform/lineage';
import { evidenceOf, findingPrefix } from '../model/detection/evidence.ts';
import type { InheritedFacts, TableFacts, TraceFacts } from '../model/grading/propose.ts';
import type { Level } from '../model/level.ts';
import { gradesOf } from './grades.ts';

/** What is known of a resource for grading it, from its newest revision; and which revision that is. */
export async function gradingFacts(
  tx: Tx,
  resource: CataloguedResource,
): Promise<{ readonly facts: TableFacts; readonly revisionId: string | null }> {
  const newest = await newestRevision(tx, resource.id);
  const revision = newest === null ? null : await cataloguedRevision(tx, newest);
  const traces = (revision?.findings ?? []).flatMap((finding): TraceFacts[] => {
    if (!finding.code.startsWith(findingPrefix)) return [];
    const evidence = evidenceOf(finding);
    const column = evidence?.column ?? finding.at?.[0]?.column;
    return column === undefined
      ? []
      : [
          {
            family: finding.code.slice(findingPrefix.length),
            column,
            count: finding.count,
            sensitive: evidence?.sensitive ?? false,
            of: evidence?.of ?? 'unknown',
          },
        ];
  });
  return {
    revisionId: revision?.id ?? null,
    facts: {
      items: resource.items.map((item) => ({
        itemId: item.id,
        name: item.name,
        columnName: item.columnName,
        codeTable: item.codeTable,
        declared: item.graded ? null : (item.level as Level | null),
      })),
      traces,
      rows: revision?.rows ?? null,
      protectedUnits: resource.protectedUnits,
      declared: resource.graded ? null : (resource.level as Level | null),
      inherited: await inheritedFacts(tx, resource, revision?.id ?? null),
    },
  };
}

/**
 * Levels of the other resources a resource or its revision was made from (R60), however far away; where the edge says which column went
 * into which, that item takes its source's level too.
 */
export async function inheritedFacts(
  tx: Tx,
  resource: Pick<CataloguedResource, 'id' | 'items'>,
  revisionId: string | null,
): Promise<InheritedFacts[]> {
  const own = [
    { kind: 'resource', id: resource.id },
    ...(revisionId ? [{ kind: 'revision', id: revisionId }] : []),
  ];
  const found = new Map<string, InheritedFacts>();
  for (const self of own)
    for (const relative of await upstream(tx, self)) {
      const source = await sourceResource(tx, relative);
      if (!source || source.id === resource.id) continue;
      const grades = await gradesOf(tx, source.id);
      if (grades.table)
        found.set(source.id, {
          id: source.id,
          title: source.title,
          level: grades.table.level,
          itemId: null,
        });
      if (relative.distance !== 1) continue;
      for (const edge of await edgesAmong(tx, [relative, self]))
        for (const { fromColumn, toColumn } of edge.columns ?? []) {
          const from = grades.items.find(({ columnName }) => columnName === fromColumn);
          const into = resource.items.find(({ columnName }) => columnName === toColumn);
          if (from && into)
            found.set(`${from.itemId}/${into.id}`, {
              id: source.id,
              title: `${source.title} · ${fromColumn}`,
              level: from.level,
              itemId: into.id,
            });
        }
    }
  return [...found.values()];
}

async function sourceResource(
  tx: Tx,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<{ readonly id: string; readonly title: string } | null> {
  if (kind === 'revision') return (await cataloguedRevision(tx, id))?.resource ?? null;
  if (kind !== 'resource') return null;
  return cataloguedResource(tx, id);
}
