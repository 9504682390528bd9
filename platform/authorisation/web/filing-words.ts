import { defineTexts, text } from '#ui-kit';

export const filingWords = defineTexts('agreement-filings', {
  title: text('备案', 'Filing'),
  lead: text(
    '实施方案审议通过、协议签署或较大变更生效后，由实施机构报上级数据管理部门备案，登记回执的文号、日期和扫描件；接入上级线路的，可以经线路报送，回执编号即备案文号。',
    'After the plan is approved, the agreement signed or a larger change in force, the implementing body files with the data authority above and enters number, date and scan of its receipt; where there is a line, it can be sent over it, and the receipt that comes back is its number.',
  ),
  what: text('事项', 'What'),
  plan: text('实施方案', 'Plan'),
  agreement: text('协议', 'Agreement'),
  version: text('第 {{version}} 版', 'version {{version}}'),
  due: text('办理期限', 'Until'),
  state: text('状态', 'State'),
  filed: text('已备案', 'Filed'),
  open: text('待报备', 'To be filed'),
  sending: text('已报送，待回执', 'Sent, no receipt yet'),
  refused: text('线路未收，待报备', 'Not taken by the line'),
  late: text('逾期未报备', 'Late'),
  authority: text('备案机关', 'Authority'),
  reference: text('备案文号', 'Reference'),
  filedOn: text('备案日期', 'Filed on'),
  proof: text('凭证', 'Evidence'),
  see: text('查看凭证', 'See evidence'),
});
