import { describe, expect, it } from 'vitest';
import { factKey } from '../alerts/finding.ts';
import { weeksOf } from '../guards/simulated-office.ts';
import { budgetsBurning, quotasOfDays } from './budgets.ts';
import { bursts } from './patterns.ts';
import { MO4, MO5, MO6 } from './rules.ts';
import { honestUse, quotasOn, sharesOn, type YearOfUse } from './simulated-use.ts';
import { type DayOfSubjects, sweeps } from './sweeps.ts';

/** What weekly looks between two days would have raised, were every alert closed before the next look: each time with a fact that was not told before. */
function raisedIn(year: YearOfUse, from = '2026-01-01', until = '2026-12-31'): readonly string[] {
  const told = new Set<string>();
  const raised: string[] = [];
  const byDay = Map.groupBy(year.days, ({ day }) => day.toString());
  for (const monday of [...weeksOf(2026), Temporal.PlainDate.from('2026-12-31')]) {
    if (monday.toString() < from || monday.toString() > until) continue;
    const lately = Array.from(
      { length: 35 },
      (_, back) => byDay.get(monday.subtract({ days: 35 - back }).toString()) ?? [],
    ).flat();
    for (const { rule, key, facts } of [
      ...bursts(lately, monday),
      ...sweeps(lately, year.registers, monday),
      ...budgetsBurning(sharesOn(year, monday)),
      ...quotasOfDays(quotasOn(year, monday), monday),
    ]) {
      const fresh = facts.map((fact) => `${rule} ${key} ${factKey(fact)}`).filter((one) => !told.has(one));
      if (fresh.length === 0) continue;
      for (const one of fresh) told.add(one);
      raised.push(`${rule} ${key} ${monday}`);
    }
  }
  return raised;
}

/** Most alarms over the use of forty honest buyers in a year: one in two months, as over an office of fifty. */
const bearable = 6;

describe('the use of forty honest buyers', () => {
  it.each([1, 2, 3, 20261127])(
    'raises no more than is bearable in a year (seed %i)',
    (seed) => {
      const year = honestUse(seed);
      expect(year.days.length).toBeGreaterThan(8_000);
      const raised = raisedIn(year);
      expect(raised.length, raised.join('\n')).toBeLessThanOrEqual(bearable);
    },
    120_000,
  );
});

describe('what is planted in it is found', () => {
  const year = honestUse(7);
  const newOnes = (
    more: Partial<YearOfUse>,
    from = '2026-08-24',
    until = '2026-10-05',
  ): readonly string[] => {
    const before = new Set(raisedIn(year, from, until));
    return raisedIn({ ...year, ...more }, from, until)
      .filter((one) => !before.has(one))
      .map((one) => one.replace(/ \S+$/, ''));
  };
  const asked = (day: string, more: Partial<DayOfSubjects> = {}): DayOfSubjects => ({
    agreement: 'agr_1',
    buyer: 'org_b4',
    day: Temporal.PlainDate.from(day),
    calls: 1_500,
    subjects: 1_500,
    fresh: 1_500,
    entries: ['ent_1'],
    ...more,
  });
  const on = (day: DayOfSubjects) => [
    ...year.days.filter(
      (one) => one.buyer !== day.buyer || one.agreement !== day.agreement || !one.day.equals(day.day),
    ),
    day,
  ];

  it('MO2: a day of many calls', () => {
    const days = on(asked('2026-09-09', { calls: 9_000, subjects: 100, fresh: 10 }));
    expect(newOnes({ days })).toContain('MO2 agr_1/org_b4');
  });

  it('MO6: a night through the register', () => {
    expect(
      newOnes({ days: on(asked('2026-09-09', { calls: 4_000, subjects: 4_000, fresh: 3_990 })) }),
    ).toContain('MO6 agr_1/org_b4');
  });

  it('MO6: by a newcomer, who has no usual', () => {
    const day = asked('2026-09-09', { buyer: 'org_new', calls: 2_500, subjects: 2_500, fresh: 2_500 });
    expect(newOnes({ days: [...year.days, day] })).toContain('MO6 agr_1/org_new');
  });

  it('MO6: slowly, a third of a register in five weeks, with no day out of the usual', () => {
    const days = Array.from({ length: 60 }, (_, at) =>
      asked(Temporal.PlainDate.from('2026-08-01').add({ days: at }).toString(), {
        agreement: 'agr_4',
        buyer: 'org_slow',
        calls: 330,
        subjects: 330,
        fresh: 320,
      }),
    );
    expect(newOnes({ days: [...year.days, ...days] })).toContain('MO6 agr_4/org_slow');
  });

  it('MO6: as many calls about the same persons are no walk through a register', () => {
    const days = on(asked('2026-09-09', { calls: 4_000, subjects: 150, fresh: 20 }));
    expect(newOnes({ days }).filter((one) => one.startsWith('MO6'))).toEqual([]);
  });

  it('MO4: ε of a year spent in a month, told again with every tenth', () => {
    const budgets = year.budgets.map((one, at) =>
      at > 0
        ? one
        : {
            ...one,
            spent: Array.from({ length: 20 }, (_, day) => ({
              day: Temporal.PlainDate.from('2026-02-01').add({ days: day }),
              epsilon: 0.5,
            })),
          },
    );
    const found = newOnes({ budgets }, '2026-01-26', '2026-03-16').filter((one) => one === 'MO4 agr_1/pop_1');
    expect(found.length).toBeGreaterThanOrEqual(3);
  });

  it('MO5: calls beyond the quota of the day', () => {
    const quota = year.quotas.get('agr_1')!;
    const days = on(asked('2026-09-09', { calls: quota + 50, subjects: 100, fresh: 10 }));
    expect(newOnes({ days })).toContain('MO5 agr_1/callsPerDay');
  });
});

describe('the numbers', () => {
  it.each([
    [MO4, { epsilon: 10, spent: 2.5, days: 365, daysGone: 60 }, { usedPercent: 26 }],
    [MO4, { epsilon: 10, spent: 9, days: 365, daysGone: 320 }, { leftPercent: 9 }],
    [MO5, { limit: 100, closeDays: 3, refused: 0 }, { closeDays: 4 }],
    [MO5, { limit: 100, closeDays: 0, refused: 1 }, { refused: 2 }],
    [
      MO6,
      { subjects: 300, fresh: 300, usual: 40, daysBefore: 7, freshInAll: 300, register: null },
      { freshAtLeast: 301 },
    ],
    [
      MO6,
      { subjects: 5, fresh: 5, usual: 5, daysBefore: 30, freshInAll: 600, register: 2_000 },
      { registerPercent: 31 },
    ],
  ] as const)('%o is a parameter that a bureau lays over', (rule, measured, over) => {
    const judge = rule.judge as (measured: object, over?: object) => { readonly holds: boolean };
    expect(judge(measured).holds).toBe(false);
    expect(judge(measured, over).holds).toBe(true);
  });
  it('an even spending is none too early, a share that runs out with its term neither', () => {
    expect(MO4.judge({ epsilon: 10, spent: 5, days: 365, daysGone: 182 }).holds).toBe(true);
    expect(MO4.judge({ epsilon: 10, spent: 9.5, days: 365, daysGone: 345 }).holds).toBe(true);
    expect(MO4.judge({ epsilon: 10, spent: 2.4, days: 365, daysGone: 1 }).holds).toBe(true);
  });
});
