import { type Actor, actorReference, type Clause, type Text, type Tx } from '#foundation';
import { stopClock } from '#platform/casework';
import { addReason, disconnect } from '#platform/lineage';
import { closeShares } from '#platform/privacy';
import { lapseSharedConsents } from '../consents/open.ts';
import { hand } from '../desk.ts';
import type { AgreementDocument } from '../model/index.ts';
import type { AgreementState } from '../model/lifecycles.ts';
import type { Ending, UnderAgreement } from '../ports.ts';
import { endScenariosUnder } from '../scenarios/doors.ts';
import { type AgreementRow, authorisationTables } from '../store/tables.ts';
import { refOf } from './agreement-step.ts';
import { beginExit } from './begin-exit.ts';
import { lapseOpenChange } from './lapse-change.ts';

interface End {
  readonly how: Ending['how'];
  readonly state: AgreementState;
  /** Said on its standing and to those who have something under it. */
  readonly why: Text;
  readonly step: Text;
  readonly rule: string;
  readonly clause: Clause;
}

/** The clock that would have ended it another way. */
const otherClock = {
  expired: 'authorisation.termination-due',
  terminated: 'authorisation.term-ends',
} as const;

/**
 * The agreement is over, with all that stands on it, in one commit: the very next call of any kind is refused, what was computed is
 * destroyed, what was not spent of ε is the populations' again, and the steps of the exit are on the desks of whose they are. The caller holds
 * the agreement's row. Order of locks: rows of runs and products, then the graph and standing, then populations.
 */
export async function endAgreement(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  under: UnderAgreement,
  { how, state, why, step, rule, clause }: End,
): Promise<void> {
  const document = agreement.document as unknown as AgreementDocument;
  const by = actorReference(actor);
  await under.end(tx, { agreementId: agreement.id, number: agreement.number, how, why, by: actor });
  const ref = { kind: 'agreement', id: agreement.id };
  await addReason(tx, ref, { code: how, text: why, rule, clause, by });
  for (const { resourceId } of document.parts.scope.resources)
    await disconnect(tx, {
      from: { kind: 'resource', id: resourceId },
      to: ref,
      relation: 'granted-by',
      by,
    });
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({ state, ended_at: tx.now })
    .where('id', '=', agreement.id)
    .execute();
  await closeShares(tx, agreement.id);
  for (const kind of [otherClock[how], 'authorisation.term-begins'])
    await stopClock(tx, { subject: ref, kind });
  await endScenariosUnder(tx, actor, agreement.id, why);
  await lapseSharedConsents(tx, actor, agreement);
  await lapseOpenChange(tx, actor, agreement);
  await hand(tx, actor, refOf(agreement), step);
  // What never took effect leaves nothing behind.
  if (agreement.active_at) await beginExit(tx, actor, agreement, document);
}
