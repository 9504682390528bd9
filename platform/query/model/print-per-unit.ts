import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered, printAtom } from './print-atom.ts';
import { printRow } from './print-expression.ts';
import { contribution, printSource, unitColumn } from './print-source.ts';

/**
 * Can the units be counted by grouping twice, first by group and unit and then by group? Counting distinct units behind each
 * number by itself costs several times as much. One kind of unit, and numbers that add up over units.
 */
export const countsByUnit = (form: GroupedForm): boolean =>
  form.subjects.length === 1 &&
  form.subjects[0]!.countedBy === 'distinct' &&
  form.atoms.every(({ function: name }) => name !== 'count-distinct');

export interface UnitCounter {
  /** The atom of the group, from those of its units. */
  readonly atom: (atom: Atom) => string;
  /** Units in the group, or those of them that stand behind an atom. A unit that is not known is none. */
  readonly units: (atom?: Atom) => string;
  /** How many rows of a unit an aggregate counts, by its text. */
  readonly count: (aggregate: string) => string;
  /** Rows of groups and units (and parts, as `__m`), with all that was asked for until then. */
  readonly perUnit: () => string;
  /** Of such rows, named `from`, those of one unit in a group made one. */
  readonly joined: (from: string) => string;
}

/** @param mask when groups are cut by conditions, the conditions a row satisfies: then a unit is there once for each part. */
export function unitCounter(form: GroupedForm, parameters: CheckedValues, mask: string | null): UnitCounter {
  const columns = new Map<string, string>();
  const column = (expression: string): string => {
    const known = columns.get(expression) ?? `__p${columns.size}`;
    columns.set(expression, known);
    return `p.${known}`;
  };
  const names = form.keys.map((_, index) => `__k${index}`);
  const keys = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
  return {
    atom: (atom) => {
      const sum = `sum(${column(printAtom(form, atom, parameters))})`;
      return atom.function === 'sum' ? sum : `coalesce(${sum}, 0)`;
    },
    units: (atom) => {
      if (!atom) return 'count(p.__u)';
      const { value, conditions } = contribution(form, atom, parameters);
      if (value === undefined && conditions.length === 0) return 'count(p.__u)';
      return filtered('count(p.__u)', [`${column(filtered(`count(${value ?? '*'})`, conditions))} > 0`]);
    },
    count: column,
    perUnit: () => {
      const shown = [
        ...keys,
        `${unitColumn(form, 0)} AS __u`,
        ...(mask === null ? [] : [`${mask} AS __m`]),
        ...[...columns].map(([expression, name]) => `${expression} AS ${name}`),
      ];
      const groups = [...names, '__u', ...(mask === null ? [] : ['__m'])];
      return `SELECT ${shown.join(', ')} ${printSource(form, parameters)} GROUP BY ${groups.join(', ')}`;
    },
    joined: (from) =>
      `SELECT ${[...names, '__u', ...[...columns.values()].map((name) => `sum(${name}) AS ${name}`)].join(', ')} FROM ${from} GROUP BY ${[...names, '__u'].join(', ')}`,
  };
}
