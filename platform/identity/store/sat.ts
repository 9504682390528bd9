import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { tables } from './dated.ts';

/** Somebody sat in a post of an organisation, as its holder or standing in, since some instant. */
export interface Sat {
  readonly personId: string;
  readonly organisationId: string;
}

/** Where people sat since an instant, each pair once: now, or formerly. */
export async function whereSat(
  tx: Tx,
  people: readonly string[],
  since: Temporal.Instant,
): Promise<readonly Sat[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<Sat>`
    SELECT DISTINCT holding.person_id AS "personId", seat.organisation_id AS "organisationId"
    FROM identity.holding AS holding JOIN identity.post_seat AS seat ON seat.post_id = holding.post_id
    WHERE holding.person_id = ANY (${[...people]}::text[])
      AND (holding.ends_at IS NULL OR holding.ends_at > ${since})
      AND holding.starts_at < coalesce(seat.ends_at, 'infinity') AND seat.starts_at < coalesce(holding.ends_at, 'infinity')
    ORDER BY 1, 2`.execute(tables(tx));
  return rows;
}

/**
 * Who is above or beside people in their posts: who appointed them, whose deputy they are, and who is theirs. Such a person neither looks into their
 * conduct nor judges it.
 */
export async function superiorsOf(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ person: string }>`
    WITH own AS (
      SELECT post_id, decided_by FROM identity.holding
      WHERE person_id = ANY (${[...people]}::text[]) AND starts_at <= ${tx.now} AND (ends_at IS NULL OR ends_at > ${tx.now}))
    SELECT decided_by AS person FROM own WHERE decided_by LIKE 'per\\_%'
    UNION
    SELECT other.person_id FROM own JOIN identity.holding AS other ON other.post_id = own.post_id
    WHERE other.starts_at <= ${tx.now} AND (other.ends_at IS NULL OR other.ends_at > ${tx.now})
    ORDER BY 1`.execute(tables(tx));
  return rows.map(({ person }) => person).filter((person) => !people.includes(person));
}
