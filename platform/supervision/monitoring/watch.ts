import { dateAt, startOfDate, type Tx } from '#foundation';
import { type Agreement, agreementsByIds, agreementsInForce } from '#platform/authorisation';
import { lateFigures } from '#platform/casework';
import { usage } from '#platform/evidence';
import { latestSpendings, type ShareState, sharesOf } from '#platform/privacy';
import { entriesOfAnswers, type QuotaDay, quotaDays, subjectDays, subjectsOnRegister } from '#platform/query';
import type { Watch } from '../alerts/look.ts';
import { notCounted } from '../cockpit/figures.ts';
import {
  budgetsBurning,
  type QuotaDays,
  quotasOfDays,
  type ShareOfBudget,
} from '../model/monitoring/budgets.ts';
import {
  type AgreementPace,
  bursts,
  type DayOfUse,
  lateClocks,
  quotasRunningOut,
} from '../model/monitoring/patterns.ts';
import { MO1, MO4, MO5 } from '../model/monitoring/rules.ts';
import { sweeps } from '../model/monitoring/sweeps.ts';

/** Quotas of terms and days, budgets ε, bursts of calls, sweeps and late clocks, over the meter, the calls and the clocks; of the clocks only those that everybody who supervises may count. */
export const watchUse: Watch = async (tx) => {
  const today = dateAt(tx.now);
  const agreements = await agreementsByIds(tx, await agreementsInForce(tx));
  return [
    ...quotasRunningOut(await paces(tx, agreements, today)),
    ...bursts(await daysOfUse(tx, today), today),
    ...budgetsBurning(await shares(tx, agreements, today)),
    ...quotasOfDays(await daysOfQuotas(tx, today), today),
    ...sweeps(
      await subjectDays(tx, today.subtract({ days: 35 }), today),
      await subjectsOnRegister(tx),
      today,
    ),
    ...lateClocks(
      (await lateFigures(tx, { except: notCounted })).flatMap(({ organisationId, rule, late }) =>
        organisationId === null ? [] : [{ organisationId, rule, overdue: late }],
      ),
      today,
    ),
  ];
};

async function paces(
  tx: Tx,
  agreements: readonly Agreement[],
  today: Temporal.PlainDate,
): Promise<readonly AgreementPace[]> {
  const lately = new Map(
    (
      await usage(tx, {
        from: startOfDate(today.subtract({ days: MO1.parameters.overDays })),
        until: startOfDate(today),
        by: ['agreement'],
      })
    ).map(({ agreement, calls }) => [agreement, calls]),
  );
  const found: AgreementPace[] = [];
  for (const one of agreements) {
    const quota = one.document.parts.scope.quotas.callsInTerm;
    if (quota === null) continue;
    const [sum] = await usage(tx, { agreement: one.id, from: startOfDate(one.from) });
    found.push({
      agreementId: one.id,
      number: one.number,
      operator: one.operator,
      quota: Number(quota),
      used: sum?.calls ?? 0,
      lately: lately.get(one.id) ?? 0,
      daysLeft: Math.max(0, today.until(one.until, { largestUnit: 'days' }).days),
    });
  }
  return found;
}

/** Five weeks of calls, day by day: one to look at, four to compare with. */
async function daysOfUse(tx: Tx, today: Temporal.PlainDate): Promise<readonly DayOfUse[]> {
  const sums = await usage(tx, {
    from: startOfDate(today.subtract({ days: 35 })),
    until: startOfDate(today),
    by: ['agreement', 'buyer', 'day'],
  });
  return sums.flatMap(({ agreement, buyer, day, calls }) =>
    agreement !== null && buyer !== null && day !== null ? [{ agreement, buyer, day, calls }] : [],
  );
}

/** Shares of ε of the agreements in force, each from its opening to the end of the term. */
async function shares(
  tx: Tx,
  agreements: readonly Agreement[],
  today: Temporal.PlainDate,
): Promise<readonly ShareOfBudget[]> {
  const found: ShareOfBudget[] = [];
  const days = (from: Temporal.PlainDate, until: Temporal.PlainDate) =>
    Math.max(0, from.until(until, { largestUnit: 'days' }).days);
  for (const one of agreements)
    for (const share of await sharesOf(tx, { agreement: one.id })) {
      if (share.closedAt !== null) continue;
      const opened = dateAt(share.openedAt);
      const begins = Temporal.PlainDate.compare(opened, one.from) > 0 ? opened : one.from;
      const pace = {
        epsilon: Number(share.epsilon),
        spent: Number(share.spent),
        days: days(begins, one.until),
        daysGone: days(begins, today),
      };
      found.push({
        agreementId: one.id,
        number: one.number,
        operator: one.operator,
        population: share.populationId,
        ...pace,
        // They are told of what is spent early alone.
        latest: MO4.judge(pace).holds ? [] : await latestAnswers(tx, share),
      });
    }
  return found;
}

async function latestAnswers(tx: Tx, share: ShareState): Promise<ShareOfBudget['latest']> {
  const latest = await latestSpendings(tx, share, 5);
  const entries = await entriesOfAnswers(
    tx,
    latest.map(({ of }) => of),
  );
  return latest.map(({ of: id, epsilon, at }) => ({ id, entry: entries.get(id) ?? null, epsilon, at }));
}

const quotaNames = ['callsPerDay', 'rowsPerDay', 'bytesPerDay', 'distinctSubjectsPerDay'] as const;

/** Quotas of a day with their use. Which quota a refused call met is not kept: it counts for the one that was fullest. */
async function daysOfQuotas(tx: Tx, today: Temporal.PlainDate): Promise<readonly QuotaDays[]> {
  const used = Map.groupBy(
    await quotaDays(tx, today.subtract({ days: MO5.parameters.overDays - 1 }), today.add({ days: 1 })),
    ({ agreementId }) => agreementId,
  );
  return (await agreementsByIds(tx, [...used.keys()])).flatMap((one) => {
    const { quotas } = one.document.parts.scope;
    const limited = quotaNames.filter((quota) => quotas[quota] !== null);
    const share = (day: QuotaDay, quota: (typeof quotaNames)[number]) =>
      day[quota] / Math.max(1, Number(quotas[quota]));
    const fullest = (day: QuotaDay) =>
      limited.reduce((best, quota) => (share(day, quota) > share(day, best) ? quota : best), limited[0]!);
    return limited.map((quota) => ({
      agreementId: one.id,
      number: one.number,
      operator: one.operator,
      quota,
      limit: Number(quotas[quota]),
      days: used.get(one.id)!.map((day) => ({
        day: day.day,
        used: day[quota],
        refused: fullest(day) === quota ? day.refused : 0,
      })),
    }));
  });
}
