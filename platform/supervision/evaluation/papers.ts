import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = { document: '意见', article: '六（十七）' } as const;

export const schemePaper = defineDocumentTemplate({
  id: 'supervision.evaluation-scheme',
  title: text('公共数据资源开发利用评价方案', 'Evaluation scheme'),
  series: '评方',
  clause,
  issuedIn: ['supervision.adopt-evaluation-scheme'],
  paragraphs: [
    '《{title}》（第{version}版）经审定发布，自{from}起施行。',
    '依据：{basis}',
    '指标与权重：',
    '{indicators}',
    '计算公式：{formula}',
    '有得分的权重不足{leastWeight}%的，不出指数；评价草案听取被评价单位意见{days}个工作日。',
    '方案摘要值：{digest}',
  ],
});

export const draftPaper = defineDocumentTemplate({
  id: 'supervision.evaluation-draft',
  title: text('评价结果征求意见函', 'Draft evaluation for comment'),
  series: '评征',
  clause,
  issuedIn: ['supervision.draft-evaluation'],
  paragraphs: [
    '依据《{scheme}》（第{version}版），对{period}的公共数据资源开发利用情况作出评价草案，各指标的数据、公式和代入过程见公枢评价页。',
    '对草案有意见的，请于{until}前（{days}个工作日）在公枢就具体指标提出并说明理由；期满未提出的，视为无意见。',
  ],
});

export const objectionPaper = defineDocumentTemplate({
  id: 'supervision.evaluation-answer',
  title: text('评价意见答复书', 'Answer to an objection'),
  series: '评答',
  clause,
  issuedIn: ['supervision.uphold-evaluation-objection', 'supervision.dismiss-evaluation-objection'],
  paragraphs: [
    '你单位对{period}评价中指标{indicator}提出的意见收悉。',
    '处理结果：{outcome}。',
    '理由：{answer}',
  ],
});

export const resultPaper = defineDocumentTemplate({
  id: 'supervision.evaluation-result',
  title: text('评价结果公布书', 'Published evaluation'),
  series: '评果',
  clause,
  issuedIn: ['supervision.publish-evaluation'],
  paragraphs: [
    '依据《{scheme}》（第{version}版），{period}评价经听取被评价单位意见并审定，现予公布。',
    '{results}',
    '审定意见：{opinion}',
    '结果摘要值：{digest}。任何人可以按公布的数据和公式重新计算。',
  ],
});

export const evaluationPapers: readonly DocumentTemplate[] = [
  schemePaper,
  draftPaper,
  objectionPaper,
  resultPaper,
];
