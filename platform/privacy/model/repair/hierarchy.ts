import { type Static, type TProperties, Type } from 'typebox';

const Decimal = Type.String({ pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,9})?$' });
const Cell = Type.String({ maxLength: 400 });
const one = <Kind extends string, Parts extends TProperties>(kind: Kind, parts: Parts) =>
  Type.Object({ kind: Type.Literal(kind), ...parts }, { additionalProperties: false });

/**
 * How the values of a column become coarser, level by level. Level 0 is the value itself; the last level of each is {@link everything}:
 * it tells nothing any more. The document says it whole, so that it means the same in ten years.
 */
export const HierarchySchema = Type.Union([
  /** Spelt out: a line for each value, from level 1 on (as in hierarchies of ARX, whose first column is the value itself). */
  one('table', {
    lines: Type.Array(Type.Array(Cell, { minItems: 2, maxItems: 20 }), { minItems: 1, maxItems: 20_000 }),
  }),
  /** Half-open intervals `[from, until)` of these widths, each a multiple of the one before, counted from `origin`. */
  one('intervals', { origin: Decimal, widths: Type.Array(Decimal, { minItems: 1, maxItems: 12 }) }),
  /** Characters kept from the left, ever fewer. */
  one('prefix', {
    keep: Type.Array(Type.Integer({ minimum: 0, maximum: 200 }), { minItems: 1, maxItems: 30 }),
  }),
  /** A date: month, quarter, year, decade. */
  one('date', {}),
  /** A code of administrative divisions (GB/T 2260): county, city, province. */
  one('division', {}),
  /** An address in words: without what follows the community or street number, district, city, province. */
  one('address', {}),
  /** A coordinate in degrees, or a pair of them: the cell of a grid that it lies in; sizes in degrees, ever larger. */
  one('grid', { sizes: Type.Array(Decimal, { minItems: 1, maxItems: 8 }) }),
]);
export type Hierarchy = Static<typeof HierarchySchema>;

/** What stands for a value of which nothing is told. */
export const everything = '*';
