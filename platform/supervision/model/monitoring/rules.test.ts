import { describe, expect, it } from 'vitest';
import { type AgreementPace, bursts, type DayOfUse, lateClocks, quotasRunningOut } from './patterns.ts';
import { MO1, MO2, MO3, monitoringRules } from './rules.ts';

const today = Temporal.PlainDate.from('2026-11-20');
const pace = (more: Partial<AgreementPace> = {}): AgreementPace => ({
  agreementId: 'agr_1',
  number: 'A-1',
  operator: 'org_a',
  quota: 1000,
  used: 600,
  lately: 300,
  daysLeft: 100,
  ...more,
});

describe('MO1: the calls of a term run out early', () => {
  it('goes by the pace of the last days, once half is used', () => {
    expect(MO1.judge(pace()).output).toBe(1600);
    expect(quotasRunningOut([pace()])[0]!.facts[0]!.aspect).toBe('60%');
    expect(quotasRunningOut([pace({ used: 499 })])).toEqual([]);
    expect(quotasRunningOut([pace({ lately: 30 })])).toEqual([]);
    expect(MO1.judge(pace({ used: 499 }), { usedPercent: 10 }).holds).toBe(false);
  });
});

describe('MO2: a burst of calls', () => {
  const before = Array.from(
    { length: 10 },
    (_, back): DayOfUse => ({
      agreement: 'agr_1',
      buyer: 'org_b',
      day: today.subtract({ days: back + 2 }),
      calls: 40,
    }),
  );
  const day = (calls: number, more: Partial<DayOfUse> = {}): DayOfUse => ({
    ...before[0]!,
    day: today.subtract({ days: 1 }),
    calls,
    ...more,
  });
  it('is against the buyer’s own days', () => {
    const [finding, ...more] = bursts([...before, day(201)], today);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      key: 'agr_1/org_b',
      thing: { kind: 'buyer' },
      figures: { usual: 40, daysBefore: 10 },
    });
    expect(bursts([...before, day(200)], today)).toEqual([]);
    expect(bursts([...before.slice(0, 6), day(900)], today)).toEqual([]);
    expect(bursts([...before, day(900, { buyer: 'org_new' })], today)).toEqual([]);
    expect(bursts([...before, day(900, { day: today })], today)).toEqual([]);
    expect(MO2.judge({ calls: 99, usual: 1, busiest: 2, daysBefore: 20 }).holds).toBe(true);
    // Not against the median alone: somebody who had a day of 100 has one of 250.
    const busy = day(100, { day: today.subtract({ days: 3 }) });
    expect(bursts([...before.slice(2), busy, day(250)], today)).toEqual([]);
    expect(bursts([...before.slice(2), busy, day(301)], today)).toHaveLength(1);
  });
});

describe('MO3: many late clocks', () => {
  const late = (organisationId: string, rule: string, overdue: number) => ({ organisationId, rule, overdue });
  it('adds up the rules of one organisation, and is told once a month', () => {
    const figures = [
      late('org_a', 'R7', 3),
      late('org_a', 'R8', 2),
      late('org_a', 'R9', 0),
      late('org_b', 'R7', 4),
    ];
    const found = lateClocks(figures, today);
    expect(found.map(({ key }) => key)).toEqual(['org_a']);
    expect(found[0]!.facts.map(({ id, aspect }) => `${id} ${aspect}`)).toEqual(['R7 2026-11', 'R8 2026-11']);
    expect(MO3.judge({ overdue: 4 }, { overdue: 4 }).holds).toBe(false);
  });
});

it('has no number that a text in force gives', () => {
  expect(monitoringRules.filter(({ verified }) => verified)).toEqual([]);
});
