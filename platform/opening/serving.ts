import { ok, type Result, refuse, type Tx, text } from '#foundation';
import { type CataloguedResource, cataloguedResource, type ServedRevision } from '#platform/catalog';
import { standingIfAny } from '#platform/lineage';
import { problems } from './problems.ts';
import { type EntryRow, lastListed } from './store/entries.ts';
import { tombstone } from './tombstone.ts';

/** What may be given to everybody now. */
export interface Serving {
  readonly entry: EntryRow;
  readonly resource: CataloguedResource;
  readonly revision: ServedRevision;
  /** Columns of the revision but those that may not be used now. */
  readonly columns: ServedRevision['columns'];
  readonly leftOut: readonly string[];
}

/**
 * What of a resource may be given to everybody at this moment: it stands on the list as open without conditions, has a revision in service, nothing about it
 * is frozen, and it has no protected units. Asked anew for each page, and again while a file is being written.
 */
export async function servingOf(tx: Tx, resourceId: string): Promise<Result<Serving>> {
  const entry = await lastListed(tx, resourceId);
  if (!entry) return refuse(problems['not-on-list']());
  if (entry.state === 'withdrawn') return refuse(await tombstone(tx, entry));
  if (entry.class !== 'unconditional') return refuse(problems['not-unconditional']());
  const resource = (await cataloguedResource(tx, resourceId))!;
  const { revision } = resource;
  if (!revision) return refuse(problems['no-data']());
  if (resource.releaseMode !== null)
    return refuse(
      problems.stopped({
        detail: text(
          '该资源已改为受保护提供，不再直接开放',
          'The resource has protected units by now and is not given out as it is',
        ),
      }),
    );
  const standings = await standingIfAny(tx, [
    { kind: 'resource', id: resourceId },
    { kind: 'revision', id: revision.id },
    ...resource.items.map(({ id }) => ({ kind: 'item', id })),
  ]);
  const stopped = standings.filter(({ status }) => status === 'frozen' || status === 'ended');
  if (stopped.some(({ kind }) => kind !== 'item')) return refuse(problems.stopped());
  const items = new Set(stopped.map(({ id }) => id));
  const names = new Set(resource.items.flatMap(({ id, columnName }) => (items.has(id) ? [columnName] : [])));
  const columns = revision.columns.filter(({ name }) => !names.has(name));
  if (columns.length === 0) return refuse(problems.stopped());
  return ok({ entry, resource, revision, columns, leftOut: [...names] });
}

/** Whether a file that was begun may go on: the same revision is served, with all the columns the file has. */
export async function stillServes(
  tx: Tx,
  resourceId: string,
  revisionId: string,
  columns: readonly string[],
): Promise<boolean> {
  const now = await servingOf(tx, resourceId);
  if (!now.ok || now.value.revision.id !== revisionId) return false;
  const names = new Set(now.value.columns.map(({ name }) => name));
  return columns.every((name) => names.has(name));
}
