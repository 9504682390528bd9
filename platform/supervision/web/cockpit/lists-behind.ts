import { inQuery } from './in-query.ts';

/** Lists that can be asked for exactly what a number counted. */
const countedLists: {
  readonly [name: string]: { readonly path: string; readonly which: string; readonly flow?: true };
} = {
  'complaint.raised': { path: '/work/objections', which: 'raised', flow: true },
  'complaint.closed': { path: '/work/objections', which: 'closed', flow: true },
  'complaint.open': { path: '/work/objections', which: 'open' },
  'complaint.days': { path: '/work/objections', which: 'closed' },
  'incident.recorded': { path: '/work/incidents', which: 'recorded', flow: true },
  'incident.open': { path: '/work/incidents', which: 'open' },
  'stop.in-force': { path: '/work/stops', which: 'in-force' },
  'risk.gate-proposal': { path: '/work/privacy/gates', which: 'proposal' },
  'risk.gate-closed': { path: '/work/privacy/gates', which: 'closed' },
};

/** Where a number of the cockpit leads: the list that it is the length of, or the nearest one that holds its lines. */
export function listBehind(
  name: string,
  {
    organisation,
    since,
  }: { readonly organisation?: { readonly id: string; readonly name: string }; readonly since: string },
): string | null {
  const own = organisation ? { organisation: organisation.id } : {};
  const [group, what] = name.split('.');
  if (group === 'clock')
    return `/work/cockpit/duties${inQuery({ state: what, ...own, ...(what === 'kept' || what === 'missed' ? { from: since } : {}) })}`;
  if (group === 'supply')
    return `/resources${inQuery(organisation ? { department: organisation.name } : {})}`;
  if (name === 'registration.met')
    return `/work/cockpit/duties${inQuery({ state: 'kept', rule: 'R2', ...own })}`;
  if (name === 'registration.arose')
    return `/work/cockpit/duties${inQuery({ state: 'running', rule: 'R2', ...own })}`;
  if (group === 'use') return `/facts${inQuery({ kind: 'evidence.daily-use', from: since })}`;
  if (name === 'risk.linkage-alert') return '/work/privacy/linkage';
  if (name === 'risk.difference-alarm') return '/privacy';
  if (name === 'risk.alert') return '/work/alerts';
  const behind = countedLists[name];
  return behind === undefined
    ? null
    : `${behind.path}${inQuery({ which: behind.which, ...own, ...(behind.flow ? { from: since } : {}) })}`;
}
