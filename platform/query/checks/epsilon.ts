import { sql } from 'kysely';
import { type Check, FaultList, pagesOf, parseDecimal, text } from '#foundation';
import { epsilonText, spendings, spentBy } from '#platform/privacy';
import { queryTables } from '../store/tables.ts';

const batch = 2_000;

/**
 * ε was spent for each answer under differential privacy as its entry in the log says (the call says what the entry says, `query.calls`), and for
 * nothing else. A run spends when its result is sealed and not again however often it is collected.
 */
export const epsilonCheck: Check = {
  name: 'query.epsilon',
  title: text('隐私预算的支出与存证所载相符', 'ε was spent as the log entries of the answers say'),
  async run(tx) {
    const faults = new FaultList();
    let looked = 0;
    for await (const spent of spendings(tx, batch)) {
      const named = new Map(
        (
          await spenders(
            tx,
            spent.map(({ of }) => of),
          )
        ).map((one) => [one.id, one]),
      );
      for (const { of, populationId, agreementId, epsilon } of spent) {
        const spender = named.get(of);
        if (!spender)
          faults.add(
            text(`${of} 支出了隐私预算，却没有这次调用或运行`, `${of} spent ε and is no call and no run`),
          );
        else if (
          spender.agreement !== agreementId ||
          (spender.guarded &&
            (spender.population !== populationId || normal(spender.epsilon) !== normal(epsilon)))
        )
          faults.add(
            text(`${of} 支出的隐私预算与其存证不符`, `${of} spent other ε than the entry of its answer says`),
          );
      }
      looked += spent.length;
    }
    const underPrivacy = async (after: string, size: number) =>
      (
        await sql<{ id: string }>`
        SELECT id FROM query.call WHERE guard->>'mode' = 'differential-privacy' AND id > ${after}
        ORDER BY id LIMIT ${size}`.execute(queryTables(tx))
      ).rows;
    for await (const rows of pagesOf(batch, underPrivacy)) {
      const ids = rows.map(({ id }) => id);
      for (const id of await unpaid(tx, ids)) faults.add(text(`${id} 没有支出隐私预算`, `${id} spent no ε`));
      looked += ids.length;
    }
    return faults.report(looked);
  },
};

interface Spender {
  readonly id: string;
  readonly agreement: string;
  /** An answer of it has left, so that an entry says which mode and ε. */
  readonly guarded: boolean;
  readonly population: string | null;
  readonly epsilon: string | null;
}

async function spenders(
  tx: Parameters<Check['run']>[0],
  ids: readonly string[],
): Promise<readonly Spender[]> {
  const { rows } = await sql<Spender>`
    SELECT id, agreement_id AS agreement, true AS guarded, guard->>'population' AS population,
           CASE guard->>'mode' WHEN 'differential-privacy' THEN guard->>'epsilon' END AS epsilon
    FROM query.call WHERE id = ANY (${[...ids]}::text[])
    UNION ALL
    SELECT run.id, run.agreement_id, call.id IS NOT NULL, call.guard->>'population',
           CASE call.guard->>'mode' WHEN 'differential-privacy' THEN call.guard->>'epsilon' END
    FROM query.run AS run
    LEFT JOIN LATERAL (
      SELECT id, guard FROM query.call WHERE call.run_id = run.id ORDER BY id LIMIT 1
    ) AS call ON true
    WHERE run.id = ANY (${[...ids]}::text[])`.execute(queryTables(tx));
  return rows;
}

/** Which of these calls nobody paid for: neither they nor the run whose result they collected. */
async function unpaid(tx: Parameters<Check['run']>[0], ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const calls = await queryTables(tx)
    .selectFrom('query.call')
    .select(['id', 'run_id'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  const paid = await spentBy(
    tx,
    calls.map(({ id, run_id }) => run_id ?? id),
  );
  return calls.filter(({ id, run_id }) => !paid.has(run_id ?? id)).map(({ id }) => id);
}

/** `1.0` and `1` are one ε. */
const normal = (epsilon: string | null): string | null => {
  const read = epsilon === null ? null : parseDecimal(epsilon);
  return read ? epsilonText(read) : null;
};
