import type { Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { GradeReason } from '../model/grading/impact.ts';
import type { GradingState } from '../model/grading/lifecycle.ts';
import { atLeast, type Level } from '../model/level.ts';

export interface GradingTables {
  'privacy.grading': {
    id: string;
    resource_id: string;
    revision_id: string | null;
    owner: string;
    handler: string | null;
    state: GradingState;
    proposed: Level;
    level: Level;
    reasons: Json;
    overridden: boolean;
    reason: string | null;
    evidence: Json | null;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    confirmed_by: string | null;
    confirmed_at: Temporal.Instant | null;
    agreed_by: string | null;
    agreed_at: Temporal.Instant | null;
    opinion: string | null;
    ended_at: Temporal.Instant | null;
    entry_id: string | null;
  };
  'privacy.grade': {
    grading_id: string;
    item_id: string;
    position: number;
    name: string;
    column_name: string;
    proposed: Level;
    level: Level;
    reasons: Json;
    overridden: boolean;
    reason: string | null;
  };
}
export type GradingRow = GradingTables['privacy.grading'];
export type GradeRow = GradingTables['privacy.grade'];
export const gradingTables = (tx: Tx): Kysely<GradingTables> => tx.tables<GradingTables>();

/** Whether a level was decided by people (as proposed, or otherwise), or stands as what was found proposes. */
export type GradeState = 'proposed' | 'confirmed' | 'overridden';
export interface ItemGrade {
  readonly itemId: string;
  readonly columnName: string;
  readonly level: Level;
  readonly state: GradeState;
  readonly reasons: readonly GradeReason[];
}
export interface ResourceGrades {
  /** Null: nobody and nothing graded it yet. */
  readonly table: { readonly level: Level; readonly state: GradeState } | null;
  readonly items: readonly ItemGrade[];
}

export const findGrading = (tx: Tx, id: string): Promise<GradingRow | undefined> =>
  gradingTables(tx).selectFrom('privacy.grading').selectAll().where('id', '=', id).executeTakeFirst();

export const linesOf = (tx: Tx, gradingId: string): Promise<GradeRow[]> =>
  gradingTables(tx)
    .selectFrom('privacy.grade')
    .selectAll()
    .where('grading_id', '=', gradingId)
    .orderBy('position')
    .execute();

/** What is in force for a resource, and what waits to be decided. */
export async function standingGradings(
  tx: Tx,
  resourceId: string,
): Promise<{ readonly inForce: GradingRow | null; readonly open: GradingRow | null }> {
  const rows = await gradingTables(tx)
    .selectFrom('privacy.grading')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('state', 'in', ['in-force', 'proposed', 'awaiting'])
    .execute();
  return {
    inForce: rows.find(({ state }) => state === 'in-force') ?? null,
    open: rows.find(({ state }) => state !== 'in-force') ?? null,
  };
}

/**
 * How a resource and its items stand: what was decided, but where a newer proposal is higher, that one (就高从严) until somebody decides on
 * it. A lower proposal changes nothing, and neither does a lower level that still waits for a second person.
 */
export async function gradesOf(tx: Tx, resourceId: string): Promise<ResourceGrades> {
  const { inForce, open } = await standingGradings(tx, resourceId);
  if (!inForce && !open) return { table: null, items: [] };
  const decided = new Map(inForce ? (await linesOf(tx, inForce.id)).map((line) => [line.item_id, line]) : []);
  const proposed = new Map(open ? (await linesOf(tx, open.id)).map((line) => [line.item_id, line]) : []);
  const table = higher(inForce, open);
  // Items of the newest grading are the items of the resource: one that was dropped from the catalogue is in none later.
  const ids = open ? [...proposed.keys()] : [...decided.keys()];
  return {
    table: table && { level: table.level, state: table.state },
    items: ids.map((itemId): ItemGrade => {
      const line = (proposed.get(itemId) ?? decided.get(itemId))!;
      const { level, state, from } = higher(decided.get(itemId) ?? null, proposed.get(itemId) ?? null)!;
      return {
        itemId,
        columnName: line.column_name,
        level,
        state,
        reasons: from.reasons as unknown as GradeReason[],
      };
    }),
  };
}

interface Judged {
  readonly proposed: Level;
  readonly level: Level;
  readonly overridden: boolean;
  readonly reasons: Json;
}
function higher<Of extends Judged>(
  decided: Of | null,
  open: Of | null,
): { readonly level: Level; readonly state: GradeState; readonly from: Of } | null {
  // A proposal that was judged lower before does not come back with the same findings.
  if (decided && (!open || atLeast(decided.level, open.proposed) || atLeast(decided.proposed, open.proposed)))
    return { level: decided.level, state: decided.overridden ? 'overridden' : 'confirmed', from: decided };
  return open ? { level: open.proposed, state: 'proposed', from: open } : null;
}

/** Levels of items by id, as {@link gradesOf} tells them; an item that nobody graded is left out. */
export async function levelsOfItems(
  tx: Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly level: Level; readonly state: GradeState }>> {
  if (itemIds.length === 0) return new Map();
  const rows = await gradingTables(tx)
    .selectFrom('privacy.grade as line')
    .innerJoin('privacy.grading as grading', 'grading.id', 'line.grading_id')
    .select([
      'line.item_id',
      'line.proposed',
      'line.level',
      'line.overridden',
      'line.reasons',
      'grading.state',
    ])
    .where('line.item_id', 'in', [...new Set(itemIds)])
    .where('grading.state', 'in', ['in-force', 'proposed', 'awaiting'])
    .execute();
  const found = new Map<string, { readonly level: Level; readonly state: GradeState }>();
  for (const [itemId, lines] of Map.groupBy(rows, ({ item_id }) => item_id)) {
    const stands = higher(
      lines.find(({ state }) => state === 'in-force') ?? null,
      lines.find(({ state }) => state !== 'in-force') ?? null,
    );
    if (stands) found.set(itemId, { level: stands.level, state: stands.state });
  }
  return found;
}
