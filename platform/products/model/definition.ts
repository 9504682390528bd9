import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Static, Type } from 'typebox';
import type { QueryParameter } from '#platform/query/model';

/** A parameter of an aggregate product with the values it may take; the list was looked at when the product was reviewed. */
export const ProductParameter = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$', title: '参数名', titleEn: 'Name' }),
    type: Type.Enum(['text', 'integer', 'date', 'boolean'], { title: '类型', titleEn: 'Type' }),
    values: Type.Array(Type.String({ maxLength: 100 }), {
      minItems: 1,
      maxItems: 500,
      title: '可取的值',
      titleEn: 'Allowed values',
    }),
  },
  { additionalProperties: false },
);

export const AggregateDefinition = Type.Object(
  {
    sql: Type.String({
      minLength: 10,
      maxLength: 10_000,
      format: 'sql',
      title: '统计语句（SQL）',
      titleEn: 'SQL',
    }),
    parameters: Type.Array(ProductParameter, { maxItems: 20, title: '参数', titleEn: 'Parameters' }),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type AggregateDefinition = Static<typeof AggregateDefinition>;

const ItemName = Type.String({ minLength: 1, maxLength: 80, format: 'item-name' });

/** A verification service: what identifies the subject, and what is told of it. */
export const VerificationDefinition = Type.Object(
  {
    resourceId: Type.String({
      maxLength: 80,
      format: 'resource',
      title: '核验所用资源',
      titleEn: 'Resource',
    }),
    /** Items of the agreement that identify the subject together. */
    subjectItems: Type.Array(ItemName, {
      minItems: 1,
      maxItems: 4,
      title: '核验对象的标识项',
      titleEn: 'Items that identify the subject',
    }),
    /** Items of which the answer tells whether they equal what the caller gave. */
    comparedItems: Type.Array(ItemName, {
      maxItems: 10,
      title: '比对的信息项',
      titleEn: 'Items compared',
    }),
    tellsExistence: Type.Boolean({
      title: '同时回答核验对象是否存在',
      titleEn: 'Also tell whether the subject is there',
    }),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type VerificationDefinition = Static<typeof VerificationDefinition>;

/** What the engine admits the product's SQL with. */
export const queryParameters = (definition: AggregateDefinition): QueryParameter[] =>
  definition.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
    allowed: { kind: 'list', values: parameter.values },
  }));

/** SHA-256 of the definition in canonical JSON: what was reviewed, registered and is run. */
export const definitionDigest = (definition: object): string =>
  createHash('sha256')
    .update(canonicalize(definition) ?? '')
    .digest('hex');

/** What is defined, by form; the form says which of the two a definition is. */
export type Definition =
  | { readonly form: 'aggregate'; readonly definition: AggregateDefinition }
  | { readonly form: 'verification'; readonly definition: VerificationDefinition };

/** Reads a stored definition: it was checked when the product was defined, and its digest says that it is the same. */
export const definitionOf = (product: {
  readonly form: 'aggregate' | 'verification';
  readonly definition: unknown;
}): Definition =>
  product.form === 'aggregate'
    ? { form: 'aggregate', definition: product.definition as AggregateDefinition }
    : { form: 'verification', definition: product.definition as VerificationDefinition };
