import { type Static, Type } from 'typebox';
import { dateAt, TextSchema, type Tx } from '#foundation';
import { currentOrganisations, organisationNames } from '#platform/identity';
import { openClassTitles } from '#platform/privacy';
import { entryLifecycle } from '../model/lifecycle.ts';
import { updateCycles } from '../model/rules.ts';
import type { EntryRow } from '../store/entries.ts';

export const Nullable = Type.Union([Type.String(), Type.Null()]);

export const EntryLine = Type.Object({
  id: Type.String(),
  resourceId: Type.String(),
  title: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateTitle: TextSchema,
  class: Type.String(),
  classTitle: TextSchema,
  department: Type.Object({ id: Type.String(), name: Type.String() }),
  authority: Type.String(),
  priority: Type.Boolean(),
  updateCycle: TextSchema,
  /** When what is served entered service. */
  updatedAt: Nullable,
  /** By when the next revision is due (R58). */
  dueOn: Nullable,
  overdue: Type.Boolean(),
  proposedAt: Type.String(),
  listedAt: Nullable,
});

/** The lines of these entries, with the organisations that answer for them now. */
export async function linesOf(
  tx: Tx,
  rows: readonly EntryRow[],
): Promise<readonly Static<typeof EntryLine>[]> {
  const now = await currentOrganisations(
    tx,
    rows.flatMap(({ department, authority }) => [department, authority]),
    'opening',
  );
  const names = await organisationNames(tx, [...new Set(now.values())]);
  const answering = (id: string) => now.get(id) ?? id;
  const today = dateAt(tx.now);
  return rows.map((row) => ({
    id: row.id,
    resourceId: row.resource_id,
    title: row.title,
    version: row.version,
    state: row.state as string,
    stateTitle: entryLifecycle.states[row.state].title,
    class: row.class as string,
    classTitle: openClassTitles[row.class],
    department: {
      id: answering(row.department),
      name: names.get(answering(row.department)) ?? row.department,
    },
    authority: names.get(answering(row.authority)) ?? row.authority,
    priority: row.priority,
    updateCycle: updateCycles[row.update_cycle],
    updatedAt: row.updated_at?.toString() ?? null,
    dueOn: row.due_on?.toString() ?? null,
    overdue:
      row.due_on !== null && row.ended_at === null && Temporal.PlainDate.compare(row.due_on, today) < 0,
    proposedAt: row.proposed_at.toString(),
    listedAt: row.listed_at?.toString() ?? null,
  }));
}
