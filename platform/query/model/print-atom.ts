import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printRow } from './print-expression.ts';

export function printAtom(
  form: GroupedForm,
  { function: name, argument, rows: looked }: Atom,
  parameters: CheckedValues,
): string {
  const inside = argument
    ? `${name === 'count-distinct' ? 'DISTINCT ' : ''}${printRow(argument, parameters)}`
    : '*';
  const rows = form.conditions[looked];
  return filtered(`${name === 'sum' ? 'sum' : 'count'}(${inside})`, rows ? [printRow(rows, parameters)] : []);
}

export const filtered = (aggregate: string, conditions: readonly string[]): string =>
  conditions.length > 0 ? `${aggregate} FILTER (WHERE ${conditions.join(' AND ')})` : aggregate;
