import { chinaCalendar } from '#foundation';
import { type Approval, type Hour, type Look, weekOf } from './office.ts';

/** Numbers between 0 and 1 from a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Officer {
  readonly personId: string;
  readonly organisationId: string;
  readonly roles: string;
  readonly section: number;
  /** Cases a day on average; some are twice as busy as others. */
  readonly pace: number;
  /** Stays late on this share of days. */
  readonly lateShare: number;
}

export interface Year {
  readonly officers: readonly Officer[];
  readonly looks: readonly Look[];
  readonly approvals: readonly Approval[];
}

const sections = [
  ['registrar-acceptor', 12],
  ['registrar-reviewer', 8],
  ['data-authority', 14],
  ['source-department', 10],
  ['data-subject-desk', 6],
] as const;

/**
 * A year of honest work of an office of 50: everybody opens their own cases, helps out with some of others, stands in for colleagues on leave, stays late now and
 * then, all stay late in the last weeks of a half-year, and reviews fall by the rota of the section.
 */
export function honestYear(seed: number, year = 2026): Year {
  const random = numbersFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const poisson = (mean: number) => {
    let [count, left] = [0, Math.exp(-mean)];
    for (let p = random(); p > left; p *= random()) count += 1;
    return count;
  };
  const officers = sections.flatMap(([roles, people], section) =>
    Array.from(
      { length: people },
      (_, at): Officer => ({
        personId: `per_${section}_${at}`,
        organisationId: section < 2 ? 'org_registry' : section < 3 ? 'org_authority' : 'org_other',
        roles,
        section,
        pace: 4 * Math.exp(0.4 * normal()),
        lateShare: at === 0 ? 0.3 : 0.02 * random(),
      }),
    ),
  );
  const looks: Look[] = [];
  const approvals: Approval[] = [];
  let cases = 0;
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  for (let day = first; day.year === year; day = day.add({ days: 1 })) {
    const working = chinaCalendar.isWorkingDay(day);
    const rush = (day.month === 6 || day.month === 12) && day.day > 15;
    for (const officer of officers) {
      if (!working && random() > 0.01) continue;
      // On leave now and then, a week at a time.
      if (((day.dayOfYear + officer.pace * 1000) | 0) % 90 < 5) continue;
      const stays = !working || random() < officer.lateShare || (rush && random() < 0.4);
      const busy = officer.pace * (rush ? 1.6 : 1) * (working ? 1 : 0.4);
      for (let left = poisson(busy); left > 0; left--) {
        cases += 1;
        const thing = `registration-application/app_${cases}`;
        const hour = stays && random() < 0.4 ? 21 + Math.floor(random() * 2) : 8 + Math.floor(random() * 10);
        const at = day.toZonedDateTime({
          timeZone: 'Asia/Shanghai',
          plainTime: { hour, minute: (random() * 60) | 0 },
        });
        const own = random() > 0.12;
        looks.push({
          personId: officer.personId,
          organisationId: officer.organisationId,
          roles: officer.roles,
          kind: 'registration-application',
          thing,
          at: at.toInstant(),
          own,
        });
        if (own && random() < 0.3) {
          const reviewers = officers.filter(
            (one) => one.section === officer.section && one.personId !== officer.personId,
          );
          // Two or three of a section do most of the reviewing.
          const by = reviewers[Math.floor(random() ** 2 * Math.min(4, reviewers.length))]!;
          approvals.push({
            act: 'registration.review',
            thing,
            by: by.personId,
            organisationId: officer.organisationId,
            first: [officer.personId],
            owner: `org_firm_${(random() * 200) | 0}`,
            at: at.toInstant().add({ hours: 20 }),
          });
        }
      }
    }
  }
  return { officers, looks, approvals };
}

/** Looks added up by hour, as the database does. */
export function hoursOf(looks: readonly Look[]): readonly Hour[] {
  const counted = new Map<string, Hour>();
  for (const { personId, organisationId, at } of looks) {
    const local = at.toZonedDateTimeISO('Asia/Shanghai');
    const key = `${personId} ${local.toPlainDate()} ${local.hour}`;
    const before = counted.get(key)?.looks ?? 0;
    counted.set(key, {
      personId,
      organisationId,
      day: local.toPlainDate(),
      hour: local.hour,
      looks: before + 1,
    });
  }
  return [...counted.values()];
}

/** The Mondays of a year's weeks that are over. */
export function weeksOf(year: number): readonly Temporal.PlainDate[] {
  const weeks: Temporal.PlainDate[] = [];
  const start = weekOf(Temporal.PlainDate.from({ year, month: 1, day: 8 }));
  for (let monday = start; monday.year === year; monday = monday.add({ days: 7 })) weeks.push(monday);
  return weeks;
}
