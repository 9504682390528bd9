import { type Static, Type } from 'typebox';
import { type Defect, text } from '#foundation';

/** The material groups of a first registration (登记办法 Art 9 (1)). Facts the hub holds itself are filled in by it. */
export const Materials = Type.Object(
  {
    legality: Type.String({
      maxLength: 2000,
      title: '数据合法合规性来源',
      titleEn: 'Lawful source of the data',
      default: '依据本单位法定职责，在履职过程中依法采集产生，采集范围和方式符合规定。',
      format: 'text',
      description: '采集依据、职责依据、来源方式',
    }),
    storage: Type.String({
      maxLength: 500,
      title: '存储情况',
      titleEn: 'Where and how it is stored',
      default: '存储于公枢平台，按修订版本封存，保留原始文件和校验值。',
      format: 'text',
    }),
    productsAndServices: Type.String({
      maxLength: 2000,
      title: '产品和服务信息',
      titleEn: 'Products and services',
      default: '目前以数据集形式提供；纳入授权运营的，产品和服务以协议清单为准。',
      format: 'text',
    }),
    scenarios: Type.String({
      maxLength: 2000,
      title: '应用场景信息',
      titleEn: 'Scenarios of use',
      default: '公共治理、公益服务和经依法授权的产业应用场景。',
      format: 'text',
    }),
    riskAssessment: Type.String({
      maxLength: 2000,
      title: '数据安全风险评估',
      titleEn: 'Data-security risk assessment',
      default: '已按分类分级开展数据安全风险评估，未发现重大风险；已采取访问控制、最小化和存证措施。',
      format: 'text',
    }),
    riskAssessmentNumber: Type.String({
      maxLength: 100,
      title: '风险评估报告编号',
      titleEn: 'Number of the risk assessment',
    }),
  },
  { additionalProperties: false, title: '登记材料', titleEn: 'Materials' },
);
export type Materials = Static<typeof Materials>;

/** Names of the groups, Chinese and English. */
export const materialLabels: { readonly [Key in keyof Materials]: readonly [zh: string, en: string] } = {
  legality: ['数据合法合规性来源', 'Lawful source of the data'],
  storage: ['数据存储情况', 'Storage'],
  productsAndServices: ['产品和服务信息', 'Products and services'],
  scenarios: ['应用场景信息', 'Scenarios of use'],
  riskAssessment: ['数据安全风险评估', 'Risk assessment'],
  riskAssessmentNumber: ['风险评估报告编号', 'Number of the risk assessment'],
};

/** Every group that is missing or says next to nothing, at once (Art 10: 一次性告知). Empty when complete. */
export function materialDefects(materials: Materials): Defect[] {
  return (Object.keys(materialLabels) as (keyof Materials)[]).flatMap((group) => {
    const [zh, en] = materialLabels[group];
    const least = group === 'riskAssessmentNumber' ? 3 : 8;
    const words = materials[group].trim();
    if (words.length === 0)
      return [{ at: `/materials/${group}`, message: text(`缺少：${zh}`, `Missing: ${en}`) }];
    if (words.length < least)
      return [{ at: `/materials/${group}`, message: text(`过于简略：${zh}`, `Too short: ${en}`) }];
    return [];
  });
}
