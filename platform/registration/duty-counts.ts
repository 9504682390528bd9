import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { registrationTables } from './store/tables.ts';

/** Duties to register of one organisation (R2). */
export interface RegistrationDutyCount {
  readonly organisation: string;
  /** All that arose. */
  readonly arose: number;
  /** Met, in time or late. */
  readonly met: number;
}

/** How much of what must be registered is, by organisation. Reads all duties: for figures that are taken and kept, not for a page. */
export async function countRegistrationDuties(tx: Tx): Promise<readonly RegistrationDutyCount[]> {
  const { rows } = await sql<RegistrationDutyCount>`
    SELECT organisation, count(*)::int AS arose, count(met_at)::int AS met
    FROM registration.duty GROUP BY 1 ORDER BY 1`.execute(registrationTables(tx));
  return rows;
}
