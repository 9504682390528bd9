import { sql } from 'kysely';
import { type Actor, type OrganisationId, organisationOf, type Tx } from '#foundation';
import type { Responsibility } from '../model/responsibilities.ts';
import { tables } from './dated.ts';

/**
 * Who answers now (or at an instant) for what an organisation answered for. Follows mergers and splits by the responsibility a
 * reference belongs to: an agreement asks with `'authorisation'`, a resource with `'catalogue'`. `null`: no such organisation, or the
 * duty ended without a successor.
 */
export async function currentOrganisation(
  tx: Tx,
  id: string,
  at: Temporal.Instant = tx.now,
  responsibility: Responsibility = 'general',
): Promise<OrganisationId | null> {
  const { rows } = await sql<{ id: string | null }>`
    WITH RECURSIVE chain (id, step) AS (
      SELECT id, 0 FROM identity.organisation WHERE id = ${id}
      UNION ALL
      SELECT line.successor_id, chain.step + 1 FROM chain
      JOIN identity.succession line ON line.predecessor_id = chain.id
        AND line.responsibility = ${responsibility} AND line.effective_at <= ${at}
    )
    SELECT id FROM chain ORDER BY step DESC LIMIT 1`.execute(tables(tx));
  return (rows[0]?.id as OrganisationId | null | undefined) ?? null;
}

/**
 * All organisations, past and present, for which this one answers at an instant, itself first: what a list of "ours" must ask for.
 * One that has itself handed the responsibility on answers for none.
 */
export async function answersFor(
  tx: Tx,
  id: string,
  at: Temporal.Instant = tx.now,
  responsibility: Responsibility = 'general',
): Promise<readonly OrganisationId[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain (id, step) AS (
      SELECT id, 0 FROM identity.organisation
      WHERE id = ${id} AND NOT EXISTS (
        SELECT 1 FROM identity.succession line WHERE line.predecessor_id = organisation.id
          AND line.responsibility = ${responsibility} AND line.effective_at <= ${at})
      UNION ALL
      SELECT line.predecessor_id, chain.step + 1 FROM chain
      JOIN identity.succession line ON line.successor_id = chain.id
        AND line.responsibility = ${responsibility} AND line.effective_at <= ${at}
    )
    SELECT id FROM chain ORDER BY step, id`.execute(tables(tx));
  return rows.map((row) => row.id as OrganisationId);
}

/**
 * The organisations on whose side somebody stands in matters of a responsibility: their own while it stands, and those it answers for
 * since they were merged into it or split.
 */
export async function sidesIn(
  tx: Tx,
  actor: Actor,
  responsibility: Responsibility,
): Promise<ReadonlySet<string>> {
  const own = organisationOf(actor);
  return new Set(own ? await answersFor(tx, own, tx.now, responsibility) : []);
}

/**
 * {@link answersFor} as SQL that gives ids, for statements that are prepared once: the arguments are the places of the organisation and of the
 * instant among the statement's own, such as `$2`.
 */
export const answersForSql = (organisation: string, at: string, responsibility: Responsibility): string => `
  WITH RECURSIVE chain (id) AS (
    SELECT id FROM identity.organisation
    WHERE id = ${organisation} AND NOT EXISTS (${handedOnSql(organisation, at, responsibility)})
    UNION ALL
    SELECT line.predecessor_id FROM chain
    JOIN identity.succession line ON line.successor_id = chain.id
      AND line.responsibility = '${responsibility}' AND line.effective_at <= ${at}
  ) SELECT id FROM chain`;

/** The line, in the same way, by which an organisation handed a responsibility on; no row while it answers itself. */
export const handedOnSql = (organisation: string, at: string, responsibility: Responsibility): string => `
  SELECT FROM identity.succession line WHERE line.predecessor_id = ${organisation}
    AND line.responsibility = '${responsibility}' AND line.effective_at <= ${at}`;

/** {@link currentOrganisation} of several at once, by id. What is no organisation, or ended without a successor, stays as it is. */
export async function currentOrganisations(
  tx: Tx,
  ids: readonly string[],
  responsibility: Responsibility,
  at: Temporal.Instant = tx.now,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ origin: string; id: string | null }>`
    WITH RECURSIVE chain (origin, id, step) AS (
      SELECT id, id, 0 FROM unnest(${[...new Set(ids)]}::text[]) AS asked (id)
      UNION ALL
      SELECT chain.origin, line.successor_id, chain.step + 1 FROM chain
      JOIN identity.succession line ON line.predecessor_id = chain.id
        AND line.responsibility = ${responsibility} AND line.effective_at <= ${at}
    )
    SELECT DISTINCT ON (origin) origin, id FROM chain ORDER BY origin, step DESC`.execute(tables(tx));
  return new Map(rows.map(({ origin, id }) => [origin, id ?? origin]));
}

/** Lines that end or begin at an organisation, for its page. */
export function successionLines(tx: Tx, id: string) {
  return tables(tx)
    .selectFrom('identity.succession')
    .selectAll()
    .where((where) => where.or([where('predecessor_id', '=', id), where('successor_id', '=', id)]))
    .orderBy('effective_at')
    .orderBy('predecessor_id')
    .orderBy('responsibility')
    .execute();
}
