import { defineTexts, text } from '#ui-kit';

export const registrationWords = defineTexts('registration', {
  notices: text('公示', 'Public notices'),
  noticesLead: text(
    '数据资源登记在赋码前向社会公示。利害关系人可以在公示期内实名提出异议，并附证据。',
    'Registrations are put on public notice before a code is given. Anyone affected may object within the period, by name and with evidence.',
  ),
  noNotices: text('现在没有公示。', 'There is no notice at present.'),
  registrant: text('登记主体', 'Registrant'),
  type: text('登记类型', 'Type of registration'),
  dataName: text('数据名称', 'Name of the data'),
  summary: text('主要内容', 'Content'),
  period: text('公示期', 'Period'),
  from: text('公示开始', 'From'),
  until: text('公示截止', 'Until'),
  state: text('状态', 'State'),
  channel: text('异议渠道', 'Where to object'),
  print: text('打印', 'Print'),
  lookup: text('登记查询', 'Registration lookup'),
  lookupLead: text(
    '输入登记证书上的查询码，核对这份登记是否真实、现在是否有效。',
    'Enter the query code on the certificate to see whether the registration is real and in force.',
  ),
  code: text('查询码', 'Query code'),
  look: text('查询', 'Look up'),
  registration: text('登记 {{code}}', 'Registration {{code}}'),
  registrar: text('登记机构', 'Registrar'),
  issued: text('赋码时间', 'Code given'),
  validUntil: text('有效期至', 'Valid until'),
  another: text('再查一个', 'Look up another'),
  basis: text('依据', 'Basis'),
  registrationCode: text('登记编码', 'Registration code'),
});
