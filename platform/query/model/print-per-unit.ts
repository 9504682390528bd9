import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered } from './print-atom.ts';
import { dividedBy, holds, withoutCondition } from './print-by-part.ts';
import { printMask } from './print-complement.ts';
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

interface Column {
  readonly name: string;
  /** What is computed over the rows. */
  readonly over: string;
  /** The conditions of the part under which it counts, as bits; in other parts it is `otherwise`. */
  readonly bits: number;
  readonly otherwise: '0' | 'NULL';
}

/**
 * @param parts when groups are cut by conditions, those that cut them: then a unit is there once for each part, and what holds for all rows of a
 * part is not looked at row by row.
 */
export function unitCounter(
  form: GroupedForm,
  parameters: CheckedValues,
  parts: ReadonlySet<number> | null,
): UnitCounter {
  const columns = new Map<string, Column>();
  const divided = dividedBy(form, parts ?? new Set(), parameters);
  const column = (
    aggregate: string,
    conditions: readonly string[],
    otherwise: Column['otherwise'],
  ): string => {
    const { bits, others } = divided(conditions);
    const over = filtered(aggregate, others);
    const key = `${bits} ${over}`;
    const known = columns.get(key) ?? { name: `__p${columns.size}`, over, bits, otherwise };
    columns.set(key, known);
    return `p.${known.name}`;
  };
  const names = form.keys.map((_, index) => `__k${index}`);
  const keys = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
  const unit = `${unitColumn(form, 0)} AS __u`;
  const source = printSource(form, parameters);
  return {
    atom: (atom) => {
      const { aggregate, conditions } = withoutCondition(form, atom, parameters);
      const sum = `sum(${column(aggregate, conditions, atom.function === 'sum' ? 'NULL' : '0')})`;
      return atom.function === 'sum' ? sum : `coalesce(${sum}, 0)`;
    },
    units: (atom) => {
      if (!atom) return 'count(p.__u)';
      const { value, conditions } = contribution(form, atom, parameters);
      if (value === undefined && conditions.length === 0) return 'count(p.__u)';
      return filtered('count(p.__u)', [`${column(`count(${value ?? '*'})`, conditions, '0')} > 0`]);
    },
    count: (aggregate) => column(aggregate, [], '0'),
    perUnit: () => {
      const held = [...columns.values()];
      if (parts === null)
        return `SELECT ${[...keys, unit, ...held.map(({ over, name }) => `${over} AS ${name}`)].join(', ')} ${source} GROUP BY ${[...names, '__u'].join(', ')}`;
      const computed = [...new Set(held.map(({ over }) => over))];
      const groups = [...names, '__u', '__m'];
      const shown = held.map(({ name, over, bits, otherwise }) => {
        const all = `__b${computed.indexOf(over)}`;
        return `${bits > 0 ? `CASE WHEN ${holds('__m', bits)} THEN ${all} ELSE ${otherwise} END` : all} AS ${name}`;
      });
      const rows = [
        ...keys,
        unit,
        `${printMask(form, parts, parameters)} AS __m`,
        ...computed.map((over, index) => `${over} AS __b${index}`),
      ];
      return `SELECT ${[...groups, ...shown].join(', ')} FROM (SELECT ${rows.join(', ')} ${source} GROUP BY ${groups.join(', ')}) AS b`;
    },
    joined: (from) =>
      `SELECT ${[...names, '__u', ...[...columns.values()].map(({ name }) => `sum(${name}) AS ${name}`)].join(', ')} FROM ${from} GROUP BY ${[...names, '__u'].join(', ')}`,
  };
}
