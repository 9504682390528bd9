import { inQuery } from './in-query.ts';

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
  if (group === 'complaint') return '/work/objections';
  if (group === 'incident') return '/work/incidents';
  if (group === 'stop') return '/work/stops';
  return null;
}
