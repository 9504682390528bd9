import { printPredicate } from '#platform/authorisation/model';
import type { Value } from '#platform/privacy/model/guards';
import { factShape, factText, tidied } from './history-facts.ts';
import type { ColumnLeaf, GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { printAtom } from './print-atom.ts';
import { printRow } from './print-expression.ts';
import { factReader } from './read-facts.ts';

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
  const { factsOf, factsOfKey, spell } = factReader(parameters, columnNames(form));
  const tables = tableWords(form);
  const where = form.where ? factsOf(form.where) : [];
  const atoms = form.atoms.map(({ function: name, argument, rows, condition }) => {
    // A count of a column is a count of the rows in which it is known.
    const counted = name === 'count' ? condition : rows;
    const inside = form.conditions[counted];
    return {
      base: [...tables, `${name} ${argument && name !== 'count' ? spell(argument) : '*'}`].join('\n'),
      facts: [...where, ...(inside ? factsOf(inside) : [])],
    };
  });
  return (keys, index) => {
    const { base, facts } = atoms[index]!;
    const chosen = form.keys.flatMap((key, place) => factsOfKey(key, keys[place] ?? null));
    const tidy = tidied([...facts, ...chosen]);
    return { base, conditions: tidy.map(factText), shape: tidy.map(factShape) };
  };
}

/** The query as a whole, whichever revision it runs over: as it is printed, so that two that only seem alike are two. */
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

/** A table that is there twice is two. */
function columnNames({ tables }: GroupedForm): (leaf: ColumnLeaf) => string {
  const ids = tables.map(({ relation }) => relation.resourceId);
  const names = ids.map((id, index) => {
    const before = ids.slice(0, index).filter((one) => one === id).length;
    return before === 0 ? id : `${id} ${before + 1}`;
  });
  return ({ table, column }) => `${names[table]!}.${column}`;
}

/** `r0."name"` as `res_x."name"`: how often and in which order tables are named makes no other number. */
const named = ({ tables }: GroupedForm, printed: string): string =>
  printed.replaceAll(/\br(\d+)\."/g, (all, index: string) => {
    const table = tables[Number(index)];
    return table ? `${table.relation.resourceId}."` : all;
  });
