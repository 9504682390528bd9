import { type Static, Type } from 'typebox';
import { Parameters, Sql } from './parameters.ts';

/** A report (报告): reviewed queries and a text with places for their figures. */
export const ReportDefinition = Type.Object(
  {
    parameters: Parameters,
    /** The parameter that says which period a report is of. */
    periodParameter: Type.String({
      pattern: '^[a-z][a-z0-9_]{0,39}$',
      title: '表示期次的参数',
      titleEn: 'Parameter that names the period',
    }),
    queries: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,29}$', title: '代号', titleEn: 'Name' }),
          title: Type.String({ minLength: 1, maxLength: 100, title: '表题', titleEn: 'Title' }),
          sql: Sql('语句（SQL）', 'SQL'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 12, title: '语句', titleEn: 'Queries' },
    ),
    template: Type.String({
      minLength: 10,
      maxLength: 10_000,
      title: '正文模板',
      titleEn: 'Text',
      description:
        '{{代号.列名}} 填该语句唯一一行的数值，{{代号}} 放整张表，{{:参数}} 填参数值；空行分段，“# ”开头为小标题。',
      descriptionEn:
        '{{name.column}} is the figure of a query with one row, {{name}} its whole table, {{:parameter}} a parameter. An empty line ends a paragraph; “# ” begins a heading.',
    }),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type ReportDefinition = Static<typeof ReportDefinition>;
