import { quoteIdentifier } from '#platform/authorisation/model';
import type { Atom, GroupedForm, JoinedTable, RowExpression } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printColumn, printRow } from './print-expression.ts';

/** Schema of the worker's database in which the projections stand. Spelt out, so that a missing table is an error and never a system view. */
export const projectionSchema = 'main';

/** FROM and WHERE, with one more condition when given. */
export function printSource(
  form: GroupedForm,
  parameters: CheckedValues,
  also: readonly string[] = [],
): string {
  const tables = form.tables.map(({ relation, join }, index) => {
    const table = `${quoteIdentifier(projectionSchema)}.${quoteIdentifier(relation.table)} AS r${index}`;
    if (!join) return table;
    const on = join.keys
      .map(({ left, right }) => `${printColumn(left)} = ${printColumn(right)}`)
      .join(' AND ');
    return `${join.kind === 'left' ? 'LEFT' : 'INNER'} JOIN ${table} ON ${on}`;
  });
  const where = [...(form.where ? [printRow(form.where, parameters)] : []), ...also];
  return `FROM ${tables.join(' ')}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}

/** Conditions under which a row contributes to an atom: it is looked at, the argument is known, and in a sum not zero. */
export function contributing(
  form: GroupedForm,
  { function: name, argument, rows: looked }: Atom,
  parameters: CheckedValues,
): readonly string[] {
  const rows: RowExpression | null | undefined = form.conditions[looked];
  const printed = argument ? printRow(argument, parameters) : '';
  const own = !argument ? [] : name === 'sum' ? [`${printed} <> 0`] : [`${printed} IS NOT NULL`];
  return [...(rows ? [printRow(rows, parameters)] : []), ...own];
}

/** The same as an expression that is not null in exactly those rows, and the condition left over: cheaper to count than two conditions. */
export function contribution(
  form: GroupedForm,
  { function: name, argument, rows: looked }: Atom,
  parameters: CheckedValues,
): { readonly value?: string; readonly conditions: readonly string[] } {
  const rows: RowExpression | null | undefined = form.conditions[looked];
  const conditions = rows ? [printRow(rows, parameters)] : [];
  if (!argument) return { conditions };
  const printed = printRow(argument, parameters);
  return { value: name === 'sum' ? `nullif(${printed}, 0)` : printed, conditions };
}

/** Column of a subject's unit. */
export const unitColumn = (form: GroupedForm, subject: number): string => {
  const { table, unitIndex } = form.subjects[subject]!;
  return printColumn({ table, column: form.tables[table]!.relation.units[unitIndex]!.column });
};

/** Is a null unit only that a LEFT JOIN found no row? */
export const nullIsAbsence = (table: JoinedTable, unitIndex: number): boolean =>
  table.join?.kind === 'left' && table.relation.units[unitIndex]!.onePerRow;
