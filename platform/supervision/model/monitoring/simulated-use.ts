import { chinaCalendar } from '#foundation';
import { numbersFrom } from '../guards/simulated-office.ts';
import type { QuotaDays, ShareOfBudget } from './budgets.ts';
import type { DayOfSubjects } from './sweeps.ts';

export interface Spent {
  readonly day: Temporal.PlainDate;
  readonly epsilon: number;
}
export interface BudgetOfYear {
  readonly agreementId: string;
  readonly population: string;
  readonly epsilon: number;
  readonly spent: readonly Spent[];
}
export interface YearOfUse {
  readonly days: readonly DayOfSubjects[];
  /** How many subjects the register of an agreement holds. */
  readonly registers: ReadonlyMap<string, number>;
  readonly budgets: readonly BudgetOfYear[];
  /** Calls a day an agreement allows. */
  readonly quotas: ReadonlyMap<string, number>;
}

const agreements = ['agr_1', 'agr_2', 'agr_3', 'agr_4'] as const;
const firstDay = (year: number) => Temporal.PlainDate.from({ year, month: 1, day: 1 });

/**
 * A year of honest use: 40 buyers under four agreements, who verify applicants on working days, most of them once. Month ends are busy, volumes drift, each buyer has
 * a campaign or two, and a third begin in the course of the year and grow into it. ε is spent in the work of each week, more of it at the beginning.
 */
export function honestUse(seed: number, year = 2026): YearOfUse {
  const random = numbersFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const first = firstDay(year);
  const days: DayOfSubjects[] = [];
  const usualOf = new Map<string, number>();
  for (let at = 0; at < 40; at++) {
    const agreement = agreements[at % agreements.length]!;
    const pace = 20 * Math.exp(1.5 * random() + 0.6 * normal());
    const drift = random() * 0.6;
    const begins = at % 3 === 0 ? Math.floor(random() * 300) : -60;
    const freshness = 0.6 + 0.37 * random();
    const campaigns = [random() * 365, random() < 0.5 ? random() * 365 : 999];
    usualOf.set(agreement, (usualOf.get(agreement) ?? 0) + pace);
    for (let day = first, number = 0; day.year === year; day = day.add({ days: 1 }), number++) {
      if (number < begins) continue;
      const working = chinaCalendar.isWorkingDay(day);
      const grown = Math.min(1, (number - begins + 5) / 25);
      const campaign = campaigns.some((start) => number >= start && number < start + 3) ? 2.5 : 1;
      const monthEnd = day.day > 26 ? 1.5 : 1;
      const mean = pace * grown * (1 + (drift * number) / 365) * campaign * monthEnd * (working ? 1 : 0.1);
      const calls = Math.round(mean * Math.exp(0.25 * normal()));
      if (calls === 0) continue;
      const subjects = Math.max(1, Math.round(calls * (0.93 + 0.07 * random())));
      days.push({
        agreement,
        buyer: `org_b${at}`,
        day,
        calls,
        subjects,
        fresh: Math.round(subjects * Math.min(1, freshness + 0.05 * normal())),
        entries: [],
      });
    }
  }
  const budgets = agreements.map((agreementId) => {
    const spent: Spent[] = [];
    for (let day = first.add({ days: 4 }); day.year === year; day = day.add({ days: 7 }))
      spent.push({
        day,
        epsilon: (8 / 52) * (day.month <= 3 ? 1.3 : 0.9) * Math.exp(0.4 * normal() - 0.08),
      });
    return { agreementId, population: 'pop_1', epsilon: 10, spent };
  });
  return {
    days,
    registers: new Map([
      ['agr_1', 3_000_000],
      ['agr_2', 400_000],
      ['agr_3', 60_000],
      ['agr_4', 30_000],
    ]),
    budgets,
    // As much again and half as an ordinary day of all its buyers together, in the volumes of the year's end.
    quotas: new Map([...usualOf].map(([agreement, usual]) => [agreement, Math.ceil(usual * 3.5)])),
  };
}

/** Shares as they stand on a day. */
export const sharesOn = ({ budgets }: YearOfUse, today: Temporal.PlainDate): readonly ShareOfBudget[] =>
  budgets.map(({ agreementId, population, epsilon, spent }) => ({
    agreementId,
    number: agreementId,
    operator: 'org_operator',
    population,
    epsilon,
    spent: spent.reduce(
      (sum, one) => sum + (Temporal.PlainDate.compare(one.day, today) <= 0 ? one.epsilon : 0),
      0,
    ),
    days: 365,
    daysGone: firstDay(today.year).until(today, { largestUnit: 'days' }).days,
    latest: [],
  }));

/** Calls of the last days against what the agreement allows a day; what goes beyond was refused. */
export function quotasOn({ days, quotas }: YearOfUse, today: Temporal.PlainDate): readonly QuotaDays[] {
  const { compare } = Temporal.PlainDate;
  const lately = days.filter(
    ({ day }) => compare(day, today) < 0 && compare(day, today.subtract({ days: 7 })) >= 0,
  );
  return [...quotas].map(([agreementId, limit]) => ({
    agreementId,
    number: agreementId,
    operator: 'org_operator',
    quota: 'callsPerDay',
    limit,
    days: [
      ...Map.groupBy(
        lately.filter(({ agreement }) => agreement === agreementId),
        ({ day }) => day.toString(),
      ),
    ].map(([day, of]) => {
      const asked = of.reduce((sum, { calls }) => sum + calls, 0);
      return {
        day: Temporal.PlainDate.from(day),
        used: Math.min(asked, limit),
        refused: Math.max(0, asked - limit),
      };
    }),
  }));
}
