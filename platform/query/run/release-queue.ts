import { BatchUndone, type Database, inGroups, type Result } from '#foundation';
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
 * released by itself and gets its own answer.
 */
export const releaseQueue = (database: Database): ReleaseQueue => ({
  release: inGroups(
    async (group: readonly ReleaseRequest[]) => {
      try {
        return await releaseTogether(database, group);
      } catch (error) {
        if (!(error instanceof BatchUndone)) throw error;
      }
      return group.length === 1
        ? [await release(database, group[0]!)]
        : database.transaction((tx) => releaseAll(tx, group));
    },
    { largest: largestGroup },
  ),
});
