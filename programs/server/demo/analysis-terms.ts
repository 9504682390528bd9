import type { AgreementDocument } from '#platform/authorisation';
import { places } from '../../../demo/people/districts.ts';
import { planOf } from './agreement-terms.ts';
import type { People } from './tell-people.ts';
import type { Populations } from './tell-populations.ts';

export const analysisPurpose = 'economy-analysis';

type GrantedResource = AgreementDocument['parts']['scope']['resources'][number];
type GrantedItem = GrantedResource['items'][number];

/** Ids of the open lists that the second agreement names. */
export interface OpenLists {
  readonly listed: string;
  readonly specialised: string;
  readonly innovative: string;
}

/** Titles of their catalogue entries. */
export const openTitles: { readonly [list in keyof OpenLists]: string } = {
  listed: '枢关村上市公司名单',
  specialised: '枢东区专精特新中小企业名单汇总信息',
  innovative: '枢东区创新型中小企业名单汇总信息',
};

/** The plan of the second authorisation: open lists of firms, and two tables about people that are released with noise. */
export const analysisPlan = (people: People, lists: OpenLists, operatorId: string) => ({
  ...planOf(people, operatorId),
  name: '公枢市经济运行分析公共数据授权运营实施方案',
  necessity: '企业名录已公开但分散在各部门；户级和就业统计缺少既可用又不伤及个体的发布方式。',
  mode: { kind: 'scenario', scenarios: ['经济运行分析'] },
  resources: [...Object.values(lists), people.households, people.flexible],
  term: { from: '2026-02-10', until: '2029-02-10' },
  purposes: [{ code: analysisPurpose, title: '经济运行分析', class: 'industry' }],
  products: '产业发展类：上市企业指数、年度报告、名录接口、户级统计。',
  security: '公开名录可整行提取；家庭户以差分隐私、灵活就业人员以单元格密钥发布，均不输出原始数据。',
});

/** What the parties change in its draft: readable column names, and for the noise the bounds that are said without looking at the data. */
export function narrowAnalysis(
  draft: AgreementDocument,
  people: People,
  lists: OpenLists,
  populations: Populations,
): AgreementDocument {
  const narrowed: { readonly [resourceId: string]: (resource: GrantedResource) => GrantedResource } = {
    [lists.listed]: open('上市公司', {
      企业名称: '企业名称',
      所属园区: '所属园区',
      所属行业: '所属行业',
      上市日期: '上市日期',
      上市板块: '上市板块',
    }),
    [lists.specialised]: open('专精特新', {
      社会统一信用代码: '信用代码',
      企业名称: '企业名称',
      北京市_专精特新_中小企业认定年度: '认定年度',
    }),
    [lists.innovative]: open('创新型', {
      社会统一信用代码: '信用代码',
      企业名称: '企业名称',
      北京市_创新型_中小企业认定年度: '认定年度',
    }),
    [people.households]: households,
    [people.flexible]: (resource) => ({
      ...resource,
      relation: '灵活就业',
      items: without(resource.items, ['数据性质']),
      forms: ['aggregate'],
    }),
  };
  const { parts } = draft;
  return {
    ...draft,
    parts: {
      ...parts,
      scope: {
        ...parts.scope,
        resources: parts.scope.resources.map(
          (resource) => narrowed[resource.resourceId]?.(resource) ?? resource,
        ),
      },
      products: {
        ...parts.products,
        list: [
          {
            code: 'listed-companies',
            title: '上市企业指数、报告和名录接口',
            form: 'open-extract',
            kinds: ['index', 'report', 'data-api'],
            purposes: [analysisPurpose],
          },
          {
            code: 'noisy-statistics',
            title: '户级与就业统计',
            form: 'aggregate',
            kinds: ['data-api'],
            purposes: [analysisPurpose],
          },
        ],
      },
      security: {
        ...parts.security,
        privacyBudget: [{ population: populations.households, epsilon: '3', perCall: '0.5' }],
        personalInformation: {
          ...parts.security.personalInformation,
          impactAssessmentReference: '个人信息保护影响评估报告〔2026〕3号',
        },
      },
    },
  };
}

const without = (items: GrantedResource['items'], titles: readonly string[]) =>
  items.filter(({ title }) => !titles.includes(title));

/** An open list with the columns that are used, under names one can write. */
const open =
  (relation: string, columns: { readonly [title: string]: string }) =>
  (resource: GrantedResource): GrantedResource => ({
    ...resource,
    relation,
    items: resource.items.flatMap((item) => {
      const name = columns[item.title];
      return name === undefined ? [] : [{ ...item, name }];
    }),
    forms: ['open-extract', 'aggregate'],
  });

/** What differential privacy asks for: at most one row of a household, and of each item its range or the values one may group by. */
function households(resource: GrantedResource): GrantedResource {
  const bounds: { readonly [title: string]: Pick<GrantedItem, 'range' | 'values'> } = {
    所在区: { values: [...new Set(places.map(([{ district }]) => district))] },
    城乡: { values: ['城镇', '乡村'] },
    // Yes or no has no other values.
    低收入: {},
    人口数: { range: { low: '1', high: '8' } },
    梨园亩数: { range: { low: '0', high: '10' } },
  };
  return {
    ...resource,
    relation: '家庭户',
    items: resource.items.flatMap((item) => (bounds[item.title] ? [{ ...item, ...bounds[item.title] }] : [])),
    rowsPerUnit: 1,
    forms: ['aggregate'],
  };
}
