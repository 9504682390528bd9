import { defineTexts, text } from '#ui-kit';

export const consentWords = defineTexts('shared-consents', {
  title: text('共享数据同意', 'Consents to shared data'),
  lead: text(
    '授权的资源由其他部门共享的数据加工而来的，须经其同意（实施规范第5条）。系统按数据来源逐级查找；答复之前不形成新的使用，不同意、撤回或者逾期的，依赖该数据的产品停止。',
    'Where a granted resource was made of data another department shared, its consent is needed (Art 5). The hub finds it by lineage, however far. Nothing new is made of it before the answer; on a refusal, a withdrawal or no answer in time its products stop.',
  ),
  none: text('没有需要征询的共享数据。', 'There is no shared data to ask about.'),
  agreement: text('授权', 'Agreement'),
  resource: text('数据资源', 'Resource'),
  provider: text('提供单位', 'Provider'),
  through: text('来自', 'Came through'),
  declared: text('协议载明', 'As the agreement says'),
  state: text('状态', 'State'),
  due: text('答复期限', 'Answer until'),
  answered: text('答复时间', 'Answered'),
  remarks: text('文号、理由', 'Reference, reason'),
  acts: text('办理', 'To do'),
});
