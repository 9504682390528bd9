import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  newSubject,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { completeTasks } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { findPost, organisations } from '#platform/identity';
import { actingFor, agentsFor, mandateFact, recordAgentAct, stepFor } from '../agents.ts';
import { businessReview, hand } from '../desk.ts';
import { overStates } from '../model/lifecycle.ts';
import { Materials } from '../model/materials.ts';
import type { RegistrationPorts, ThingKind } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { R1 } from '../rules.ts';
import { type Place, R21 } from '../rules-of-jurisdiction.ts';
import { insertApplication } from '../store/new-application.ts';
import { registrationTables } from '../store/tables.ts';

/** Prepare a first registration. The hub fixes evidence of the thing as it is now (存证, Art 7) and fills in the facts it holds. */
export const draftApplication = (ports: RegistrationPorts) =>
  defineAction({
    name: 'registration.draft-application',
    title: text('准备登记申请', 'Prepare a registration'),
    description: text(
      '为数据资源或数据产品准备首次登记材料；系统同时对当前版本存证。',
      'Prepare the first registration of a resource or product; the hub records evidence of it as it is now.',
    ),
    input: Type.Object(
      {
        kind: Type.Enum(['resource', 'product', 'open-data'], { title: '登记对象', titleEn: 'Kind' }),
        thingId: Type.String({
          maxLength: 60,
          format: 'registrable',
          title: '资源或产品',
          titleEn: 'Resource or product',
        }),
        registrarId: Type.String({
          maxLength: 60,
          format: 'organisation',
          title: '登记机构',
          titleEn: 'Registrar',
        }),
        contentSummary: Type.String({
          minLength: 10,
          maxLength: 1000,
          title: '数据内容简介（公示）',
          titleEn: 'Content summary (published)',
        }),
        materials: Materials,
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ applicationId: Type.String() }),
    problems: [
      registrationProblems['nothing-to-register'].type,
      registrationProblems['already-filed'].type,
      registrationProblems['not-a-registrar'].type,
      registrationProblems['other-jurisdiction'].type,
      registrationProblems['mandate-not-covering'].type,
    ],
    rules: ['R1', 'R4', 'R21', 'AG1'],
    idempotent: true,
    subject: async (tx, input, actor) => {
      const thing = await ports.things[input.kind](tx, input.thingId);
      return (
        thing && {
          ...newSubject('registration-application', thing.holder),
          agents: await agentsFor(tx, thing.holder),
          handler: organisationOf(actor) ?? '',
        }
      );
    },
    async run(actor, input, tx) {
      const thing = await ports.things[input.kind](tx, input.thingId);
      const acting = await actingFor(tx, actor, thing?.holder ?? '', { type: 'first', thing: input.thingId });
      if ('problem' in acting) return refuse(acting.problem);
      if (!thing?.digest) return refuse(registrationProblems['nothing-to-register']());
      if (!(await isRegistrar(tx, input.registrarId)))
        return refuse(registrationProblems['not-a-registrar']());
      const place = await jurisdiction(tx, thing.holder, input.registrarId);
      if (!place.holds)
        return refuse(
          registrationProblems['other-jurisdiction']({
            rule: 'R21',
            clause: place.clause,
            defects: place.reasons.map((message) => ({ at: '/registrarId', message })),
          }),
        );
      const live = await registrationTables(tx)
        .selectFrom('registration.application')
        .select('id')
        .where('type', '=', 'first')
        .where('thing_kind', '=', input.kind)
        .where('thing_id', '=', input.thingId)
        .where('state', 'not in', [...overStates])
        .executeTakeFirst();
      if (live) return refuse(registrationProblems['already-filed']({ data: { applicationId: live.id } }));
      await endFilingAnew(tx, actor, input);

      const evidence = await appendPublicFact(tx, {
        kind: 'registration.evidence',
        subject: input.thingId,
        fact: {
          thing: input.thingId,
          kind: input.kind,
          digest: thing.digest,
          at: tx.now.toString(),
          ...(await mandateFact(tx, acting.mandate)),
        },
      });
      const id = await insertApplication(tx, {
        type: 'first',
        thing_kind: input.kind,
        thing_id: input.thingId,
        title: thing.title,
        content_summary: input.contentSummary,
        registrant: thing.holder,
        registrar: input.registrarId,
        materials: input.materials,
        described: thing.described,
        voluntary: R1.judge({ inAuthorisedOperation: thing.inAuthorisedOperation }).output === 'encouraged',
        drafted_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
        evidence_entry: evidence.id,
      });
      await recordAgentAct(tx, actor, id, 'draft', acting.mandate);
      await hand(
        tx,
        actor,
        { id, title: thing.title },
        await stepFor(
          tx,
          text('准备登记材料并存证', 'Prepared the materials; evidence recorded'),
          acting.mandate,
        ),
        businessReview(
          { registrant: thing.holder, thing_kind: input.kind },
          actor.kind === 'person' ? actor.personId : actorReference(actor),
        ),
      );
      return ok({ applicationId: id });
    },
  });

/** Whoever was told to file this thing anew has begun to. */
async function endFilingAnew(
  tx: Tx,
  actor: Actor,
  thing: { readonly kind: ThingKind; readonly thingId: string },
): Promise<void> {
  const before = await registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('type', '=', 'first')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.thingId)
    .where('state', 'in', ['not-accepted', 'examination-failed', 'terminated', 'withdrawn'])
    .execute();
  for (const { id } of before)
    await completeTasks(
      tx,
      { subject: { kind: 'registration-application', id }, kind: 'registration.filing-anew' },
      actor,
    );
}

/** By level and seat; a seat that was not entered is read from the unified code, whose third to eighth characters name it. */
async function jurisdiction(tx: Tx, registrant: string, registrar: string) {
  const found = await organisations(tx, [registrant, registrar]);
  const placeOf = (id: string): Place => {
    const body = found.get(id);
    return { level: body?.level ?? null, division: body?.division ?? body?.uscc?.slice(2, 8) ?? null };
  };
  return R21.judge({ registrant: placeOf(registrant), registrar: placeOf(registrar) });
}

/** A registrar has somebody who accepts filings. */
const isRegistrar = async (tx: Tx, organisationId: string) =>
  (await findPost(tx, { organisationId, role: 'registrar-acceptor' })) !== null;
