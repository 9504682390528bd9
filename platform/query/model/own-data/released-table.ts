import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { type NormalForm, outputColumns } from '../normal-form.ts';
import { refuseQuery } from '../refusal.ts';
import type { ReleasedResult } from '../release.ts';
import type { ScopeColumn, ScopeRelation } from '../scope.ts';
import { storedDigits } from '../value-type.ts';
import { plainColumn } from './own-table.ts';

/** What the guards let out, as a table: where its columns are traced to, and its name in the engine. */
export const releasedResource = '(released)';
const releasedEngineTable = '__released';

/** Name of the column that says whether the cell of another is blank. No output is called so: SQL with control characters is not read. */
export const flagColumn = (column: string): string => `${column}\u001fblank`;

/** The table a governed query gives, by its outputs in their order. Names given behind the name of the WITH come first. */
export function releasedRelation(form: NormalForm, name: string, renamed: readonly string[]): ScopeRelation {
  const types =
    form.shape === 'open'
      ? form.query.columns.map(({ type }) => type)
      : form.outputs.map(({ expression }) => expression.type);
  const columns = outputColumns(form).map((column, index): ScopeColumn => {
    const { kind, scale } = types[index]!;
    return plainColumn(renamed[index] ?? column.name, kind === 'null' ? 'text' : kind, scale);
  });
  const twice = columns.find(({ name }, index) => columns.findIndex((one) => one.name === name) < index);
  if (twice || renamed.length > columns.length)
    refuseQuery(problems['ambiguous-name'], {
      detail: text(
        `“${name}”的列须各有名称，且不重名。`,
        `The columns of “${name}” each have a name of their own.`,
      ),
    });
  return {
    resourceId: releasedResource,
    name,
    table: releasedEngineTable,
    title: name,
    revisionId: releasedResource,
    columns,
    source: [],
    units: [],
    mode: 'reviewed',
    uniqueKeys: [],
    joins: [],
    forms: ['aggregate', 'open-extract', 'model-training'],
  };
}

/** Columns and rows of the table as it is sealed for the second query: the cells that left, and a flag beside each. */
export function releasedTable(
  { columns }: ScopeRelation,
  { rows, suppressed }: ReleasedResult,
): {
  readonly columns: readonly Pick<ScopeColumn, 'name' | 'type' | 'scale'>[];
  readonly rows: readonly (readonly (string | null)[])[];
} {
  const blank = new Set(suppressed.map(({ row, column }) => `${row} ${column}`));
  return {
    columns: columns.flatMap(({ name, type, scale }) => [
      { name, type, scale },
      { name: flagColumn(name), type: 'boolean' as const, scale: 0 },
    ]),
    rows: rows.map((row, at) =>
      row.flatMap((cell, index) => {
        const text = cell === null ? null : String(cell);
        return [fits(text, columns[index]!) ? text : null, String(blank.has(`${at} ${index}`))];
      }),
    ),
  };
}

/** A number beyond the digits of a stored one counts as unknown, as everywhere. */
function fits(cell: string | null, { type, scale }: ScopeColumn): boolean {
  if (cell === null || (type !== 'integer' && type !== 'decimal')) return true;
  const [whole = ''] = cell.replace('-', '').split('.');
  return whole.length <= storedDigits - scale;
}
