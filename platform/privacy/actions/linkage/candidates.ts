import type { KnownRevision } from '#platform/catalog';
import type { Undecided } from '../../linkage/engine.ts';
import type { ComparedPair } from '../../model/linkage/compared-pair.ts';
import { familiesIn } from '../../model/linkage/families-in.ts';
import { type JoinKey, joinKeys } from '../../model/linkage/join-keys.ts';
import { type LinkedTable, linkedTable } from '../../model/linkage/linked-table.ts';
import { keepApart, standsFirst, turnedKey } from '../../store/linkage-measured.ts';
import type { KeptSketches } from '../../store/linkage-sketches.ts';
import type { Check } from './compare.ts';
import { sketchesOf } from './sketches.ts';

/** Another table that can be joined. Its sketches are let go of: of many tables they would not fit into memory. */
export interface Candidate {
  readonly revision: KnownRevision;
  readonly table: LinkedTable;
  readonly keys: readonly JoinKey[];
}

export type Candidates =
  | { readonly undecided: Undecided }
  | {
      readonly undecided: null;
      /** Null: there was no time even for its own sketch, or nothing to look at. */
      readonly own: LinkedTable | null;
      readonly pairs: readonly ComparedPair[];
      readonly candidates: readonly Candidate[];
    };

/** Others are looked at in pieces, so that no more sketches are in memory at once. */
const piece = 40;

/** Which of the others share anything with the revision, by sketches. Those apart are kept as such at once. */
export async function findCandidates(check: Check, others: readonly KnownRevision[]): Promise<Candidates> {
  const { database, revision, basis, over, did } = check;
  const kept = (await sketchesOf(check, [revision], { again: true })).get(revision.id);
  if (!kept) return { undecided: null, own: null, pairs: [], candidates: [] };
  if (kept.undecided !== null) return { undecided: kept.undecided };
  const own = linkedTable(kept.rows, kept.columns, familiesIn(revision.findings));
  const pairs: ComparedPair[] = [];
  const candidates: Candidate[] = [];
  for (let from = 0; from < others.length && !over(); from += piece) {
    const some = others.slice(from, from + piece);
    const sketches = await sketchesOf(check, some);
    const apart: string[] = [];
    for (const other of some) {
      const found = lookAt(own, other, sketches.get(other.id), revision.id);
      if (found === null) continue;
      if ('keys' in found) candidates.push(found);
      else pairs.push(found);
      if ('outcome' in found && found.outcome === 'apart') apart.push(other.id);
    }
    if (apart.length === 0) continue;
    await database.transaction((tx) => keepApart(tx, revision.id, apart, basis));
    did();
  }
  return { undecided: null, own, pairs, candidates };
}

function lookAt(
  own: LinkedTable,
  other: KnownRevision,
  sketches: KeptSketches | undefined,
  revisionId: string,
): Candidate | ComparedPair | null {
  if (!sketches) return null;
  if (sketches.undecided !== null)
    return { otherRevisionId: other.id, outcome: 'undecided', reason: sketches.undecided };
  const table = linkedTable(sketches.rows, sketches.columns, familiesIn(other.findings));
  // Whichever of the two the check is of, the pair is joined on the same keys.
  const keys = standsFirst(revisionId, other.id) ? joinKeys(own, table) : joinKeys(table, own).map(turnedKey);
  if (keys.length === 0) return { otherRevisionId: other.id, outcome: 'apart' };
  const columns = table.columns.map((column) => ({ ...column, sketches: [] }));
  return { revision: other, table: { ...table, columns }, keys };
}
