import { describe, expect, it } from 'vitest';
import type { OrganisationId } from '#foundation';
import type { Level, OrganisationKind } from '#platform/identity';
import { agreementPath, planPath, whyNoPlanPath, whyNotOfPath } from './approval-path.ts';

const body = (name: string, kind: OrganisationKind, level: Level | null) => ({
  id: `org_${name}` as OrganisationId,
  name,
  kind,
  level,
});
const centre = body('centre', 'public-institution', 'prefecture');
const city = body('city', 'government', 'prefecture');

describe('R23 whose decision a plan needs', () => {
  it.each([
    ['a city centre, the city', centre, city, 'government-executive'],
    [
      'a county bureau, the county',
      body('b', 'government-department', 'county'),
      body('c', 'government', 'county'),
      'government-executive',
    ],
    ['a company of the city, the city', body('k', 'state-owned-company', null), city, 'government-executive'],
    [
      'a ministry’s centre, the ministry',
      body('m', 'public-institution', 'national'),
      body('n', 'government-department', 'national'),
      'ministry-affairs',
    ],
    ['a city centre, the province', centre, body('p', 'government', 'province'), null],
    ['a city centre, a bureau of the city', centre, body('d', 'data-authority', 'prefecture'), null],
    ['a ministry’s centre, a city', body('m', 'public-institution', 'national'), city, null],
  ] as const)('%s: %s', (_what, implementing, authorising, meeting) => {
    const path = planPath(implementing, authorising);
    expect(path?.meetings[0] ?? null).toBe(meeting);
    if (path)
      expect([path.body, path.said.zh]).toEqual([authorising.id, expect.stringContaining(authorising.name)]);
    else expect(whyNoPlanPath(implementing, authorising).zh).toContain('审议');
  });

  it('an agreement is decided by the implementing body itself', () => {
    expect(agreementPath(centre)).toMatchObject({
      body: 'org_centre',
      meetings: ['party-group', 'office-meeting'],
    });
  });

  it.each([
    [{}, null],
    [{ decidingBody: 'org_centre' }, '应决策单位'],
    [{ kind: 'opinion' }, '集体决策'],
    [{ meeting: 'special-meeting' }, '应审议的会议'],
    [{ meeting: null }, '应审议的会议'],
  ] as const)('a paper with %j', (more, why) => {
    const paper = {
      kind: 'meeting-minutes',
      decidingBody: 'org_city',
      meeting: 'government-executive',
      number: '纪〔2026〕1号',
      ...more,
    } as const;
    const against = whyNotOfPath(planPath(centre, city)!, paper);
    if (why === null) expect(against).toBeNull();
    else expect(against?.zh).toContain(why);
  });
});
