import { type CellKind, comparedConditions, type GuardedQuery } from '#platform/privacy/model/guards';
import type { Atom, GroupedForm } from './normal-form.ts';
import { keyOf } from './typed-tree.ts';

/** What the guards need to know of a query. */
export const guardedQuery = (form: GroupedForm): GuardedQuery => ({
  subjects: form.subjects,
  cells: form.atoms.map((atom) => cellKind(form, atom)),
  grouped: form.keys.length > 0,
});

/** Conditions that must be known to cut the groups; empty when no two numbers of an answer can be subtracted. */
export const conditionsToCompare = (form: GroupedForm): ReadonlySet<number> =>
  comparedConditions(guardedQuery(form));

/** Subjects whose units must be known by the conditions they have rows under. */
export const subjectsToClass = (form: GroupedForm): readonly number[] => {
  const conditions = Map.groupBy(
    form.atoms.map((atom) => cellKind(form, atom)).filter((cell) => cell.kind === 'units'),
    ({ subject }) => subject,
  );
  return [...conditions].flatMap(([subject, cells]) =>
    new Set(cells.map(({ condition }) => condition)).size > 1 ? [subject] : [],
  );
};

function cellKind(form: GroupedForm, { function: name, argument, condition, stated }: Atom): CellKind {
  if (name === 'sum') return { kind: 'sum', column: keyOf(argument!), condition, stated };
  const subject = name === 'count-distinct' ? countedSubject(form, argument!) : -1;
  // Where each row is a unit of its own, counting units is counting rows.
  return subject >= 0 && form.subjects[subject]!.countedBy === 'distinct'
    ? { kind: 'units', subject, condition, stated }
    : { kind: 'count', condition, stated };
}

/** The subject whose units a column tells. */
const countedSubject = (form: GroupedForm, argument: NonNullable<Atom['argument']>): number =>
  form.subjects.findIndex(
    ({ table, unitIndex }) =>
      argument.kind === 'leaf' &&
      argument.leaf.table === table &&
      form.tables[table]!.relation.units[unitIndex]!.countableAs === argument.leaf.column,
  );
