import type { AgreementDocument, OutputRules } from './agreement.ts';
import type { GrantedItem, ItemReference, ItemType } from './item.ts';
import type { PlanDocument } from './plan.ts';
import type { Form, GrantedResource, Party, UnitKind } from './resource.ts';

/** A resource of the plan as the catalogue describes it. */
export interface PlannedResource {
  readonly resourceId: string;
  readonly title: string;
  readonly registrationCode?: string;
  readonly holder: Party;
  readonly protectedUnits: readonly { readonly unit: string; readonly columns: readonly string[] }[];
  readonly items: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly columnName: string;
    readonly type: string;
    readonly level?: string | null;
  }[];
}

/** Cautious values a draft starts with; people change them before it is decided. */
export const draftOutputRules: OutputRules = {
  minimumGroup: 10,
  maxRows: 1000,
  maxBytes: 1_000_000,
  suppression: 'cell',
};

/**
 * An agreement written out of an approved plan: all thirteen parts, ready to be changed and decided. Columns that identify a
 * protected unit are counted but not granted, or granted as pseudonyms where two resources are joined on them; everything else is
 * granted as it is, for people to narrow. Items graded so high that a leak does serious harm are left out; people add what is needed.
 */
export function draftFromPlan(
  plan: PlanDocument & { readonly number: string; readonly version: number },
  parties: AgreementDocument['parties'],
  resources: readonly PlannedResource[],
): AgreementDocument {
  const charged = plan.purposes.some((purpose) => purpose.class === 'industry' || purpose.class === 'sector');
  return {
    schema: 'gongshu.agreement/1',
    number: '（签发时编号）',
    version: 1,
    plan: { number: plan.number, version: plan.version },
    parties,
    mode: plan.mode,
    parts: {
      scope: {
        wording: {
          zh: `授权范围为《${plan.name}》所列资源中本协议载明的信息项和数据行；未载明的，均不在授权范围内。`,
        },
        resources: resources.map((resource, index) => grant(resource, resources, index)),
        purposes: plan.purposes,
        users: { developers: [], buyerCategories: ['bank'], regions: [] },
        quotas: {
          callsPerDay: '10000',
          callsInTerm: null,
          rowsPerDay: '1000000',
          bytesPerDay: null,
          distinctSubjectsPerDay: '5000',
        },
      },
      term: {
        wording: { zh: `授权运营期限自 ${plan.term.from} 起，至 ${plan.term.until} 前一日止。` },
        ...plan.term,
      },
      products: {
        wording: { zh: plan.products },
        list: [
          {
            code: 'aggregate-statistics',
            title: '汇总统计服务',
            form: 'aggregate',
            purposes: plan.purposes.map((purpose) => purpose.code),
          },
          {
            code: 'verification',
            title: '数据核验服务',
            form: 'verification',
            purposes: plan.purposes.map((purpose) => purpose.code),
          },
        ],
        technicalStandards: ['GB/T 43697-2024', 'GB/T 35273-2020'],
        securityReview: 'each-product-and-change',
        complianceReview: 'each-product-and-change',
      },
      platform: {
        wording: { zh: '授权运营在实施机构提供的公枢平台内进行，原始数据不出域。' },
        name: '公枢',
        provider: 'implementing-body',
        measures: ['minimised-domain', 'isolated-execution', 'sealed-storage', 'evidence-log'],
      },
      assets: {
        wording: { zh: '平台软硬件归实施机构，数据产品和服务的经营权益归运营机构。' },
        holdings: [
          { kind: 'software', description: '支撑平台', owner: 'implementing-body' },
          { kind: 'product', description: '授权范围内开发的数据产品和服务', owner: 'operator' },
        ],
      },
      disclosure: {
        wording: { zh: '双方按规定披露授权与使用情况；运营机构及其关联方不得对已交付的产品再开发。' },
        duties: [
          { what: 'authorisation', by: 'implementing-body', frequency: 'on-change' },
          { what: 'authorised-resources', by: 'operator', frequency: 'yearly' },
          { what: 'use-of-resources', by: 'operator', frequency: 'yearly' },
          { what: 'product-list', by: 'operator', frequency: 'yearly' },
          { what: 'actual-prices', by: 'operator', frequency: 'yearly' },
        ],
        noRedevelopment: true,
        affiliates: [],
      },
      money: {
        wording: { zh: plan.money },
        separateAccounts: true,
        price: {
          feeClass: charged ? 'guided' : 'free',
          unitBasis: charged ? 'call' : 'none',
          trial: charged,
        },
        settlement: { period: 'quarter', benefitSharing: [] },
      },
      security: {
        wording: { zh: plan.security },
        output: draftOutputRules,
        privacyBudget: [],
        personalInformation: personalInformation(resources),
        monitoring: { logMonths: 36, auditEveryMonths: 12 },
        emergency: { contact: '实施机构安全值班', noticeHours: 2 },
      },
      ending: {
        wording: { zh: '每年评估一次；期满前按约定提出续约，不续约的按退出清单办理。' },
        evaluationEveryMonths: 12,
        evaluationStandard: '应用成效、合规、安全、用户满意度',
        renewalNoticeDays: 90,
        exit: [
          { step: 'stop-access', by: 'implementing-body', withinDays: 0 },
          { step: 'destroy-keys', by: 'implementing-body', withinDays: 1 },
          { step: 'hand-over-logs', by: 'operator', withinDays: 10 },
          { step: 'delete-data', by: 'operator', withinDays: 10 },
          { step: 'settle-accounts', by: 'operator', withinDays: 30 },
          { step: 'security-audit', by: 'implementing-body', withinDays: 30 },
          { step: 'inform-buyers', by: 'operator', withinDays: 5 },
          { step: 'announce', by: 'implementing-body', withinDays: 10 },
        ],
      },
      breach: {
        wording: { zh: '超范围使用数据的，立即暂停授权；造成损失的依法赔偿。' },
        consequences: [
          { of: '未经授权超范围使用数据', consequence: 'suspend' },
          { of: '泄露数据或转让授权', consequence: 'terminate' },
        ],
      },
      disputes: {
        wording: { zh: '协商不成的，向实施机构所在地人民法院起诉。' },
        way: 'litigation',
        forum: '实施机构所在地人民法院',
      },
      changes: {
        wording: { zh: '较大变更按原程序重新审议，形成新版本。' },
        changeBy: 'new-version',
        terminationGrounds: ['期限届满', '法定或约定的终止情形', '双方协商一致'],
        noticeDays: 30,
      },
      other: { wording: { zh: plan.other || '本协议未尽事宜，由双方另行书面约定。' }, entries: [] },
    },
  };
}

function personalInformation(resources: readonly PlannedResource[]) {
  const contained = resources.some((resource) =>
    resource.protectedUnits.some(({ unit }) => unit === 'person' || unit === 'household'),
  );
  return contained ? ({ contained, basis: 'consent' } as const) : ({ contained, basis: 'none' } as const);
}

/** 数据分级: from level 4 of general data upwards (GB/T 43697). */
const heldBack = new Set(['general-4', 'important', 'core']);

function grant(resource: PlannedResource, all: readonly PlannedResource[], index: number): GrantedResource {
  const keys = new Set(resource.protectedUnits.flatMap((unit) => unit.columns));
  const joined = joinedUnits(resource, all);
  const reference = (item: PlannedResource['items'][number]): ItemReference => ({
    itemId: item.itemId,
    name: item.columnName,
    title: item.title,
    type: item.type as ItemType,
  });
  const granted = resource.items.flatMap((item): GrantedItem[] => {
    if (heldBack.has(item.level ?? '')) return [];
    const unit = joined.get(item.columnName);
    if (unit) return [{ ...reference(item), transform: { kind: 'pseudonym', domain: unit } }];
    return keys.has(item.columnName) ? [] : [{ ...reference(item), transform: { kind: 'keep' } }];
  });
  const itemOf = new Map(resource.items.map((item) => [item.columnName, item.itemId]));
  const forms: Form[] = ['aggregate', 'verification'];
  return {
    resourceId: resource.resourceId,
    title: resource.title,
    relation: `resource_${index + 1}`,
    ...(resource.registrationCode ? { registrationCode: resource.registrationCode } : {}),
    holder: resource.holder,
    items: granted,
    otherItems: resource.items
      .filter((item) => keys.has(item.columnName) && !joined.has(item.columnName))
      .map(reference),
    protectedUnits: resource.protectedUnits.map((unit) => ({
      unit: unit.unit as UnitKind,
      items: unit.columns.map((column) => itemOf.get(column) ?? column),
    })),
    joins: sharedKeys(resource, all),
    forms,
    updateFrequency: 'monthly',
    sources: [{ origin: 'own' }],
  };
}

/** Two resources about the same unit, identified by columns of the same names, may be joined on them. */
function sharedKeys(resource: PlannedResource, all: readonly PlannedResource[]): GrantedResource['joins'] {
  return all.slice(all.indexOf(resource) + 1).flatMap((other) => {
    const unit = resource.protectedUnits.find((one) => identifies(other, one));
    if (!unit) return [];
    const idOf = (from: PlannedResource, column: string) =>
      from.items.find((item) => item.columnName === column)?.itemId ?? column;
    return [
      {
        toResourceId: other.resourceId,
        keys: unit.columns.map((column) => ({ from: idOf(resource, column), to: idOf(other, column) })),
      },
    ];
  });
}

type Unit = PlannedResource['protectedUnits'][number];

const identifies = (resource: PlannedResource, unit: Unit): boolean =>
  resource.protectedUnits.some((one) => one.unit === unit.unit && one.columns.join() === unit.columns.join());

/** Columns of a resource that some join goes by, with the unit they identify: their pseudonyms are equal on both sides. */
function joinedUnits(
  resource: PlannedResource,
  all: readonly PlannedResource[],
): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const other of all) {
    if (other === resource) continue;
    const [first, second] =
      all.indexOf(resource) < all.indexOf(other) ? [resource, other] : [other, resource];
    const unit = first.protectedUnits.find((one) => identifies(second, one));
    for (const column of unit?.columns ?? []) columns.set(column, unit?.unit ?? '');
  }
  return columns;
}
