import { formatDecimal, type Text } from '#foundation';
import {
  blankStatement,
  boundResult,
  type Guarded,
  type GuardedGroup,
  type GuardPolicy,
  type GuardVerdict,
  isNumber,
  type Value,
} from '#platform/privacy/model/guards';
import { decodeCell, type EngineRow } from './decode-result.ts';
import { compareValues, groupValue } from './group-values.ts';
import type { GroupExpression, GroupedForm, GroupLeaf } from './normal-form.ts';
import type { OpenColumn } from './open/open-tree.ts';
import { type CheckedValues, noValues } from './parameters.ts';
import type { ReleasedNoise } from './released-noise.ts';
import { leavesOf } from './typed-tree.ts';
import type { ValueType } from './value-type.ts';

/** A released cell: numbers, dates and times as text (numbers exact, without trailing zeros), read by the column's type. */
export type ReleasedCell = string | boolean | null;

export interface ReleasedResult {
  readonly columns: readonly { readonly name: string; readonly type: ValueType['kind'] }[];
  readonly rows: readonly (readonly ReleasedCell[])[];
  /** Blank cells (null in `rows`): numbers that may not be told. Other nulls are nulls. Why a cell is blank is one statement for all. */
  readonly suppressed: readonly { readonly row: number; readonly column: number; readonly statement: Text }[];
  readonly verdicts: readonly GuardVerdict[];
  /** False when rows were cut at a limit of the agreement. */
  readonly complete: boolean;
  /** Present where the numbers carry noise. */
  readonly noise?: ReleasedNoise;
}

/**
 * Makes the answer of a grouped query from guarded groups and nothing else: HAVING, output expressions, ORDER BY, OFFSET and LIMIT, then the
 * row and byte bounds. A blank number makes everything computed from it blank, fails HAVING, and sorts as null.
 */
export function releaseGroups(
  form: GroupedForm,
  guarded: Guarded,
  policy: GuardPolicy,
  parameters: CheckedValues = noValues,
): ReleasedResult {
  const kept = guarded.groups.filter(
    (group) =>
      !form.having ||
      (!isBlank(form.having, group) && groupValue(form.having, groundOf(group, parameters)) === true),
  );
  const sorted = sortGroups(kept, form, parameters).slice(
    form.offset,
    form.limit === undefined ? undefined : form.offset + form.limit,
  );
  const rows = sorted.map((group) =>
    form.outputs.map(({ expression }) =>
      isBlank(expression, group) ? null : releasedCell(groupValue(expression, groundOf(group, parameters))),
    ),
  );
  const bounded = boundResult(rows, policy);
  const suppressed = sorted
    .slice(0, bounded.rows.length)
    .flatMap((group, row) =>
      form.outputs.flatMap(({ expression }, column) =>
        isBlank(expression, group) ? [{ row, column, statement: blankStatement }] : [],
      ),
    );
  return {
    columns: form.outputs.map(({ name, expression }) => ({ name, type: expression.type.kind })),
    rows: bounded.rows,
    suppressed,
    verdicts: [...guarded.verdicts, ...bounded.verdicts],
    complete: bounded.complete,
  };
}

/** Makes the answer of a query over open tables: bounded, otherwise as it came. */
export function releaseRows(
  columns: readonly OpenColumn[],
  rows: readonly EngineRow[],
  policy: GuardPolicy,
): ReleasedResult {
  const decoded = rows.map((row) =>
    columns.map(({ type }, index) => releasedCell(decodeCell(row[index] ?? null, type))),
  );
  const bounded = boundResult(decoded, policy);
  return {
    columns: columns.map(({ name, type }) => ({ name, type: type.kind })),
    rows: bounded.rows,
    suppressed: [],
    verdicts: bounded.verdicts,
    complete: bounded.complete,
  };
}

/** An expression is blank when any number it is made of is. */
const isBlank = (expression: GroupExpression, group: GuardedGroup): boolean =>
  leavesOf<GroupLeaf>(expression).some(
    (leaf) => leaf.kind === 'atom' && group.cells[leaf.index]?.shown !== true,
  );

const groundOf = (group: GuardedGroup, parameters: CheckedValues) => ({
  parameters,
  valueOf: (leaf: GroupLeaf): Value => {
    if (leaf.kind === 'key') return group.keys[leaf.index] ?? null;
    const cell = group.cells[leaf.index];
    return cell?.shown ? cell.value : null;
  },
});

/** ORDER BY, and after it the group keys, so that the same groups always leave in the same order. */
function sortGroups(
  groups: readonly GuardedGroup[],
  form: GroupedForm,
  parameters: CheckedValues,
): readonly GuardedGroup[] {
  const sorted = groups.map((group) => ({
    group,
    by: [
      ...form.orderBy.map(({ expression, descending, nullsFirst }) => ({
        value: isBlank(expression, group) ? null : groupValue(expression, groundOf(group, parameters)),
        descending,
        nullsFirst,
      })),
      ...group.keys.map((value) => ({ value, descending: false, nullsFirst: false })),
    ],
  }));
  sorted.sort((left, right) => {
    for (const [index, one] of left.by.entries()) {
      const other = right.by[index]!;
      if (one.value === null || other.value === null) {
        if (one.value !== other.value) return (one.value === null) === one.nullsFirst ? -1 : 1;
        continue;
      }
      const sign = compareValues(one.value, other.value);
      if (sign !== 0) return one.descending ? -sign : sign;
    }
    return 0;
  });
  return sorted.map(({ group }) => group);
}

/** A value as it leaves. */
export function releasedCell(value: Value): ReleasedCell {
  if (!isNumber(value)) return value;
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale -= 1;
  }
  return formatDecimal({ coefficient, scale });
}
