import { sql } from 'kysely';
import { startOfDate, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { industryCosts } from '../model/formation/costs.ts';
import { R41 } from '../model/formation/rules-of-ceilings.ts';
import { groundOf, pricedUse, usedIn } from '../settlement/priced-use.ts';
import { costLines, type FormationRow, formationTables } from '../store/formations.ts';

/** A product in a year: what was sold of it and what that costs. */
export interface SoldProduct {
  readonly productId: string;
  readonly title: string;
  /** What is counted, as the agreement has it: calls, products, hours, rows, bytes. */
  readonly basis: string;
  readonly calls: bigint;
  readonly quantity: bigint;
  readonly fen: bigint;
}

/** An operation in a year, in fen. */
export interface YearOfOperation {
  readonly sold: readonly SoldProduct[];
  /** What the use of the year costs by the prices that held: what R41 is judged by. */
  readonly taken: bigint;
  /** What was paid of it in the year, by the bills. */
  readonly received: bigint;
  /** Cost for industry and sector, by the cost survey of the year; null where none was concluded. */
  readonly cost: bigint | null;
  /** The permitted revenue in force at the end of the year, its entry, and how far off it was; null on trial. */
  readonly permitted: {
    readonly fen: bigint;
    readonly entry: string | null;
    readonly percent: string | null;
    readonly adjust: string;
  } | null;
}

/**
 * What the authorising body reports of an operator's year under an agreement (价格通知 五). Records that go on after the year (surveys, approvals,
 * payments) are looked at as they stood at `asOf`, so that the same question has the same answer later.
 */
export async function yearOfOperation(
  tx: Tx,
  agreement: Agreement,
  { year, asOf }: { readonly year: number; readonly asOf: Temporal.Instant },
): Promise<YearOfOperation> {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const stretch = { from: startOfDate(first), until: startOfDate(first.add({ years: 1 })) };
  const used = await usedIn(tx, agreement.id, stretch);
  const lines = (await pricedUse(await groundOf(tx, agreement), used, stretch)).flatMap(({ line }) => line);
  const sold = [...Map.groupBy(lines, ({ product_id }) => product_id)]
    .map(([productId, own]) => ({
      productId,
      title: own[0]!.product_title,
      basis: own[0]!.basis,
      calls: sumOf(own.map(({ calls }) => calls)),
      quantity: sumOf(own.map(({ quantity }) => quantity)),
      fen: sumOf(own.map(({ amount_fen }) => amount_fen)),
    }))
    .toSorted((one, other) => (one.productId < other.productId ? -1 : 1));
  const taken = sumOf(sold.map(({ fen }) => fen));
  return {
    sold,
    taken,
    received: await receivedIn(tx, agreement.id, year, asOf),
    cost: await surveyedCost(tx, agreement.id, year, asOf),
    permitted: await permittedIn(tx, agreement.id, { year, asOf, taken }),
  };
}

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, one) => sum + one, 0n);

async function receivedIn(
  tx: Tx,
  agreementId: string,
  year: number,
  asOf: Temporal.Instant,
): Promise<bigint> {
  const { rows } = await sql<{ fen: bigint }>`
    SELECT coalesce(sum(payment.applied_fen), 0)::bigint AS fen
    FROM pricing.payment AS payment JOIN pricing.bill AS bill ON bill.id = payment.bill_id
    WHERE bill.agreement_id = ${agreementId} AND payment.recorded_at <= ${asOf}
      AND payment.paid_on >= ${`${year}-01-01`}::date AND payment.paid_on < ${`${year + 1}-01-01`}::date`.execute(
    formationTables(tx),
  );
  return rows[0]!.fen;
}

async function surveyedCost(
  tx: Tx,
  agreementId: string,
  year: number,
  asOf: Temporal.Instant,
): Promise<bigint | null> {
  const row = await formationTables(tx)
    .selectFrom('pricing.formation')
    .select(['id', 'subsidy_fen'])
    .where('agreement_id', '=', agreementId)
    .where('cost_year', '=', year)
    .where('state', '<>', 'declined')
    .where('surveyed_at', '<=', asOf)
    .orderBy('surveyed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const gross = sumOf(industryCosts(await costLines(tx, row.id)).map(({ amount }) => amount));
  const net = gross - (row.subsidy_fen ?? 0n);
  return net > 0n ? net : 0n;
}

async function permittedIn(
  tx: Tx,
  agreementId: string,
  { year, asOf, taken }: { readonly year: number; readonly asOf: Temporal.Instant; readonly taken: bigint },
): Promise<YearOfOperation['permitted']> {
  const lastDay = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const row: Pick<FormationRow, 'revenue_fen' | 'log_entry'> | undefined = await formationTables(tx)
    .selectFrom('pricing.formation')
    .select(['revenue_fen', 'log_entry'])
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', ['approved', 'replaced'])
    .where('valid_from', '<=', lastDay)
    .where('valid_until', '>=', lastDay)
    .where('decided_at', '<=', asOf)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { percent, adjust } = R41.judge({ taken, permitted: row.revenue_fen! }).output;
  return { fen: row.revenue_fen!, entry: row.log_entry, percent, adjust };
}

/** The authorities of prices and of data that formed the price of one of these agreements last; null while none was formed. */
export async function priceFormersOf(
  tx: Tx,
  agreements: readonly string[],
): Promise<{ readonly priceAuthority: string; readonly dataAuthority: string } | null> {
  if (agreements.length === 0) return null;
  const row = await formationTables(tx)
    .selectFrom('pricing.formation')
    .select(['price_authority', 'data_authority'])
    .where('agreement_id', 'in', [...agreements])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { priceAuthority: row.price_authority, dataAuthority: row.data_authority } : null;
}
