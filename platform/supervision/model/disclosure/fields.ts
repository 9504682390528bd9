import { type Text, text } from '#foundation';

export type DiscloserRole = 'implementing-body' | 'operator';

export const roleTitles: { readonly [Role in DiscloserRole]: Text } = {
  'implementing-body': text('实施机构', 'Implementing body'),
  operator: text('运营机构', 'Operator'),
};

/** What a year is reported as: the disclosures of both disclosers (R33), and the authorising body's report on an operator (R44). */
export type ReportKind = DiscloserRole | 'operator-report';

export const kindTitles: { readonly [Kind in ReportKind]: Text } = {
  'implementing-body': text('实施机构信息披露', 'Disclosure of the implementing body'),
  operator: text('运营机构信息披露', 'Disclosure of the operator'),
  'operator-report': text('运营机构年度运营情况报告', 'Report on the operator'),
};
export const isReport = (kind: ReportKind): kind is 'operator-report' => kind === 'operator-report';

export const fieldTitles = {
  'own-information': text('自身信息', 'Own information'),
  'authorised-party': text('授权对象', 'Party authorised'),
  'authorised-content': text('授权内容', 'Content of the authorisation'),
  scope: text('授权范围', 'Scope'),
  term: text('授权时限', 'Term'),
  'fee-ceilings': text('公共数据运营服务费上限收费标准', 'Ceilings of the operating fee'),
  'authorised-resources': text('授权的公共数据资源', 'Authorised resources'),
  'use-of-resources': text('公共数据资源使用情况', 'Use of the resources'),
  'product-list': text('产品和服务清单', 'List of products and services'),
  'actual-fees': text('实际收费标准', 'Actual fees'),
  complaints: text('异议与举报', 'Objections and reports'),
  refusals: text('拒绝的查询', 'Refused queries'),
  'overall-state': text('总体运营情况', 'Overall state of operation'),
  cost: text('运营成本', 'Cost'),
  revenue: text('实际收入', 'Actual revenue'),
  profit: text('利润', 'Profit'),
  'product-sales': text('各产品和服务销售量及收入', 'Sales and revenue of each product'),
  deviation: text('与最高准许收入的偏离', 'Deviation from the permitted revenue'),
  'price-adjustments': text('价格调整情况', 'Adjustments of prices'),
} satisfies { readonly [field: string]: Text };
export type DisclosureField = keyof typeof fieldTitles;

/** What each has to say: 实施规范 Art 18, 19 and 披露通知 of the disclosers, 价格通知 五 of the report. */
export const fieldsOf: { readonly [Kind in ReportKind]: readonly DisclosureField[] } = {
  'implementing-body': [
    'own-information',
    'authorised-party',
    'authorised-content',
    'scope',
    'term',
    'fee-ceilings',
  ],
  operator: ['own-information', 'authorised-resources', 'use-of-resources', 'product-list', 'actual-fees'],
  'operator-report': [
    'overall-state',
    'cost',
    'revenue',
    'profit',
    'product-sales',
    'deviation',
    'price-adjustments',
  ],
};
