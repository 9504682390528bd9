import { defineTexts, text, useTexts } from '#ui-kit';

export const gradingWords = defineTexts('grading', {
  title: text('数据分级', 'Grading of data'),
  lead: text(
    '按影响对象和危害程度逐项分级，就高从严。建议来自检查结果、名称、代码表、规模和来源；由人确认后生效。',
    'Each item is graded by who would be harmed and how much, the higher one taken. Proposals rest on what was found, names, code tables, size and sources; people decide.',
  ),
  none: text('没有可看的分级。', 'There is no grading for you to see.'),
  resource: text('数据资源', 'Resource'),
  department: text('数源部门', 'Source department'),
  state: text('状态', 'State'),
  proposed: text('建议', 'Proposed'),
  level: text('级别', 'Level'),
  inForce: text('现行', 'In force'),
  when: text('时间', 'When'),
  standsNow: text('目前按此对待', 'Treated as, now'),
  notGraded: text('尚未分级', 'Not graded yet'),
  onlyProposed: text('尚未确认，从严按建议对待', 'Not decided yet: the proposal holds meanwhile'),
  decided: text('已由人确认', 'Decided by people'),
  local: text('地方分级', 'Local scheme'),
  unverified: text('对应关系待当地核实', 'how it corresponds is to be confirmed locally'),
  matrix: text('矩阵', 'The matrix'),
  matrixTable: text('矩阵的表格', 'The matrix as a table'),
  matrixNote: text(
    '数字为落在该格的理由数。级别取各理由中最高的。',
    'The number says how many reasons fall there. The highest level of any reason is taken.',
  ),
  object: text('影响对象', 'Who is harmed'),
  open: text('待确认的建议', 'The proposal to decide on'),
  current: text('现行分级', 'The grading in force'),
  table: text('整张表', 'The table as a whole'),
  item: text('信息项', 'Item'),
  column: text('列名', 'Column'),
  reasons: text('理由', 'Reasons'),
  change: text('改定', 'Grade otherwise'),
  changeOf: text('“{{name}}”改定为', '“{{name}}” graded as'),
  asProposed: text('同建议', 'As proposed'),
  why: text('改定理由（必填）', 'Why (required)'),
  whyOf: text('“{{name}}”的改定理由', 'Why “{{name}}” is graded otherwise'),
  evidence: text('去标识化证据', 'Evidence of de-identification'),
  evidenceNote: text(
    '低于数据来源的级别时填写：已签署的风险报告编号，或本版本的处理记录。',
    'Where a level is below its source: the id of a signed risk report, or the repair that made this revision.',
  ),
  noEvidence: text('不需要', 'None'),
  report: text('风险报告', 'Risk report'),
  repair: text('本版本的处理记录', 'The repair of this revision'),
  reportId: text('风险报告编号', 'Id of the report'),
  lowerNote: text(
    '有 {{count}} 处低于建议或现行级别：确认后须经数据管理部门同意才生效。',
    '{{count}} below the proposal or what is in force: the data authority must agree before it holds.',
  ),
  confirm: text('确认整表分级', 'Confirm the whole table'),
  confirmed: text('已确认。', 'Confirmed.'),
  confirmedBy: text('确认人', 'Confirmed by'),
  agreedBy: text('同意下调', 'Agreed to the lowering'),
  opinion: text('意见', 'Opinion'),
  revision: text('依据的版本', 'Revision looked at'),
  noRevision: text('尚无数据', 'no data yet'),
  entry: text('存证', 'Entry of the log'),
  source: text('来源', 'Source'),
});

const levelWords = defineTexts('grading-levels', {
  core: text('核心数据', 'Core'),
  important: text('重要数据', 'Important'),
  'general-4': text('一般 4 级', 'General 4'),
  'general-3': text('一般 3 级', 'General 3'),
  'general-2': text('一般 2 级', 'General 2'),
  'general-1': text('一般 1 级', 'General 1'),
});
export const levels = ['core', 'important', 'general-4', 'general-3', 'general-2', 'general-1'] as const;
export type LevelName = (typeof levels)[number];

export function useLevelWord(): (level: string) => string {
  const t = useTexts(levelWords);
  return (level) => ((levels as readonly string[]).includes(level) ? t(level as LevelName) : level);
}

export const isBelow = (level: string, floor: string): boolean =>
  levels.indexOf(level as LevelName) > levels.indexOf(floor as LevelName);

export const matrixWords = defineTexts('grading-matrix', {
  'national-security': text('国家安全', 'National security'),
  economy: text('经济运行', 'Economic operation'),
  'social-order': text('社会秩序', 'Social order'),
  'public-interest': text('公共利益', 'Public interest'),
  organisation: text('组织权益', 'Rights of organisations'),
  individual: text('个人权益', 'Rights of individuals'),
  'extremely-serious': text('特别严重', 'Extremely serious'),
  serious: text('严重', 'Serious'),
  ordinary: text('一般', 'Ordinary'),
  none: text('无', 'None'),
});
