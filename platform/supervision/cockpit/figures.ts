import { type Text, text } from '#foundation';

export const groups = {
  supply: text('供给', 'Supply'),
  clocks: text('时限', 'Clocks'),
  use: text('使用', 'Use'),
  risk: text('风险', 'Risk'),
  complaints: text('投诉与事件', 'Complaints and incidents'),
} as const satisfies { readonly [group: string]: Text };
export type Group = keyof typeof groups;

interface FigureDefinition {
  readonly group: Group;
  readonly title: Text;
  /** What happened, by month; otherwise what stands, as last taken. */
  readonly flow?: true;
  /** A middle value: those of several organisations do not add up, the one of all stands under no organisation. */
  readonly middle?: true;
  /** Only those who oversee see it: it tells of what an organisation has not been asked about yet. */
  readonly overseersOnly?: true;
}

/** Every figure there is. Evaluation and reports name them by these keys. */
export const figures = {
  'supply.resources': { group: 'supply', title: text('资源数', 'Resources') },
  'supply.in-service': { group: 'supply', title: text('有数据的资源', 'Resources with data in service') },
  'supply.revisions': { group: 'supply', title: text('数据版本', 'Revisions received') },
  'supply.fresh': { group: 'supply', title: text('按周期更新的资源', 'Renewed within their cycle') },
  'supply.stale': { group: 'supply', title: text('逾期未更新的资源', 'Overdue for renewal') },
  'supply.clean': {
    group: 'supply',
    title: text('在用版本无差错的资源', 'Resources whose data has no errors'),
  },
  'supply.open': {
    group: 'supply',
    title: text('无须保护即可开放的资源', 'Resources open without protection'),
  },
  'registration.arose': { group: 'supply', title: text('应登记', 'Must be registered') },
  'registration.met': { group: 'supply', title: text('已申请登记', 'Filed for registration') },
  'clock.kept': { group: 'clocks', title: text('按时办结', 'Kept'), flow: true },
  'clock.missed': { group: 'clocks', title: text('逾期', 'Missed'), flow: true },
  'clock.running': { group: 'clocks', title: text('办理中', 'Running') },
  'clock.late': { group: 'clocks', title: text('逾期未办', 'Late and still open') },
  'use.calls': { group: 'use', title: text('调用次数', 'Calls'), flow: true },
  'use.by-class': { group: 'use', title: text('按使用方类别的调用', 'Calls by class of buyer'), flow: true },
  'use.resources': { group: 'use', title: text('近一年被用的资源', 'Resources used, last year') },
  'use.products-listed': { group: 'use', title: text('上架产品', 'Products listed') },
  'use.products-called': {
    group: 'use',
    title: text('近一年被调用的上架产品', 'Products listed and called, last year'),
  },
  'risk.gate-proposal': { group: 'risk', title: text('出域关口待定', 'Waiting at the gate') },
  'risk.gate-closed': { group: 'risk', title: text('关口已关闭', 'Gates closed again') },
  'risk.linkage-alert': { group: 'risk', title: text('关联风险未处置', 'Linkage alerts open') },
  'risk.difference-alarm': { group: 'risk', title: text('差分告警未处置', 'Differencing alarms open') },
  'risk.alert': { group: 'risk', title: text('监测提示未办结', 'Alerts open'), overseersOnly: true },
  'complaint.raised': { group: 'complaints', title: text('收到异议', 'Objections raised'), flow: true },
  'complaint.closed': { group: 'complaints', title: text('办结异议', 'Objections closed'), flow: true },
  'complaint.open': { group: 'complaints', title: text('在办异议', 'Objections open') },
  'complaint.days': {
    group: 'complaints',
    title: text('异议办结天数中位数（近一年）', 'Median days to close an objection (last year)'),
    middle: true,
  },
  'incident.recorded': { group: 'complaints', title: text('安全事件', 'Incidents recorded'), flow: true },
  'incident.open': { group: 'complaints', title: text('未结安全事件', 'Incidents open') },
  'stop.in-force': { group: 'complaints', title: text('紧急停用中', 'Stops in force') },
} as const satisfies { readonly [name: string]: FigureDefinition };

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as readonly FigureName[];
export const isFigureName = (name: string): name is FigureName => Object.hasOwn(figures, name);
export const definitionOf = (name: FigureName): FigureDefinition => figures[name];

export interface FigureLine {
  readonly month: Temporal.PlainDate;
  readonly name: FigureName;
  readonly organisation: string;
  readonly part: string;
  readonly value: number;
}

export const monthOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.with({ day: 1 });
/** Kinds of subject whose duties are neither counted nor listed here: alerts and reports from the public may be about who reads this. */
export const notCounted: readonly string[] = ['alert', 'audit-finding', 'tip'];
