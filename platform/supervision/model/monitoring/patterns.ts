import { text } from '#foundation';
import type { Finding } from '../alerts/finding.ts';
import { median } from '../conduct/orders.ts';
import { MO1, MO2, MO3, type QuotaPace } from './rules.ts';

export interface AgreementPace extends QuotaPace {
  readonly agreementId: string;
  readonly number: string;
  readonly operator: string;
}

/** MO1: raised again with every tenth of the quota. */
export function quotasRunningOut(paces: readonly AgreementPace[]): readonly Finding[] {
  return paces.flatMap((pace) => {
    const verdict = MO1.judge(pace);
    if (verdict.holds) return [];
    const tenths = Math.floor((pace.used * 10) / pace.quota) * 10;
    return [
      {
        family: 'monitoring' as const,
        rule: MO1.id,
        key: pace.agreementId,
        title: text(
          `期限内调用额度消耗过快：${pace.number}`,
          `The calls of a term run out early: ${pace.number}`,
        ),
        organisation: pace.operator,
        thing: { kind: 'agreement', id: pace.agreementId },
        figures: { quota: pace.quota, used: pace.used, expected: verdict.output, daysLeft: pace.daysLeft },
        facts: [{ kind: 'agreement', id: pace.agreementId, aspect: `${tenths}%`, said: verdict.reasons[0]! }],
      },
    ];
  });
}

export interface DayOfUse {
  readonly agreement: string;
  readonly buyer: string;
  readonly day: Temporal.PlainDate;
  readonly calls: number;
}

/** MO2: days of the last week, each against the buyer's own days of the four weeks before it. Days that are not over are not judged. */
export function bursts(use: readonly DayOfUse[], today: Temporal.PlainDate): readonly Finding[] {
  const { compare } = Temporal.PlainDate;
  return [...Map.groupBy(use, ({ agreement, buyer }) => `${agreement}/${buyer}`)].flatMap(([key, days]) =>
    days.flatMap((one) => {
      if (compare(one.day, today) >= 0 || compare(one.day, today.subtract({ days: 7 })) < 0) return [];
      const before = days.filter(
        ({ day }) => compare(day, one.day) < 0 && compare(day, one.day.subtract({ days: 28 })) >= 0,
      );
      const measured = {
        calls: one.calls,
        usual: median(before.map(({ calls }) => calls)),
        busiest: Math.max(0, ...before.map(({ calls }) => calls)),
        daysBefore: before.length,
      };
      const verdict = MO2.judge(measured);
      if (verdict.holds) return [];
      return [
        {
          family: 'monitoring' as const,
          rule: MO2.id,
          key,
          title: text('调用量突增', 'A burst of calls'),
          organisation: one.buyer,
          thing: { kind: 'buyer', id: one.buyer },
          figures: measured,
          facts: [
            {
              kind: 'agreement',
              id: one.agreement,
              aspect: one.day.toString(),
              said: text(`${one.day}：${verdict.reasons[0]!.zh}`, `${one.day}: ${verdict.reasons[0]!.en}`),
            },
          ],
        },
      ];
    }),
  );
}

export interface LateClocks {
  readonly organisationId: string;
  readonly rule: string;
  readonly overdue: number;
}

/** MO3: raised again in another month, and when clocks of another rule are late. */
export function lateClocks(figures: readonly LateClocks[], today: Temporal.PlainDate): readonly Finding[] {
  const month = today.toString().slice(0, 7);
  return [...Map.groupBy(figures, ({ organisationId }) => organisationId)].flatMap(([organisation, of]) => {
    const late = of.filter(({ overdue }) => overdue > 0);
    const overdue = late.reduce((sum, one) => sum + one.overdue, 0);
    if (MO3.judge({ overdue }).holds) return [];
    return [
      {
        family: 'monitoring' as const,
        rule: MO3.id,
        key: organisation,
        title: text('办件逾期集中', 'Many late clocks'),
        organisation,
        thing: { kind: 'organisation', id: organisation },
        figures: { overdue, limit: MO3.parameters.overdue },
        facts: late.map((one) => ({
          kind: 'rule',
          id: one.rule,
          aspect: month,
          said: text(`${one.rule}：逾期未办 ${one.overdue} 件`, `${one.rule}: ${one.overdue} overdue`),
        })),
      },
    ];
  });
}
