import { expect, it } from 'vitest';
import { figureNames } from '../../cockpit/figures.ts';
import { listBehind } from './lists-behind.ts';

const since = '2026-01-01';
const organisation = { id: 'org_a', name: '云川市交通运输局' };

it.each([
  ['clock.kept', undefined, '/work/cockpit/duties?state=kept&from=2026-01-01'],
  ['clock.late', organisation, '/work/cockpit/duties?state=late&organisation=org_a'],
  ['use.calls', undefined, '/facts?kind=evidence.daily-use&from=2026-01-01'],
  ['complaint.open', undefined, '/work/objections'],
])('%s leads to its list', (name, whose, to) => {
  expect(listBehind(name, { since, ...(whose ? { organisation: whose } : {}) })).toBe(to);
});

it('of what waits at the gate of a resource there is no list yet, of everything else there is', () => {
  expect(figureNames.filter((name) => listBehind(name, { since }) === null)).toEqual([
    'risk.gate-proposal',
    'risk.gate-closed',
  ]);
});
