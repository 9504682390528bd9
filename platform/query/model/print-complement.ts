import type { GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printRow } from './print-expression.ts';
import { printSource, unitColumn } from './print-source.ts';

/** Which of some conditions a row satisfies, as bits; bit 0 is "every row". */
export const printMask = (
  form: GroupedForm,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
): string =>
  [
    '1',
    ...form.conditions.flatMap((condition, index) =>
      condition && compared.has(index)
        ? [`(CASE WHEN ${printRow(condition, parameters)} THEN ${2 ** index} ELSE 0 END)`]
        : [],
    ),
  ].join(' + ');

/**
 * Joins to each group how its units fall into classes: units that have rows under the same conditions, whichever rows. Two counts of distinct
 * units differ by whole classes, while each part of the rows may hold many.
 */
export function classesJoin(
  form: GroupedForm,
  subject: number,
  compared: ReadonlySet<number>,
  parameters: CheckedValues,
  alias: string,
): string {
  const unit = unitColumn(form, subject);
  const keys = form.keys.map((_, index) => `__k${index}`);
  const values = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
  const perUnit = `SELECT ${[...values, `${unit} AS __u`, `bit_or(${printMask(form, compared, parameters)}) AS __m`].join(', ')} ${printSource(form, parameters, [`${unit} IS NOT NULL`])} GROUP BY ${[...keys, '__u'].join(', ')}`;
  const perClass = `SELECT ${[...keys, '__m', 'count(*) AS __n'].join(', ')} FROM (${perUnit}) AS u GROUP BY ${[...keys, '__m'].join(', ')}`;
  const perGroup = `SELECT ${[...keys, `string_agg(__m || ':' || __n, ',' ORDER BY __m) AS __classes`].join(', ')} FROM (${perClass}) AS v${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''}`;
  const on = keys.map((key) => `m.${key} IS NOT DISTINCT FROM ${alias}.${key}`).join(' AND ');
  return ` LEFT JOIN (${perGroup}) AS ${alias} ON ${on || 'TRUE'}`;
}
