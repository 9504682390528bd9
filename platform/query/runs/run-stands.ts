import { ok, type Result, refuse, type Tx } from '#foundation';
import {
  columnsOf,
  holdStandingIfAny,
  lineageProblems,
  type Standing,
  stillStands,
  type ThingRef,
} from '#platform/lineage';
import { itemsLookedAt } from '../run/looked-at.ts';
import { lockSubjects } from '../run/subject-lock.ts';
import { keptStanding, type RunRow } from '../store/runs.ts';

/**
 * What a guarded run was admitted under, held until the commit, with the marks it leaves under. Also held is what was first spoken of after
 * its admission: an item it looked at. `lineage/frozen` or `lineage/standing-changed` when it is not as it was then.
 */
export async function holdRunStanding(tx: Tx, run: RunRow): Promise<Result<readonly Standing[]>> {
  const admitted = keptStanding(run);
  const trace = await columnsOf(tx, { kind: 'query-run', id: run.id });
  const items = trace ? itemsLookedAt(trace) : [];
  // Of an item nobody has spoken of yet there is no row to hold.
  await lockSubjects(tx, items);
  const known = new Set(admitted.map(keyOf));
  const held = await holdStandingIfAny(tx, [...admitted, ...items.filter((item) => !known.has(keyOf(item)))]);
  const [before, since] = [true, false].map((which) =>
    held.filter((standing) => known.has(keyOf(standing)) === which),
  ) as [Standing[], Standing[]];
  const still = stillStands([...admitted, ...since], held);
  if (!still.ok) return still;
  // An answer shows the marks under which it left; this one was computed and reviewed without them.
  return since.some(({ status }) => status === 'marked')
    ? refuse(lineageProblems['standing-changed']())
    : ok(before);
}

const keyOf = ({ kind, id }: ThingRef): string => `${kind} ${id}`;
