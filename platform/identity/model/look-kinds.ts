import { type Text, text } from '#foundation';

/** Kinds of things of which it is written down who looked at them: what stands before the slash of such an audit line. */
export const lookKinds = {
  person: text('人员登记', 'A person’s record'),
  resource: text('未开放数据预览', 'Preview of data that is not open'),
  revision: text('数据版本', 'A revision'),
  agreement: text('协议证据包', 'Evidence of an agreement'),
  'authorisation-selection': text('遴选记录', 'A selection'),
  'registration-application': text('登记申请', 'Registration application'),
  'registration-mandate': text('登记授权委托书', 'Mandate of a registration agent'),
  'registration-objection': text('登记异议', 'Objection to a registration'),
  'query-run': text('实验运行', 'Run of the data lab'),
  'risk-report': text('重标识风险报告', 'Re-identification report'),
  objection: text('数据异议', 'Data objection'),
  incident: text('安全事件', 'Incident'),
  rectification: text('整改', 'Rectification'),
  'report-above': text('向上级的报告', 'Report to the level above'),
  'yearly-report': text('年度报告', 'Yearly report'),
  'honest-error': text('容错记录', 'Record of an honest error'),
  alert: text('监督线索', 'Alert'),
  tip: text('举报', 'Report from the public'),
  import: text('表格导入', 'A spreadsheet brought in'),
  looks: text('查看记录', 'The record of looks'),
} as const satisfies { readonly [kind: string]: Text };
export type LookKind = keyof typeof lookKinds;
export const lookKindTitle = (kind: string): Text =>
  Object.hasOwn(lookKinds, kind) ? lookKinds[kind as LookKind] : text(kind, kind);
