import { type Static, Type } from 'typebox';
import { OwnDataDefinition } from './own-data.ts';
import { Parameters, Sql } from './parameters.ts';

/** A data API (数据接口): reviewed SQL with declared parameters, statistics or rows of open data, in one answer or page by page. */
export const DataApiDefinition = Type.Object(
  {
    sql: Sql('语句（SQL）', 'SQL'),
    parameters: Parameters,
    /** Absent: all rows in one answer. */
    pageRows: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        title: '分页行数',
        titleEn: 'Rows of a page',
        description: '不填则一次返回全部结果。',
        descriptionEn: 'Leave empty to answer all rows at once.',
      }),
    ),
    /** Absent: callers bring no data. */
    ownData: Type.Optional(OwnDataDefinition),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type DataApiDefinition = Static<typeof DataApiDefinition>;
