import { Type } from 'typebox';
import {
  type Actor,
  defineFileRead,
  defineRead,
  ok,
  refuse,
  TextSchema,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import { organisationName, organisationNames, personNames } from '#platform/identity';
import { agentLooking, mandateOf } from '../agents.ts';
import type { Application } from '../desk.ts';
import { partsOf, registrantNames, registrantsOf } from '../joint.ts';
import { coApplicationLifecycle } from '../model/co-application.ts';
import { type DetailsOf, detailFacts, typeTitles } from '../model/following.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import { mandateLifecycle } from '../model/mandate.ts';
import { registrationProblems } from '../problems.ts';
import { sidesOf } from '../sides.ts';
import { coApplicantsOf } from '../store/co-applicants.ts';
import { agentActsOf } from '../store/mandates.ts';
import { findApplication } from '../store/tables.ts';

const input = Type.Object({ id: Type.String({ maxLength: 60 }) });
const Nullable = Type.Union([Type.String(), Type.Null()]);

/** An application is there for its registrants (also those only asked to file with), the agent at work on it, its registrar and who asked for a correction. */
async function seen(tx: Tx, actor: Actor, id: string): Promise<Application | null> {
  const application = await findApplication(tx, id);
  if (!application || actor.kind !== 'person') return null;
  const mine = await sidesOf(tx, actor);
  return (await registrantsOf(tx, application)).some((organisation) => mine.has(organisation)) ||
    mine.has(application.registrar) ||
    (application.type === 'correction' && actor.personId === application.drafted_by) ||
    mine.has((await agentLooking(tx, application))?.agent ?? '')
    ? application
    : null;
}

export const applicationRead = defineRead({
  name: 'registration.application',
  title: text('一件登记申请', 'An application'),
  path: '/api/v1/registration-applications/{id}',
  audience: 'signed-in',
  input,
  output: Type.Object({
    id: Type.String(),
    type: Type.String(),
    typeTitle: TextSchema,
    dataName: Type.String(),
    summary: Type.String(),
    registrant: Type.String(),
    registrar: Type.String(),
    /** Who files together with which part, the lead first, and whether each has confirmed; empty where one files alone. */
    applicants: Type.Array(
      Type.Object({
        name: Type.String(),
        share: Type.String(),
        coApplicationId: Nullable,
        stateTitle: Type.Union([TextSchema, Type.Null()]),
        answeredBy: Nullable,
        answeredAt: Nullable,
        said: Nullable,
      }),
    ),
    /** Who acted for the registrant under which mandate; null where it did all itself. */
    agent: Type.Union([
      Type.Object({
        name: Type.String(),
        mandateId: Type.String(),
        letterNumber: Type.String(),
        until: Type.String(),
        stateTitle: TextSchema,
        acts: Type.Array(Type.Object({ step: Type.String(), by: Type.String(), at: Type.String() })),
      }),
      Type.Null(),
    ]),
    state: Type.String(),
    stateTitle: TextSchema,
    submittedAt: Nullable,
    facts: Type.Array(Type.Object({ label: TextSchema, value: Type.String() })),
    refusal: Nullable,
    evidence: Type.Union([Type.Object({ name: Type.String(), path: Type.String() }), Type.Null()]),
  }),
  problems: [registrationProblems['no-such-registration'].type],
  looked: ({ id }) => `registration-application/${id}`,
  async run(actor, { id }, tx) {
    const application = await seen(tx, actor, id);
    if (!application) return refuse(registrationProblems['no-such-registration']());
    const names = await organisationNames(tx, [application.registrant, application.registrar]);
    const { type } = application;
    return ok({
      id,
      type,
      typeTitle: typeTitles[type],
      dataName: application.title,
      summary: application.content_summary,
      registrant: await registrantNames(tx, application),
      applicants: await applicantsOf(tx, application),
      agent: await agentOf(tx, id),
      registrar: names.get(application.registrar) ?? '',
      state: application.state,
      stateTitle: applicationLifecycle.states[application.state].title,
      submittedAt: application.submitted_at?.toString() ?? null,
      facts: detailFacts(type, application.details),
      refusal: application.refusal_reason,
      evidence:
        type === 'correction'
          ? {
              name: (application.details as unknown as DetailsOf['correction']).evidence.name,
              path: `/api/v1/registration-applications/${id}/evidence`,
            }
          : null,
    });
  },
});

/** Who acted for the registrant, with each step it took. */
async function agentOf(tx: Tx, applicationId: string) {
  const mandate = await mandateOf(tx, applicationId);
  if (!mandate) return null;
  const acts = (await agentActsOf(tx, [applicationId])).get(applicationId) ?? [];
  const people = await personNames(
    tx,
    acts.map(({ person }) => person),
  );
  return {
    name: await organisationName(tx, mandate.agent),
    mandateId: mandate.id,
    letterNumber: mandate.letter_number,
    until: mandate.until.toString(),
    stateTitle: mandateLifecycle.states[mandate.state].title,
    acts: acts.map(({ step, person, at }) => ({ step, by: people.get(person) ?? '', at: at.toString() })),
  };
}

/** Each applicant with its part and its answer. */
async function applicantsOf(tx: Tx, application: Application) {
  const others = await coApplicantsOf(tx, application.id);
  const parts = (await partsOf(tx, [application])).get(application.id) ?? [];
  const people = await personNames(
    tx,
    others.flatMap(({ answered_by }) => answered_by ?? []),
  );
  return parts.map((part, place) => {
    const one = place === 0 ? undefined : others[place - 1];
    return {
      ...part,
      coApplicationId: one?.id ?? null,
      stateTitle: one ? coApplicationLifecycle.states[one.state].title : null,
      answeredBy: one?.answered_by ? (people.get(one.answered_by) ?? null) : null,
      answeredAt: one?.answered_at?.toString() ?? null,
      said: one?.said ?? null,
    };
  });
}

/** The evidence of a correction, to be saved. */
export const applicationEvidenceRead = (uploads: Uploads) =>
  defineFileRead({
    name: 'registration.application-evidence',
    title: text('更正申请的证据材料', 'Evidence of a correction'),
    path: '/api/v1/registration-applications/{id}/evidence',
    audience: 'signed-in',
    input,
    problems: [registrationProblems['no-such-registration'].type],
    looked: ({ id }) => `registration-application/${id}`,
    async run(actor, { id }, tx) {
      const application = await seen(tx, actor, id);
      if (application?.type !== 'correction') return refuse(registrationProblems['no-such-registration']());
      const { evidence } = application.details as unknown as DetailsOf['correction'];
      const body = Buffer.from(await uploads.read({ sha256: evidence.sha256 }));
      return ok({
        contentType: 'application/octet-stream',
        body,
        fileName: evidence.name,
        cache: 'no-store',
      });
    },
  });
