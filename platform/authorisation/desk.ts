import type { Actor, Subject, Text, Tx } from '#foundation';
import { handOn, type NextTask, type SubjectRef, tellOrganisations } from '#platform/casework';
import { type AgreementRow, draftersOf, findAgreement, findPlan, type PlanRow } from './store/tables.ts';

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
        authors: await draftersOf(tx, plan),
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
        authors: await draftersOf(tx, agreement),
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

/** Tell parties of a plan or agreement what was decided, except the organisation that decided it. `kind` without the module. */
export const tell = (
  tx: Tx,
  actor: Actor,
  matter: PlanRow | AgreementRow,
  organisations: readonly string[],
  kind: string,
  said: Text,
): Promise<void> =>
  tellOrganisations(tx, actor, organisations, {
    kind: `authorisation.${kind}`,
    subject: { kind: 'plan_id' in matter ? 'agreement' : 'authorisation-plan', id: matter.id },
    text: said,
  });

/** Both bodies and the operator. */
export const partiesOf = (agreement: AgreementRow): readonly string[] => [
  agreement.authorising_body,
  agreement.implementing_body,
  agreement.operator,
];
