import { dateAt, startOfDate, type Tx } from '#foundation';
import { agreementsByIds, agreementsInForce } from '#platform/authorisation';
import { lateFigures } from '#platform/casework';
import { usage } from '#platform/evidence';
import type { Watch } from '../alerts/look.ts';
import { notCounted } from '../cockpit/figures.ts';
import {
  type AgreementPace,
  bursts,
  type DayOfUse,
  lateClocks,
  quotasRunningOut,
} from '../model/monitoring/patterns.ts';
import { MO1 } from '../model/monitoring/rules.ts';

/** Quotas of terms, bursts of calls and late clocks, over the meter and the clocks; of the clocks only those that everybody who supervises may count. */
export const watchUse: Watch = async (tx) => {
  const today = dateAt(tx.now);
  return [
    ...quotasRunningOut(await paces(tx, today)),
    ...bursts(await daysOfUse(tx, today), today),
    ...lateClocks(
      (await lateFigures(tx, { except: notCounted })).flatMap(({ organisationId, rule, late }) =>
        organisationId === null ? [] : [{ organisationId, rule, overdue: late }],
      ),
      today,
    ),
  ];
};

async function paces(tx: Tx, today: Temporal.PlainDate): Promise<readonly AgreementPace[]> {
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
  for (const one of await agreementsByIds(tx, await agreementsInForce(tx))) {
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
