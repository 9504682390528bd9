import { defineTexts, text, useTexts } from '#ui-kit';

export const productWords = defineTexts('products', {
  title: text('数据产品', 'Data products'),
  lead: text(
    '运营机构在授权范围内开发的产品和服务。每个产品都能追到授权协议和数据资源。',
    'Products and services that operators make within their authorisation. Each can be traced to its agreement and its resources.',
  ),
  nothing: text('还没有上架的产品。', 'No product is listed yet.'),
  name: text('产品', 'Product'),
  operator: text('运营机构', 'Operator'),
  kind: text('形式', 'Form'),
  price: text('价格', 'Price'),
  state: text('状态', 'State'),
  summary: text('说明', 'Description'),
  agreement: text('授权协议', 'Agreement'),
  resources: text('所用数据资源', 'Resources it uses'),
  lineage: text('来源与去向', 'Lineage'),
  log: text('存证', 'Evidence'),
  entry: text('日志第 {{index}} 条', 'Log entry {{index}}'),
  noResources: text('没有公布所用资源。', 'The resources are not published.'),
  verification: text('数据核验', 'Verification'),
  record: text('经同意的记录查询', 'Record with consent'),
  aggregate: text('统计结果', 'Aggregate'),
  'model-training': text('模型训练', 'Model training'),
  extract: text('开放数据加工', 'Extract of open data'),
});

/** The form of a product in the reader's words. */
export function useKindWord(): (kind: string) => string {
  const t = useTexts(productWords);
  return (kind) => (kind in productWords.pairs ? t(kind as keyof typeof productWords.pairs) : kind);
}
