import type { AgreementDocument } from '#platform/authorisation';
import type { People } from './tell-people.ts';

export const purpose = 'inclusive-finance';

type GrantedResource = AgreementDocument['parts']['scope']['resources'][number];
type GrantedItem = GrantedResource['items'][number];
type ItemReference = GrantedResource['otherItems'][number];

/** The plan of the demo's authorisation, in its twelve parts and five points (实施规范 Art 9, 10). */
export const planOf = (people: People, operatorId: string) => ({
  name: '公枢市普惠金融公共数据授权运营实施方案',
  necessity: '涉农信贷缺少可信的收入与补贴信息，银行难以识别真实经营的农户；公共数据汇总与核验可以弥补。',
  operatorConditions: '在本市注册的国有控股企业，具备数据安全管理能力，与授权主体、实施机构无隶属关系。',
  operator: operatorId,
  selection: { method: 'public-tender', record: '公枢采招〔2025〕118号 公开招标中标通知书' },
  mode: { kind: 'scenario', scenarios: ['涉农信贷'] },
  resources: [people.residents, people.allowances],
  updateAndQuality: '每月更新；关键信息项完整率不低于 99%，发现差错五个工作日内校核。',
  term: { from: '2026-01-19', until: '2029-01-19' },
  content: '在实施机构平台内开发统计与核验服务；分两期建设，年度评估，退出时销毁密钥并移交日志。',
  purposes: [{ code: purpose, title: '普惠金融服务', class: 'industry' }],
  products: '产业发展类：各区居民补贴统计、居民就业信息核验。',
  money:
    '成本与收入单独核算；试运行期实行政府指导价，收入按月结算；收益中行政机关应得部分作为非税收入缴库，实施机构和数源部门按协议分得。',
  security: '原始数据不出域；输出最小分组十人；涉及个人信息的，以汇总或经本人同意的核验方式提供。',
  rightsAndDuties: '实施机构负责供数与监督，运营机构在授权范围内开发并承担安全责任。',
  supervision: '接受数据管理部门、审计机关和社会监督；每年一季度披露上年度情况。',
  other: '本方案未尽事宜按国家和省有关规定执行。',
  feasibility: {
    lifecycleServices: '运营机构提供需求对接、开发、测试、运行和退出的全流程服务。',
    socialNeed: '全市约三千户农户有小额信贷需求，现有信息不足以支持信用贷款。',
    marketSize: '首年预计服务两家金融机构，调用约十万次。',
    expectedEffect: '缩短贷款审批时间，降低农户融资成本，扩大信用贷款覆盖面。',
    riskControl: '全程留痕、逐次存证；超范围立即暂停；每年开展安全审计。',
  },
});

/**
 * What the parties change in the draft made from the plan: a birthday becomes its year, only adults' rows are visible, what the
 * purpose does not need goes, and the identity number is there as a pseudonym only, so that it can be asked about (核验).
 */
export function narrowAgreement(
  draft: AgreementDocument,
  people: People,
  identityNumber: ItemReference,
  source: Party,
): AgreementDocument {
  const resources = draft.parts.scope.resources.map((resource) =>
    resource.resourceId === people.residents ? residents(resource, identityNumber) : allowances(resource),
  );
  return {
    ...draft,
    parts: {
      ...draft.parts,
      scope: { ...draft.parts.scope, resources },
      products: {
        ...draft.parts.products,
        list: [
          {
            code: 'district-allowances',
            title: '各区居民补贴统计',
            form: 'aggregate',
            purposes: [purpose],
          },
          { code: 'employment-check', title: '居民就业信息核验', form: 'verification', purposes: [purpose] },
        ],
      },
      money: { ...draft.parts.money, settlement: settlementOf(draft, source) },
      security: {
        ...draft.parts.security,
        output: { ...draft.parts.security.output, minimumGroup: 10 },
        personalInformation: {
          ...draft.parts.security.personalInformation,
          impactAssessmentReference: '个人信息保护影响评估报告〔2026〕1号',
        },
      },
    },
  };
}

type Party = AgreementDocument['parties']['operator'];

/** By the month; the city government's part is non-tax revenue, the implementing body's money, the source's is done for its data. */
const settlementOf = (
  { parties }: AgreementDocument,
  source: Party,
): AgreementDocument['parts']['money']['settlement'] => ({
  period: 'month',
  benefitSharing: [
    { to: parties.authorisingBody, way: 'non-tax-revenue', share: '0.1', of: 'revenue' },
    { to: parties.implementingBody, way: 'money', share: '0.05', of: 'revenue' },
    {
      to: source,
      way: 'data-governance',
      share: '0.05',
      of: 'revenue',
      dividedBy: 'contribution',
    },
  ],
});

/** What the purpose does not need. */
const unneeded = ['与户主关系', '数据性质', '发放编号'];
const needed = (items: GrantedResource['items']) => items.filter((item) => !unneeded.includes(item.title));

function residents(resource: GrantedResource, identityNumber: ItemReference): GrantedResource {
  const birth = resource.items.find((item) => item.title === '出生日期');
  return {
    ...resource,
    relation: '居民',
    items: [
      ...needed(resource.items).map(
        (item): GrantedItem =>
          item === birth
            ? { ...item, transform: { kind: 'generalise', by: 'calendar', unit: 'year' } }
            : item,
      ),
      { ...identityNumber, transform: { kind: 'pseudonym', domain: 'identity-number' } },
    ],
    ...(birth
      ? { rows: { op: 'compare', item: birth.itemId, comparison: '<=', value: '2008-01-01' } as const }
      : {}),
    forms: ['aggregate', 'verification'],
  };
}

const allowances = (resource: GrantedResource): GrantedResource => ({
  ...resource,
  relation: '补贴发放',
  items: needed(resource.items),
  forms: ['aggregate', 'verification'],
});
