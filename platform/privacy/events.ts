import { text } from '#foundation';

export const events = {
  'privacy.budget-set': text('受保护人群的隐私预算生效', 'A population’s privacy budget took effect'),
  'privacy.alarm-raised': text('发现疑似差分攻击', 'A differencing alarm was raised'),
  'privacy.secrecy-reviewed': text('保密审查已核对', 'A secrecy review was checked'),
  'privacy.gate-closed': text('版本不再满足发布条件', 'A revision no longer passes the gate'),
  'privacy.gate-reopened': text('版本重新满足发布条件', 'A revision passes the gate again'),
  'privacy.assessment-signed': text('评估已签署', 'An assessment was signed'),
  'privacy.assessment-withdrawn': text('已签署的评估被撤回', 'A signed assessment was withdrawn'),
  'privacy.level-changed': text('数据级别变更', 'The level of a resource changed'),
  'privacy.grades-proposed': text('形成新的分级建议', 'Levels were proposed'),
  'privacy.grades-decided': text('分级建议已决定', 'Proposed levels were decided on'),
  'privacy.linkage-changed': text('汇聚关联风险已重新评估', 'The linkage of a revision was scored anew'),
  'privacy.linkage-risen': text(
    '已开放数据的汇聚关联风险上升',
    'A released table became riskier together with others',
  ),
} as const;
