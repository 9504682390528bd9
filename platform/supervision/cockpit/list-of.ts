import { totalsKind } from '#platform/evidence';
import type { LineOf } from '../model/above/report-document.ts';
import { definitionOf, type FigureName } from './figures.ts';

/**
 * Address of the list that a number is the length of, or the nearest one that holds its lines. What
 * happened is listed for the days it was counted over where the list can be narrowed so; what stands is listed as it stands when one looks.
 */
export function listOf(
  name: FigureName,
  {
    of,
    key,
    called,
    from,
    through,
  }: {
    readonly of: LineOf;
    readonly key: string;
    /** What the key is called. */
    readonly called: string;
    readonly from: Temporal.PlainDate;
    /** The first day of the last month. */
    readonly through: Temporal.PlainDate;
  },
): string {
  const month = of === 'month' ? Temporal.PlainDate.from(`${key}-01`) : null;
  const [first, after] = [month ?? from, (month ?? through).add({ months: 1 })];
  const [group, what = ''] = name.split('.');
  const own: Asked =
    of === 'organisation' ? { organisation: key, on: String(through.add({ months: 1 })) } : {};
  if (group === 'clock') {
    const days: Asked = definitionOf(name).flow ? { from: String(first), until: String(after) } : {};
    const rule: Asked = of === 'part' ? { rule: key } : {};
    return to('/work/cockpit/duties', { state: what, ...own, ...rule, ...days });
  }
  if (group === 'registration')
    return to('/work/cockpit/duties', { state: what === 'met' ? 'kept' : 'running', rule: 'R2', ...own });
  if (group === 'supply') return to('/resources', of === 'organisation' ? { department: called } : {});
  if (group === 'use')
    return to('/facts', {
      kind: totalsKind,
      ...(definitionOf(name).flow ? { from: String(first), until: String(after.subtract({ days: 1 })) } : {}),
    });
  const behind = countedLists[name];
  if (behind) {
    const days: Asked = definitionOf(name).flow ? { from: String(first), until: String(after) } : {};
    return to(behind.path, { which: behind.which, ...own, ...days });
  }
  return others[name] ?? '';
}

type Asked = { readonly [name: string]: string };
const to = (path: string, asked: Asked): string => {
  const query = new URLSearchParams(asked).toString();
  return query ? `${path}?${query}` : path;
};
const others: { readonly [of: string]: string } = {
  'risk.linkage-alert': '/work/privacy/linkage',
  'risk.difference-alarm': '/privacy',
  'risk.alert': '/work/alerts',
};

/** Lists that can be asked for exactly what a number counted. */
const countedLists: { readonly [name: string]: { readonly path: string; readonly which: string } } = {
  'complaint.raised': { path: '/work/objections', which: 'raised' },
  'complaint.closed': { path: '/work/objections', which: 'closed' },
  'complaint.open': { path: '/work/objections', which: 'open' },
  'complaint.days': { path: '/work/objections', which: 'closed' },
  'incident.recorded': { path: '/work/incidents', which: 'recorded' },
  'incident.open': { path: '/work/incidents', which: 'open' },
  'stop.in-force': { path: '/work/stops', which: 'in-force' },
  'risk.gate-proposal': { path: '/work/privacy/gates', which: 'proposal' },
  'risk.gate-closed': { path: '/work/privacy/gates', which: 'closed' },
};
