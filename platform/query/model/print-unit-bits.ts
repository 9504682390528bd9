import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered } from './print-atom.ts';
import { printRow } from './print-expression.ts';
import type { Piece } from './print-pieces.ts';
import { contributing, nullIsAbsence, unitColumn } from './print-source.ts';
import { conjuncts } from './typed-tree.ts';

/** How many units a relation's projection holds, by its table and unit column; units are numbered from 1. Undefined where it is not known. */
export type UnitsIn = (table: string, unitColumn: string) => number | undefined;

/** More units than this and a group's bits weigh more than counting its units apart. */
const mostUnits = 1 << 16;
/** More counts than this and grouping by the parts costs less. */
const mostCounts = 12;

export interface BitCounter {
  /** Units in the group, or those of them that stand behind an atom. */
  readonly units: (subject: number, atom?: Atom) => string;
  /** The parts into which the conditions cut each group; empty when they are not compared. */
  readonly pieces: readonly Piece[];
}

/**
 * Counts units of groups exactly by a bit for each: a row sets its unit's, and the bits are counted. No grouping by unit and no set of units is needed,
 * which takes several times as long. Null where units are not known to be few, or too many counts would be needed.
 *
 * @param compared conditions that cut the groups; empty when no two numbers are compared.
 */
export function bitCounter(
  form: GroupedForm,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
  unitsIn: UnitsIn,
): BitCounter | null {
  const most = form.subjects.map(({ table, unitIndex, countedBy }) => {
    const { relation } = form.tables[table]!;
    return countedBy === 'rows' ? 0 : unitsIn(relation.table, relation.units[unitIndex]!.column);
  });
  if (form.subjects.every(({ countedBy }) => countedBy === 'rows')) return null;
  if (most.some((units) => units === undefined || units > mostUnits)) return null;

  const counts = new Map<string, { readonly subject: number; readonly conditions: readonly string[] }>();
  const count = (subject: number, conditions: readonly string[]): string => {
    const different = [...new Set(conditions.map(plain))].sort();
    if (different.some((one) => different.includes(notTrue(one)))) return '0';
    const expression = printCount(form, subject, most[subject]!, different);
    counts.set(expression, { subject, conditions: different });
    return expression;
  };
  const units = (subject: number, atom?: Atom): string =>
    count(subject, atom ? contributing(form, atom, parameters) : []);
  const cutting = form.conditions.flatMap((condition, index) =>
    condition && compared.has(index)
      ? [{ bit: 2 ** index, says: conjuncts(condition).map((one) => plain(printRow(one, parameters))) }]
      : [],
  );
  if (compared.size === 0) return { units, pieces: [] };
  if (cutting.length > 3) return null;
  const pieces = Array.from({ length: 2 ** cutting.length }, (_, chosen) => {
    const inside = cutting.flatMap(({ says }, index) =>
      (chosen >> index) & 1 ? says : [notTrue(says.length === 1 ? says[0]! : `(${says.join(' AND ')})`)],
    );
    return {
      bits: cutting.reduce((bits, { bit }, index) => bits + ((chosen >> index) & 1 ? bit : 0), 1),
      rows: filtered('count(*)', [...new Set(inside)].sort()),
      of: (whole: string): string => {
        const counted = counts.get(whole);
        return counted ? count(counted.subject, [...counted.conditions, ...inside]) : whole;
      },
    };
  });
  for (const subject of form.subjects.keys())
    for (const whole of [units(subject), ...form.atoms.map((atom) => units(subject, atom))])
      for (const piece of pieces) piece.of(whole);
  return counts.size > mostCounts ? null : { units, pieces };
}

function printCount(form: GroupedForm, subject: number, most: number, conditions: readonly string[]): string {
  const { table, unitIndex, countedBy } = form.subjects[subject]!;
  const unit = unitColumn(form, subject);
  if (countedBy === 'distinct')
    return `coalesce(bit_count(${filtered(`bitstring_agg(${unit}, 1, ${Math.max(most, 1)})`, conditions)}), 0)`;
  const present = nullIsAbsence(form.tables[table]!, unitIndex) ? [`${unit} IS NOT NULL`] : [];
  return filtered('count(*)', [...conditions, ...present]);
}

const notTrue = (condition: string): string => `(${condition} IS NOT TRUE)`;

/** One way to say that a column is known. */
const plain = (condition: string): string => {
  const column = /^\(NOT \((r\d+\."[^"]+") IS NULL\)\)$/.exec(condition)?.[1];
  return column ? `${column} IS NOT NULL` : condition;
};
