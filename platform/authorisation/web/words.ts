import { defineTexts, text } from '#ui-kit';

export const agreementWords = defineTexts('agreements', {
  title: text('授权协议', 'Agreements'),
  lead: text(
    '协议写什么，系统就执行什么：左边是签署的文本，右边是引擎据此强制执行的内容。',
    'What the agreement says is what the system does: the signed text on the left, what the engine enforces from it on the right.',
  ),
  nothing: text('没有可以查看的协议。', 'There is no agreement to see.'),
  name: text('协议', 'Agreement'),
  operator: text('运营机构', 'Operator'),
  authorising: text('授权主体', 'Authorising body'),
  implementing: text('实施机构', 'Implementing body'),
  from: text('起', 'From'),
  until: text('止', 'Until'),
  state: text('状态', 'State'),
  document: text('协议文本', 'The document'),
  enforced: text('引擎强制执行', 'What the engine enforces'),
  noEnforced: text('协议生效后显示。', 'Shown once the agreement is in force.'),
  part: text('第{{number}}部分', 'Part {{number}}'),
  enforcedHere: text('据此强制执行：', 'Enforced from this: '),
  fromPart: text('见第{{number}}部分', 'From part {{number}}'),
  versions: text('版本', 'Versions'),
  version: text('第 {{number}} 版', 'Version {{number}}'),
  log: text('查看凭证', 'See evidence'),
});
