import { defineTexts, text } from '#ui-kit';

export const objectionWords = defineTexts('registration-objection', {
  objectionTo: text('对“{{name}}”的公示异议', 'An objection to “{{name}}”'),
  theNotice: text('公示', 'The notice'),
  registrant: text('登记主体', 'Registrant'),
  objector: text('异议人', 'Objector'),
  interest: text('利害关系', 'How affected'),
  raisedAt: text('提出时间', 'Raised'),
  evidence: text('证据材料', 'Evidence'),
  digest: text('证据 SHA-256', 'SHA-256 of the evidence'),
  basis: text('复核依据', 'Basis of the recheck'),
  said: text('异议内容和理由', 'What is said'),
  finding: text('复核结论', 'Finding'),
});
