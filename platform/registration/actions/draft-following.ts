import { type Static, type TObject, type TProperties, Type } from 'typebox';
import {
  type Actor,
  actorReference,
  dateAt,
  defineAction,
  ok,
  type Problem,
  type ProblemMaker,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { completeTasks } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { actingFor, agentsFor, mandateFact, recordAgentAct, stepFor } from '../agents.ts';
import { type Application, applicationRef, businessReview, hand } from '../desk.ts';
import { inheritApplicants } from '../joint.ts';
import {
  type ApplicationType,
  cancellationDetails,
  changeDetails,
  renewalDetails,
  typeTitles,
} from '../model/following.ts';
import { Materials } from '../model/materials.ts';
import type { RegistrableThing, RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { R15 } from '../rules-of-life.ts';
import type { Mandate } from '../store/mandates.ts';
import { insertApplication } from '../store/new-application.ts';
import { findApplication, registrationTables } from '../store/tables.ts';

interface Following<Extra extends TProperties> {
  readonly type: Extract<ApplicationType, 'change' | 'renewal' | 'cancellation'>;
  readonly title: Text;
  readonly description: Text;
  readonly input: Extra;
  readonly rules: readonly string[];
  readonly problems?: readonly ProblemMaker[];
  /** What stops it besides what stops all; null when nothing does. */
  readonly stops?: (tx: Tx, registration: Application, thing: RegistrableThing | null) => Problem | null;
  /** The content as it will be registered, with fresh evidence of the thing as it is now; otherwise as it is registered. */
  readonly anew: boolean;
}

/** Prepare what follows a registration. From here it goes the way of a first one: business review, filing, acceptance, form review. */
const defineFollowing =
  (ports: RegistrationPorts) =>
  <Extra extends TProperties>(following: Following<Extra>) =>
    defineAction({
      name: `registration.draft-${following.type}`,
      title: following.title,
      description: following.description,
      input: Type.Object(
        {
          registrationId: Type.String({ maxLength: 60, title: '登记', titleEn: 'Registration' }),
          ...following.input,
        },
        { additionalProperties: false },
      ) as TObject<{ registrationId: ReturnType<typeof Type.String> } & Extra>,
      output: Type.Object({ applicationId: Type.String() }),
      problems: [
        registrationProblems['not-in-force'].type,
        registrationProblems['already-following'].type,
        registrationProblems['mandate-not-covering'].type,
        ...(following.problems ?? []).map(({ type }) => type),
      ],
      rules: following.rules,
      subject: async (tx, input) => {
        const registration = await findApplication(tx, (input as { registrationId: string }).registrationId);
        if (registration?.type !== 'first' || !registration.query_code) return null;
        // Who holds the thing now files, also when it was somebody else who registered it.
        const thing = await ports.things[registration.thing_kind](tx, registration.thing_id);
        return {
          kind: 'registration-application',
          id: registration.id,
          owner: thing?.holder ?? registration.registrant,
          agents: await agentsFor(tx, thing?.holder ?? registration.registrant),
          handler: registration.registrar,
          state: registration.state,
        };
      },
      async run(actor, given, tx) {
        const { registrationId, materials, contentSummary, ...details } = given as Record<string, unknown> & {
          registrationId: string;
          materials?: Materials;
          contentSummary?: string;
        };
        const registration = await findApplication(tx, registrationId);
        if (!registration) return refuse(registrationProblems['not-in-force']());
        const thing = await ports.things[registration.thing_kind](tx, registration.thing_id);
        const registrant = thing?.holder ?? registration.registrant;
        const acting = await actingFor(tx, actor, registrant, {
          type: following.type,
          thing: registration.thing_id,
        });
        if ('problem' in acting) return refuse(acting.problem);
        if (registration.state !== 'registered') return refuse(registrationProblems['not-in-force']());
        const stopped = following.stops?.(tx, registration, thing);
        if (stopped) return refuse(stopped);
        if (await liveFollowing(tx, registrationId, following.type))
          return refuse(registrationProblems['already-following']());
        const id = await insertApplication(tx, {
          type: following.type,
          registration_id: registrationId,
          thing_kind: registration.thing_kind,
          thing_id: registration.thing_id,
          title: following.anew ? (thing?.title ?? registration.title) : registration.title,
          content_summary: contentSummary ?? registration.content_summary,
          registrant,
          registrar: registration.registrar,
          materials: materials ?? registration.materials,
          details,
          described: thing?.described ?? null,
          voluntary: true,
          drafted_by: personOf(actor),
          evidence_entry:
            following.anew && thing?.digest
              ? await fixEvidence(tx, registration, thing.digest, acting.mandate)
              : registration.evidence_entry,
        });
        await completeTasks(
          tx,
          { subject: applicationRef(registration), kind: `registration.${following.type}` },
          actor,
        );
        if (following.type === 'change')
          await completeTasks(
            tx,
            { subject: applicationRef(registration), kind: 'registration.change-due' },
            actor,
          );
        await inheritApplicants(tx, registration, {
          id,
          registrant,
          title: registration.title,
          drafted_by: personOf(actor),
        });
        const words = typeTitles[following.type];
        await recordAgentAct(tx, actor, id, 'draft', acting.mandate);
        await hand(
          tx,
          actor,
          { id, title: registration.title },
          await stepFor(tx, text(`准备${words.zh}材料`, `Prepared: ${words.en}`), acting.mandate),
          businessReview(
            { registrant, thing_kind: registration.thing_kind },
            personOf(actor),
            text(`业务审核（${words.zh}）`, `Business review (${words.en})`),
          ),
        );
        return ok({ applicationId: id } as Static<
          TObject<{ applicationId: ReturnType<typeof Type.String> }>
        >);
      },
    });

const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : actorReference(actor));

const fixEvidence = async (
  tx: Tx,
  { thing_id, thing_kind }: Pick<Application, 'thing_id' | 'thing_kind'>,
  digest: string,
  mandate: Mandate | null,
): Promise<string> =>
  (
    await appendPublicFact(tx, {
      kind: 'registration.evidence',
      subject: thing_id,
      fact: {
        thing: thing_id,
        kind: thing_kind,
        digest,
        at: tx.now.toString(),
        ...(await mandateFact(tx, mandate)),
      },
    })
  ).id;

const liveFollowing = (tx: Tx, registrationId: string, type: ApplicationType) =>
  registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('registration_id', '=', registrationId)
    .where('type', '=', type)
    .where('state', 'not in', ['not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'recorded'])
    .executeTakeFirst();

const summary = Type.String({
  minLength: 10,
  maxLength: 1000,
  title: '数据内容简介（公示）',
  titleEn: 'Content summary (published)',
});

export const draftChange = (ports: RegistrationPorts) =>
  defineFollowing(ports)({
    type: 'change',
    title: text('准备变更登记', 'Prepare a change'),
    description: text(
      '数据来源、资源情况、产品和服务、存证或登记主体信息有重要更新或重大变化的，及时申请变更登记；系统对当前版本重新存证。',
      'File a change when source, resource, products, evidence or the registrant changed in an important way; the hub records evidence anew.',
    ),
    input: { ...changeDetails, contentSummary: summary, materials: Materials },
    rules: ['R17', 'AG1'],
    problems: [registrationProblems['nothing-to-register']],
    stops: (_tx, _registration, thing) =>
      thing?.digest ? null : registrationProblems['nothing-to-register'](),
    anew: true,
  });

export const draftRenewal = (ports: RegistrationPorts) =>
  defineFollowing(ports)({
    type: 'renewal',
    title: text('准备续展登记', 'Prepare a renewal'),
    description: text(
      '有效期届满前 60 日内可申请续展，每次不超过三年，自原有效期届满次日起算；未续展的到期注销。',
      'Within sixty days before the end of validity; at most three years each time, from the day after. What is not renewed is cancelled.',
    ),
    input: renewalDetails,
    rules: ['R15', 'AG1'],
    problems: [registrationProblems['renewal-not-open']],
    stops: (tx, registration) => {
      if (!registration.valid_until) return registrationProblems['not-in-force']();
      const window = R15.judge({ validUntil: registration.valid_until, on: dateAt(tx.now) });
      return window.holds
        ? null
        : registrationProblems['renewal-not-open']({
            rule: 'R15',
            clause: window.clause,
            ...(window.reasons[0] ? { detail: window.reasons[0] } : {}),
          });
    },
    anew: false,
  });

export const draftCancellation = (ports: RegistrationPorts) =>
  defineFollowing(ports)({
    type: 'cancellation',
    title: text('准备注销登记', 'Prepare a cancellation'),
    description: text(
      '资源灭失、放弃权利或期限届满、登记主体终止等情形，申请注销登记；登记机构自受理起 10 个工作日内办结。',
      'When the resource is lost, the right given up or over, or the registrant ended; finished ten working days after acceptance.',
    ),
    input: cancellationDetails,
    rules: ['R19', 'AG1'],
    anew: false,
  });
