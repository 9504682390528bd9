import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { tables } from './dated.ts';

/** A person who sat in posts of two organisations. */
export interface SharedPerson {
  readonly personId: string;
  readonly one: string;
  readonly other: string;
}

/** People who held, or stood in for, a post in each organisation of a pair since an instant. Pairs in either order. */
export async function sharedPeople(
  tx: Tx,
  pairs: readonly (readonly [string, string])[],
  since: Temporal.Instant,
): Promise<readonly SharedPerson[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<SharedPerson>`
    WITH sat AS (
      SELECT DISTINCT holding.person_id, seat.organisation_id
      FROM identity.holding AS holding JOIN identity.post_seat AS seat ON seat.post_id = holding.post_id
      WHERE (holding.ends_at IS NULL OR holding.ends_at > ${since})
        AND holding.starts_at < coalesce(seat.ends_at, 'infinity') AND seat.starts_at < coalesce(holding.ends_at, 'infinity')
    )
    SELECT DISTINCT mine.person_id AS "personId", pair.one, pair.other
    FROM unnest(${pairs.map(([one]) => one)}::text[], ${pairs.map(([, other]) => other)}::text[]) AS pair (one, other)
    JOIN sat AS mine ON mine.organisation_id = pair.one
    JOIN sat AS theirs ON theirs.organisation_id = pair.other AND theirs.person_id = mine.person_id
    ORDER BY 2, 3, 1`.execute(tables(tx));
  return rows;
}
