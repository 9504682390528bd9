/** A condition on rows as it travels: JSON of a small closed language. */
export type ConditionTree =
  | {
      readonly op: 'compare';
      readonly item: string;
      readonly comparison: string;
      readonly value: string | boolean;
    }
  | { readonly op: 'in'; readonly item: string; readonly values: readonly (string | boolean)[] }
  | {
      readonly op: 'between';
      readonly item: string;
      readonly low: string | boolean;
      readonly high: string | boolean;
    }
  | { readonly op: 'is-null'; readonly item: string }
  | { readonly op: 'and' | 'or'; readonly parts: readonly ConditionTree[] }
  | { readonly op: 'not'; readonly part: ConditionTree };

export const operators = [
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not-in',
  'between',
  'not-between',
  'is-null',
  'not-null',
] as const;
export type Operator = (typeof operators)[number];

/** One line of the form. */
export interface Line {
  readonly kind: 'line';
  readonly item: string;
  readonly operator: Operator;
  /** One for a comparison, two for a range, any number for a list. */
  readonly values: readonly (string | boolean)[];
}
/** Lines that hold together. */
export interface Lines {
  readonly kind: 'lines';
  readonly join: 'and' | 'or';
  readonly negated: boolean;
  readonly parts: readonly (Line | Lines)[];
}

const opposite: { readonly [comparison: string]: Operator } = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** A tree as lines of a form; the whole is always a group, so that there is where to add to. */
export function linesOf(tree: ConditionTree | undefined): Lines {
  if (tree === undefined) return { kind: 'lines', join: 'and', negated: false, parts: [] };
  const read = partOf(tree, false);
  return read.kind === 'lines' ? read : { kind: 'lines', join: 'and', negated: false, parts: [read] };
}

function partOf(tree: ConditionTree, negated: boolean): Line | Lines {
  switch (tree.op) {
    case 'not':
      return partOf(tree.part, !negated);
    case 'and':
    case 'or':
      return {
        kind: 'lines',
        join: tree.op,
        negated,
        parts: tree.parts.map((part) => partOf(part, false)),
      };
    case 'compare':
      return {
        kind: 'line',
        item: tree.item,
        operator: negated ? opposite[tree.comparison]! : (tree.comparison as Operator),
        values: [tree.value],
      };
    case 'in':
      return {
        kind: 'line',
        item: tree.item,
        operator: negated ? 'not-in' : 'in',
        values: tree.values,
      };
    case 'between':
      return {
        kind: 'line',
        item: tree.item,
        operator: negated ? 'not-between' : 'between',
        values: [tree.low, tree.high],
      };
    case 'is-null':
      return { kind: 'line', item: tree.item, operator: negated ? 'not-null' : 'is-null', values: [] };
  }
}

/**
 * Lines as the tree that is sent; nothing at all is no condition. What is not filled in stays in it, so that a condition somebody began
 * is refused and never left out: leaving one out would grant more.
 */
export function treeOf(lines: Lines): ConditionTree | undefined {
  if (lines.parts.length === 0) return undefined;
  const parts = lines.parts.map(treeOfPart);
  // A line alone needs no group; a group alone keeps the one around it, or each time it is drawn a level would be gone.
  const whole = parts.length === 1 && lines.parts[0]!.kind === 'line' ? parts[0]! : { op: lines.join, parts };
  return lines.negated ? { op: 'not', part: whole } : whole;
}

function treeOfPart(part: Line | Lines): ConditionTree {
  if (part.kind === 'lines') {
    const whole: ConditionTree = { op: part.join, parts: part.parts.map(treeOfPart) };
    return part.negated ? { op: 'not', part: whole } : whole;
  }
  const { item, operator, values } = part;
  switch (operator) {
    case 'in':
      return { op: 'in', item, values };
    case 'not-in':
      return { op: 'not', part: { op: 'in', item, values } };
    case 'between':
      return { op: 'between', item, low: values[0] ?? '', high: values[1] ?? '' };
    case 'not-between':
      return { op: 'not', part: { op: 'between', item, low: values[0] ?? '', high: values[1] ?? '' } };
    case 'is-null':
      return { op: 'is-null', item };
    case 'not-null':
      return { op: 'not', part: { op: 'is-null', item } };
    default:
      return { op: 'compare', item, comparison: operator, value: values[0] ?? '' };
  }
}

/** How many values an operator takes; null for any number. */
export const valuesTaken = (operator: Operator): number | null =>
  operator === 'in' || operator === 'not-in'
    ? null
    : operator === 'between' || operator === 'not-between'
      ? 2
      : operator === 'is-null' || operator === 'not-null'
        ? 0
        : 1;

/** Every line says what it compares with what. (An empty text is a value too, but nobody means it.) */
export function isComplete(part: Line | Lines, whole = true): boolean {
  if (part.kind === 'lines')
    return (whole || part.parts.length > 0) && part.parts.every((one) => isComplete(one, false));
  const taken = valuesTaken(part.operator);
  const given = part.values.filter((value) => value !== '').length;
  return part.item !== '' && (taken === null ? given > 0 : given >= taken);
}

/** Operators that make sense for a kind of value. */
export const operatorsFor = (type: string | undefined): readonly Operator[] =>
  type === 'boolean'
    ? ['=', '<>', 'is-null', 'not-null']
    : type === 'text'
      ? ['=', '<>', 'in', 'not-in', 'between', 'not-between', '<', '<=', '>', '>=', 'is-null', 'not-null']
      : operators;
