import { BatchUndone, type Database, inGroups, Refusal, type Result } from '#foundation';
import { type Released, type ReleaseRequest, release, releaseAll } from './release.ts';
import { releaseTogether } from './release-together.ts';

/** Most calls of one commit: past this the rows of one statement cost more than the commit they save. */
const largestGroup = 128;

export interface ReleaseQueue {
  release(request: ReleaseRequest): Promise<Result<Released>>;
}

/**
 * Group commit of small releases: while one transaction is under way the next ones gather, and leave together. The quota row of an
 * agreement admits one transaction at a time anyway; together they wait for one flush and not for one each. A call that is stale
 * falls out alone. Whatever else goes wrong with a group (a quota that ends inside it, a key used twice), each of its calls is
 * released by itself and gets its own answer, provided that nothing of the group was written: where the connection is lost nobody
 * knows, so all are told that it failed, and who has a key asks again under it.
 */
export function releaseQueue(database: Database): ReleaseQueue {
  const leave = inGroups(
    async (group: readonly ReleaseRequest[]): Promise<readonly Left[]> => {
      try {
        return (await together(database, group)).map((result) => ({ result }));
      } catch (error) {
        if (nothingWritten(error)) throw error;
        return group.map(() => ({ unknown: error }));
      }
    },
    { largest: largestGroup },
  );
  return {
    async release(request) {
      const left = await leave(request);
      if ('unknown' in left) throw left.unknown;
      return left.result;
    },
  };
}

type Left = { readonly result: Result<Released> } | { readonly unknown: unknown };

async function together(
  database: Database,
  group: readonly ReleaseRequest[],
): Promise<readonly Result<Released>[]> {
  try {
    return await releaseTogether(database, group);
  } catch (error) {
    if (!(error instanceof BatchUndone)) throw error;
  }
  return group.length === 1
    ? [await release(database, group[0]!)]
    : database.transaction((tx) => releaseAll(tx, group));
}

/** We said no ourselves, or the server said that it undid everything. A connection that is lost says nothing. */
const nothingWritten = (error: unknown): boolean =>
  error instanceof Refusal ||
  error instanceof BatchUndone ||
  (error as { readonly severity?: unknown } | null)?.severity === 'ERROR';
