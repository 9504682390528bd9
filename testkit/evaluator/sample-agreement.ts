import {
  type AgreementDocument,
  buyerCategoryCodes,
  type Form,
  type GrantedItem,
  type GrantedResource,
  type ItemReference,
  type ItemType,
  type OutputRules,
  type Transform,
} from '#platform/authorisation/model';

const party = (name: string, letter: string) => ({
  organisationId: `org_${letter.repeat(26)}`,
  name,
  creditCode: `91310000${letter.toUpperCase().repeat(10)}`,
});
export const sampleOperator = party('示例市数据运营有限公司', 'c');
const wording = (zh: string) => ({ wording: { zh } });

/** A granted item in one line: `item('age', '年龄', 'integer')`. */
export const item = (
  name: string,
  title: string,
  type: ItemType,
  transform: Transform = { kind: 'keep' },
  scale?: number,
): GrantedItem => ({
  itemId: name,
  name,
  title,
  type,
  transform,
  ...(scale === undefined ? {} : { scale }),
});
export const otherItem = (name: string, title: string, type: ItemType): ItemReference => ({
  itemId: name,
  name,
  title,
  type,
});

/** A granted resource with what most tests do not care about filled in. */
export const resource = (
  relation: string,
  parts: Partial<GrantedResource> & Pick<GrantedResource, 'items'>,
): GrantedResource => ({
  resourceId: `res_${relation}`,
  title: relation,
  relation,
  otherItems: [],
  protectedUnits: [],
  joins: [],
  forms: ['aggregate'] as Form[],
  updateFrequency: 'daily',
  sources: [{ origin: 'own' }],
  ...parts,
});

/** A complete agreement without defects over these resources. */
export function sampleAgreement(
  resources: GrantedResource[],
  output: Partial<OutputRules> = {},
): AgreementDocument {
  const form = resources[0]!.forms[0]!;
  const people = resources.some(({ protectedUnits }) =>
    protectedUnits.some(({ unit }) => unit === 'person' || unit === 'household'),
  );
  return {
    schema: 'gongshu.agreement/1',
    number: '示授〔2026〕1号',
    version: 1,
    parties: {
      authorisingBody: party('示例市人民政府', 'a'),
      implementingBody: party('示例市数据局', 'b'),
      operator: sampleOperator,
    },
    mode: { kind: 'sector', sectors: ['普惠金融'] },
    parts: {
      scope: {
        ...wording('授权下列公共数据资源。'),
        resources,
        purposes: [{ code: 'inclusive-finance', title: '普惠金融服务', class: 'industry' }],
        users: {
          developers: [party('示例数据服务有限公司', 'd')],
          buyerCategories: [...buyerCategoryCodes],
          regions: [],
        },
        quotas: {
          callsPerDay: '10000',
          callsInTerm: null,
          rowsPerDay: '100000',
          bytesPerDay: null,
          distinctSubjectsPerDay: '5000',
        },
      },
      term: { ...wording('授权期限三年。'), from: '2026-01-01', until: '2029-01-01' },
      products: {
        ...wording('产品和服务清单见附件。'),
        list: [{ code: 'area-index', title: '区域指数', form, purposes: ['inclusive-finance'] }],
        technicalStandards: ['GB/T 37964'],
        securityReview: 'each-product-and-change',
        complianceReview: 'each-product-and-change',
      },
      platform: {
        ...wording('在实施机构的平台上开发。'),
        name: '市公共数据授权运营平台',
        provider: 'implementing-body',
        measures: ['minimised-domain', 'evidence-log'],
      },
      assets: {
        ...wording('平台归实施机构。'),
        holdings: [{ kind: 'software', description: '运营平台', owner: 'implementing-body' }],
      },
      disclosure: {
        ...wording('每年三月底前披露。'),
        duties: [{ what: 'authorisation', by: 'implementing-body', frequency: 'yearly' }],
        noRedevelopment: true,
        affiliates: [],
      },
      money: {
        ...wording('实行政府指导价。'),
        separateAccounts: true,
        price: { feeClass: 'guided', unitBasis: 'call', trial: true },
        settlement: {
          period: 'quarter',
          benefitSharing: [
            { to: party('示例市财政局', 'e'), way: 'non-tax-revenue', share: '0.2', of: 'revenue' },
          ],
        },
      },
      security: {
        ...wording('按网络安全等级保护三级管理。'),
        output: { minimumGroup: 3, maxRows: 10_000, maxBytes: 10_000_000, suppression: 'cell', ...output },
        privacyBudget: [],
        personalInformation: people
          ? { contained: true, basis: 'anonymised', impactAssessmentReference: '影响评估〔2026〕1号' }
          : { contained: false, basis: 'none' },
        monitoring: { logMonths: 12, auditEveryMonths: 12 },
        emergency: { contact: '值班室', noticeHours: 2 },
      },
      ending: {
        ...wording('期满前评估。'),
        evaluationEveryMonths: 12,
        evaluationStandard: '年度评估办法',
        renewalNoticeDays: 90,
        exit: [
          { step: 'stop-access', by: 'implementing-body', withinDays: 0 },
          { step: 'delete-data', by: 'operator', withinDays: 10 },
          { step: 'destroy-keys', by: 'implementing-body', withinDays: 1 },
        ],
      },
      breach: { ...wording('违约责任如下。'), consequences: [{ of: '超范围使用', consequence: 'suspend' }] },
      disputes: { ...wording('协商不成的提交仲裁。'), way: 'arbitration', forum: '示例仲裁委员会' },
      changes: {
        ...wording('变更另签新版本。'),
        changeBy: 'new-version',
        terminationGrounds: ['授权期限届满'],
        noticeDays: 30,
      },
      other: { ...wording('未尽事宜另行商定。'), entries: [] },
    },
  };
}
