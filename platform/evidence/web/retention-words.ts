import { defineTexts, text } from '#ui-kit';

export const retentionWords = defineTexts('evidence-retention', {
  title: text('存证明细的保存与清除', 'Retention of salts and values'),
  lead: text(
    '日志叶、证明和检查点永久保留。盐值与字段值满三年后，可以由数据管理部门提出、安全管理员复核清除；协议未终止、有争议或决定保全的不清除。',
    'Leaves, proofs and checkpoints stay for ever. Salts and values can be erased after three years: the data authority proposes, a security administrator decides. What belongs to an agreement that goes on, is disputed or held stays.',
  ),
  notYours: text(
    '清除事项与存证保全由数据管理部门、安全管理员和审计人员查看。清除完毕后的结果人人可查：公开事项中的“存证明细清除”。',
    'Erasures and holds are for the data authority, security administrators and auditors. What was erased is public: “Salts and values erased” among the public facts.',
  ),
  latest: text('今天可以清除此日以前的记录', 'Records made before this date can be erased today'),
  erasures: text('清除事项', 'Erasures'),
  noErasures: text('还没有提出过清除。', 'No erasure was proposed yet.'),
  before: text('清除此日以前的', 'Made before'),
  reason: text('理由', 'Reason'),
  state: text('状态', 'State'),
  proposed: text('提出', 'Proposed'),
  decided: text('复核', 'Decided'),
  erased: text('已清除', 'Erased'),
  kept: text('仍须保留', 'Kept'),
  proof: text('公开凭证', 'Public fact'),
  see: text('查看凭证', 'See evidence'),
  acts: text('办理', 'Do'),
  holds: text('存证保全', 'Holds'),
  holdsLead: text(
    '有异议、争议、事件或案件待办的，有关存证期满也不清除，直到另一人解除保全。',
    'While an objection, dispute, incident or case is open its evidence stays beyond the period, until another person lifts the hold.',
  ),
  noHolds: text('没有保全。', 'Nothing is held.'),
  thing: text('保全对象', 'Kept'),
  placed: text('保全', 'Since'),
  lifted: text('解除', 'Lifted'),
  held: text('保全中', 'Held'),
  whyLifted: text('解除理由', 'Why lifted'),
  propose: text('提出清除', 'Propose an erasure'),
  placeHold: text('保全存证', 'Place a hold'),
  receiptErased: text(
    '这一条的保存期已满：盐值与字段值依{{date}}的决定清除（R67，{{before}}以前的记录）。此后取得的凭证只证明日志里有这样一条，不再显示内容，也不能再证明它与这个编号对应。清除前下载的凭证仍然有效。',
    'Retention of this entry is over: its salts and values were erased by the decision of {{date}} (R67, records made before {{before}}). A receipt fetched now proves that such an entry stands in the log; it shows no content and cannot be bound to this id any more. A receipt downloaded before stays valid.',
  ),
  receiptErasedFact: text('清除的公开记录', 'The public record of the erasure'),
  receiptRecovered: text(
    '这一条是恢复旧备份后从日志补回的，盐值与字段值已经遗失；先前下载的凭证仍然有效。',
    'This entry was taken back from the log after an older backup was restored; its salts and values are lost. A receipt downloaded before stays valid.',
  ),
});
