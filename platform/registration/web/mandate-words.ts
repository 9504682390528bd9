import { defineTexts, text } from '#ui-kit';

export const mandateWords = defineTexts('registration-mandates', {
  mandates: text('登记委托代理', 'Mandates for registrations'),
  mandatesLead: text(
    '登记主体委托代理人办理登记的授权委托书。委托人确认后生效，可以随时撤回；撤回后代理人不能再以其名义办理。',
    'Letters by which registrants have an agent file for them. In force once the principal has confirmed, and withdrawn at any time: from then on the agent does nothing in its name.',
  ),
  noMandates: text('没有登记委托。', 'There are no mandates.'),
  mandate: text('登记委托：{{agent}}', 'Mandate: {{agent}}'),
  principal: text('委托人', 'Principal'),
  agent: text('代理人', 'Agent'),
  covers: text('委托事项', 'What it carries'),
  things: text('数据范围', 'Things'),
  allThings: text('委托人登记的全部数据', 'All that the principal registers'),
  until: text('委托期限至', 'Until'),
  number: text('委托书编号', 'Number of the letter'),
  letter: text('委托书扫描件', 'Scan of the letter'),
  digest: text('扫描件 SHA-256', 'SHA-256 of the scan'),
  enteredBy: text('录入人', 'Entered by'),
  answeredBy: text('委托人经办', 'Answered by'),
  inForce: text('生效时间', 'In force since'),
  ended: text('终止时间', 'Ended'),
  said: text('理由', 'Reason'),
  proof: text('存证', 'Entry in the log'),
  state: text('状态', 'State'),
  entered: text('录入时间', 'Entered'),
  basis: text('依据', 'Basis'),
  acts: text('据此办理', 'Done under it'),
  noActs: text('尚未据此办理。', 'Nothing yet.'),
  draft: text('准备材料', 'Prepared the materials'),
  complete: text('补充修改材料', 'Completed the materials'),
  submit: text('提出申请', 'Filed'),
});

export const stepWords = { draft: 'draft', complete: 'complete', submit: 'submit' } as const;
