import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = (article: string) => ({ document: '价格通知', article }) as const;

export const surveyReport = defineDocumentTemplate({
  id: 'pricing.cost-survey',
  title: text('成本调查结论书', 'Conclusions of a cost survey'),
  series: '成调',
  clause: clause('三'),
  issuedIn: ['pricing.conclude-survey'],
  paragraphs: [
    '对{operator}在授权{agreement}项下{year}年度的经营成本进行了调查（{reference}）。',
    '各项成本的核定结果如下（元；申报 / 核定 / 计入产业、行业发展部分）：',
    '{lines}',
    '核减理由：{cuts}',
    '政府补助：{subsidy}元。',
    '对结论有异议的，可以在收到之日起书面提出，由价格主管部门复核。',
  ],
});

export const formationDeclined = defineDocumentTemplate({
  id: 'pricing.formation-declined',
  title: text('价格形成申请不予受理告知书', 'Notice that a price formation is declined'),
  series: '价不',
  clause: clause('二'),
  issuedIn: ['pricing.decline-formation'],
  paragraphs: [
    '你单位就授权{agreement}提出的制定正式收费标准的申请，不予受理。',
    '理由：{reason}',
    '补充完善后可以重新申请。',
  ],
});

export const revenueApproval = defineDocumentTemplate({
  id: 'pricing.revenue-approval',
  title: text('最高准许收入核定通知书', 'Approval of the permitted revenue'),
  series: '价核',
  clause: clause('二'),
  issuedIn: ['pricing.approve-revenue'],
  paragraphs: [
    '经价格主管部门会同数据管理部门核定，{operator}在授权{agreement}项下提供的公共数据运营服务，最高准许收入为每年{revenue}元。',
    '计算过程：',
    '{steps}',
    '定价周期自{from}起至{until}止。',
    '授权主体应当在最高准许收入范围内制定各产品和服务的上限收费标准，并书面报告。',
  ],
});

export const ceilingReport = defineDocumentTemplate({
  id: 'pricing.ceilings',
  title: text('上限收费标准公布文件', 'Publication of fee ceilings'),
  series: '价限',
  clause: clause('二'),
  issuedIn: ['pricing.confirm-ceilings'],
  paragraphs: [
    '现公布授权{agreement}项下各产品和服务的上限收费标准（第{version}次），并报告价格主管部门和数据管理部门：',
    '{lines}',
    '按预计量合计{full}元，不超过最高准许收入{revenue}元。',
    '制定或者调整的理由：{reason}',
    '运营机构在上限以内确定具体收费标准，并向社会公布。',
  ],
});

export const yearNotice = defineDocumentTemplate({
  id: 'pricing.year-review',
  title: text('年度收入偏离复核意见书', 'Review of a year’s revenue'),
  series: '价复',
  clause: clause('四'),
  issuedIn: ['pricing.review-year'],
  paragraphs: [
    '授权{agreement}{year}年度实际收入{taken}元，最高准许收入{permitted}元，偏离{percent}。',
    '处理：{adjust}',
    '措施：{measures}',
    '超收{excess}元，按规定在下一定价周期抵减。',
  ],
});

export const formationPapers: readonly DocumentTemplate[] = [
  surveyReport,
  formationDeclined,
  revenueApproval,
  ceilingReport,
  yearNotice,
];
