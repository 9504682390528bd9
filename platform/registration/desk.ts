import { type Actor, type Deadline, type Subject, type Text, type Tx, text, type Verdict } from '#foundation';
import { handOn, type NextTask, startClock, tellOrganisations } from '#platform/casework';
import { agentAtWork, agentRole, agentsFor } from './agents.ts';
import { registrantsOf } from './joint.ts';
import { coApplicantsOf } from './store/co-applicants.ts';
import { findApplication, type RegistrationTables } from './store/tables.ts';

export type Application = RegistrationTables['registration.application'];

/** An application as policies see it: the registrant owns it, the registrar handles it, and who did the step before is an author. */
export async function applicationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const application = await findApplication(tx, id);
  if (!application) return null;
  return {
    kind: 'registration-application',
    id,
    owner: application.registrant,
    handler: application.registrar,
    parties: [
      application.registrant,
      application.registrar,
      ...(await coApplicantsOf(tx, id)).map(({ organisation }) => organisation),
    ],
    agents: await agentsFor(tx, application.registrant),
    authors: authorsBefore(application),
    state: application.state,
  };
}

/** Who did the step before the one that is due: they may not do the next (经办与审核分离). */
function authorsBefore(application: Application): string[] {
  switch (application.state) {
    case 'draft':
      return [application.drafted_by];
    case 'accepted':
      return application.accepted_by ? [application.accepted_by] : [];
    case 'notice-ended':
    case 'to-record':
      return application.examined_by ? [application.examined_by] : [];
    default:
      return [];
  }
}

export const applicationRef = (application: Pick<Application, 'id'>) => ({
  kind: 'registration-application',
  id: application.id,
});

/** Close the desk's present task, write the step, and put the next task on the right post with its statutory clock. `kind` without the module. */
export const hand = (
  tx: Tx,
  actor: Actor,
  application: Pick<Application, 'id' | 'title'>,
  step: Text,
  next?: NextTask,
): Promise<void> =>
  handOn(
    tx,
    actor,
    { ...applicationRef(application), title: application.title },
    step,
    next && { ...next, kind: `registration.${next.kind}` },
  );

/** A clock without a task: the public notice runs by itself. */
export async function startNotice(
  tx: Tx,
  application: Pick<Application, 'id'>,
  verdict: Verdict<Deadline>,
): Promise<void> {
  await startClock(tx, {
    kind: 'registration.public-notice',
    subject: applicationRef(application),
    rule: verdict.rule,
    clause: verdict.clause,
    deadline: verdict.output,
    nature: 'period',
  });
}

/** Tell the registrant, and all who registered with it, what was decided about its filing. `kind` without the module. */
export const tellRegistrant = async (
  tx: Tx,
  actor: Actor,
  application: Pick<Application, 'id' | 'registrant'>,
  kind: string,
  said: Text,
): Promise<void> =>
  tellOrganisations(tx, actor, await registrantsOf(tx, application), {
    kind: `registration.${kind}`,
    subject: applicationRef(application),
    text: said,
  });

/** Whose desk a registrant's own steps lie on. */
export const registrantRole = ({ thing_kind }: Pick<Application, 'thing_kind'>): string =>
  thing_kind === 'product' ? 'operator' : 'source-department';

/** The review at the registrant, by somebody who did not prepare what is reviewed. */
export const businessReview = (
  application: Pick<Application, 'registrant' | 'thing_kind'>,
  preparedBy: string,
  title: Text = text('业务审核', 'Business review'),
): NextTask => ({
  kind: 'business-review',
  title,
  organisationId: application.registrant,
  role: registrantRole(application),
  acts: ['registration.review-application'],
  apartFrom: [preparedBy],
});

/** On whose desk the filing of an application lies: of the agent that works on it under a mandate that carries it, else of the registrant. */
export async function filerOf(
  tx: Tx,
  application: Pick<Application, 'id' | 'registrant' | 'type' | 'thing_id' | 'thing_kind'>,
): Promise<
  Pick<NextTask & { organisationId: string }, 'organisationId' | 'acts'> & { readonly role: string }
> {
  const mandate = await agentAtWork(tx, application);
  return mandate
    ? {
        organisationId: mandate.agent,
        role: agentRole,
        acts: ['registration.submit-application', 'registration.complete-materials'],
      }
    : filedByItself(application);
}

/** The filing on the desk of a registrant that does it itself. */
export const filedByItself = (application: Pick<Application, 'registrant' | 'thing_kind'>) => ({
  organisationId: application.registrant,
  role: registrantRole(application),
  acts: ['registration.submit-application'],
});

/** What must be registered and was turned down is filed anew: the task that says so. What is filed by choice may be. */
export const filingAnew = (application: Application): NextTask | undefined =>
  application.voluntary
    ? undefined
    : {
        kind: 'filing-anew',
        title: text('重新准备登记申请', 'Prepare the registration anew'),
        organisationId: application.registrant,
        role: registrantRole(application),
        acts: ['registration.draft-application'],
        back: true,
      };
