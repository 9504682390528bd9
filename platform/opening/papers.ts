import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = { document: '意见', article: '二（二）' } as const;

export const listedPaper = defineDocumentTemplate({
  id: 'opening.entry-listed',
  title: text('公共数据开放目录列入通知书', 'Notice of listing as open data'),
  series: '开列',
  clause,
  issuedIn: ['opening.approve-entry'],
  paragraphs: [
    '经审定，{department}的“{title}”列入公共数据开放目录（第{version}版），开放属性为{class}。',
    '理由：{reasons}',
    '依据：{basis}',
    '开放条件：{conditions}',
    '更新周期：{cycle}。数源部门应当按期更新，逾期未更新的向社会公示。',
  ],
});

export const returnedPaper = defineDocumentTemplate({
  id: 'opening.proposal-returned',
  title: text('公共数据开放申报退回通知书', 'Notice that a proposal of opening is returned'),
  series: '开退',
  clause,
  issuedIn: ['opening.return-entry', 'opening.decline-withdrawal'],
  paragraphs: [
    '{department}就“{title}”提出的{what}，不予同意。',
    '意见：{opinion}',
    '补充完善后可以重新申报；对本决定有异议的，可以书面提出，由审定单位复核。',
  ],
});

export const withdrawnPaper = defineDocumentTemplate({
  id: 'opening.entry-withdrawn',
  title: text('公共数据开放目录撤出通知书', 'Notice of withdrawal from the open list'),
  series: '开撤',
  clause,
  issuedIn: ['opening.approve-withdrawal'],
  paragraphs: [
    '经审定，{department}的“{title}”自{day}起撤出公共数据开放目录。',
    '理由：{reason}',
    '下载和接口同时停止；撤出的时间和理由在原地址长期公示。',
  ],
});

export const papers: readonly DocumentTemplate[] = [listedPaper, returnedPaper, withdrawnPaper];
