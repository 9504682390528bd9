import { type ClockHandler, type Database, dateAt, deadlineAt, startOfDate, type Tx } from '#foundation';
import { type Agreement, agreementsByIds, priceBasisOf } from '#platform/authorisation';
import { startClock, startUnlessRunning } from '#platform/casework';
import { usage } from '#platform/evidence';
import { agreementsOrderedUnder } from '#platform/products';
import { type DatePeriod, periodFrom, periodOf } from '../model/settlement/periods.ts';
import { ST1 } from '../model/settlement/rules.ts';
import { closedPeriods } from '../store/statements.ts';
import { closePeriod } from './close-period.ts';

export const closing = 'pricing.close-periods';
const subject = { kind: 'settlement', id: 'node' } as const;
/** Periods closed in one transaction at most; the clock is due again at once when there are more. */
const atOnce = 20;

const waitUntil = (tx: Tx, dueAt: Temporal.Instant) =>
  startClock(tx, {
    kind: closing,
    subject,
    rule: ST1.id,
    clause: ST1.clause,
    nature: 'period',
    deadline: deadlineAt(dueAt),
  });

/** The next look: when the month that runs now is closed. */
const nextLook = (tx: Tx): Temporal.Instant => {
  const { output, holds } = ST1.judge({ until: dateAt(tx.now).with({ day: 1 }), now: tx.now });
  return holds ? ST1.judge({ until: periodOf('month', dateAt(tx.now)).until, now: tx.now }).output : output;
};

/** The first period of an agreement that is over and not closed; null when there is none. */
async function nextPeriod(tx: Tx, agreement: Agreement): Promise<DatePeriod | null> {
  const kind = agreement.document.parts.money.settlement.period;
  const last = (await closedPeriods(tx, agreement.id)).at(-1);
  const from = last?.until_on ?? periodOf(kind, await firstDay(tx, agreement)).from;
  const endedOn = agreement.endedAt && dateAt(agreement.endedAt);
  if (endedOn && Temporal.PlainDate.compare(endedOn, from) < 0) return lateAfterTheEnd(tx, agreement, from);
  const period = periodFrom(kind, from, endedOn);
  return ST1.judge({ until: period.until, now: tx.now }).holds ? period : null;
}

async function firstDay(tx: Tx, agreement: Agreement): Promise<Temporal.PlainDate> {
  const months = await usage(tx, { agreement: agreement.id, by: ['month'] });
  const first = months[0]?.month ?? dateAt(tx.now);
  const active = agreement.activeAt ? dateAt(agreement.activeAt) : first;
  return Temporal.PlainDate.compare(active, first) < 0 ? active : first;
}

/** After an agreement's end there is one period more only if something of it was committed after its last closing. */
async function lateAfterTheEnd(
  tx: Tx,
  agreement: Agreement,
  from: Temporal.PlainDate,
): Promise<DatePeriod | null> {
  const [now] = await usage(tx, { agreement: agreement.id, until: startOfDate(from) });
  const products = await usage(tx, { agreement: agreement.id, until: startOfDate(from), by: ['product'] });
  const own = products.filter(({ product }) => product === null).reduce((sum, { calls }) => sum + calls, 0);
  const closed = (await closedPeriods(tx, agreement.id)).reduce((sum, { calls }) => sum + Number(calls), 0);
  const period = { from, until: from.add({ days: 1 }) };
  return (now?.calls ?? 0) - own > closed && ST1.judge({ until: period.until, now: tx.now }).holds
    ? period
    : null;
}

/** Agreements with accounts: those whose products were used, and those that charge an order whether it is used or not. */
async function agreementsWithAccounts(tx: Tx): Promise<readonly Agreement[]> {
  const used = (await usage(tx, { by: ['agreement'] })).flatMap(({ agreement }) => agreement ?? []);
  const ordered = (await agreementsOrderedUnder(tx)).filter((id) => !used.includes(id));
  const charged = (await agreementsByIds(tx, ordered)).filter(({ document }) =>
    ['product', 'hour'].includes(priceBasisOf(document)),
  );
  return [...(await agreementsByIds(tx, used)), ...charged];
}

/** Close what is over, the oldest period of each agreement first. Answers how many were closed, and whether there may be more. */
export async function closeWhatIsOver(
  tx: Tx,
  limit = atOnce,
): Promise<{ readonly closed: number; readonly more: boolean }> {
  const agreements = await agreementsWithAccounts(tx);
  let closed = 0;
  for (const agreement of agreements)
    for (;;) {
      if (closed >= limit) return { closed, more: true };
      const period = await nextPeriod(tx, agreement);
      if (!period) break;
      await closePeriod(tx, agreement, period);
      closed++;
    }
  return { closed, more: false };
}

/** In the transaction that marks the clock as fired: a crash undoes both, and the next tick does both again. */
export const closeOnTime: ClockHandler = async (tx) => {
  const { more } = await closeWhatIsOver(tx);
  await waitUntil(tx, more ? tx.now : nextLook(tx));
};

/** See that periods are closed: at every start of the program, also of several at once. */
export const keepClosingPeriods = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitUntil(tx, nextLook(tx)));
