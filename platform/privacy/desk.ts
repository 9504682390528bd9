import { type Actor, actorReference, organisationOf, type Subject, type Tx } from '#foundation';
import { findAlarm, findChange, findPopulation, privacyTables } from './store/tables.ts';

/** A population as policies see it: the data authority's that declared it. */
export async function populationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const population = await findPopulation(tx, id);
  return population ? { kind: 'population', id, owner: population.owner } : null;
}

/** A change of a budget: who proposed it may not decide on it. */
export async function changeSubject(tx: Tx, id: string): Promise<Subject | null> {
  const change = await findChange(tx, id);
  const population = change && (await findPopulation(tx, change.population_id));
  return change && population
    ? {
        kind: 'population',
        id: population.id,
        owner: population.owner,
        authors: [change.proposed_by],
        state: change.state,
      }
    : null;
}

/** An alarm: the implementing body's to look at. */
export async function alarmSubject(tx: Tx, id: string): Promise<Subject | null> {
  const alarm = await findAlarm(tx, id);
  return alarm
    ? {
        kind: 'alarm',
        id,
        owner: alarm.handler,
        handler: alarm.handler,
        parties: [alarm.handler],
        state: alarm.state,
      }
    : null;
}

export const personOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actorReference(actor);

/** Those who oversee: they see every population and every alarm. */
export const oversees = (actor: Actor): boolean =>
  ['data-authority', 'auditor', 'audit-admin'].some((role) =>
    (actor.roles as readonly string[]).includes(role),
  );

/** Those who may look into what a department's table gives away: its own people, and those who oversee. */
export const looksInto = (actor: Actor, owner: string): boolean =>
  oversees(actor) || organisationOf(actor) === owner;

export const ownOrganisation = (actor: Actor): string => organisationOf(actor) ?? '';

export const openChange = (tx: Tx, populationId: string) =>
  privacyTables(tx)
    .selectFrom('privacy.budget_change')
    .selectAll()
    .where('population_id', '=', populationId)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
