import { type NavigationEntry, type NavigationGroup, text } from '#ui-kit';

/** Main navigation of the public site. */
export const navigation: readonly NavigationEntry[] = [
  { title: text('数据目录', 'Data catalogue'), to: '/resources' },
  { title: text('开放数据', 'Open data'), to: '/open' },
  { title: text('数据产品', 'Data products'), to: '/products' },
  { title: text('公示', 'Notices'), to: '/notices' },
  { title: text('信息披露', 'Disclosure'), to: '/disclosure' },
  { title: text('凭证核验', 'Receipt checker'), to: '/receipts' },
];

/** At the foot of every page. */
export const footer: readonly NavigationEntry[] = [
  { title: text('登记查询', 'Registration lookup'), to: '/registrations' },
  { title: text('应用场景', 'Scenarios of use'), to: '/scenarios' },
  { title: text('规则登记册', 'Rule register'), to: '/rules' },
  { title: text('公开事项', 'Public facts'), to: '/facts' },
  { title: text('存证日志', 'Evidence log'), to: '/evidence' },
  { title: text('接口文档', 'API'), to: '/api/openapi.json' },
];

interface RoleEntry extends NavigationEntry {
  /** Roles that see it, by the start of their names; none named: everybody signed in. */
  readonly roles?: readonly string[];
}
const mine: readonly RoleEntry[] = [
  { title: text('我的办件', 'My tasks'), to: '/work' },
  { title: text('发起事项', 'Start something'), to: '/work/start' },
  { title: text('通知', 'Notices to me'), to: '/work/notices' },
  { title: text('文书', 'Papers'), to: '/work/papers' },
  { title: text('系统外决策', 'Outside decisions'), to: '/work/decisions' },
  { title: text('表格导入', 'Spreadsheets in'), to: '/work/imports' },
  { title: text('岗位交接', 'Hand-overs'), to: '/work/hand-overs' },
  { title: text('查看记录', 'Who looked'), to: '/work/looks' },
  { title: text('回避申报', 'Declared interests'), to: '/work/interests' },
  { title: text('我的账号', 'My account'), to: '/work/account' },
];
const keepers = ['system-admin', 'security-admin', 'audit-admin'];
const administrators = [...keepers, 'organisation-admin'];
/** What else there is to look at, by subject, in the order in which a thing comes to be: catalogued, authorised, paid, watched, proved. */
const bySubject: readonly {
  readonly title: NavigationEntry['title'];
  readonly entries: readonly RoleEntry[];
}[] = [
  {
    title: text('目录与登记', 'Catalogue and registration'),
    entries: [
      { title: text('数据目录', 'Catalogue'), to: '/resources' },
      {
        title: text('开放目录办理', 'Opening'),
        to: '/work/opening',
        roles: ['source', 'data-authority', 'audit'],
      },
      {
        title: text('公示', 'Notices'),
        to: '/notices',
        roles: ['registra', 'data-authority', 'auditor', 'source'],
      },
      {
        title: text('登记义务', 'Duties to register'),
        to: '/registration-duties',
        roles: ['data-authority', 'auditor', 'source', 'operator'],
      },
      {
        title: text('登记委托', 'Mandates'),
        to: '/registration-mandates',
        roles: ['registration-agent', 'source', 'operator'],
      },
      {
        title: text('数据分级', 'Grading'),
        to: '/work/privacy/grading',
        roles: ['source', 'data-authority', 'audit'],
      },
      {
        title: text('评估', 'Assessments'),
        to: '/work/privacy/assessments',
        roles: ['source', 'data-authority', 'audit'],
      },
      {
        title: text('汇聚关联风险', 'Linkage risk'),
        to: '/work/privacy/linkage',
        roles: ['source', 'data-authority', 'audit'],
      },
    ],
  },
  {
    title: text('授权与产品', 'Authorisation and products'),
    entries: [
      {
        title: text('授权协议', 'Agreements'),
        to: '/agreements',
        roles: ['authoris', 'implement', 'operator', 'data-authority', 'price', 'auditor', 'developer'],
      },
      {
        title: text('共享数据同意', 'Shared data'),
        to: '/shared-consents',
        roles: ['source', 'implement', 'authoris', 'auditor', 'data-authority'],
      },
      {
        title: text('授权数据域', 'Data domains'),
        to: '/data-domains',
        roles: ['implement', 'data-authority', 'system'],
      },
      {
        title: text('数据产品', 'Products'),
        to: '/products',
        roles: ['operator', 'developer', 'buyer', 'price', 'data-authority'],
      },
      {
        title: text('数据实验台', 'Data lab'),
        to: '/work/lab',
        roles: ['operator', 'developer', 'implement'],
      },
      {
        title: text('运行记录', 'Runs'),
        to: '/work/runs',
        roles: ['operator', 'developer', 'implement', 'data-authority', 'audit'],
      },
      {
        title: text('隐私预算', 'Privacy budgets'),
        to: '/privacy',
        roles: ['implement', 'data-authority', 'operator', 'audit'],
      },
      {
        title: text('机器客户端', 'Machine clients'),
        to: '/work/machine-clients',
        roles: [...administrators, 'buyer', 'developer', 'operator'],
      },
    ],
  },
  {
    title: text('价格与结算', 'Prices and settlement'),
    entries: [
      {
        title: text('价格形成', 'Price formation'),
        to: '/work/prices',
        roles: ['authoris', 'operator', 'price', 'data-authority', 'audit'],
      },
      {
        title: text('对账单', 'Statements'),
        to: '/work/statements',
        roles: ['buyer', 'operator', 'implement', 'data-authority', 'price', 'audit'],
      },
      {
        title: text('账单', 'Bills'),
        to: '/work/bills',
        roles: ['buyer', 'operator', 'data-authority', 'price', 'audit'],
      },
      {
        title: text('收益分配', 'Benefit sharing'),
        to: '/work/sharings',
        roles: ['operator', 'implement', 'data-authority', 'price', 'audit'],
      },
      {
        title: text('账簿', 'Ledger'),
        to: '/work/ledger',
        roles: ['operator', 'data-authority', 'price', 'audit'],
      },
    ],
  },
  {
    title: text('监督', 'Supervision'),
    entries: [
      {
        title: text('监督驾驶舱', 'Cockpit'),
        to: '/work/cockpit',
        roles: ['data-authority', 'audit', 'security', 'source', 'registra', 'implement', 'operator'],
      },
      {
        title: text('向上级报告', 'Reports to the level above'),
        to: '/work/reports-above',
        roles: ['data-authority', 'audit', 'security'],
      },
      { title: text('评价', 'Evaluation'), to: '/evaluations' },
      { title: text('数据异议', 'Objections'), to: '/work/objections' },
      { title: text('整改', 'Rectifications'), to: '/work/rectifications' },
      {
        title: text('容错记录', 'Honest errors'),
        to: '/work/honest-errors',
        roles: [
          'data-authority',
          'authoris',
          'implement',
          'operator',
          'source',
          'price',
          'audit',
          'security',
        ],
      },
      {
        title: text('安全事件', 'Incidents'),
        to: '/work/incidents',
        roles: ['data-authority', 'implement', 'operator', 'source', 'audit', 'security'],
      },
      {
        title: text('紧急停用', 'Emergency stops'),
        to: '/work/stops',
        roles: ['data-authority', 'implement', 'operator', 'source', 'audit', 'security', 'buyer'],
      },
      { title: text('举报办理', 'Reports'), to: '/work/tips', roles: ['data-authority', 'audit-admin'] },
      {
        title: text('监督线索', 'Alerts'),
        to: '/work/alerts',
        roles: ['data-authority', 'audit', 'operator', 'implement', 'source', 'buyer', 'security'],
      },
      { title: text('信息披露', 'Disclosure'), to: '/disclosure' },
      {
        title: text('运营机构年度报告', 'Reports on operators'),
        to: '/work/operator-reports',
        roles: ['authoris', 'price', 'data-authority', 'audit'],
      },
    ],
  },
  {
    title: text('存证与规则', 'Evidence and rules'),
    entries: [
      {
        title: text('存证日志', 'Evidence log'),
        to: '/evidence',
        roles: ['audit', 'data-authority', 'system'],
      },
      {
        title: text('存证保存与清除', 'Retention'),
        to: '/work/evidence-retention',
        roles: ['audit', 'data-authority', 'security'],
      },
      { title: text('规则登记册', 'Rule register'), to: '/rules' },
    ],
  },
  {
    title: text('机构与人员', 'Organisations and people'),
    entries: [
      { title: text('机构与岗位', 'Organisations'), to: '/work/organisations', roles: administrators },
      { title: text('人员与账号', 'People'), to: '/work/people', roles: administrators },
      { title: text('机构变动', 'Reorganisations'), to: '/work/reorganisations', roles: keepers },
    ],
  },
];

/** The workbench's left rail for somebody with these roles; a subject of which they see nothing is not named. */
export function railFor(roles: readonly string[]): readonly NavigationGroup[] {
  const seen = ({ roles: starts }: RoleEntry): boolean =>
    !starts || starts.some((start) => roles.some((role) => role.startsWith(start)));
  return [
    { title: text('我的', 'Mine'), entries: mine },
    ...bySubject
      .map(({ title, entries }) => ({ title, entries: entries.filter(seen) }))
      .filter(({ entries }) => entries.length > 0),
  ];
}
