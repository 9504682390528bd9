import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  newId,
  newSubject,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { completeTasks } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { hand } from '../desk.ts';
import { overStates } from '../model/lifecycle.ts';
import { Materials } from '../model/materials.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { R1 } from '../rules.ts';
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
        kind: Type.Enum(['resource', 'product'], { title: '登记对象', titleEn: 'Kind' }),
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
    ],
    rules: ['R1', 'R4'],
    idempotent: true,
    subject: async (tx, input, actor) => {
      const thing = await ports.things[input.kind](tx, input.thingId);
      return (
        thing && {
          ...newSubject('registration-application', thing.holder),
          handler: organisationOf(actor) ?? '',
        }
      );
    },
    async run(actor, input, tx) {
      const thing = await ports.things[input.kind](tx, input.thingId);
      if (!thing?.digest) return refuse(registrationProblems['nothing-to-register']());
      if (!(await isRegistrar(tx, input.registrarId)))
        return refuse(registrationProblems['not-a-registrar']());
      const live = await registrationTables(tx)
        .selectFrom('registration.application')
        .select('id')
        .where('thing_kind', '=', input.kind)
        .where('thing_id', '=', input.thingId)
        .where('state', 'not in', [...overStates])
        .executeTakeFirst();
      if (live) return refuse(registrationProblems['already-filed']({ data: { applicationId: live.id } }));
      await endFilingAnew(tx, actor, input);

      const evidence = await appendPublicFact(tx, {
        kind: 'registration.evidence',
        subject: input.thingId,
        fact: { thing: input.thingId, kind: input.kind, digest: thing.digest, at: tx.now.toString() },
      });
      const id = newId('reg');
      await registrationTables(tx)
        .insertInto('registration.application')
        .values({
          id,
          type: 'first',
          thing_kind: input.kind,
          thing_id: input.thingId,
          title: thing.title,
          content_summary: input.contentSummary,
          registrant: thing.holder,
          registrar: input.registrarId,
          materials: JSON.stringify(input.materials),
          state: 'draft',
          voluntary: R1.judge({ inAuthorisedOperation: thing.inAuthorisedOperation }).output === 'encouraged',
          drafted_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
          evidence_entry: evidence.id,
          created_at: tx.now,
          ...emptySteps,
        })
        .execute();
      await hand(
        tx,
        actor,
        { id, title: thing.title },
        text('准备登记材料并存证', 'Prepared the materials; evidence recorded'),
        {
          kind: 'business-review',
          title: text('业务审核', 'Business review'),
          organisationId: thing.holder,
          role: input.kind === 'resource' ? 'source-department' : 'operator',
          acts: ['registration.review-application'],
          apartFrom: [actor.kind === 'person' ? actor.personId : actorReference(actor)],
        },
      );
      return ok({ applicationId: id });
    },
  });

/** Whoever was told to file this thing anew has begun to. */
async function endFilingAnew(
  tx: Tx,
  actor: Actor,
  thing: { readonly kind: 'resource' | 'product'; readonly thingId: string },
): Promise<void> {
  const before = await registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.thingId)
    .where('state', 'in', ['not-accepted', 'examination-failed', 'terminated'])
    .execute();
  for (const { id } of before)
    await completeTasks(
      tx,
      { subject: { kind: 'registration-application', id }, kind: 'registration.filing-anew' },
      actor,
    );
}

/** A registrar has somebody who accepts filings. */
const isRegistrar = async (tx: Tx, organisationId: string) =>
  (await findPost(tx, { organisationId, role: 'registrar-acceptor' })) !== null;

const emptySteps = {
  reviewed_by: null,
  submitted_by: null,
  accepted_by: null,
  examined_by: null,
  submitted_at: null,
  accepted_at: null,
  examined_at: null,
  notice_from: null,
  notice_until: null,
  notice_paused_at: null,
  returned_defects: null,
  times_returned: 0,
  refusal_reason: null,
  registration_code: null,
  query_code: null,
  registered_at: null,
  valid_until: null,
  result_document: null,
} as const;
