import { sql } from 'kysely';
import type { Tx } from '#foundation';

/*
 * One lock per protected population, held until the commit: by a release that looks at the history or spends ε, and by whoever changes budget or
 * shares. Two answers about the same people are thus judged one after the other. Where a resource has no population its own id is the space.
 * Order of locks: graph, subjects, standing rows, populations, quota rows.
 */
export async function lockSpaces(tx: Tx, spaces: readonly string[]): Promise<void> {
  const names = [...new Set(spaces)].sort().map((space) => `gongshu.population ${space}`);
  if (names.length === 0) return;
  // One after the other in the order of their names: a statement over a set promises no order.
  for (const name of names)
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.tables());
}
