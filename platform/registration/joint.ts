import { type Actor, type Tx, text } from '#foundation';
import { cancelTasks, openTask } from '#platform/casework';
import { currentOrganisation, organisationNames } from '#platform/identity';
import type { Application } from './desk.ts';
import { firstRoleOf } from './sides.ts';
import {
  type CoApplicant,
  coApplicantsOf,
  coApplicantsOfMany,
  insertCoApplicant,
  voidCoApplicants,
} from './store/co-applicants.ts';
import { registrationTables } from './store/tables.ts';

/** Posts that answer for a co-applicant, the first there is: who holds, who processes, who organises the operation. */
const answeringRoles = ['source-department', 'operator', 'implementing-body'] as const;

export const coApplicationRef = ({ id }: Pick<CoApplicant, 'id'>) => ({
  kind: 'registration-co-application',
  id,
});

/** Whose applicants count for an application: its own; of a correction, which anybody files, those of its registration. */
async function setOf(tx: Tx, applicationId: string): Promise<string> {
  const row = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['type', 'registration_id'])
    .where('id', '=', applicationId)
    .executeTakeFirst();
  return row?.type === 'correction' ? (row.registration_id ?? applicationId) : applicationId;
}

/** All who register together, the lead first; one alone where nobody was named. Each is told of what is decided (Art 7). */
export async function registrantsOf(
  tx: Tx,
  application: Pick<Application, 'id' | 'registrant'>,
): Promise<string[]> {
  const others = await coApplicantsOf(tx, await setOf(tx, application.id));
  return [...new Set([application.registrant, ...others.map(({ organisation }) => organisation)])];
}

/** The names of all who register, as a paper or a notice gives them. */
export async function registrantNames(
  tx: Tx,
  application: Pick<Application, 'id' | 'registrant'>,
): Promise<string> {
  const all = await registrantsOf(tx, application);
  const names = await organisationNames(tx, all);
  return all.map((id) => names.get(id) ?? '').join('、');
}

/** Who registers with which part; empty where one registers alone. For lists, of several at once. */
export async function partsOf(
  tx: Tx,
  applications: readonly Pick<Application, 'id' | 'registrant' | 'lead_share'>[],
): Promise<ReadonlyMap<string, readonly { readonly name: string; readonly share: string }[]>> {
  const of = await coApplicantsOfMany(
    tx,
    applications.map(({ id }) => id),
  );
  const joint = applications.filter(({ id }) => of.has(id));
  const names = await organisationNames(
    tx,
    joint.flatMap(({ id, registrant }) => [
      registrant,
      ...(of.get(id) ?? []).map(({ organisation }) => organisation),
    ]),
  );
  return new Map(
    joint.map(({ id, registrant, lead_share }) => [
      id,
      [
        { name: names.get(registrant) ?? '', share: lead_share ?? '' },
        ...(of.get(id) ?? []).map(({ organisation, share }) => ({
          name: names.get(organisation) ?? '',
          share,
        })),
      ],
    ]),
  );
}

/** The same as a public fact says it; nothing where one registers alone. */
export async function jointFact(
  tx: Tx,
  application: Pick<Application, 'id' | 'registrant' | 'lead_share'>,
): Promise<{ jointRegistrants?: readonly { name: string; share: string }[] }> {
  const parts = (await partsOf(tx, [application])).get(application.id);
  return parts ? { jointRegistrants: parts } : {};
}

export const answeringRole = (tx: Tx, organisationId: string): Promise<string | null> =>
  firstRoleOf(tx, organisationId, answeringRoles);

/** Ask a co-applicant for its confirmation: a task on its own desk, not for who drafted or reviewed at the lead's. */
export async function askCoApplicant(
  tx: Tx,
  application: Pick<Application, 'id' | 'title' | 'drafted_by'>,
  one: {
    readonly organisation: string;
    readonly role: string;
    readonly share: string;
    readonly place: number;
  },
  askedBy: string,
): Promise<void> {
  const id = await insertCoApplicant(tx, { ...one, application_id: application.id, asked_by: askedBy });
  await openConfirmation(tx, application, { id, ...one });
}

export const openConfirmation = (
  tx: Tx,
  application: Pick<Application, 'title' | 'drafted_by'>,
  one: Pick<CoApplicant, 'id' | 'organisation' | 'role'>,
) =>
  openTask(tx, {
    kind: 'registration.joint-confirmation',
    title: text(`确认联合申请：${application.title}`, `Confirm a joint application: ${application.title}`),
    subject: coApplicationRef(one),
    organisationId: one.organisation,
    role: one.role,
    responsibility: 'registration',
    acts: ['registration.confirm-joint-application', 'registration.refuse-joint-application'],
    apartFrom: [application.drafted_by],
  });

/** What was asked is not asked any more; the tasks go. The rows stay as history. */
export async function dropConfirmations(tx: Tx, actor: Actor, applicationId: string): Promise<void> {
  for (const one of await voidCoApplicants(tx, applicationId))
    await cancelTasks(tx, { subject: coApplicationRef(one) }, actor);
}

/** The application is over before all answered: the tasks go, what was answered stays. */
export async function closeConfirmations(tx: Tx, actor: Actor, applicationId: string): Promise<void> {
  for (const one of await coApplicantsOf(tx, applicationId))
    await cancelTasks(tx, { subject: coApplicationRef(one) }, actor);
}

/** Who registered together follows together: what follows a joint registration is asked of each of them, or of who answers for it now. */
export async function inheritApplicants(
  tx: Tx,
  registration: Application,
  application: Pick<Application, 'id' | 'registrant' | 'title' | 'drafted_by'>,
): Promise<void> {
  const named = new Set([application.registrant]);
  for (const one of await coApplicantsOf(tx, registration.id)) {
    const organisation = await currentOrganisation(tx, one.organisation, tx.now, 'registration');
    if (organisation === null || named.has(organisation)) continue;
    named.add(organisation);
    const role = (await answeringRole(tx, organisation)) ?? one.role;
    await askCoApplicant(
      tx,
      application,
      { organisation, role, share: one.share, place: named.size - 1 },
      application.drafted_by,
    );
  }
  if (named.size > 1)
    await registrationTables(tx)
      .updateTable('registration.application')
      .set({ lead_share: registration.lead_share })
      .where('id', '=', application.id)
      .execute();
}

/** A change was recorded: who filed it together registers together from now on. */
export async function recordApplicants(tx: Tx, registrationId: string, change: Application): Promise<void> {
  const now = await coApplicantsOf(tx, change.id);
  await voidCoApplicants(tx, registrationId);
  for (const one of now) {
    const { id: _id, said: _said, asked_at: _asked, ...rest } = one;
    await insertCoApplicant(tx, { ...rest, application_id: registrationId });
  }
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({ lead_share: change.lead_share })
    .where('id', '=', registrationId)
    .execute();
}
