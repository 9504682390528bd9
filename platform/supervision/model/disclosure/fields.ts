import { type Text, text } from '#foundation';

export type DiscloserRole = 'implementing-body' | 'operator';

export const roleTitles: { readonly [Role in DiscloserRole]: Text } = {
  'implementing-body': text('实施机构', 'Implementing body'),
  operator: text('运营机构', 'Operator'),
};

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
} satisfies { readonly [field: string]: Text };
export type DisclosureField = keyof typeof fieldTitles;

/** Who discloses what (实施规范 Art 18, 19; 披露通知). */
export const fieldsOf: { readonly [Role in DiscloserRole]: readonly DisclosureField[] } = {
  'implementing-body': [
    'own-information',
    'authorised-party',
    'authorised-content',
    'scope',
    'term',
    'fee-ceilings',
  ],
  operator: ['own-information', 'authorised-resources', 'use-of-resources', 'product-list', 'actual-fees'],
};
