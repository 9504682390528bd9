import { expect, it } from 'vitest';
import { figureNames } from '../../cockpit/figures.ts';
import { listBehind } from './lists-behind.ts';

const since = '2026-01-01';
const organisation = { id: 'org_a', name: '云川市交通运输局' };

it.each([
  ['clock.kept', undefined, '/work/cockpit/duties?state=kept&from=2026-01-01'],
  ['clock.late', organisation, '/work/cockpit/duties?state=late&organisation=org_a'],
  ['use.calls', undefined, '/facts?kind=evidence.daily-use&from=2026-01-01'],
  ['complaint.open', undefined, '/work/objections?which=open'],
  ['complaint.raised', organisation, '/work/objections?which=raised&organisation=org_a&from=2026-01-01'],
  ['incident.recorded', undefined, '/work/incidents?which=recorded&from=2026-01-01'],
  ['stop.in-force', organisation, '/work/stops?which=in-force&organisation=org_a'],
  ['risk.gate-closed', undefined, '/work/privacy/gates?which=closed'],
])('%s leads to its list', (name, whose, to) => {
  expect(listBehind(name, { since, ...(whose ? { organisation: whose } : {}) })).toBe(to);
});

it('every number leads to a list', () => {
  expect(figureNames.filter((name) => listBehind(name, { since }) === null)).toEqual([]);
});
