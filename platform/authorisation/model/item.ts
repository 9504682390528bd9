import { type Static, Type } from 'typebox';
import { type Text, text } from '#foundation';
import { clause, closed, line, number } from './schema-parts.ts';

/** What the cells of an item are. The same six kinds as the columns of a revision. */
export const ItemType = Type.Enum(['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp']);
export type ItemType = Static<typeof ItemType>;

/** Digits behind the point of a decimal item that says nothing else. */
export const defaultScale = 4;
/** A decimal has 18 digits in all, at most this many of them behind the point. */
export const maxScale = 10;

/**
 * What happens to a value before it enters the authorised data domain (授权数据域). Nothing else of it is ever there.
 * - `keep`: as it is.
 * - `mask`: first and last characters, `***` between; a value too short to hide anything becomes `***`.
 * - `pseudonym`: HMAC-SHA256 under the agreement's key. Two items with one `domain` give equal pseudonyms for equal values, so they can be joined.
 * - `generalise`: a date to its year, month or day; a number to the lower edge of its band; a code to its first characters; a text by a map.
 */
export const Transform = Type.Union([
  closed({ kind: Type.Literal('keep') }),
  closed({
    kind: Type.Literal('mask'),
    keepFirst: Type.Integer({ minimum: 0, maximum: 20 }),
    keepLast: Type.Integer({ minimum: 0, maximum: 20 }),
  }),
  closed({ kind: Type.Literal('pseudonym'), domain: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }) }),
  closed(
    {
      kind: Type.Literal('generalise'),
      by: Type.Literal('calendar'),
      unit: Type.Enum(['year', 'month', 'day']),
    },
    { unit: text('概化到', 'To the') },
  ),
  closed({
    kind: Type.Literal('generalise'),
    by: Type.Literal('width'),
    /** Positive whole number, in the item's own unit. */
    width: Type.String({ pattern: '^[1-9][0-9]{0,11}$' }),
  }),
  closed({
    kind: Type.Literal('generalise'),
    by: Type.Literal('prefix'),
    length: Type.Integer({ minimum: 1, maximum: 64 }),
  }),
  closed({
    kind: Type.Literal('generalise'),
    by: Type.Literal('map'),
    entries: Type.Array(closed({ from: line(200), to: line(200) }), { minItems: 1, maxItems: 2000 }),
    /** What every value not in the map becomes. */
    otherwise: line(200),
  }),
]);
export type Transform = Static<typeof Transform>;

/** An item of a resource as the agreement names it. `name` is the column an operator writes in SQL. */
export const ItemReference = closed(
  {
    itemId: Type.String({ minLength: 1, maxLength: 80, format: 'resource-item' }),
    /** At most 63 bytes in UTF-8 (what PostgreSQL keeps of a name); must not begin with two underscores. */
    name: line(63),
    title: line(200),
    type: ItemType,
    scale: Type.Optional(Type.Integer({ minimum: 0, maximum: maxScale })),
  },
  { name: text('语句中的列名', 'Column name in SQL') },
);
export type ItemReference = Static<typeof ItemReference>;

/** Values below and above are counted as the nearest of the two: what one row can add to a sum is known beforehand. */
export const ValueRange = closed(
  { low: number, high: number },
  { low: text('不低于', 'At least'), high: text('不高于', 'At most') },
);
export type ValueRange = Static<typeof ValueRange>;

export const GrantedItem = closed(
  {
    ...ItemReference.properties,
    transform: Transform,
    /** For a sum under differential privacy. Said without looking at the data. */
    range: Type.Optional(ValueRange),
    /** Values by which answers under differential privacy may be grouped: all of them appear in an answer, and no other. Said without looking at the data. */
    values: Type.Optional(Type.Array(line(200), { minItems: 1, maxItems: 1000, uniqueItems: true })),
    ...clause,
  },
  { range: text('取值界限', 'Range'), values: text('可分组的取值', 'Values to group by') },
);
export type GrantedItem = Static<typeof GrantedItem>;

/** Digits behind the point of an item's values. */
export const scaleOf = (item: Pick<ItemReference, 'type' | 'scale'>): number =>
  item.type === 'decimal' ? (item.scale ?? defaultScale) : 0;

/** The type an item has after its transform, in the authorised data domain. */
export function transformedType(item: GrantedItem): ItemType {
  const { transform } = item;
  if (transform.kind === 'keep') return item.type;
  if (transform.kind === 'generalise' && transform.by === 'calendar') return 'date';
  if (transform.kind === 'generalise' && transform.by === 'width') return item.type;
  return 'text';
}

/** Why a transform cannot be applied to an item, or `null` when it can. */
export function transformMisfit(item: GrantedItem): Text | null {
  const { transform, type } = item;
  const needs = (allowed: readonly ItemType[], zh: string, en: string): Text | null =>
    allowed.includes(type)
      ? null
      : text(
          `“${item.title}”不是${zh}，不能这样处理`,
          `“${item.title}” is not ${en}, so it cannot be treated this way`,
        );
  switch (transform.kind) {
    case 'keep':
    case 'pseudonym':
      return type === 'decimal' && transform.kind === 'pseudonym'
        ? text(`“${item.title}”是小数，不能假名化`, `“${item.title}” is a decimal and cannot be a pseudonym`)
        : null;
    case 'mask':
      return needs(['text'], '文本', 'text');
    case 'generalise':
      if (transform.by === 'calendar') return needs(['date', 'timestamp'], '日期', 'a date');
      if (transform.by === 'width') return needs(['integer', 'decimal'], '数值', 'a number');
      return needs(['text'], '文本', 'text');
  }
}

/** One line that says what is done to a value, for the page where people sign. */
export function transformText(transform: Transform): Text {
  switch (transform.kind) {
    case 'keep':
      return text('原值', 'as it is');
    case 'mask':
      return text(
        `遮蔽，保留前${transform.keepFirst}位、后${transform.keepLast}位`,
        `masked, first ${transform.keepFirst} and last ${transform.keepLast} characters kept`,
      );
    case 'pseudonym':
      return text(
        `以本协议密钥假名化（${transform.domain}）`,
        `pseudonym under this agreement's key (${transform.domain})`,
      );
    case 'generalise':
      switch (transform.by) {
        case 'calendar': {
          const unit = { year: text('年', 'year'), month: text('月', 'month'), day: text('日', 'day') }[
            transform.unit
          ];
          return text(`概化到${unit.zh}`, `generalised to the ${unit.en}`);
        }
        case 'width':
          return text(
            `概化为宽${transform.width}的区间下限`,
            `generalised to the lower edge of bands ${transform.width} wide`,
          );
        case 'prefix':
          return text(
            `只留前${transform.length}位代码`,
            `only the first ${transform.length} characters of the code`,
          );
        case 'map':
          return text(
            `按对照表归并（${transform.entries.length}项，其余为“${transform.otherwise}”）`,
            `merged by a map of ${transform.entries.length} entries, the rest “${transform.otherwise}”`,
          );
      }
  }
}
