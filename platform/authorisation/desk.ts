import type { Actor, Subject, Text, Tx } from '#foundation';
import { handOn, type NextTask, type SubjectRef } from '#platform/casework';
import { findAgreement, findPlan } from './store/tables.ts';

/** A plan as policies see it: the implementing body owns it, the authorising body decides. */
export async function planSubject(tx: Tx, id: string): Promise<Subject | null> {
  const plan = await findPlan(tx, id);
  return plan
    ? {
        kind: 'authorisation-plan',
        id,
        owner: plan.implementing_body,
        handler: plan.authorising_body,
        parties: [plan.implementing_body, plan.authorising_body],
        authors: [plan.drafted_by],
        state: plan.state,
      }
    : null;
}

/** An agreement as policies see it; the handler is whose turn it is. */
export async function agreementSubject(tx: Tx, id: string): Promise<Subject | null> {
  const agreement = await findAgreement(tx, id);
  return agreement
    ? {
        kind: 'agreement',
        id,
        owner: agreement.implementing_body,
        handler: agreement.state === 'approved' ? agreement.operator : agreement.authorising_body,
        parties: [agreement.authorising_body, agreement.implementing_body, agreement.operator],
        authors: [agreement.drafted_by],
        state: agreement.state,
      }
    : null;
}

/** Close the present task of a thing, write the step, put the next one on its post. `kind` without the module. */
export const hand = (
  tx: Tx,
  actor: Actor,
  subject: SubjectRef & { readonly title: string },
  step: Text,
  next?: NextTask,
): Promise<void> => handOn(tx, actor, subject, step, next && { ...next, kind: `authorisation.${next.kind}` });
