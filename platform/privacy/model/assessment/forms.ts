import { type Clause, type Text, text } from '#foundation';

export const assessmentKinds = ['pia', 'pre-provision', 'yearly'] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

export interface AssessedPoint {
  readonly code: string;
  readonly title: Text;
}
export interface AssessmentForm {
  readonly kind: AssessmentKind;
  readonly title: Text;
  readonly rule: string;
  readonly clause: Clause;
  /** What it is about: one resource, or the organisation that holds important data. */
  readonly about: 'resource' | 'organisation';
  readonly points: readonly AssessedPoint[];
}

/** What the law asks each assessment to say, point by point, in its words. */
export const assessmentForms: { readonly [Kind in AssessmentKind]: AssessmentForm } = {
  pia: {
    kind: 'pia',
    title: text('个人信息保护影响评估', 'Personal information impact assessment'),
    rule: 'R62',
    clause: { document: '个人信息保护法', article: '56' },
    about: 'resource',
    points: [
      {
        code: 'lawful',
        title: text(
          '个人信息的处理目的、处理方式等是否合法、正当、必要',
          'Whether purpose and manner of processing are lawful, legitimate and necessary',
        ),
      },
      {
        code: 'impact',
        title: text('对个人权益的影响及安全风险', 'Impact on the rights of individuals, and security risks'),
      },
      {
        code: 'measures',
        title: text(
          '所采取的保护措施是否合法、有效并与风险程度相适应',
          'Whether the protective measures are lawful, effective and fit the risk',
        ),
      },
    ],
  },
  'pre-provision': {
    kind: 'pre-provision',
    title: text('提供重要数据前的风险评估', 'Risk assessment before providing important data'),
    rule: 'R65',
    clause: { document: '网数条例', article: '31' },
    about: 'resource',
    points: [
      {
        code: 'lawful',
        title: text(
          '提供、委托处理、共同处理数据，以及接收方处理数据的目的、方式、范围等是否合法、正当、必要',
          'Whether providing, and the receiver’s purpose, manner and scope, are lawful, legitimate and necessary',
        ),
      },
      {
        code: 'risk',
        title: text(
          '数据遭到篡改、破坏、泄露或者非法获取、非法利用的风险，以及对国家安全、公共利益或者个人、组织合法权益带来的风险',
          'The risk of tampering, destruction, leak, illegal taking or use, and what it means for national security, the public, individuals and organisations',
        ),
      },
      {
        code: 'receiver',
        title: text('数据接收方的诚信、守法等情况', 'The receiver’s integrity and record of keeping the law'),
      },
      {
        code: 'contract',
        title: text(
          '与接收方订立或者拟订立的合同中关于数据安全的要求能否有效约束接收方履行数据安全保护义务',
          'Whether the contract binds the receiver to its duties of data security',
        ),
      },
      {
        code: 'measures',
        title: text(
          '采取或者拟采取的技术和管理措施等能否有效防范数据遭到篡改、破坏、泄露或者非法获取、非法利用等风险',
          'Whether technical and organisational measures prevent those risks',
        ),
      },
      {
        code: 'other',
        title: text('有关主管部门规定的其他评估内容', 'What else the competent authority asks for'),
      },
    ],
  },
  yearly: {
    kind: 'yearly',
    title: text('重要数据年度风险评估报告', 'Yearly risk report on important data'),
    rule: 'R66',
    clause: { document: '网数条例', article: '33' },
    about: 'organisation',
    points: [
      {
        code: 'who',
        title: text(
          '处理者基本信息、数据安全管理机构信息、数据安全负责人姓名和联系方式等',
          'The holder, its body for data security, and the person in charge with contact',
        ),
      },
      {
        code: 'processing',
        title: text(
          '处理重要数据的目的、种类、数量、方式、范围、存储期限、存储地点等，开展数据处理活动的情况（不包括数据内容本身）',
          'Purposes, kinds, amounts, manner, scope, term and place of storage of important data, and the processing done (not the data itself)',
        ),
      },
      {
        code: 'measures',
        title: text(
          '数据安全管理制度及实施情况，加密、备份、标签标识、访问控制、安全认证等技术措施和其他必要措施及其有效性',
          'Rules of data security and how they are carried out; encryption, backup, labels, access control, authentication, and whether they work',
        ),
      },
      {
        code: 'incidents',
        title: text(
          '发现的数据安全风险，发生的数据安全事件及处置情况',
          'Risks found, incidents and how they were handled',
        ),
      },
      {
        code: 'provision',
        title: text(
          '提供、委托处理、共同处理重要数据的风险评估情况',
          'Risk assessments of providing, entrusting and jointly processing important data',
        ),
      },
      { code: 'export', title: text('数据出境情况', 'Data leaving the country') },
      {
        code: 'other',
        title: text('有关主管部门规定的其他报告内容', 'What else the competent authority asks for'),
      },
    ],
  },
};

export const judgements = ['sound', 'with-measures', 'unsound'] as const;
export type Judgement = (typeof judgements)[number];
export const judgementTitles: { readonly [Name in Judgement]: Text } = {
  sound: text('符合，风险可控', 'Sound'),
  'with-measures': text('采取措施后可控', 'Sound with measures'),
  unsound: text('不符合或风险不可控', 'Not sound'),
};
