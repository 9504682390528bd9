import { text } from '#foundation';
import type { Finding } from '../alerts/finding.ts';
import { MO4, MO5 } from './rules.ts';

export interface ShareOfBudget {
  readonly agreementId: string;
  readonly number: string;
  readonly operator: string;
  readonly population: string;
  readonly epsilon: number;
  readonly spent: number;
  /** From the share's opening to the end of the term. */
  readonly days: number;
  readonly daysGone: number;
  /** The latest answers it was spent for, with their entries in the log. */
  readonly latest: readonly {
    readonly id: string;
    readonly entry: string | null;
    readonly epsilon: string;
    readonly at: Temporal.Instant;
  }[];
}

/** MO4: raised again with every tenth of the share. */
export function budgetsBurning(shares: readonly ShareOfBudget[]): readonly Finding[] {
  return shares.flatMap((share) => {
    const verdict = MO4.judge(share);
    if (verdict.holds) return [];
    const tenths = Math.floor((share.spent * 10) / share.epsilon) * 10;
    const key = `${share.agreementId}/${share.population}`;
    return [
      {
        family: 'monitoring' as const,
        rule: MO4.id,
        key,
        title: text(`隐私预算消耗过快：${share.number}`, `A privacy budget is spent early: ${share.number}`),
        organisation: share.operator,
        thing: { kind: 'agreement', id: share.agreementId },
        figures: {
          epsilon: share.epsilon,
          spent: share.spent,
          expected: verdict.output,
          daysLeft: Math.max(0, share.days - share.daysGone),
        },
        facts: [
          {
            kind: 'population',
            id: share.population,
            aspect: `${share.agreementId} ${tenths}%`,
            said: verdict.reasons[0]!,
          },
          ...share.latest.map(({ id, entry, epsilon, at }) => ({
            kind: 'call',
            id,
            aspect: `${tenths}%`,
            said: text(
              `消耗 ε ${epsilon}${entry ? `，存证条目 ${entry}` : ''}`,
              `Spent ε ${epsilon}${entry ? `, log entry ${entry}` : ''}`,
            ),
            at,
          })),
        ],
      },
    ];
  });
}

export interface QuotaDays {
  readonly agreementId: string;
  readonly number: string;
  readonly operator: string;
  readonly quota: string;
  readonly limit: number;
  readonly days: readonly {
    readonly day: Temporal.PlainDate;
    readonly used: number;
    readonly refused: number;
  }[];
}

/** MO5: every quota of a day by itself; told once a week. Today counts: what is used up is told at once. */
export function quotasOfDays(quotas: readonly QuotaDays[], today: Temporal.PlainDate): readonly Finding[] {
  const since = today.subtract({ days: MO5.parameters.overDays });
  return quotas.flatMap(({ agreementId, number, operator, quota, limit, days }) => {
    const near = days.filter(
      ({ day, used, refused }) =>
        Temporal.PlainDate.compare(day, since) > 0 &&
        (used * 100 >= limit * MO5.parameters.closePercent || refused > 0),
    );
    const measured = {
      limit,
      closeDays: near.filter(({ used }) => used * 100 >= limit * MO5.parameters.closePercent).length,
      refused: near.reduce((sum, { refused }) => sum + refused, 0),
    };
    const verdict = MO5.judge(measured);
    if (verdict.holds) return [];
    return [
      {
        family: 'monitoring' as const,
        rule: MO5.id,
        key: `${agreementId}/${quota}`,
        title: text(
          `每日额度接近用尽或者超额：${number}`,
          `A daily quota comes close or is exceeded: ${number}`,
        ),
        organisation: operator,
        thing: { kind: 'agreement', id: agreementId },
        figures: measured,
        facts: near.map(({ day, used, refused }) => ({
          kind: 'quota',
          id: agreementId,
          aspect: `${quota} ${day.subtract({ days: day.dayOfWeek - 1 })}`,
          said: text(
            `${day}：用量 ${used}（额度 ${limit}），拒绝 ${refused} 次`,
            `${day}: ${used} used of ${limit}, ${refused} refused`,
          ),
        })),
      },
    ];
  });
}
