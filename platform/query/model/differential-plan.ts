import { parseDecimal, type Text, text } from '#foundation';
import type { NoisyNumber, Value } from '#platform/privacy/model/guards';
import { problems } from '../problems.ts';
import { rescale } from './exact.ts';
import { readAs } from './literals.ts';
import type { Atom, GroupedForm, RowExpression } from './normal-form.ts';
import { refuseQuery } from './refusal.ts';
import type { ScopeColumn } from './scope.ts';
import { plainType } from './value-type.ts';

/** What bounds a query's answer before its noise, all of it said by query and agreement and nothing by the data. */
export interface DifferentialPlan {
  /** Most rows of a unit that enter. */
  readonly rowsPerUnit: number;
  /** One entry per atom. */
  readonly numbers: readonly (NoisyNumber & {
    readonly clamp?: { readonly low: bigint; readonly high: bigint };
  })[];
  /** Values of each group key. */
  readonly domains: readonly (readonly Value[])[];
}

/** Most groups of one answer, and most numbers. */
export const domainLimits = { groups: 20_000, numbers: 100_000 } as const;

/**
 * How much one unit can change each number of the answer, and which groups there are. Neighbours differ in one unit with all its rows; of these at most
 * `rowsPerUnit` enter, so that a count of rows changes by that at most over all groups together, and a sum by that times the larger end of the
 * column's range. Throws a Refusal where the agreement declares too little.
 */
export function differentialPlan(form: GroupedForm): DifferentialPlan {
  const { table, countedBy } = form.subjects[0]!;
  const declared = form.tables[table]!.relation.rowsPerUnit;
  const rowsPerUnit = countedBy === 'rows' ? 1 : declared;
  if (rowsPerUnit === undefined)
    return undeclared(
      'rows-per-unit',
      text(
        '协议没有约定每个对象至多计入多少行。',
        'The agreement does not say how many rows of one unit enter.',
      ),
    );
  const domains = form.keys.map((key) => domainOf(form, key));
  const groups = domains.reduce((product, values) => product * values.length, 1);
  if (groups > domainLimits.groups || groups * form.atoms.length > domainLimits.numbers)
    refuseQuery(problems['too-large'], {
      construct: 'domain',
      detail: text(
        `声明的取值组合起来超过${domainLimits.groups}个分组。`,
        `The declared values make more than ${domainLimits.groups} groups.`,
      ),
    });
  return {
    rowsPerUnit,
    domains,
    numbers: form.atoms.map((atom) => numberOf(form, atom, rowsPerUnit)),
  };
}

function numberOf(form: GroupedForm, atom: Atom, rowsPerUnit: number): DifferentialPlan['numbers'][number] {
  if (atom.function === 'count') return { scale: 0, sensitivity: BigInt(rowsPerUnit) };
  // A unit is in as many groups as it has rows.
  if (atom.function === 'count-distinct')
    return { scale: 0, sensitivity: BigInt(form.keys.length > 0 ? rowsPerUnit : 1) };
  const column = columnOf(form, atom.argument!);
  const [low, high] = [column?.range?.low, column?.range?.high].map((end) => parseDecimal(end ?? ''));
  if (!column || !low || !high)
    return undeclared(
      'range',
      text(
        `协议没有约定“${column?.title ?? '该列'}”的取值界限，不能求和或求平均。`,
        `The agreement declares no range of “${column?.title ?? 'the column'}”, so it cannot be summed or averaged.`,
      ),
    );
  const { scale } = atom.type;
  const clamp = { low: rescale(low, scale).coefficient, high: rescale(high, scale).coefficient };
  const largest = [1n, clamp.low, -clamp.low, clamp.high, -clamp.high].reduce((most, end) =>
    end > most ? end : most,
  );
  return { scale, clamp, sensitivity: BigInt(rowsPerUnit) * largest };
}

/** Values a group key can have: declared for its column, or written in the query. */
function domainOf(form: GroupedForm, key: RowExpression): readonly Value[] {
  if (key.kind === 'case') {
    const results = [...key.branches.map(({ value }) => value), key.otherwise];
    if (results.every((result) => result === undefined || result.kind === 'literal'))
      return distinct(results.map((result) => (result?.kind === 'literal' ? result.value : null)));
  }
  const column = columnOf(form, key);
  const values = (column?.values ?? []).flatMap((value) => {
    const read = column && readAs(value, column.type);
    return read ? [read.value] : [];
  });
  if (values.length > 0) return distinct(values);
  if (key.type.kind === 'boolean') return [true, false];
  return undeclared(
    'group-values',
    text(
      `协议没有声明${column ? `“${column.title}”` : '分组键'}的取值，不能按它分组：某一取值出现与否本身就会透露信息。`,
      `The agreement declares no values of ${column ? `“${column.title}”` : 'the group key'}, so it cannot be grouped by: that a value appears would itself tell something.`,
    ),
    text(
      "CASE WHEN 条件 THEN '甲' ELSE '乙' END，或协议声明了取值的列",
      "CASE WHEN condition THEN 'a' ELSE 'b' END, or a column whose values are declared",
    ),
  );
}

const distinct = (values: readonly Value[]): readonly Value[] => [
  ...new Map(
    values.map((value) => [
      JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part)),
      value,
    ]),
  ).values(),
];

function columnOf({ tables }: GroupedForm, expression: RowExpression): ScopeColumn | undefined {
  if (expression.kind === 'widen') return columnOf({ tables } as GroupedForm, expression.operand);
  if (expression.kind !== 'leaf') return undefined;
  const { table, column } = expression.leaf;
  return tables[table]!.relation.columns.find(({ name }) => name === column);
}

const undeclared = (construct: string, detail: Text, nearest?: Text): never =>
  refuseQuery(problems['mode-forbids'], { construct, detail, ...(nearest ? { nearest } : {}) });

/** The condition that a key has one of its values, as a row expression. */
export function amongValues(key: RowExpression, values: readonly Value[]): RowExpression {
  const known = values.filter((value) => value !== null);
  const parts: RowExpression[] = [];
  if (known.length > 0)
    parts.push({
      kind: 'in',
      operand: key,
      list: known.map((value) => ({ kind: 'literal', value, type: key.type })),
      type: plainType('boolean'),
    });
  if (known.length < values.length) parts.push({ kind: 'is-null', operand: key, type: plainType('boolean') });
  return parts.length === 1 ? parts[0]! : { kind: 'or', operands: parts, type: plainType('boolean') };
}
