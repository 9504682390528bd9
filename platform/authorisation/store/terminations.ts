import type { Tx } from '#foundation';
import { authorisationTables, type ExitStepRow, type TerminationRow } from './tables.ts';

/** The termination of an agreement that is proposed, or decided and not yet in effect; there is at most one. */
export const openTermination = (tx: Tx, agreementId: string): Promise<TerminationRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.termination')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', ['proposed', 'decided'])
    .executeTakeFirst();

/** The one that speaks of an agreement now: open, in effect, or the last one that came to nothing. */
export const latestTermination = (tx: Tx, agreementId: string): Promise<TerminationRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.termination')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();

export const setTermination = (tx: Tx, id: string, set: Partial<Omit<TerminationRow, 'id'>>) =>
  authorisationTables(tx).updateTable('authorisation.termination').set(set).where('id', '=', id).execute();

/** The steps of an exit, the first due first. */
export const exitStepsOf = (tx: Tx, agreementId: string): Promise<ExitStepRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.exit_step')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('due_on')
    .orderBy('step')
    .execute();

export const findExitStep = (tx: Tx, id: string): Promise<ExitStepRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.exit_step')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
