import type { ScopeColumn, ScopeRelation } from '../scope.ts';
import type { PlannedItem, VerificationPlan } from '../verification-plan.ts';
import { randomFrom } from './rows.ts';
import { ordinalValue, rareFirst, valuesOf } from './values.ts';

/** People, firms … that a verification can be tried on. */
const subjects = 30;

/** A subject that nobody is, in the order of the plan; null where nothing is on record. */
export interface MadeUpSubject {
  readonly subject: readonly string[];
  readonly compared: readonly (string | null)[];
}

/**
 * Subjects of the shape a verification asks about, from the compiled scope and the seed alone. Every third of them lacks one of the compared values, so
 * that "nothing on record" can be tried too.
 */
export function syntheticSubjects(
  { subject, compared }: VerificationPlan,
  relation: ScopeRelation,
  seed: number,
): readonly MadeUpSubject[] {
  const random = randomFrom(seed);
  const identifying = subject.map((item) => drawnFrom(item, relation));
  const told = compared.map((item) => drawnFrom(item, relation));
  return Array.from({ length: subjects }, (_, ordinal) => ({
    subject: identifying.map(({ column, values }) => ordinalValue(column, values, ordinal)),
    compared: told.map(({ column, values }, index) => {
      const value = rareFirst(column, values, random);
      return ordinal % 3 === 2 && index === Math.floor(ordinal / 3) % told.length ? null : value;
    }),
  }));
}

/** Values as callers give them: of an item that comes in as a pseudonym, or not at all, the value itself. */
function drawnFrom(item: PlannedItem, relation: ScopeRelation) {
  const granted = relation.columns.find(({ itemId }) => itemId === item.itemId);
  const column: ScopeColumn =
    granted && (item.given === 'transformed' || granted.transform.kind === 'keep')
      ? granted
      : {
          itemId: item.itemId,
          name: item.name,
          title: item.title,
          type: item.type,
          scale: item.scale,
          transform: { kind: 'keep' },
        };
  return { column, values: valuesOf(column, undefined) };
}
