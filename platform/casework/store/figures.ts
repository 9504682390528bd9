import { sql } from 'kysely';
import type { Clause, Tx } from '#foundation';

export interface ClockFigure {
  readonly organisationId: string | null;
  readonly rule: string;
  readonly clause: Clause;
  /** Duties done in time, and done or still open too late. */
  readonly kept: number;
  readonly missed: number;
  /** Duties under way that are not late (running or paused). */
  readonly running: number;
  /** Of the missed ones, those still not done. */
  readonly overdue: number;
}

/** Statutory clocks kept and missed, by organisation and rule, of duties started in the interval, without kinds of subject in `except`. Periods and reminders are not counted: nobody keeps them. */
export async function clockFigures(
  tx: Tx,
  {
    except = [],
    ...started
  }: {
    readonly from?: Temporal.Instant;
    readonly until?: Temporal.Instant;
    readonly except?: readonly string[];
  } = {},
): Promise<readonly ClockFigure[]> {
  const { rows } = await sql<ClockFigure & { document: string; article: string }>`
    SELECT organisation_id AS "organisationId", rule,
           clause_document AS document, clause_article AS article,
           (count(*) FILTER (WHERE outcome = 'kept'))::int AS kept,
           (count(*) FILTER (WHERE outcome = 'missed' OR late))::int AS missed,
           (count(*) FILTER (WHERE ended_at IS NULL AND outcome IS NULL AND NOT late))::int AS running,
           (count(*) FILTER (WHERE ended_at IS NULL AND (outcome = 'missed' OR late)))::int AS overdue
    FROM (
      SELECT *, state = 'running' AND due_at <= ${tx.now} AS late FROM casework.clock
      WHERE nature = 'duty' AND subject_kind <> ALL (${[...except]}::text[])
        AND (${started.from ?? null}::timestamptz IS NULL OR started_at >= ${started.from ?? null})
        AND (${started.until ?? null}::timestamptz IS NULL OR started_at < ${started.until ?? null})
    ) AS duty
    GROUP BY 1, 2, 3, 4 ORDER BY 1 NULLS LAST, 2, 3, 4`.execute(tx.tables());
  return rows.map(({ document, article, ...row }) => ({ ...row, clause: { document, article } }));
}
