import { text } from '#foundation';
import type { Finding } from '../alerts/finding.ts';
import { median } from '../conduct/orders.ts';
import { MO6 } from './rules.ts';

/** Verifications of a buyer under an agreement on a day. Subjects are counted by their digests: the hub keeps no keys whose order it could see. */
export interface DayOfSubjects {
  readonly agreement: string;
  readonly buyer: string;
  readonly day: Temporal.PlainDate;
  readonly calls: number;
  readonly subjects: number;
  /** Not asked about by this buyer before, within the weeks looked at. */
  readonly fresh: number;
  /** Some of the day's entries in the log. */
  readonly entries: readonly string[];
}

/** MO6: days of the last week against the buyer's own before, and all five weeks against the register. Days that are not over are not judged. */
export function sweeps(
  use: readonly DayOfSubjects[],
  registers: ReadonlyMap<string, number>,
  today: Temporal.PlainDate,
): readonly Finding[] {
  const { compare } = Temporal.PlainDate;
  return [...Map.groupBy(use, ({ agreement, buyer }) => `${agreement}/${buyer}`)].flatMap(([key, days]) => {
    const past = days.filter(({ day }) => compare(day, today) < 0);
    const freshInAll = past.reduce((sum, { fresh }) => sum + fresh, 0);
    return past.flatMap((one) => {
      if (compare(one.day, today.subtract({ days: 7 })) < 0) return [];
      const before = past.filter(({ day }) => compare(day, one.day) < 0);
      const measured = {
        subjects: one.subjects,
        fresh: one.fresh,
        usual: median(before.map(({ fresh }) => fresh)),
        daysBefore: before.length,
        freshInAll,
        register: registers.get(one.agreement) ?? null,
      };
      const verdict = MO6.judge(measured);
      if (verdict.holds) return [];
      return [
        {
          family: 'monitoring' as const,
          rule: MO6.id,
          key,
          title: text('遍历式核验', 'A register is walked through'),
          organisation: one.buyer,
          thing: { kind: 'buyer', id: one.buyer },
          figures: measured,
          facts: [
            {
              kind: 'agreement',
              id: one.agreement,
              // A large part of the register is told once a month, a burst by its day.
              aspect:
                verdict.output === 'burst'
                  ? `subjects ${one.day}`
                  : `register ${one.day.toString().slice(0, 7)}`,
              said: text(`${one.day}：${verdict.reasons[0]!.zh}`, `${one.day}: ${verdict.reasons[0]!.en}`),
            },
            ...one.entries.map((entry) => ({
              kind: 'entry',
              id: entry,
              said: text(`${one.day} 的一次核验`, `A verification of ${one.day}`),
            })),
          ],
        },
      ];
    });
  });
}
