import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered } from './print-atom.ts';
import { contributing, nullIsAbsence, unitColumn } from './print-source.ts';

/** How many units a relation's projection holds, by its table and unit column; units are numbered from 1. Undefined where it is not known. */
export type UnitsIn = (table: string, unitColumn: string) => number | undefined;

/** More units than this and a group's bits weigh more than counting its units apart. */
const mostUnits = 1 << 16;
/** More counts than this and grouping by unit once, for all of them, costs less. */
const mostCounts = 2;

/** Units in the group, or those of them that stand behind an atom. */
export type BitCounter = (subject: number, atom?: Atom) => string;

/**
 * Counts units of groups exactly by a bit for each: a row sets its unit's, and the bits are counted. No grouping by unit and no set of units is needed,
 * which takes several times as long where groups are many. Null where units are not known to be few, where numbers are compared (then each part of a group
 * would need bits of its own), or where too many counts are needed.
 */
export function bitCounter(
  form: GroupedForm,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
  unitsIn: UnitsIn,
): BitCounter | null {
  if (compared.size > 0 || form.keys.length === 0) return null;
  const most = form.subjects.map(({ table, unitIndex, countedBy }) => {
    const { relation } = form.tables[table]!;
    return countedBy === 'rows' ? 0 : unitsIn(relation.table, relation.units[unitIndex]!.column);
  });
  if (form.subjects.every(({ countedBy }) => countedBy === 'rows')) return null;
  if (most.some((units) => units === undefined || units > mostUnits)) return null;

  const count = (subject: number, atom?: Atom): string => {
    const { table, unitIndex, countedBy } = form.subjects[subject]!;
    const unit = unitColumn(form, subject);
    const conditions = atom ? contributing(form, atom, parameters) : [];
    if (countedBy === 'distinct')
      return `coalesce(bit_count(${filtered(`bitstring_agg(${unit}, 1, ${Math.max(most[subject]!, 1)})`, conditions)}), 0)`;
    const present = nullIsAbsence(form.tables[table]!, unitIndex) ? [`${unit} IS NOT NULL`] : [];
    return filtered('count(*)', [...conditions, ...present]);
  };
  const counts = new Set(
    form.subjects.flatMap((_, subject) => [undefined, ...form.atoms].map((atom) => count(subject, atom))),
  );
  return counts.size > mostCounts ? null : count;
}
