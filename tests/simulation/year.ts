import { type Day, dayOf, type Milliseconds, startOf } from '../../testkit/deadlines/index.ts';
import { endOfYear, year } from './calendar-of-people.ts';
import { course } from './courses.ts';
import type { World } from './world.ts';

export interface YearOptions {
  readonly seed: number;
  readonly courses: number;
  /** Courses that act at the same instant, at once. */
  readonly abreast?: number;
  /** What the ticker does at the beginning of a day: looks, is cut off while it looks, or stands still. */
  readonly ticker?: (day: Day) => 'looks' | 'cut-off' | 'stands-still';
  readonly say?: (line: string) => void;
}

/**
 * Tells the year: every course acts when it wants to, the ticker looks at the beginning of every day, when all that is due by then
 * falls due. Ends at the last midnight, before the ticker looks.
 */
export async function tellYear(world: World, options: YearOptions): Promise<void> {
  const { abreast = 8, ticker = () => 'looks', say = () => {} } = options;
  const courses = Array.from({ length: options.courses }, (_, number) => course(world, options.seed, number));
  const agenda = new Map<Milliseconds, (typeof courses)[number][]>();
  const goOn = async (one: (typeof courses)[number]): Promise<void> => {
    const next = await one.next();
    if (next.done || next.value >= endOfYear) return;
    agenda.set(next.value, [...(agenda.get(next.value) ?? []), one]);
  };
  // The first step only says when the course begins.
  for (const one of courses) await goOn(one);
  for (let day = year.from; day <= year.until; day++) {
    world.clock.set(Temporal.Instant.fromEpochMilliseconds(startOf(day)));
    const does = ticker(day);
    if (does === 'looks') await world.look();
    if (does === 'cut-off') await world.lookCutOff(1 + (day % 2));
    for (;;) {
      const at = earliest(agenda, day);
      if (at === null) break;
      world.clock.set(Temporal.Instant.fromEpochMilliseconds(at));
      const due = agenda.get(at)!;
      agenda.delete(at);
      for (let from = 0; from < due.length; from += abreast)
        await Promise.all(due.slice(from, from + abreast).map(goOn));
    }
    if (day % 30 === 0)
      say(`${day - year.from} days: ${world.acts.done} acts, ${world.acts.fired} clocks fired`);
  }
  world.clock.set(Temporal.Instant.fromEpochMilliseconds(endOfYear));
}

const earliest = (agenda: ReadonlyMap<Milliseconds, unknown>, day: Day): Milliseconds | null => {
  const today = [...agenda.keys()].filter((at) => dayOf(at) <= day);
  return today.length === 0 ? null : Math.min(...today);
};
