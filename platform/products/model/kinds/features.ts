import { type Static, Type } from 'typebox';
import { text } from '#foundation';
import { OwnDataDefinition } from './own-data.ts';
import { ColumnName, Parameters, Sql } from './parameters.ts';

/** Model features (模型特征): a table of guarded groups to train a model with, every column described. */
export const FeaturesDefinition = Type.Object(
  {
    sql: Sql('特征语句（SQL，须分组）', 'SQL of the features (grouped)'),
    parameters: Parameters,
    features: Type.Array(
      Type.Object(
        {
          column: ColumnName('列', 'Column'),
          role: Type.Enum(['group', 'feature', 'label', 'weight'], {
            title: '作用',
            titleEn: 'Role',
            enumTitles: {
              group: text('分组', 'Group'),
              feature: text('特征', 'Feature'),
              label: text('标签', 'Label'),
              weight: text('样本权重', 'Sample weight'),
            },
          }),
          meaning: Type.String({ minLength: 2, maxLength: 300, title: '含义', titleEn: 'Meaning' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60, title: '特征', titleEn: 'Features' },
    ),
    /** Absent: callers bring no data. */
    ownData: Type.Optional(OwnDataDefinition),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type FeaturesDefinition = Static<typeof FeaturesDefinition>;
