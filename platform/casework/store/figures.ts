import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { inStretches } from './duties.ts';
import type { CaseworkTables } from './tables.ts';

export interface LateFigure {
  readonly organisationId: string | null;
  readonly rule: string;
  /** Duties whose time is over and that are still not done. */
  readonly late: number;
}

/**
 * Duties late and still not done, by organisation and rule, without kinds of subject in `except`: as many as {@link dutiesOf} lists. Reads what
 * is open and nothing of what is over, however many years lie behind.
 */
export async function lateFigures(
  tx: Tx,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<readonly LateFigure[]> {
  const each = inStretches(tx, { state: 'late', except }).map(
    (where) => sql`SELECT clock.organisation_id, clock.rule FROM casework.clock AS clock WHERE ${where}`,
  );
  const { rows } = await sql<LateFigure>`
    SELECT organisation_id AS "organisationId", rule, count(*)::int AS late
    FROM (${sql.join(each, sql` UNION ALL `)}) AS duty
    GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2`.execute(tx.tables<CaseworkTables>());
  return rows;
}
