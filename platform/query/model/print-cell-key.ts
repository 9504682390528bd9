import { type GuardPolicy, perturbationTable } from '#platform/privacy/model/guards';
import { limits } from './limits.ts';
import type { GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printColumn, printRow } from './print-expression.ts';
import type { PrintedQuery, ResultColumn } from './print-query.ts';
import { contributing, printSource, unitColumn } from './print-source.ts';

/**
 * The SQL of the mode *cell-key*: per group and per number the units that stand behind it and the sum of their record keys, each unit once. What the
 * number is, the platform computes from these two. Rows whose unit is not known are nobody's and do not enter. Groups that no noise brings up to the minimum
 * are left out already there: how many there are of them would show where a result is too large.
 */
export function printCellKey(
  form: GroupedForm,
  parameters: CheckedValues,
  { minimumGroup }: Pick<GuardPolicy, 'minimumGroup'>,
): PrintedQuery {
  const { table, unitIndex, countedBy } = form.subjects[0]!;
  const unit = unitColumn(form, 0);
  const recordKey = printColumn({ table, column: form.tables[table]!.relation.units[unitIndex]!.keyColumn });
  const names = form.keys.map((_, index) => `__k${index}`);
  const keys = form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`);
  const behind = form.atoms.map((atom) => {
    const conditions = contributing(form, atom, parameters);
    return conditions.length > 0 ? conditions.join(' AND ') : 'TRUE';
  });
  const rows =
    countedBy === 'rows'
      ? `SELECT ${[...keys, `${recordKey} AS __r`, ...behind.map((condition, index) => `coalesce(${condition}, FALSE) AS __c${index}`)].join(', ')} ${printSource(form, parameters, [`${unit} IS NOT NULL`])}`
      : `SELECT ${[...keys, `any_value(${recordKey}) AS __r`, ...behind.map((condition, index) => `bool_or(coalesce(${condition}, FALSE)) AS __c${index}`)].join(', ')} ${printSource(form, parameters, [`${unit} IS NOT NULL`])} GROUP BY ${[...names, unit].join(', ')}`;
  const columns: ResultColumn[] = form.keys.map((_, index) => ({ role: 'key', index }));
  const shown: string[] = [...names];
  const cell = (atom: number | null): void => {
    const only = atom === null ? '' : ` FILTER (WHERE __c${atom})`;
    columns.push({ role: 'cell-units', atom }, { role: 'cell-key', atom });
    shown.push(`count(*)${only}`, `coalesce(sum(__r)${only}, 0)`);
  };
  cell(null);
  form.atoms.forEach((_, index) => {
    cell(index);
  });
  const mostRows = limits.groups;
  const grouping =
    names.length > 0
      ? ` GROUP BY ${names.join(', ')} HAVING count(*) >= ${Math.max(1, minimumGroup - perturbationTable.deviation)}`
      : '';
  return {
    sql: `SELECT ${shown.map((expression) => `CAST(${expression} AS VARCHAR)`).join(', ')} FROM (${rows}) AS u${grouping} LIMIT ${mostRows + 1}`,
    columns,
    mostRows,
  };
}
