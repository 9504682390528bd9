import type { GroupedForm } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import { filtered } from './print-atom.ts';
import { printRow } from './print-expression.ts';
import type { Piece } from './print-pieces.ts';
import { conjuncts } from './typed-tree.ts';

/** What is counted: rows where a value is known (all rows without one) and the conditions hold. */
export interface Counted {
  readonly value?: string;
  readonly conditions: readonly string[];
}

/** Beyond so many counts that only tell parts apart, grouping by the parts costs less. */
const mostExtraCounts = 3;
const mostConditions = 3;

export interface FlatParts {
  /** A count with its conditions said once: equal counts are equal texts. */
  readonly text: (counted: Counted) => string;
  /** The parts there can be, as bits of their conditions. */
  readonly parts: readonly {
    readonly bits: number;
    /** A count inside the part, put together from counts over the whole group by their texts. */
    readonly count: (text: string, nameOf: (text: string) => string) => string;
  }[];
}

/**
 * How conditions cut the groups, without grouping the rows by them: a part's count is put together from counts over the whole group under some of the
 * conditions (inclusion and exclusion). Counts of rows add up so, counts of distinct units do not. Null where too many counts would be needed.
 */
export function flatParts(
  form: GroupedForm,
  compared: ReadonlySet<number>,
  evidence: readonly Counted[],
  parameters: CheckedValues,
): FlatParts | null {
  const cutting = form.conditions.flatMap((condition, index) =>
    condition && compared.has(index)
      ? [{ index, says: conjuncts(condition).map((one) => printRow(one, parameters)) }]
      : [],
  );
  if (cutting.length > mostConditions) return null;
  const text = (counted: Counted): string => {
    const { value = '*', conditions } = plainest(counted);
    return filtered(`count(${value})`, conditions);
  };
  const counts = new Map([allRows, ...evidence].map((counted) => [text(counted), counted]));
  const under = (whole: string, chosen: readonly Cutting[]): string => {
    const counted = counts.get(whole)!;
    return text({ ...counted, conditions: [...counted.conditions, ...chosen.flatMap(({ says }) => says)] });
  };
  const subsets = subsetsOf(cutting);
  const needed = [...counts.keys()].flatMap((whole) => subsets.map((chosen) => under(whole, chosen)));
  const beside = new Set(needed.filter((one) => one === text(allRows) || !counts.has(one)));
  if (beside.size > mostExtraCounts) return null;
  return {
    text,
    parts: subsets.map((inside) => ({
      bits: inside.reduce((sum, { index }) => sum + 2 ** index, 1),
      count: (whole, nameOf) =>
        subsets
          .filter((chosen) => inside.every((one) => chosen.includes(one)))
          .map(
            (chosen) =>
              `${(chosen.length - inside.length) % 2 === 0 ? '+' : '-'} ${nameOf(under(whole, chosen))}`,
          )
          .join(' '),
    })),
  };
}

/** The parts as pieces of groups whose rows are units. */
export const rowPieces = ({ text, parts }: FlatParts): readonly Piece[] =>
  parts.map(({ bits, count }) => {
    const inside = (units: string): string => count(units, (whole) => whole);
    return { bits, rows: inside(text(allRows)), of: inside };
  });

interface Cutting {
  readonly index: number;
  readonly says: readonly string[];
}

/** Every row of a group, whoever stands behind it. */
export const allRows: Counted = { conditions: [] };

const subsetsOf = (all: readonly Cutting[]): readonly (readonly Cutting[])[] =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_one, index) => (bits >> index) & 1));

/** Conditions once each; that a counted value is known is said by counting it. */
function plainest({ value, conditions }: Counted): Counted {
  const different = [...new Set(conditions)].sort();
  const counted = value ?? different.map(knownColumn).find((column) => column !== null) ?? undefined;
  const rest = different.filter((condition) => {
    const column = knownColumn(condition);
    return column === null || (counted !== column && counted !== `nullif(${column}, 0)`);
  });
  return { ...(counted === undefined ? {} : { value: counted }), conditions: rest };
}

/** The column of which a condition says no more than that it is known. */
const knownColumn = (condition: string): string | null =>
  /^\(NOT \((r\d+\."[^"]+") IS NULL\)\)$/.exec(condition)?.[1] ??
  /^(r\d+\."[^"]+") IS NOT NULL$/.exec(condition)?.[1] ??
  null;
