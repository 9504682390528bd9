import { type Static, Type } from 'typebox';
import { text } from '#foundation';

const Name = (title: string, titleEn: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$', title, titleEn });

/** 自带数据 (多元数据融合): the one table a buyer may bring into the computation; it was looked at when the product was reviewed. */
export const OwnDataDefinition = Type.Object(
  {
    name: Name('语句中的表名', 'Name of the table in the SQL'),
    columns: Type.Array(
      Type.Object(
        {
          name: Name('列名', 'Column'),
          type: Type.Enum(['text', 'integer', 'decimal', 'date'], {
            title: '类型',
            titleEn: 'Type',
            enumTitles: {
              text: text('文本', 'Text'),
              integer: text('整数', 'Whole number'),
              decimal: text('小数', 'Decimal number'),
              date: text('日期', 'Date'),
            },
          }),
          required: Type.Boolean({ title: '必填', titleEn: 'Required' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20, title: '列', titleEn: 'Columns' },
    ),
    key: Name('关联键', 'Column it is joined on'),
    keyRepeats: Type.Boolean({ title: '同一键可有多行', titleEn: 'Several rows may have one key' }),
    mostRows: Type.Integer({ minimum: 1, maximum: 100_000, title: '最多行数', titleEn: 'Most rows' }),
  },
  { additionalProperties: false, title: '买方自带数据', titleEn: 'Data the buyer brings' },
);
export type OwnDataDefinition = Static<typeof OwnDataDefinition>;

/** What a caller sends: rows or CSV, and where they come from (R30). */
export const OwnDataInput = Type.Object(
  {
    origin: Type.String({
      minLength: 2,
      maxLength: 300,
      title: '数据来源说明',
      titleEn: 'Where the data comes from',
    }),
    fromProduct: Type.Optional(
      Type.String({
        maxLength: 60,
        title: '来自哪个数据产品（如有）',
        titleEn: 'Product it was delivered by, if by one',
      }),
    ),
    rows: Type.Optional(
      Type.Array(
        Type.Record(
          Type.String({ maxLength: 40 }),
          Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Null()]),
        ),
        { maxItems: 100_000, title: '各行', titleEn: 'Rows' },
      ),
    ),
    csv: Type.Optional(Type.String({ maxLength: 5_000_000, title: 'CSV 文本', titleEn: 'CSV text' })),
  },
  { additionalProperties: false, title: '自带数据', titleEn: 'Own data' },
);
export type OwnDataInput = Static<typeof OwnDataInput>;
