import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printRow, signed } from './print-expression.ts';
import { contributing, nullIsAbsence, printSource, unitColumn } from './print-source.ts';

/**
 * Joins to each group what the (n,k) rule needs of one sum and one subject: the sum of absolute contributions of the n largest units, and of all.
 * A row whose unit is not known counts as a unit of its own kind, unless it is merely absent from a LEFT JOIN.
 */
export function dominanceJoin(
  form: GroupedForm,
  atom: Atom,
  subject: number,
  n: number,
  parameters: CheckedValues,
  alias: string,
): string {
  const { table, unitIndex } = form.subjects[subject]!;
  const unit = unitColumn(form, subject);
  const conditions = [
    ...contributing(form, atom, parameters),
    ...(nullIsAbsence(form.tables[table]!, unitIndex) ? [`${unit} IS NOT NULL`] : []),
  ];
  const keys = form.keys.map((_, index) => `__k${index}`);
  const values = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
  const argument = `abs(CAST(${printRow(atom.argument!, parameters)} AS ${signed(atom.argument!.type)}))`;
  const source = printSource(form, parameters, conditions);
  // Where each row is another unit, what it contributes stands in it.
  const perUnit =
    form.subjects[subject]!.countedBy === 'rows'
      ? `SELECT ${[...values, `${argument} AS __c`].join(', ')} ${source}`
      : `SELECT ${[...values, `${unit} AS __u`, `sum(${argument}) AS __c`].join(', ')} ${source} GROUP BY ${[...keys, '__u'].join(', ')}`;
  const perGroup = `SELECT ${[...keys, `list_sum(max(__c, ${n})) AS __largest`, 'sum(__c) AS __total'].join(', ')} FROM (${perUnit}) AS u${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''}`;
  const on = keys.map((key) => `m.${key} IS NOT DISTINCT FROM ${alias}.${key}`).join(' AND ');
  return ` LEFT JOIN (${perGroup}) AS ${alias} ON ${on || 'TRUE'}`;
}
