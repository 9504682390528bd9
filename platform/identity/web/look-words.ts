import { defineTexts, text } from '#ui-kit';

export const lookWords = defineTexts('looks', {
  title: text('查看记录', 'Who looked at what'),
  lead: text(
    '打开未公开的单件记录、人员登记和未开放数据的预览都会留痕；同一人十分钟内重复打开同一件只记一次。',
    'Opening a single record that is not public, a person’s record or a preview of data that is not open leaves a line; the same person at the same thing within ten minutes is one line.',
  ),
  all: text('全部查看记录', 'All looks'),
  allNote: text('供审计人员查阅；打开本栏也会留痕。', 'For auditors; opening this leaves a line, too.'),
  mine: text('我查看过的记录', 'What I looked at'),
  atMe: text('谁查看过我的人员登记', 'Who opened my record'),
  atMeNote: text(
    '显示查看人的单位和岗位，不显示姓名；有疑问请向审计管理员反映。',
    'Shows organisation and post, not the name; if in doubt, turn to the audit administrator.',
  ),
  none: text('没有记录。', 'There are none.'),
  more: text('加载更多', 'Load more'),
  at: text('时间', 'When'),
  kind: text('种类', 'Kind'),
  thing: text('记录', 'Record'),
  person: text('查看人', 'Who'),
  post: text('单位和岗位', 'Organisation and post'),
  interests: text('回避申报', 'Declared interests'),
  interestsLead: text(
    '申报后，该单位的事项即不能由本人受理、审核或决定；由安全管理员核实后终止，本人不能自行撤回。',
    'From then on one handles no matter of that organisation. The security administrator ends it; nobody takes their own back.',
  ),
  noInterests: text('没有申报。', 'None are declared.'),
  who: text('申报人', 'Who'),
  organisation: text('须回避的单位', 'Organisation'),
  ground: text('情形', 'Ground'),
  note: text('说明', 'What it is'),
  declaredAt: text('申报时间', 'Declared'),
  endedAt: text('终止时间', 'Ended'),
  standing: text('有效', 'Stands'),
  acts: text('办理', 'Acts'),
});
