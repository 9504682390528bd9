import { describe, expect, it, vi } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import { ownCircle, samePairs } from './circle.ts';
import { beforeApplications, browsing, excess, oddHours } from './looking.ts';
import { type Approval, type Look, weekOf } from './office.ts';
import { binomialTail, GD1, GD2, GD3, GD4, GD5, GD6, guardRules } from './rules.ts';
import { honestYear, hoursOf, weeksOf, type Year } from './simulated-office.ts';

// A year of fifty people is gone through for each.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cases = new Set(['registration-application', 'tip']);
const nobodyTied = () => false;
const yearEnd = Temporal.Instant.from('2026-12-31T12:00:00Z');

/** Everything the daily look would have raised in the year, each rule and key once. */
function raisedIn({ looks, approvals }: Year): ReadonlyMap<string, Finding> {
  const hours = hoursOf(looks);
  const weeks = weeksOf(2026);
  const all = [
    ...browsing(looks, cases),
    ...oddHours(hours, weeks),
    ...excess(looks, hours, weeks),
    ...ownCircle(approvals, nobodyTied),
    ...beforeApplications(looks, [], nobodyTied),
  ];
  for (const month of [3, 6, 9, 12]) {
    const now = Temporal.PlainDate.from({ year: 2026, month, day: 28 })
      .toZonedDateTime('Asia/Shanghai')
      .toInstant();
    all.push(
      ...samePairs(
        approvals.filter(({ at }) => Temporal.Instant.compare(at, now) < 0),
        now,
      ),
    );
  }
  return new Map(all.map((one) => [`${one.rule} ${one.key}`, one]));
}

/** Most alarms of an honest office of fifty in a year: one in two months. */
const bearable = 6;

describe('an honest office of fifty people', () => {
  it.each([1, 2, 3, 20261127])('raises no more than is bearable in a year (seed %i)', (seed) => {
    const year = honestYear(seed);
    expect(year.looks.length).toBeGreaterThan(30_000);
    const raised = raisedIn(year);
    expect([...raised.keys()].length, [...raised.keys()].join('\n')).toBeLessThanOrEqual(bearable);
  });
});

describe('what is planted in it is found', () => {
  const year = honestYear(7);
  const before = raisedIn(year);
  const officer = year.officers.find(({ section, personId }) => section === 1 && personId.endsWith('_3'))!;
  const look = (at: string, thing: string, more: Partial<Look> = {}): Look => ({
    personId: officer.personId,
    organisationId: officer.organisationId,
    roles: officer.roles,
    kind: thing.split('/')[0]!,
    thing,
    at: Temporal.Instant.from(at),
    own: false,
    ...more,
  });
  const newOnes = (more: Partial<Year>) => {
    const raised = raisedIn({
      ...year,
      looks: [...year.looks, ...(more.looks ?? [])],
      approvals: [...year.approvals, ...(more.approvals ?? [])],
    });
    return [...raised.keys()].filter((key) => !before.has(key));
  };
  const monday = weekOf(Temporal.PlainDate.from('2026-09-09')).toString();

  it('GD1: reading through other people’s cases', () => {
    const looks = Array.from({ length: 60 }, (_, at) =>
      look(`2026-09-09T0${1 + (at % 8)}:10:00Z`, `registration-application/browsed_${at}`),
    );
    expect(newOnes({ looks })).toContain(`GD1 ${officer.personId}/${monday}`);
  });

  it('GD2: a night among the records', () => {
    const looks = Array.from({ length: 10 }, (_, at) =>
      look(`2026-09-09T1${6 + (at % 3)}:10:00Z`, `registration-application/night_${at}`, { own: true }),
    );
    expect(newOnes({ looks })).toContain(`GD2 ${officer.personId}/${monday}`);
  });

  it('GD3: many times what the others open', () => {
    const looks = Array.from({ length: 200 }, (_, at) =>
      look(`2026-09-0${7 + (at % 3)}T02:10:00Z`, `registration-application/mass_${at}`, { own: true }),
    );
    expect(newOnes({ looks })).toContain(`GD3 ${officer.personId}/${monday}`);
  });

  it('GD4: deciding on the house one came from, once', () => {
    const approval: Approval = {
      act: 'registration.review',
      thing: 'registration-application/app_own',
      by: officer.personId,
      organisationId: officer.organisationId,
      first: ['per_1_1'],
      owner: 'org_former',
      at: Temporal.Instant.from('2026-05-05T02:00:00Z'),
    };
    const sat = (person: string, organisation: string) =>
      person === officer.personId && organisation === 'org_former';
    expect(ownCircle([...year.approvals, approval], sat)).toMatchObject([
      { rule: 'GD4', key: `${officer.personId}/org_former`, persons: [officer.personId] },
    ]);
    // One’s own organisation is no circle, nor is what is nobody’s.
    expect(ownCircle([{ ...approval, owner: officer.organisationId }], () => true)).toEqual([]);
    expect(ownCircle([{ ...approval, owner: '' }], () => true)).toEqual([]);
  });

  it('GD5: the same two again and again', () => {
    const favoured = 'per_0_11';
    const approvals = year.approvals.map((one) =>
      one.first.includes(favoured) ? { ...one, by: 'per_0_3' } : one,
    );
    const raised = samePairs(approvals, yearEnd).map(({ rule, key }) => `${rule} ${key}`);
    expect(raised).toContain(`GD5 ${favoured}/per_0_3/2026-Q4`);
  });

  it('GD6: opened, and soon after the former house applies for the same', () => {
    const thing = 'authorisation-selection/sel_1';
    const looks = [look('2026-09-09T02:00:00Z', thing)];
    const applied = (at: string) => [
      { thing, organisationId: 'org_former', what: '提交', at: Temporal.Instant.from(at) },
    ];
    const tied = (person: string, organisation: string) =>
      person === officer.personId && organisation === 'org_former';
    expect(beforeApplications(looks, applied('2026-09-12T02:00:00Z'), tied)).toMatchObject([
      { rule: 'GD6', key: `${officer.personId}/org_former` },
    ]);
    expect(beforeApplications(looks, applied('2026-09-30T02:00:00Z'), tied)).toEqual([]);
    expect(beforeApplications(looks, applied('2026-09-01T02:00:00Z'), tied)).toEqual([]);
    expect(beforeApplications(looks, applied('2026-09-12T02:00:00Z'), nobodyTied)).toEqual([]);
    expect(beforeApplications([{ ...looks[0]!, own: true }], applied('2026-09-12T02:00:00Z'), tied)).toEqual(
      [],
    );
  });
});

describe('the rules of the guards', () => {
  it('have no number that a text in force gives', () => {
    expect(guardRules.filter(({ verified }) => verified)).toEqual([]);
  });
  it.each([
    [GD1, { opened: 20, foreign: 12 }, { foreign: 13 }],
    [GD2, { looks: 8, habitualDays: 3 }, { looks: 9 }],
    [GD3, { looks: 60, usual: 10, deviation: 2, peers: 5, ownUsual: 10 }, { looks: 61 }],
    [GD4, { approvals: 1 }, { approvals: 2 }],
    [GD5, { proposed: 20, by: 20, others: 100, othersBy: 10, reviewers: 3 }, { steps: 21 }],
    [GD6, { things: 1 }, { things: 2 }],
  ] as const)('%o is a parameter that a bureau lays over', (rule, measured, over) => {
    const judge = rule.judge as (measured: object, over?: object) => { readonly holds: boolean };
    expect(judge(measured).holds).toBe(false);
    expect(judge(measured, over).holds).toBe(true);
  });
  it('GD1 judges posts that handle what others hand in, and nobody else', () => {
    const roles = (role: string) =>
      browsing(
        Array.from(
          { length: 30 },
          (_, at): Look => ({
            personId: 'per_a',
            organisationId: 'org_a',
            roles: role,
            kind: 'tip',
            thing: `tip/tip_${at}`,
            at: yearEnd,
            own: false,
          }),
        ),
        cases,
      ).length;
    expect([roles('data-authority'), roles('auditor'), roles('operator')]).toEqual([1, 0, 0]);
  });
  it('a binomial tail is what it is', () => {
    expect(binomialTail(10, 5, 0.5)).toBeCloseTo(0.623046875, 10);
    expect(binomialTail(3, 3, 0.1)).toBeCloseTo(0.001, 12);
    expect(binomialTail(5, 0, 0.1)).toBe(1);
    expect(binomialTail(400, 400, 0.5)).toBeLessThan(1e-100);
  });
});
