import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered, printAtom } from './print-atom.ts';
import { printMask } from './print-complement.ts';
import { printRow } from './print-expression.ts';
import type { Counted } from './print-flat-parts.ts';
import { printSource } from './print-source.ts';

/** Numbers of a group are the sums of its parts' numbers, unless units are counted distinct. */
export const canBeAdded = (form: GroupedForm): boolean =>
  form.subjects.every(({ countedBy }) => countedBy === 'rows') &&
  form.atoms.every((atom) => atom.function !== 'count-distinct');

/** Of conditions those that parts are made by, as bits, and the others. */
export function dividedBy(
  form: GroupedForm,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
): (conditions: readonly string[]) => { readonly bits: number; readonly others: readonly string[] } {
  const bitOf = new Map(
    form.conditions.flatMap((condition, index): [string, number][] =>
      condition && compared.has(index) ? [[printRow(condition, parameters), 2 ** index]] : [],
    ),
  );
  return (conditions) => ({
    bits: [...new Set(conditions)].reduce((bits, condition) => bits + (bitOf.get(condition) ?? 0), 0),
    others: conditions.filter((condition) => !bitOf.has(condition)),
  });
}

/** The condition of an atom's rows, when it has one, and the atom without it. */
export function withoutCondition(
  form: GroupedForm,
  atom: Atom,
  parameters: CheckedValues,
): { readonly aggregate: string; readonly conditions: readonly string[] } {
  const looked = form.conditions[atom.rows];
  return {
    aggregate: printAtom(form, { ...atom, rows: -1 }, parameters),
    conditions: looked ? [printRow(looked, parameters)] : [],
  };
}

/** Of rows of parts: those where the conditions of these bits hold. */
export const holds = (mask: string, bits: number): string => `(${mask} & ${bits}) = ${bits}`;

/** Counts over parts of groups, whose rows all satisfy the same conditions, and numbers of groups and parts put together from them. */
export interface PartCounter {
  /** The atom of a group or a part, from those of the parts in it. */
  readonly atom: (atom: Atom) => string;
  readonly count: (counted: Counted) => string;
  /** Rows of keys and parts (`__m`), with all that was asked for until then. */
  readonly parts: () => string;
}

/**
 * Within a part a condition that cuts the groups holds for every row or for none: nothing has to be looked at row by row there. The part's number
 * without the condition is taken, and only of the parts where it holds.
 */
export function partCounter(
  form: GroupedForm,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
): PartCounter {
  const columns = new Map<string, string>();
  const divided = dividedBy(form, compared, parameters);
  const sumOf = (column: string, bits: number): string => {
    const name = columns.get(column) ?? `__p${columns.size}`;
    columns.set(column, name);
    return filtered(`sum(p.${name})`, bits > 0 ? [holds('p.__m', bits)] : []);
  };
  return {
    atom: (atom) => {
      const { aggregate, conditions } = withoutCondition(form, atom, parameters);
      const { bits, others } = divided(conditions);
      const sum = sumOf(filtered(aggregate, others), bits);
      return atom.function === 'sum' ? sum : `coalesce(${sum}, 0)`;
    },
    count: ({ value = '*', conditions }) => {
      const { bits, others } = divided(conditions);
      return `coalesce(${sumOf(filtered(`count(${value})`, others), bits)}, 0)`;
    },
    parts: () => {
      const keys = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
      const counts = [...columns].map(([expression, name]) => `${expression} AS ${name}`);
      const mask = `${printMask(form, compared, parameters)} AS __m`;
      const by = [...form.keys.map((_, index) => `__k${index}`), '__m'];
      return `SELECT ${[...keys, ...counts, mask].join(', ')} ${printSource(form, parameters)} GROUP BY ${by.join(', ')}`;
    },
  };
}
