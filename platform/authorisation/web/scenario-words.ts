import { defineTexts, text } from '#ui-kit';

export const scenarioWords = defineTexts('agreement-scenarios', {
  title: text('应用场景', 'Scenarios of use'),
  lead: text(
    '依场景授权：每个场景由运营机构申报，经实施机构安全审核和授权主体业务合规审核均通过后，其中的产品方可上架和调用；暂停或终止后下一次调用即被拒绝。',
    'Authorised by scenario: each is filed by the operator and reviewed by both bodies before its products are listed and called; once suspended or ended, the very next call is refused.',
  ),
  number: text('编号', 'Number'),
  name: text('场景', 'Scenario'),
  state: text('状态', 'State'),
  purpose: text('用途', 'Purpose'),
  use: text('使用目的与方式', 'Use'),
  resources: text('所用资源', 'Resources'),
  products: text('产品和服务', 'Products'),
  users: text('使用对象', 'Users'),
  measures: text('安全措施', 'Measures'),
  remarks: text('补正问题、理由', 'Remarks'),
  approved: text('通过时间', 'Approved'),
  agreement: text('授权', 'Agreement'),
  operator: text('运营机构', 'Operator'),
  proof: text('凭证', 'Evidence'),
  see: text('查看凭证', 'See evidence'),
  acts: text('办理', 'To do'),
  version: text('第 {{version}} 版', 'version {{version}}'),
  none: text(
    '还没有申报场景；申报并通过之前，项下产品不能上架。',
    'None is filed yet; no product is listed before one passes.',
  ),
  publicTitle: text('授权运营应用场景', 'Scenarios of authorised operation'),
  publicLead: text(
    '依场景授权的公共数据用在哪里、由谁提供、给谁使用。每一项都可以在公开日志中核对。',
    'Where public data authorised by scenario is used, by whom it is offered and for whom. Each can be checked in the public log.',
  ),
  publicNone: text('还没有通过审核的场景。', 'No scenario has passed yet.'),
});
