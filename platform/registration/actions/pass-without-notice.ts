import { type Actor, type Tx, text } from '#foundation';
import { type Application, hand } from '../desk.ts';
import type { DetailsOf } from '../model/following.ts';
import { registrationProblems } from '../problems.ts';
import { R18, R19 } from '../rules-of-life.ts';

/** Correction, renewal, cancellation: the form review passes and the registrar's platform is to record it. */
export async function passWithoutNotice(
  tx: Tx,
  actor: Actor,
  person: string,
  application: Application,
  proven: boolean,
) {
  if (application.type === 'correction') {
    const { consents } = application.details as unknown as DetailsOf['correction'];
    const founded = R18.judge({ consents, proven });
    if (!founded.holds)
      return {
        problem: registrationProblems['correction-not-founded']({ rule: 'R18', clause: founded.clause }),
      };
  }
  await hand(tx, actor, application, text('形式审核通过，待记载', 'Form review passed; to be recorded'), {
    kind: 'recording',
    title: text('记载登记结果', 'Record the result'),
    organisationId: application.registrar,
    role: 'registrar-coder',
    acts: ['registration.record-result'],
    apartFrom: [person],
    ...(application.type === 'cancellation' && application.accepted_at
      ? { clock: R19.judge({ from: application.accepted_at }) }
      : {}),
  });
  return { examined_by: person, examined_at: tx.now };
}
