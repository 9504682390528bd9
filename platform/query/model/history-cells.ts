import { printPredicate } from '#platform/authorisation/model';
import type { Value } from '#platform/privacy/model/guards';
import type { GroupedForm, RowExpression } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printAtom } from './print-atom.ts';
import { printRow } from './print-expression.ts';
import { partsOf } from './typed-tree.ts';

/** A number of an answer in the words in which the history compares it with others. All of it is digested under a key before it is kept. */
export interface HistoryWords {
  /** What is counted, over which rows of which tables. */
  readonly base: string;
  /** Conditions a row meets to be counted here, the group's keys among them. */
  readonly conditions: readonly string[];
  /** The same without the constants of comparisons: what differs only there is a nested range, or another exclusion. */
  readonly shape: readonly string[];
}

/** Says of each number of a query's answer what it counts; `keys` are those of its group. */
export function historyWords(
  form: GroupedForm,
  parameters: CheckedValues,
): (keys: readonly Value[], atom: number) => HistoryWords {
  const print = (expression: RowExpression): string => named(form, printRow(expression, parameters));
  const tables = tableWords(form);
  const where = conjuncts(form.where);
  const keyTexts = form.keys.map(print);
  const atoms = form.atoms.map((atom) => ({
    base: [...tables, `${atom.function} ${atom.argument ? print(atom.argument) : '*'}`].join('\n'),
    conditions: [...where, ...conjuncts(form.conditions[atom.rows] ?? undefined)],
  }));
  return (keys, index) => {
    const { base, conditions } = atoms[index]!;
    const chosen = keyTexts.map((text, place) => `${text} = ${valueText(keys[place] ?? null)}`);
    return {
      base,
      conditions: [...conditions.map(print), ...chosen],
      shape: [...conditions.map((condition) => shapeOf(condition, print)), ...chosen],
    };
  };
}

/** The query as a whole, whichever revision it runs over. */
export const historyQuery = (form: GroupedForm, parameters: CheckedValues): string =>
  [
    ...tableWords(form),
    ...(form.where ? [named(form, printRow(form.where, parameters))] : []),
    ...form.keys.map((key) => named(form, printRow(key, parameters))),
    ...form.atoms.map((atom) => named(form, printAtom(form, atom, parameters))),
  ].join('\n');

/** Tables by their resource and the rows that are granted, in one order however the query names them. */
const tableWords = (form: GroupedForm): readonly string[] =>
  form.tables
    .map(({ relation, join }) => {
      const rows = relation.rows
        ? printPredicate(relation.rows, relation.source, ({ itemId }) => itemId)
        : '*';
      return `${join?.kind ?? 'from'} ${relation.resourceId} ${rows}`;
    })
    .sort();

/** `r0."name"` as `res_x."name"`: how often and in which order tables are named makes no other number. */
const named = ({ tables }: GroupedForm, printed: string): string =>
  printed.replaceAll(/\br(\d+)\."/g, (all, index: string) => {
    const table = tables[Number(index)];
    return table ? `${table.relation.resourceId}."` : all;
  });

function conjuncts(condition: RowExpression | undefined): readonly RowExpression[] {
  if (!condition) return [];
  if (condition.kind === 'and') return condition.operands.flatMap(conjuncts);
  if (condition.kind === 'between') {
    const { operand, low, high, type } = condition;
    return [
      { kind: 'comparison', operator: '>=', left: operand, right: low, type },
      { kind: 'comparison', operator: '<=', left: operand, right: high, type },
    ];
  }
  return [condition];
}

/** Where only constants differ, two ranges are nested and two exclusions differ by what they exclude; two equalities share nothing. */
function shapeOf(condition: RowExpression, print: (expression: RowExpression) => string): string {
  if (condition.kind === 'comparison') {
    const turned = isConstant(condition.left);
    const [subject, other] = turned ? [condition.right, condition.left] : [condition.left, condition.right];
    const direction = directions[condition.operator];
    if (isConstant(other) && direction)
      return `${print(subject)} ${turned ? direction.turned : direction.plain}`;
  }
  if (condition.kind === 'in') return `${print(condition.operand)} among`;
  if (condition.kind === 'not') return `not ${shapeOf(withoutConstant(condition.operand), print)}`;
  return print(condition);
}

/** Under NOT an equality is an exclusion, and its constant does not count. */
const withoutConstant = (condition: RowExpression): RowExpression =>
  condition.kind === 'comparison' && condition.operator === '='
    ? { ...condition, operator: '<>' }
    : condition;

const directions: { readonly [operator: string]: { readonly plain: string; readonly turned: string } } = {
  '<': { plain: 'below', turned: 'above' },
  '<=': { plain: 'below', turned: 'above' },
  '>': { plain: 'above', turned: 'below' },
  '>=': { plain: 'above', turned: 'below' },
  '<>': { plain: 'without', turned: 'without' },
  'is distinct from': { plain: 'without', turned: 'without' },
};

const isConstant = (expression: RowExpression): boolean =>
  expression.kind === 'literal' ||
  expression.kind === 'parameter' ||
  (partsOf(expression).length > 0 && partsOf(expression).every(isConstant));

const valueText = (value: Value): string =>
  value !== null && typeof value === 'object'
    ? `${value.coefficient}e-${value.scale}`
    : JSON.stringify(value);
