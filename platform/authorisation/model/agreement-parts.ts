import { type Clause, type Text, text } from '#foundation';
import type { AgreementDocument, PartName } from './agreement.ts';
import { partNames } from './agreement.ts';

/** One of the thirteen parts as a reader meets it. */
export interface AgreementPart {
  readonly name: PartName;
  /** 1 … 13, as 实施规范 Art 14 counts them. */
  readonly number: number;
  readonly title: Text;
  readonly clause: Clause;
  /** The signed text. */
  readonly wording: { readonly zh: string; readonly en?: string };
  /** The typed values the platform enforces, as they stand in the document. */
  readonly values: { readonly [name: string]: unknown };
}

export const partTitles: { readonly [Name in PartName]: Text } = {
  scope: text('授权的公共数据资源范围及目录', 'Resources granted and their catalogue'),
  term: text('授权运营期限', 'Term'),
  products: text(
    '产品和服务清单、技术标准、安全审核和业务合规性审核要求',
    'Products and services, technical standards, security and business-compliance review',
  ),
  platform: text('支撑平台', 'Supporting platform'),
  assets: text('资产权属', 'Asset ownership'),
  disclosure: text('信息披露义务与不得再开发', 'Disclosure duties and no re-development'),
  money: text('成本收入核算、价格与收益分配', 'Cost and revenue accounts, price and benefit sharing'),
  security: text(
    '数据安全、个人信息保护、监测与应急',
    'Security, personal information, monitoring and emergency',
  ),
  ending: text('评估、续约与退出', 'Evaluation, renewal and exit'),
  breach: text('违约责任', 'Breach'),
  disputes: text('争议解决', 'Disputes'),
  changes: text('变更与终止', 'Change and termination'),
  other: text('其他约定', 'Other'),
};

/** The thirteen parts for reading, signed text beside enforced values (实施规范 Art 14). */
export function agreementParts(document: AgreementDocument): readonly AgreementPart[] {
  return partNames.map((name, index) => {
    const { wording, ...values } = document.parts[name];
    return {
      name,
      number: index + 1,
      title: partTitles[name],
      clause: { document: '实施规范', article: `14-${index + 1}` },
      wording,
      values,
    };
  });
}
