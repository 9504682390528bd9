import type { Tx } from '#foundation';
import { authorisationTables, type ScenarioRow } from './tables.ts';

export const findScenario = (tx: Tx, id: string): Promise<ScenarioRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.scenario')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** All versions of all scenarios of an agreement, in the order of their numbers. */
export const scenariosOf = (tx: Tx, agreementId: string): Promise<ScenarioRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.scenario')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('number')
    .orderBy('version')
    .execute();

/** Those that are approved now: what may be offered stands on one of these. */
export const approvedScenarios = (tx: Tx, agreementId: string): Promise<ScenarioRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.scenario')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', '=', 'approved')
    .orderBy('number')
    .execute();

export const setScenario = (tx: Tx, id: string, set: Partial<Omit<ScenarioRow, 'id'>>) =>
  authorisationTables(tx).updateTable('authorisation.scenario').set(set).where('id', '=', id).execute();

/** Everybody who filed a text of this version, also those that were returned. */
export async function filersOf(
  tx: Tx,
  row: Pick<ScenarioRow, 'id' | 'filed_by'>,
): Promise<readonly string[]> {
  const earlier = await authorisationTables(tx)
    .selectFrom('authorisation.scenario_return')
    .select('filed_by')
    .where('scenario_id', '=', row.id)
    .execute();
  return [...new Set([row.filed_by, ...earlier.map(({ filed_by }) => filed_by)])];
}
