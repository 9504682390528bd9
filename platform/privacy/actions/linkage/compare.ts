import type { Database } from '#foundation';
import { type KnownRevision, knownRevisions, servedOpenRevisions } from '#platform/catalog';
import type { LinkageEngine, LinkageSession, MeasuredTable, Undecided } from '../../linkage/engine.ts';
import { namesPersons } from '../../model/linkage/column-meaning.ts';
import { type JoinKey, joinKeys } from '../../model/linkage/join-keys.ts';
import { type Effect, severityOf, tellsMore } from '../../model/linkage/judge.ts';
import { type LinkedTable, linkedTable } from '../../model/linkage/linked-table.ts';
import { isAtLeast, type Severity } from '../../model/linkage/severity.ts';
import { bounds, thresholds } from '../../model/linkage/thresholds.ts';
import { sketchesOf } from './sketches.ts';

/** What one of two tables tells more, on the key on which it tells most. */
export interface Direction {
  readonly effect: Effect;
  readonly key: JoinKey;
  readonly quasi: readonly string[];
  readonly severity: Severity;
}
export type ComparedPair =
  | { readonly otherRevisionId: string; readonly outcome: 'apart' }
  | { readonly otherRevisionId: string; readonly outcome: 'undecided'; readonly reason: Undecided }
  | {
      readonly otherRevisionId: string;
      readonly outcome: 'measured';
      readonly own: Direction;
      readonly other: Direction;
    };
export interface Compared {
  readonly revision: KnownRevision;
  /** What kept the revision itself from being looked at, or null. */
  readonly undecided: Undecided | null;
  readonly pairs: readonly ComparedPair[];
}

/**
 * Set a revision against everything that is out, outside any transaction. Sketches tell which tables can share anything; only those are joined, the
 * ones about persons first, within the bounds. `null`: there is no such revision.
 */
export async function compareWithReleased(
  engine: LinkageEngine,
  database: Database,
  revisionId: string,
  signal?: AbortSignal,
): Promise<Compared | null> {
  const { revision, others } = await database.transaction(
    async (tx) => {
      const found = (await knownRevisions(tx, [revisionId])).get(revisionId);
      const served = await servedOpenRevisions(tx);
      return { revision: found, others: served.filter((one) => one.resourceId !== found?.resourceId) };
    },
    { mode: 'snapshot' },
  );
  if (!revision) return null;
  const sketches = await sketchesOf(engine, database, revision, others, signal);
  const kept = sketches.get(revision.id)!;
  if (kept.undecided !== null) return { revision, undecided: kept.undecided, pairs: [] };
  const own = linkedTable(kept.rows, kept.columns, familiesIn(revision));

  const pairs: ComparedPair[] = [];
  const candidates: Candidate[] = [];
  for (const other of others) {
    const known = sketches.get(other.id)!;
    if (known.undecided !== null) {
      pairs.push({ otherRevisionId: other.id, outcome: 'undecided', reason: known.undecided });
      continue;
    }
    const table = linkedTable(known.rows, known.columns, familiesIn(other));
    const keys = joinKeys(own, table);
    if (keys.length === 0) pairs.push({ otherRevisionId: other.id, outcome: 'apart' });
    else candidates.push({ revision: other, table, keys });
  }
  candidates.sort((one, other) => urgency(own, other) - urgency(own, one));
  const measured = await measureAll(engine, { revision, table: own }, candidates, signal);
  return { revision, undecided: null, pairs: [...pairs, ...measured] };
}

interface Candidate {
  readonly revision: KnownRevision;
  readonly table: LinkedTable;
  readonly keys: readonly JoinKey[];
}

/** When there is no time for all, those that may name persons come first. */
const urgency = (own: LinkedTable, { table }: Candidate): number =>
  (own.concernsPersons || table.concernsPersons ? 4 : 0) +
  (own.naming.length > 0 !== table.naming.length > 0 ? 2 : 0) +
  (own.sensitive || table.sensitive ? 1 : 0);

/** Families of personal data found in each column. */
function familiesIn({ findings }: KnownRevision): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const { code, at } of findings) {
    if (!code.startsWith('personal-data/')) continue;
    for (const { column } of at ?? [])
      if (column !== undefined)
        families.set(column, [...(families.get(column) ?? []), code.slice('personal-data/'.length)]);
  }
  return families;
}

async function measureAll(
  engine: LinkageEngine,
  own: { readonly revision: KnownRevision; readonly table: LinkedTable },
  candidates: readonly Candidate[],
  signal?: AbortSignal,
): Promise<readonly ComparedPair[]> {
  if (candidates.length === 0) return [];
  const undecided = (which: readonly Candidate[], reason: Undecided): ComparedPair[] =>
    which.map(({ revision }) => ({ otherRevisionId: revision.id, outcome: 'undecided', reason }));
  const within = candidates.slice(0, bounds.measuredPairs);
  const rest = undecided(candidates.slice(bounds.measuredPairs), 'too-many-pairs');
  const begun = await engine.begin(
    measuredTable(
      own.revision,
      own.table,
      within.flatMap(({ keys }) => keys.flatMap((key) => key.map(({ first }) => first))),
    ),
  );
  if (!begun.ok) return [...undecided(within, begun.reason), ...rest];
  const over = AbortSignal.timeout(bounds.checkMs);
  const pairs: ComparedPair[] = [];
  try {
    for (const [at, candidate] of within.entries()) {
      signal?.throwIfAborted();
      if (over.aborted) return [...pairs, ...undecided(within.slice(at), 'took-too-long'), ...rest];
      pairs.push(await measureOne(begun.session, own.table, candidate));
    }
  } finally {
    begun.session.close();
  }
  return [...pairs, ...rest];
}

async function measureOne(
  session: LinkageSession,
  own: LinkedTable,
  { revision, table, keys }: Candidate,
): Promise<ComparedPair> {
  const answer = await session.measure(
    measuredTable(
      revision,
      table,
      keys.flatMap((key) => key.map(({ second }) => second)),
    ),
    keys,
    thresholds.smallGroup,
  );
  if (!answer.ok) return { otherRevisionId: revision.id, outcome: 'undecided', reason: answer.reason };
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

const worstOf = (directions: readonly Direction[]): Direction =>
  directions.reduce((worst, one) => {
    if (one.severity !== worst.severity) return isAtLeast(one.severity, worst.severity) ? one : worst;
    return tellsMore(one.effect, worst.effect) ? one : worst;
  });

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
