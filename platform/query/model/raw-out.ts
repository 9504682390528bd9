import type { EngineRow } from './decode-result.ts';
import { decodeCell } from './decode-result.ts';
import type { GroupedForm, NormalForm } from './normal-form.ts';
import { type CheckedValues, noValues } from './parameters.ts';
import { printColumn, printRow } from './print-expression.ts';
import { contributing, printSource } from './print-source.ts';
import { type ReleasedCell, releasedCell } from './release.ts';
import type { ScopeRelation } from './scope.ts';
import { leavesOf } from './typed-tree.ts';

/** What of an answer could copy one table that is neither open nor guarded by units: keys that come out as they are, and sums. */
interface Copied {
  /** Index into `NormalForm.tables`. */
  readonly table: number;
  /** Indexes of group keys that stand in an output and are made of this table's columns. */
  readonly keys: readonly number[];
  /** Indexes of atoms that stand in an output and add up this table's columns. */
  readonly atoms: readonly number[];
}

export interface RawOutPlan {
  readonly form: GroupedForm;
  readonly tables: readonly Copied[];
}

/**
 * How much of an answer repeats its source (R31). A row *stands on one record* when everything it tells of a table comes from a single record of
 * it: `values` counts rows where such a record's values come out through a sum or an average, `keys` rows where it comes out as group keys
 * beside a count. `verbatim`: of `values`, those whose numbers are the record's own.
 */
export interface RawOut {
  readonly rows: number;
  readonly values: number;
  readonly keys: number;
  readonly verbatim: number;
  readonly tables: readonly string[];
}

/** Nobody's interests are counted in its rows and it is not lawfully open: what comes out must be told apart from its rows by looking. */
const isClosed = ({ units, forms }: ScopeRelation): boolean =>
  units.length === 0 && !forms.includes('open-extract');

/**
 * Which source columns each output could copy, as far as it must be measured. Null when there is nothing to measure: rows of open data may leave,
 * and behind every number and key over protected units stand at least the agreement's minimum of them.
 */
export function rawOutPlan(form: NormalForm): RawOutPlan | null {
  if (form.shape !== 'grouped') return null;
  const leaves = form.outputs.flatMap(({ expression }) => leavesOf(expression));
  const shown = (kind: 'key' | 'atom') =>
    [...new Set(leaves.filter((leaf) => leaf.kind === kind).map(({ index }) => index))].sort((a, b) => a - b);
  const tables = form.tables.flatMap(({ relation }, table): readonly Copied[] => {
    if (!isClosed(relation)) return [];
    const keys = shown('key').filter((index) =>
      leavesOf(form.keys[index]!).some((leaf) => leaf.table === table),
    );
    const atoms = shown('atom').filter((index) => {
      const { function: name, argument } = form.atoms[index]!;
      const counts = name === 'count' || name === 'count-distinct';
      return !counts && argument !== undefined && leavesOf(argument).some((leaf) => leaf.table === table);
    });
    return keys.length + atoms.length > 0 ? [{ table, keys, atoms }] : [];
  });
  return tables.length > 0 ? { form, tables } : null;
}

/**
 * The statement that measures, over the same rows and groups: the keys, then for each table whether the group has one record of it, and for each
 * of its sums whether one record contributes and whether the sum is that record's value. Records are told apart by a hash of all granted
 * columns keyed with `$1`; neither hash nor value comes out.
 */
export function printRawOut({ form, tables }: RawOutPlan, parameters: CheckedValues = noValues): string {
  const keys = form.keys.map((key) => printRow(key, parameters));
  const columns = tables.flatMap(({ table, atoms }) => {
    const record = `hash($1, ${form.tables[table]!.relation.columns.map(({ name }) =>
      printColumn({ table, column: name }),
    ).join(', ')})`;
    const one = (filter: string) => `min(${record})${filter} = max(${record})${filter}`;
    return [
      one(''),
      ...atoms.flatMap((index) => {
        const atom = form.atoms[index]!;
        const conditions = contributing(form, atom, parameters);
        const filter = conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(' AND ')})` : '';
        const value = printRow(atom.argument!, parameters);
        return [one(filter), `sum(${value})${filter} = min(${value})${filter}`];
      }),
    ];
  });
  const group = keys.length > 0 ? ` GROUP BY ${keys.map((_, index) => index + 1).join(', ')}` : '';
  return `SELECT ${[...keys, ...columns].join(', ')} ${printSource(form, parameters)}${group}`;
}

/**
 * The figures of an answer.
 *
 * @param released the keys of each released row, as an answer of keys alone gives them.
 * @param measured rows of {@link printRawOut}.
 */
export function rawOutOf(
  { form, tables }: RawOutPlan,
  released: readonly (readonly ReleasedCell[])[],
  measured: readonly EngineRow[],
): RawOut {
  const evidence = new Map(
    measured.map((row) => [
      JSON.stringify(form.keys.map(({ type }, index) => releasedCell(decodeCell(row[index] ?? null, type)))),
      row.slice(form.keys.length).map((cell) => cell === 'true'),
    ]),
  );
  const totals = { values: 0, keys: 0, verbatim: 0 };
  for (const keys of released) {
    const flags = evidence.get(JSON.stringify(keys));
    // No row of the source is in this group: one number over nothing.
    if (!flags) continue;
    const row = tables.reduce(
      (so, copied) => {
        const own = flags.slice(so.at, so.at + 1 + 2 * copied.atoms.length);
        const sole = copied.atoms.map((_, index) => own[1 + 2 * index] === true);
        return {
          at: so.at + own.length,
          values: so.values || sole.includes(true),
          keys: so.keys || (copied.keys.length > 0 && own[0] === true),
          verbatim: so.verbatim || sole.some((is, index) => is && own[2 + 2 * index] === true),
        };
      },
      { at: 0, values: false, keys: false, verbatim: false },
    );
    if (row.values) totals.values += 1;
    else if (row.keys) totals.keys += 1;
    if (row.verbatim) totals.verbatim += 1;
  }
  return {
    rows: released.length,
    ...totals,
    tables: tables.map(({ table }) => form.tables[table]!.relation.title),
  };
}

/** The same query with its keys for outputs: what links a released row to its group. */
export const keysOnly = (form: GroupedForm): GroupedForm => ({
  ...form,
  outputs: form.keys.map(({ type }, index) => ({
    name: `k${index}`,
    expression: { kind: 'leaf', leaf: { kind: 'key', index }, type },
  })),
});
