import { createHash } from 'node:crypto';
import type { Database, Tx } from '#foundation';
import { type KnownRevision, knownRevisions, servedOpenRevisions } from '#platform/catalog';
import type { LinkageEngine, Undecided } from '../../linkage/engine.ts';
import type { ComparedPair } from '../../model/linkage/compared-pair.ts';
import { bounds, thresholds } from '../../model/linkage/thresholds.ts';
import { knownPairs } from '../../store/linkage-measured.ts';
import { placedBefore } from '../../store/linkage-places.ts';
import { findCandidates } from './candidates.ts';
import { measureAll } from './measure-pairs.ts';

export interface Compared {
  readonly revision: KnownRevision;
  /** What kept the revision itself from being looked at, or null. */
  readonly undecided: Undecided | null;
  readonly pairs: readonly ComparedPair[];
  /** Those for which there was no time; what was measured is kept, and the next call goes on from there. */
  readonly left: readonly string[];
}

export interface Comparing {
  /** Everything that is out, or what entered service before it: what did after it is set against it in its own turn. */
  readonly against: 'everything' | 'earlier';
  readonly timeMs: number;
  readonly signal?: AbortSignal;
  /** Told with each pair that is kept. */
  readonly progress?: (tx: Tx, done: number, of: number) => Promise<void>;
}

/** What a check works with. */
export interface Check {
  readonly engine: LinkageEngine;
  readonly database: Database;
  readonly revision: KnownRevision;
  readonly basis: string;
  /** Its time is up. Not before something was done, or a check with little time would never come to an end. */
  readonly over: () => boolean;
  /** A sketch or a pair is kept. */
  readonly did: () => void;
  readonly signal: AbortSignal | undefined;
}

const asked: Comparing = { against: 'everything', timeMs: bounds.checkMs };

/**
 * Set a revision against what is out, outside any transaction. Sketches tell which tables can share anything; only those are joined, the ones about
 * persons first, within the time. Each pair is kept as soon as it is known, so a check that ends in the middle is gone on with, and no pair of
 * revisions is measured twice. `null`: there is no such revision.
 */
export async function compareWithReleased(
  engine: LinkageEngine,
  database: Database,
  revisionId: string,
  { against, timeMs, signal, progress }: Comparing = asked,
): Promise<Compared | null> {
  const basis = basisOf(engine);
  const { revision, others, known } = await database.transaction(
    async (tx) => {
      const found = (await knownRevisions(tx, [revisionId])).get(revisionId);
      const earlier = against === 'earlier' ? await placedBefore(tx, revisionId) : null;
      const served = (await servedOpenRevisions(tx)).filter(
        ({ id, resourceId }) => resourceId !== found?.resourceId && (earlier === null || earlier.has(id)),
      );
      const ids = served.map(({ id }) => id);
      return { revision: found, others: served, known: await knownPairs(tx, revisionId, ids, basis) };
    },
    { mode: 'snapshot' },
  );
  if (!revision) return null;
  const time = AbortSignal.timeout(timeMs);
  let worked = false;
  const check: Check = {
    engine,
    database,
    revision,
    basis,
    over: () => worked && time.aborted,
    did: () => {
      worked = true;
    },
    signal,
  };
  const pairs: ComparedPair[] = [];
  const unknown: KnownRevision[] = [];
  for (const other of others) {
    const pair = known.get(other.id);
    if (pair === undefined || (pair.outcome === 'begun' && pair.times < bounds.breaks)) unknown.push(other);
    else if (pair.outcome === 'begun')
      pairs.push({ otherRevisionId: other.id, outcome: 'undecided', reason: 'broke-off' });
    else pairs.push({ otherRevisionId: other.id, ...pair });
  }
  const found = await findCandidates(check, unknown);
  if (found.undecided !== null) return { revision, undecided: found.undecided, pairs: [], left: [] };
  pairs.push(...found.pairs);
  const { own, candidates } = found;
  const measured = own
    ? await measureAll(check, own, candidates, async (tx, done) =>
        progress?.(tx, pairs.length + done, others.length),
      )
    : [];
  pairs.push(...measured);
  const told = new Set(pairs.map(({ otherRevisionId }) => otherRevisionId));
  const left = others.map(({ id }) => id).filter((id) => !told.has(id));
  return { revision, undecided: null, pairs, left };
}

/** What the outcome of a pair rests on besides its tables; limits of time change none. `version` rises with whatever chooses keys or measures. */
function basisOf({ keyId }: LinkageEngine): string {
  const { sketch, keysPerPair, keyColumns, attachedColumns } = bounds;
  const parts = { version: 2, keyId, thresholds, sketch, keysPerPair, keyColumns, attachedColumns };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
