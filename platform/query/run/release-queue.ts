import { type Database, Refusal, type Result, refuse } from '#foundation';
import { type Released, type ReleaseRequest, release, releaseAll } from './release.ts';

interface Waiting {
  readonly request: ReleaseRequest;
  readonly settle: (result: Result<Released>) => void;
  readonly fail: (error: unknown) => void;
}

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
export function releaseQueue(database: Database): ReleaseQueue {
  let waiting: Waiting[] = [];
  let busy = false;

  const turn = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      waiting = waiting.slice(largestGroup);
      await releaseGroup(database, group);
    }
    busy = false;
  };

  return {
    release: (request) =>
      new Promise((settle, fail) => {
        waiting.push({ request, settle, fail });
        // After the current turn of the loop, so that calls that arrived together leave together.
        if (!busy) {
          busy = true;
          setImmediate(() => void turn());
        }
      }),
  };
}

async function releaseGroup(database: Database, group: readonly Waiting[]): Promise<void> {
  if (group.length === 1) return releaseAlone(database, group[0]!);
  try {
    const results = await database.transaction((tx) =>
      releaseAll(
        tx,
        group.map(({ request }) => request),
      ),
    );
    group.forEach(({ settle }, index) => {
      settle(results[index]!);
    });
  } catch {
    // Rolled back as a whole: nothing of it left.
    for (const one of group) await releaseAlone(database, one);
  }
}

async function releaseAlone(database: Database, { request, settle, fail }: Waiting): Promise<void> {
  try {
    settle(await release(database, request));
  } catch (error) {
    if (error instanceof Refusal) settle(refuse(error.problem));
    else fail(error);
  }
}
