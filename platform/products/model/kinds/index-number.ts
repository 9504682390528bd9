import { type Static, Type } from 'typebox';
import { text } from '#foundation';
import { ColumnName, Sql } from './parameters.ts';

const decimal = (pattern: string, title: string, titleEn: string) =>
  Type.String({ pattern, maxLength: 30, title, titleEn });
const positive = '^(?!0+(\\.0+)?$)\\d{1,15}(\\.\\d{1,9})?$';

/**
 * An index (指数): one number per period, out of components that guarded SQL gives. Only the index leaves, the components do not.
 * `relatives`: base value × Σ wᵢ·(xᵢ,t ÷ xᵢ,0) ÷ Σ wᵢ. `aggregative`: base value × Σ wᵢ·xᵢ,t ÷ Σ wᵢ·xᵢ,0.
 */
export const IndexDefinition = Type.Object(
  {
    sql: Sql('分期统计语句（SQL）', 'SQL that gives the components of each period'),
    period: ColumnName('期次列', 'Column of the period'),
    basePeriod: Type.String({ minLength: 1, maxLength: 40, title: '基期', titleEn: 'Base period' }),
    baseValue: decimal(positive, '基期指数', 'Value in the base period'),
    formula: Type.Enum(['relatives', 'aggregative'], {
      title: '公式',
      titleEn: 'Formula',
      enumTitles: {
        relatives: text('个体指数加权平均', 'Weighted mean of relatives'),
        aggregative: text('综合指数（加权总和之比）', 'Ratio of weighted sums'),
      },
    }),
    components: Type.Array(
      Type.Object(
        {
          column: ColumnName('分量列', 'Column'),
          title: Type.String({ minLength: 1, maxLength: 100, title: '名称', titleEn: 'Title' }),
          weight: decimal(positive, '权重', 'Weight'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20, title: '分量与权重', titleEn: 'Components and weights' },
    ),
    decimals: Type.Integer({ minimum: 0, maximum: 6, title: '小数位数', titleEn: 'Decimals' }),
    publicSeries: Type.Boolean({
      title: '向社会公布序列',
      titleEn: 'The published series is open to everyone',
    }),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type IndexDefinition = Static<typeof IndexDefinition>;
