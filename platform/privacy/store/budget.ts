import { sql } from 'kysely';
import { type Problem, pagesOf, parseDecimal, type Tx, text } from '#foundation';
import { composed, epsilonText, remaining } from '../model/noise/epsilon.ts';
import { problems } from '../problems.ts';
import { lockSpaces } from './lock.ts';
import { findPopulation, type PopulationRow, privacyTables } from './tables.ts';

const decimal = (written: string) => {
  const read = parseDecimal(written);
  if (!read) throw new Error(`“${written}” is not a decimal`);
  return read;
};

export interface Share {
  readonly population: string;
  readonly epsilon: string;
}

export interface ShareState {
  readonly populationId: string;
  readonly agreementId: string;
  readonly epsilon: string;
  readonly spent: string;
  readonly left: string;
  readonly openedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
}

/** Shares of a population, or of an agreement. */
export async function sharesOf(
  tx: Tx,
  of: { readonly population: string } | { readonly agreement: string },
): Promise<readonly ShareState[]> {
  const rows = await privacyTables(tx)
    .selectFrom('privacy.share')
    .selectAll()
    .where(
      'population' in of ? 'population_id' : 'agreement_id',
      '=',
      'population' in of ? of.population : of.agreement,
    )
    .orderBy('opened_at')
    .orderBy('agreement_id')
    .execute();
  return rows.map((row) => ({
    populationId: row.population_id,
    agreementId: row.agreement_id,
    epsilon: row.epsilon,
    spent: row.spent,
    left: row.closed_at ? '0' : epsilonText(remaining(decimal(row.epsilon), decimal(row.spent))),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }));
}

/** What is spoken for: the whole of open shares, and of closed ones what they spent. */
export const allocated = (shares: readonly ShareState[]): string =>
  epsilonText(composed(shares.map((share) => decimal(share.closedAt ? share.spent : share.epsilon))));

export const spentInAll = (shares: readonly ShareState[]): string =>
  epsilonText(composed(shares.map(({ spent }) => decimal(spent))));

/** A total without what is taken of it. */
export const epsilonLeft = (total: string, taken: string): string =>
  epsilonText(remaining(decimal(total), decimal(taken)));

/**
 * Give an agreement that is signed its shares, under the lock of each population. Together they never exceed what the population has: what was spent
 * under earlier agreements stays spent. Problems: `privacy/no-such-population`, `privacy/budget-exceeded`.
 */
export async function takeShares(
  tx: Tx,
  agreementId: string,
  shares: readonly Share[],
): Promise<Problem | null> {
  await lockSpaces(
    tx,
    shares.map(({ population }) => population),
  );
  for (const { population: id, epsilon } of shares) {
    const population = await findPopulation(tx, id);
    if (!population) return problems['no-such-population']();
    const taken = allocated(await sharesOf(tx, { population: id }));
    const left = remaining(decimal(population.epsilon), composed([decimal(taken), decimal(epsilon)]));
    if (left.coefficient < 0n) return exceeded(population, taken, epsilon);
    await privacyTables(tx)
      .insertInto('privacy.share')
      .values({
        population_id: id,
        agreement_id: agreementId,
        epsilon,
        opened_at: tx.now,
        closed_at: null,
      })
      .execute();
  }
  return null;
}

/** Why an agreement cannot have these shares in place of its present ones, as far as can be seen without the locks; null when it can. */
export async function whyNotShares(
  tx: Tx,
  agreementId: string,
  shares: readonly Share[],
): Promise<Problem | null> {
  for (const { population: id, epsilon } of shares) {
    const population = await findPopulation(tx, id);
    if (!population) return problems['no-such-population']();
    const all = await sharesOf(tx, { population: id });
    const own = all.find((one) => one.agreementId === agreementId);
    const taken = allocated(all.filter((one) => one !== own));
    const left = remaining(decimal(population.epsilon), composed([decimal(taken), decimal(epsilon)]));
    // What was spent stays spent: a share cannot shrink below it.
    if (left.coefficient < 0n || (own && remaining(decimal(epsilon), decimal(own.spent)).coefficient < 0n))
      return exceeded(population, own ? allocated(all) : taken, epsilon);
  }
  return null;
}

/**
 * An agreement in force has these shares from now on: a share grows or shrinks, a new one opens, one that is not named any more closes. What was spent
 * stays spent. Problems as of {@link takeShares}.
 */
export async function alterShares(
  tx: Tx,
  agreementId: string,
  shares: readonly Share[],
): Promise<Problem | null> {
  const before = await sharesOf(tx, { agreement: agreementId });
  const kept = new Set(shares.map(({ population }) => population));
  await lockSpaces(tx, [...new Set([...kept, ...before.map(({ populationId }) => populationId)])]);
  const why = await whyNotShares(tx, agreementId, shares);
  if (why) return why;
  // One that was closed because nothing is left about its people stays closed as long as nobody agrees otherwise.
  const asItWas = (share: Share) =>
    before.some((one) => one.populationId === share.population && one.epsilon === share.epsilon);
  for (const { population, epsilon } of shares.filter((share) => !asItWas(share)))
    await privacyTables(tx)
      .insertInto('privacy.share')
      .values({
        population_id: population,
        agreement_id: agreementId,
        epsilon,
        opened_at: tx.now,
        closed_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['population_id', 'agreement_id']).doUpdateSet({ epsilon, closed_at: null }),
      )
      .execute();
  const gone = before.flatMap(({ populationId }) => (kept.has(populationId) ? [] : [populationId]));
  if (gone.length > 0) await closeShares(tx, agreementId, gone);
  return null;
}

const exceeded = (population: PopulationRow, taken: string, wanted: string): Problem =>
  problems['budget-exceeded']({
    detail: text(
      `“${population.name}”的预算ε=${population.epsilon}，已约定${taken}，不足以再约定${wanted}。`,
      `“${population.name}” has ε=${population.epsilon}, ${taken} of it spoken for: ${wanted} more is too much.`,
    ),
    data: { population: population.id, epsilon: population.epsilon, taken, wanted },
  });

/**
 * The agreement is over, or it has nothing more about these populations: what it did not spend is theirs again, what it spent stays spent.
 * Doing it again changes nothing.
 */
export async function closeShares(
  tx: Tx,
  agreementId: string,
  populations?: readonly string[],
): Promise<void> {
  const shares = await sharesOf(tx, { agreement: agreementId });
  const closing = shares.flatMap(({ populationId }) =>
    populations === undefined || populations.includes(populationId) ? [populationId] : [],
  );
  if (closing.length === 0) return;
  await lockSpaces(tx, closing);
  await privacyTables(tx)
    .updateTable('privacy.share')
    .set({ closed_at: tx.now })
    .where('agreement_id', '=', agreementId)
    .where('population_id', 'in', closing)
    .where('closed_at', 'is', null)
    .execute();
}

export interface Spending {
  readonly populationId: string;
  readonly agreementId: string;
  readonly epsilon: string;
}

/** Would this much be left? Asked before a run, so that none is made in vain; the release asks again under the lock. */
export async function epsilonSuffices(
  tx: Tx,
  { populationId, agreementId, epsilon }: Spending,
): Promise<boolean> {
  const share = (await sharesOf(tx, { agreement: agreementId })).find(
    (one) => one.populationId === populationId,
  );
  return share !== undefined && remaining(decimal(share.left), decimal(epsilon)).coefficient >= 0n;
}

/**
 * Spend ε of an agreement's share for one answer, in the transaction in which the answer leaves and under the population's lock. False when it does not
 * suffice, in whatever way; then nothing is written.
 */
export async function spendEpsilon(tx: Tx, callId: string, spending: Spending): Promise<boolean> {
  const { populationId, agreementId, epsilon } = spending;
  await lockSpaces(tx, [populationId]);
  const updated = await privacyTables(tx)
    .updateTable('privacy.share')
    .set({ spent: sql<string>`spent + ${epsilon}::numeric` })
    .where('population_id', '=', populationId)
    .where('agreement_id', '=', agreementId)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`spent + ${epsilon}::numeric <= epsilon`)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return false;
  await privacyTables(tx)
    .insertInto('privacy.spending')
    .values({
      call_id: callId,
      population_id: populationId,
      agreement_id: agreementId,
      epsilon,
      at: tx.now,
    })
    .execute();
  return true;
}

/** One spending, and which call or run it was for. */
export interface SpentFor extends Spending {
  readonly of: string;
}

/** All spendings there ever were, in groups, for who holds them against the answers they paid for. */
export async function* spendings(tx: Tx, batch: number): AsyncGenerator<readonly SpentFor[]> {
  for await (const rows of pagesOf(batch, (after, size) =>
    privacyTables(tx)
      .selectFrom('privacy.spending')
      .select(['call_id as id', 'population_id as populationId', 'agreement_id as agreementId', 'epsilon'])
      .where('call_id', '>', after)
      .orderBy('call_id')
      .limit(size)
      .execute(),
  ))
    yield rows.map(({ id, ...spent }) => ({ of: id, ...spent }));
}

/** Which of these calls and runs spent anything. */
export async function spentBy(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await privacyTables(tx)
    .selectFrom('privacy.spending')
    .select('call_id')
    .where('call_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ call_id }) => call_id));
}

/** The latest spendings of a share, for who looks into how fast it goes. */
export async function latestSpendings(
  tx: Tx,
  { populationId, agreementId }: Pick<Spending, 'populationId' | 'agreementId'>,
  limit: number,
): Promise<readonly (SpentFor & { readonly at: Temporal.Instant })[]> {
  const rows = await privacyTables(tx)
    .selectFrom('privacy.spending')
    .select(['call_id', 'epsilon', 'at'])
    .where('population_id', '=', populationId)
    .where('agreement_id', '=', agreementId)
    .orderBy('at', 'desc')
    .orderBy('call_id')
    .limit(limit)
    .execute();
  return rows.map(({ call_id: of, epsilon, at }) => ({ of, populationId, agreementId, epsilon, at }));
}
