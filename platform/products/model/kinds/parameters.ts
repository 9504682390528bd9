import { type Static, Type } from 'typebox';
import type { QueryParameter } from '#platform/query/model';

/** A parameter of a product with the values it may take; the list was looked at when the product was reviewed. */
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
export type ProductParameter = Static<typeof ProductParameter>;

export const Parameters = Type.Array(ProductParameter, {
  maxItems: 20,
  title: '参数',
  titleEn: 'Parameters',
});

export const Sql = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 10_000, format: 'sql', title, titleEn });

/** Name of an output column as the SQL gives it. */
export const ColumnName = (title: string, titleEn: string) =>
  Type.String({ minLength: 1, maxLength: 63, title, titleEn });

/** What the engine admits a product's SQL with. */
export const queryParameters = (parameters: readonly ProductParameter[]): QueryParameter[] =>
  parameters.map(({ name, type, values }) => ({ name, type, allowed: { kind: 'list', values } }));
