import { type SubjectSummary, type Text, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { definitionOf } from './model/definition.ts';
import type { OwnDataDefinition } from './model/kinds/own-data.ts';
import type { ProductParameter } from './model/kinds/parameters.ts';
import type { ProductRow } from './store/tables.ts';

type Facts = SubjectSummary['facts'];

const kinds: { readonly [kind in ProductRow['kind']]: string } = {
  'data-api': '数据接口 · Data API',
  verification: '数据核验 · Verification',
  index: '指数 · Index',
  report: '报告 · Report',
  'model-features': '模型特征 · Model features',
};

const fact = (label: Text, value: string) => ({ label, value });
const sqlFact = (sql: string) => fact(text('语句', 'SQL'), sql);
const parametersFact = (parameters: readonly ProductParameter[]) =>
  fact(
    text('参数', 'Parameters'),
    parameters.map(({ name, values }) => `${name}：${values.join('、')}`).join('；') || '无 · none',
  );

const ownDataFacts = (own: OwnDataDefinition | undefined): Facts =>
  own
    ? [
        fact(
          text('买方自带数据', 'Data the buyer brings'),
          `${own.name}（${own.columns.map(({ name, type, required }) => `${name} ${type}${required ? ' *' : ''}`).join('、')}）`,
        ),
        fact(
          text('关联键与行数', 'Key and rows'),
          `${own.key}${own.keyRepeats ? '（可重复 · may repeat）' : '（不重复 · unique）'}，≤ ${own.mostRows}`,
        ),
      ]
    : [];

/** What a reviewer looks at, by kind. */
export async function definitionFacts(tx: Tx, product: ProductRow): Promise<Facts> {
  const defined = definitionOf(product);
  const kind = fact(text('种类', 'Kind'), kinds[product.kind]);
  switch (defined.kind) {
    case 'verification': {
      const { resourceId, subjectItems, comparedItems, tellsExistence } = defined.definition;
      const resource = await cataloguedResource(tx, resourceId);
      return [
        kind,
        fact(text('核验所用资源', 'Resource'), resource?.title ?? resourceId),
        fact(text('核验对象的标识项', 'Identifying items'), subjectItems.join('、')),
        fact(text('比对的信息项', 'Items compared'), comparedItems.join('、') || '—'),
        fact(
          text('回答是否存在', 'Tells whether the subject is there'),
          tellsExistence ? '是 · yes' : '否 · no',
        ),
      ];
    }
    case 'data-api': {
      const { sql, parameters, pageRows, ownData } = defined.definition;
      return [
        kind,
        sqlFact(sql),
        parametersFact(parameters),
        ...(pageRows ? [fact(text('分页行数', 'Rows of a page'), String(pageRows))] : []),
        ...ownDataFacts(ownData),
      ];
    }
    case 'index': {
      const { sql, period, basePeriod, baseValue, formula, components, publicSeries } = defined.definition;
      return [
        kind,
        sqlFact(sql),
        fact(text('期次列', 'Column of the period'), period),
        fact(text('基期与基期指数', 'Base period and value'), `${basePeriod} = ${baseValue}`),
        fact(
          text('公式', 'Formula'),
          formula === 'relatives' ? '个体指数加权平均 · weighted relatives' : '综合指数 · ratio of sums',
        ),
        fact(
          text('分量与权重', 'Components and weights'),
          components.map(({ column, title, weight }) => `${title}（${column}）× ${weight}`).join('；'),
        ),
        fact(text('序列是否向社会公布', 'Series open to everyone'), publicSeries ? '是 · yes' : '否 · no'),
      ];
    }
    case 'report':
      return [
        kind,
        parametersFact(defined.definition.parameters),
        ...defined.definition.queries.map(({ name, title, sql }) =>
          fact(text(`语句 ${name}：${title}`, `Query ${name}: ${title}`), sql),
        ),
        fact(text('正文模板', 'Text'), defined.definition.template),
      ];
    case 'model-features':
      return [
        kind,
        sqlFact(defined.definition.sql),
        parametersFact(defined.definition.parameters),
        ...defined.definition.features.map(({ column, role, meaning }) =>
          fact(text(`特征 ${column}（${role}）`, `Feature ${column} (${role})`), meaning),
        ),
        ...ownDataFacts(defined.definition.ownData),
      ];
  }
}
