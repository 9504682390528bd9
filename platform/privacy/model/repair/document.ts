import { type Static, type TObject, type TProperties, Type } from 'typebox';
import { HierarchySchema } from './hierarchy.ts';

const ColumnName = Type.String({ minLength: 1, maxLength: 400 });
const one = <Kind extends string, Parts extends TProperties>(kind: Kind, parts: Parts) =>
  Type.Object({ kind: Type.Literal(kind), ...parts }, { additionalProperties: false }) as TObject<
    { kind: ReturnType<typeof Type.Literal<Kind>> } & Parts
  >;

/** Kinds of identifiers that are found inside a cell and covered there; the rest of the cell stays. */
export const coveredFamilies = [
  'resident-id',
  'passport',
  'mobile',
  'landline',
  'bank-card',
  'email',
  'licence-plate',
  'individual-business',
  'person-name',
] as const;
export type CoveredFamily = (typeof coveredFamilies)[number];

/** What is done to one column. */
export const RemedySchema = Type.Union([
  /** The column is not in the repaired revision at all. */
  one('drop', {}),
  /** The column stays and is empty. */
  one('empty', {}),
  /** All but the first and last characters become `*`; a cell no longer than what would be kept is covered whole. */
  one('mask', {
    keepFirst: Type.Integer({ minimum: 0, maximum: 100 }),
    keepLast: Type.Integer({ minimum: 0, maximum: 100 }),
  }),
  /** Identifiers of persons are covered wherever they stand in the text, also without their form (spaces, scientific notation). */
  one('cover-identifiers', {
    families: Type.Array(Type.Unsafe<CoveredFamily>({ type: 'string', enum: [...coveredFamilies] }), {
      minItems: 1,
      maxItems: coveredFamilies.length,
    }),
  }),
  /** Each value becomes the one that stands for it at a level of the hierarchy; level 0 changes nothing. */
  one('generalise', { hierarchy: HierarchySchema, level: Type.Integer({ minimum: 0, maximum: 50 }) }),
  /** Values that fewer rows than this have are emptied. */
  one('empty-rare', { below: Type.Integer({ minimum: 2, maximum: 1_000_000 }) }),
  /** The same value has the same pseudonym in every revision of the resource, and nobody without the resource's key can make it. */
  one('pseudonym', {}),
  /** To the nearest multiple, halves away from zero. The base is a decimal. */
  one('round', { base: Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,9})?$' }) }),
  /** What lies outside becomes the bound. */
  one('bound', {
    bottom: Type.Optional(Type.String({ pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,9})?$' })),
    top: Type.Optional(Type.String({ pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,9})?$' })),
  }),
]);
export type Remedy = Static<typeof RemedySchema>;

/** What every class must be like in a sensitive column: so many distinct values, e^entropy, or no farther from the whole table than t. */
export const SensitiveGoalSchema = Type.Object(
  {
    column: ColumnName,
    distinctL: Type.Optional(Type.Integer({ minimum: 2, maximum: 1000 })),
    entropyL: Type.Optional(Type.Number({ minimum: 1, maximum: 1000 })),
    t: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    /** The column's values have an order, and distance is in places. */
    ordered: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type SensitiveGoal = Static<typeof SensitiveGoalSchema>;

/** What is done to the table as a whole, after its columns and in this order. */
export const TableRemedySchema = Type.Union([
  /** Numbers of `size` or more rows that lie together are replaced by their mean: `mdav` over all columns at once, `sorted` for one. */
  one('micro-aggregate', {
    columns: Type.Array(ColumnName, { minItems: 1, maxItems: 20 }),
    size: Type.Integer({ minimum: 2, maximum: 10_000 }),
    method: Type.Union([Type.Literal('mdav'), Type.Literal('sorted')]),
  }),
  /** Rows that fewer than `below` rows are like in these columns, or whose class tells too much of a sensitive column: left out, or emptied in these columns. */
  one('suppress-small-classes', {
    columns: Type.Array(ColumnName, { minItems: 1, maxItems: 50 }),
    below: Type.Integer({ minimum: 2, maximum: 1_000_000 }),
    how: Type.Union([Type.Literal('rows'), Type.Literal('cells')]),
    sensitive: Type.Optional(Type.Array(SensitiveGoalSchema, { maxItems: 5 })),
  }),
]);
export type TableRemedy = Static<typeof TableRemedySchema>;

/** A whole repair, as it is kept, digested and applied. What it does not name stays as it is. */
export const RepairDocumentSchema = Type.Object(
  {
    format: Type.Literal('gongshu-repair/1'),
    columns: Type.Array(
      Type.Object({ column: ColumnName, remedy: RemedySchema }, { additionalProperties: false }),
      { maxItems: 2000 },
    ),
    table: Type.Array(TableRemedySchema, { maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type RepairDocument = Static<typeof RepairDocumentSchema>;

export const emptyRepair: RepairDocument = { format: 'gongshu-repair/1', columns: [], table: [] };
