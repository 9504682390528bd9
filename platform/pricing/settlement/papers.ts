import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = { document: '实施规范', article: '22' } as const;

export const disputeDecision = defineDocumentTemplate({
  id: 'pricing.dispute-decision',
  title: text('对账异议裁定书', 'Decision on a disputed statement'),
  series: '对裁',
  clause,
  issuedIn: ['pricing.decide-dispute'],
  paragraphs: [
    '关于{agreement}项下{period}对账单的异议，经核对计量记录，裁定如下：',
    '{lines}',
    '对账总额{total}元，裁定后应付{accepted}元。',
    '对本裁定有异议的，按照协议约定的争议解决方式处理。',
  ],
});

export const billPaper = defineDocumentTemplate({
  id: 'pricing.bill',
  title: text('数据产品和服务账单', 'Bill for data products and services'),
  series: '账单',
  clause,
  issuedIn: ['pricing.issue-bill'],
  paragraphs: [
    '依据{agreement}和{period}对账单，你单位应付下列款项：',
    '{lines}',
    '合计{gross}元（人民币{capitals}），其中税额{tax}元（税率{rate}）。',
    '请于{until}前付款。账单开具后不作修改，需要更正的以贷项通知单为准。',
  ],
});

export const creditNotePaper = defineDocumentTemplate({
  id: 'pricing.credit-note',
  title: text('贷项通知单', 'Credit note'),
  series: '贷项',
  clause,
  issuedIn: ['pricing.approve-credit-note'],
  paragraphs: [
    '账单{bill}第{line}行“{product}”，冲减{gross}元，其中税额{tax}元。',
    '理由：{reason}',
    '尚未付款的，从应付款中扣减{open}元；已经付款的，应退{back}元。',
  ],
});

export const sharingDecision = defineDocumentTemplate({
  id: 'pricing.sharing-decision',
  title: text('收益分配审定书', 'Decision on benefit sharing'),
  series: '益分',
  clause: { document: '实施规范', article: '20' },
  issuedIn: ['pricing.approve-sharing'],
  paragraphs: [
    '依据{agreement}第七部分，对已收到的收入{revenue}元（不含税）分配如下：',
    '{lines}',
    '运营机构留存{kept}元。审定意见：{opinion}',
    '行政机关应得部分作为非税收入缴入国库。请运营机构凭本审定书支付并登记回单。',
  ],
});

export const settlementPapers: readonly DocumentTemplate[] = [
  disputeDecision,
  billPaper,
  creditNotePaper,
  sharingDecision,
];
