import type { Tx } from '#foundation';
import type { KnownRevision } from '#platform/catalog';
import type { LinkageSession, MeasuredTable, Undecided } from '../../linkage/engine.ts';
import { namesPersons } from '../../model/linkage/column-meaning.ts';
import { type ComparedPair, type Direction, worstOf } from '../../model/linkage/compared-pair.ts';
import type { JoinKey } from '../../model/linkage/join-keys.ts';
import { severityOf } from '../../model/linkage/judge.ts';
import type { LinkedTable } from '../../model/linkage/linked-table.ts';
import { thresholds } from '../../model/linkage/thresholds.ts';
import { beginPair, forgetPair, keepPair } from '../../store/linkage-measured.ts';
import type { Candidate } from './candidates.ts';
import type { Check } from './compare.ts';

/** When there is no time for all, those that may name persons come first. */
const urgency = (own: LinkedTable, { table }: Candidate): number =>
  (own.concernsPersons || table.concernsPersons ? 4 : 0) +
  (own.naming.length > 0 !== table.naming.length > 0 ? 2 : 0) +
  (own.sensitive || table.sensitive ? 1 : 0);

/**
 * Join the revision with one candidate after the other until the time is over. A pair is begun in a commit and ended in another one: a program that
 * ends in between leaves the word which pair it was.
 */
export async function measureAll(
  { engine, database, revision, basis, over, did, signal }: Check,
  own: LinkedTable,
  candidates: readonly Candidate[],
  progress: (tx: Tx, done: number) => Promise<void>,
): Promise<readonly ComparedPair[]> {
  if (candidates.length === 0) return [];
  const columns = candidates.flatMap(({ keys }) => keys.flat().map(({ first }) => first));
  const begun = await engine.begin(measuredTable(revision, own, columns));
  if (!begun.ok) return candidates.map(({ revision: { id } }) => undecided(id, begun.reason));
  const pairs: ComparedPair[] = [];
  try {
    for (const candidate of candidates.toSorted((one, other) => urgency(own, other) - urgency(own, one))) {
      signal?.throwIfAborted();
      // One in any case: who loaded its own table has nothing to show for it before.
      if (over() && pairs.length > 0) break;
      const other = candidate.revision.id;
      await database.transaction((tx) => beginPair(tx, revision.id, other, basis));
      const pair = await measureOne(begun.session, own, candidate);
      pairs.push(pair);
      await database.transaction(async (tx) => {
        if (pair.outcome === 'measured') await keepPair(tx, revision.id, other, basis, pair);
        else await forgetPair(tx, revision.id, other);
        await progress(tx, pairs.length);
      });
      did();
    }
  } finally {
    await begun.session.close();
  }
  return pairs;
}

const undecided = (otherRevisionId: string, reason: Undecided): ComparedPair => ({
  otherRevisionId,
  outcome: 'undecided',
  reason,
});

async function measureOne(
  session: LinkageSession,
  own: LinkedTable,
  { revision, table, keys }: Candidate,
): Promise<ComparedPair> {
  const columns = keys.flat().map(({ second }) => second);
  const answer = await session.measure(measuredTable(revision, table, columns), keys, thresholds.smallGroup);
  if (!answer.ok) return undecided(revision.id, answer.reason);
  const byName = (key: JoinKey) =>
    key.some(({ first }) =>
      namesPersons(own.columns.find(({ column }) => column === first)?.meaning ?? null),
    );
  const forth = answer.effects.map(({ own: effect }, at): Direction => {
    const key = keys[at]!;
    return { effect, key, quasi: own.quasi, severity: severityOf(effect, own, table, byName(key)) };
  });
  const back = answer.effects.map(({ other: effect }, at): Direction => {
    const key = keys[at]!;
    return { effect, key, quasi: table.quasi, severity: severityOf(effect, table, own, byName(key)) };
  });
  return { otherRevisionId: revision.id, outcome: 'measured', own: worstOf(forth), other: worstOf(back) };
}

const measuredTable = (
  revision: KnownRevision,
  table: LinkedTable,
  columns: readonly string[],
): MeasuredTable => ({
  parquetSha256: revision.parquetSha256,
  columns: [...new Set(columns)],
  quasi: table.quasi,
  naming: table.naming,
});
