import { type Static, type TSchema, Type } from 'typebox';
import { type Text, text } from '#foundation';
import { type ItemReference, type ItemType, scaleOf } from './item.ts';
import { closed } from './schema-parts.ts';

/** A value in a row predicate: numbers, dates (`2026-01-31`) and timestamps (`2026-01-31T08:00:00`) are strings, read by the item's type. */
export type PredicateValue = string | boolean;
export const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * Which rows of a resource are granted: a small closed language over the items of the resource, before their transforms.
 * A row is granted when the predicate is true; unknown (a null in a comparison) is not true.
 */
export type Predicate =
  | {
      readonly op: 'compare';
      readonly item: string;
      readonly comparison: Comparison;
      readonly value: PredicateValue;
    }
  | { readonly op: 'in'; readonly item: string; readonly values: readonly PredicateValue[] }
  /** Both ends included. */
  | {
      readonly op: 'between';
      readonly item: string;
      readonly low: PredicateValue;
      readonly high: PredicateValue;
    }
  | { readonly op: 'is-null'; readonly item: string }
  | { readonly op: 'and'; readonly parts: readonly Predicate[] }
  | { readonly op: 'or'; readonly parts: readonly Predicate[] }
  | { readonly op: 'not'; readonly part: Predicate };

const value = Type.Union([Type.String({ maxLength: 500 }), Type.Boolean()]);
const self = Type.Ref('RowPredicate');
const parts = Type.Array(self, { minItems: 1, maxItems: 50 });

/** Schema of {@link Predicate}. Depth and total size are bounded by {@link validatePredicate}. */
export const Predicate = asCondition(
  Type.Unsafe<Predicate>(
    Type.Cyclic(
      {
        RowPredicate: Type.Union([
          closed({
            op: Type.Literal('compare'),
            item: Type.String({ minLength: 1, maxLength: 80, format: 'granted-item' }),
            comparison: Type.Enum([...comparisons]),
            value,
          }),
          closed({
            op: Type.Literal('in'),
            item: Type.String({ minLength: 1, maxLength: 80, format: 'granted-item' }),
            values: Type.Array(value, { minItems: 1, maxItems: 1000 }),
          }),
          closed({
            op: Type.Literal('between'),
            item: Type.String({ minLength: 1, maxLength: 80, format: 'granted-item' }),
            low: value,
            high: value,
          }),
          closed({
            op: Type.Literal('is-null'),
            item: Type.String({ minLength: 1, maxLength: 80, format: 'granted-item' }),
          }),
          closed({ op: Type.Enum(['and', 'or']), parts }),
          closed({ op: Type.Literal('not'), part: self }),
        ]) as TSchema,
      },
      'RowPredicate',
    ) as Static<TSchema> as TSchema,
  ),
);

/** Forms draw it as lines of item, comparison and value. */
function asCondition<Schema extends object>(schema: Schema): Schema {
  return Object.assign(schema, { widget: 'condition' });
}

export const predicateBounds = { depth: 12, nodes: 300 } as const;

export interface PredicateDefect {
  /** JSON pointer into the tree. */
  readonly at: string;
  readonly message: Text;
}

/** Everything wrong with a predicate over these items, at once; an empty list means it can be printed and evaluated. */
export function validatePredicate(
  tree: Predicate,
  items: readonly ItemReference[],
): readonly PredicateDefect[] {
  const known = new Map(items.map((item) => [item.itemId, item]));
  const defects: PredicateDefect[] = [];
  let nodes = 0;

  const checkValue = (item: ItemReference, given: PredicateValue, at: string): void => {
    if (!isValueOf(item, given))
      defects.push({
        at,
        message: text(
          `“${String(given)}”不是“${item.title}”（${typeNames[item.type].zh}）的值`,
          `“${String(given)}” is not a value of “${item.title}” (${typeNames[item.type].en})`,
        ),
      });
  };
  const visit = (node: Predicate, at: string, depth: number): void => {
    nodes += 1;
    if (depth > predicateBounds.depth || nodes > predicateBounds.nodes) {
      if (!defects.some((defect) => defect.at === ''))
        defects.push({ at: '', message: text('行条件过于复杂', 'The row condition is too complex') });
      return;
    }
    switch (node.op) {
      case 'and':
      case 'or':
        node.parts.forEach((part, index) => {
          visit(part, `${at}/parts/${index}`, depth + 1);
        });
        return;
      case 'not':
        visit(node.part, `${at}/part`, depth + 1);
        return;
    }
    const item = known.get(node.item);
    if (!item) {
      defects.push({
        at: `${at}/item`,
        message: text(
          `行条件用到了未列出的数据项“${node.item}”`,
          `The row condition uses an item that is not listed: “${node.item}”`,
        ),
      });
      return;
    }
    switch (node.op) {
      case 'compare':
        checkValue(item, node.value, `${at}/value`);
        if (item.type === 'boolean' && node.comparison !== '=' && node.comparison !== '<>')
          defects.push({
            at: `${at}/comparison`,
            message: text(
              '是否类数据项只能比较相等或不等',
              'A yes/no item can only be compared for equality',
            ),
          });
        return;
      case 'in':
        node.values.forEach((given, index) => {
          checkValue(item, given, `${at}/values/${index}`);
        });
        return;
      case 'between':
        checkValue(item, node.low, `${at}/low`);
        checkValue(item, node.high, `${at}/high`);
        if (item.type === 'boolean')
          defects.push({ at, message: text('是否类数据项没有区间', 'A yes/no item has no range') });
        return;
      case 'is-null':
        return;
    }
  };
  visit(tree, '', 1);
  return defects;
}

/** The items a predicate looks at, each once. */
export function predicateItems(tree: Predicate): readonly string[] {
  const seen = new Set<string>();
  const visit = (node: Predicate): void => {
    if (node.op === 'and' || node.op === 'or') node.parts.forEach(visit);
    else if (node.op === 'not') visit(node.part);
    else seen.add(node.item);
  };
  visit(tree);
  return [...seen];
}

export const typeNames: { readonly [T in ItemType]: Text } = {
  text: text('文本', 'text'),
  integer: text('整数', 'whole number'),
  decimal: text('小数', 'decimal number'),
  boolean: text('是否', 'yes or no'),
  date: text('日期', 'date'),
  timestamp: text('时间', 'date and time'),
};

/** Does a predicate value stand for a value of this item? Ranges are those the engine can hold, so that printing never fails later. */
export function isValueOf(item: Pick<ItemReference, 'type' | 'scale'>, given: PredicateValue): boolean {
  if (item.type === 'boolean') return typeof given === 'boolean';
  if (typeof given !== 'string') return false;
  switch (item.type) {
    case 'text':
      return given.isWellFormed() && !given.includes('\u0000');
    case 'integer':
      return /^(0|-?[1-9][0-9]{0,17})$/.test(given);
    case 'decimal': {
      const match = /^-?(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(given);
      if (!match) return false;
      const scale = scaleOf(item);
      return (match[2]?.length ?? 0) <= scale && match[1]!.length <= 18 - scale;
    }
    case 'date':
      return isCivil(given, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, (value) =>
        Temporal.PlainDate.from(value, { overflow: 'reject' }),
      );
    case 'timestamp':
      return isCivil(given, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-5][0-9]:[0-5][0-9]$/, (value) =>
        Temporal.PlainDateTime.from(value, { overflow: 'reject' }),
      );
  }
}

function isCivil(given: string, shape: RegExp, read: (given: string) => unknown): boolean {
  if (!shape.test(given) || given.startsWith('0000')) return false;
  try {
    read(given);
    return true;
  } catch {
    return false;
  }
}
