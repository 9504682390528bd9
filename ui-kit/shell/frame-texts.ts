import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';

export const frameWords = defineTexts('frame', {
  skip: text('跳到正文', 'Skip to the content'),
  search: text('搜索数据目录', 'Search the data catalogue'),
  searchButton: text('搜索', 'Search'),
  hint: text('例如：公共厕所、行政处罚、气象', 'For example: public toilets, penalties, weather'),
  menu: text('菜单', 'Menu'),
  main: text('主导航', 'Main'),
  signIn: text('登录', 'Sign in'),
  signOut: text('退出登录', 'Sign out'),
  work: text('工作台', 'Workbench'),
  public: text('公共页面', 'Public site'),
  other: text('English', '中文'),
  large: text('长辈版', 'Large type'),
  normal: text('标准版', 'Normal type'),
  as: text('以此岗位办理', 'Acting as'),
  deputy: text('代理至 {{until}}', 'deputy until {{until}}'),
  run: text('本节点由{{operator}}运行', 'This node is run by {{operator}}'),
  log: text('存证日志 {{size}} 条，最近签发于{{age}}', 'Evidence log: {{size}} entries, last signed {{age}}'),
  logNone: text('存证日志尚未签发', 'The evidence log has no signed checkpoint yet'),
  demo: text(
    '演示环境：人物和业务都是虚构的，时间可以拨动。',
    'Demonstration: people and cases are invented, and the clock can be moved.',
  ),
  provisional: text(
    '有时限跨入放假安排尚未公布的年份，按暂定日历计算。',
    'Some deadlines lie in a year whose holidays are not announced; they are provisional.',
  ),
  clock: text('系统时间', 'System time'),
  roles: text('我的事项', 'My work'),
});
