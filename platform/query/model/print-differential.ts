import { formatDecimal } from '#foundation';
import { amongValues, type DifferentialPlan } from './differential-plan.ts';
import type { Atom, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printColumn, printRow } from './print-expression.ts';
import type { PrintedQuery } from './print-query.ts';
import { printSource, unitColumn } from './print-source.ts';
import { widestDigits } from './value-type.ts';

/**
 * The SQL of the mode *differential-privacy*: contributions bounded as the plan says, before anything is added up. Of each unit at most `rowsPerUnit` rows
 * enter, the first by all granted columns, so the choice depends on that unit's rows alone; values are brought into the range of their column; rows
 * outside the declared groups, and rows whose unit is not known, do not enter. No noise here: the engine is not trusted with it.
 */
export function printDifferential(
  form: GroupedForm,
  plan: DifferentialPlan,
  parameters: CheckedValues,
): PrintedQuery {
  const unit = unitColumn(form, 0);
  const names = form.keys.map((_, index) => `__k${index}`);
  const inner = [
    ...form.keys.map((key, index) => `${printRow(key, parameters)} AS __k${index}`),
    `${unit} AS __u`,
    ...form.atoms.map(
      (atom, index) => `${contributionOf(form, atom, plan, index, parameters)} AS __c${index}`,
    ),
  ];
  const bounded = form.subjects[0]!.countedBy === 'distinct';
  if (bounded) {
    const columns = form.tables.flatMap(({ relation }, table) =>
      relation.columns.map(({ name }) => printColumn({ table, column: name })),
    );
    inner.push(`row_number() OVER (PARTITION BY ${unit} ORDER BY ${columns.join(', ')}) AS __n`);
  }
  const among = form.keys.map((key, index) => printRow(amongValues(key, plan.domains[index]!), parameters));
  const rows = `SELECT ${inner.join(', ')} ${printSource(form, parameters, [`${unit} IS NOT NULL`, ...among])}`;
  const numbers = form.atoms.map((atom, index) =>
    atom.function === 'count-distinct'
      ? `count(DISTINCT __u) FILTER (WHERE __c${index} = 1)`
      : `coalesce(sum(__c${index}), 0)`,
  );
  const shown = [...names, ...numbers].map((expression) => `CAST(${expression} AS VARCHAR)`);
  const mostRows = plan.domains.reduce((product, values) => product * values.length, 1);
  return {
    sql: `SELECT ${shown.join(', ')} FROM (${rows}) AS b${bounded ? ` WHERE __n <= ${plan.rowsPerUnit}` : ''}${names.length > 0 ? ` GROUP BY ${names.join(', ')}` : ''} LIMIT ${mostRows + 1}`,
    columns: [
      ...form.keys.map((_, index) => ({ role: 'key', index }) as const),
      ...form.atoms.map((_, atom) => ({ role: 'bounded', atom }) as const),
    ],
    mostRows,
  };
}

/** What one row adds: 1 or nothing to a count, a value within the range or nothing to a sum. */
function contributionOf(
  form: GroupedForm,
  { argument, rows, function: name, type }: Atom,
  plan: DifferentialPlan,
  index: number,
  parameters: CheckedValues,
): string {
  const looked = form.conditions[rows];
  const printed = argument ? printRow(argument, parameters) : '';
  const conditions = [
    ...(looked ? [printRow(looked, parameters)] : []),
    ...(argument ? [`${printed} IS NOT NULL`] : []),
  ];
  const when = conditions.length > 0 ? conditions.join(' AND ') : 'TRUE';
  const { clamp } = plan.numbers[index]!;
  if (name !== 'sum' || !clamp) return `CASE WHEN ${when} THEN 1 ELSE 0 END`;
  const decimal = `DECIMAL(${widestDigits},${type.scale})`;
  const end = (coefficient: bigint): string =>
    `CAST('${formatDecimal({ coefficient, scale: type.scale })}' AS ${decimal})`;
  return `CASE WHEN ${when} THEN greatest(${end(clamp.low)}, least(${end(clamp.high)}, CAST(${printed} AS ${decimal}))) ELSE ${end(0n)} END`;
}
