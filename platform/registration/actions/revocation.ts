import { Type } from 'typebox';
import { defineAction, defineOperation, newId, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { completeTasks, openTask } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { endRegistration } from '../life.ts';
import { type RevocationGround, revocationGrounds, revocationLifecycle } from '../model/revocation.ts';
import { issuePaper, revocationAnnounced, revocationDropped } from '../papers.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { R20 } from '../rules-of-life.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { reasonField } from './steps.ts';

export const findRevocation = (tx: Tx, id: string) =>
  registrationTables(tx)
    .selectFrom('registration.revocation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** One of the registrar's people proposes, with ground and reason, that a registration be revoked; the registrant is told and may state its case. */
export const proposeRevocation = defineAction({
  name: 'registration.propose-revocation',
  title: text('提请撤销登记', 'Propose a revocation'),
  description: text(
    '发现隐瞒事实、虚假材料、篡改伪造、非法使用等情形的，提请撤销登记，由登记机构另一人复核；登记主体同时得到告知，可以陈述意见。',
    'On concealment, false materials, tampering or unlawful use; another of the registrar’s people decides. The registrant is told and may state its case.',
  ),
  input: Type.Object(
    {
      registrationId: Type.String({ maxLength: 60, title: '登记', titleEn: 'Registration' }),
      ground: Type.Enum(Object.keys(revocationGrounds) as RevocationGround[], {
        title: '撤销情形',
        titleEn: 'Ground',
      }),
      reason: Type.String({
        minLength: 10,
        maxLength: 2000,
        title: '事实和理由',
        titleEn: 'Facts and reasons',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ revocationId: Type.String() }),
  problems: [registrationProblems['not-in-force'].type, registrationProblems['already-proposed'].type],
  rules: ['R20'],
  dangerous: true,
  subject: async (tx, input): Promise<Subject | null> => {
    const registration = await findApplication(tx, input.registrationId);
    return registration?.type === 'first' && registration.query_code
      ? {
          kind: 'registration-application',
          id: registration.id,
          owner: registration.registrant,
          handler: registration.registrar,
          state: registration.state,
        }
      : null;
  },
  async run(actor, input, tx) {
    if (actor.kind !== 'person') throw new Error('only persons propose a revocation');
    const registration = await lockApplication(tx, input.registrationId);
    if (registration.state !== 'registered') return refuse(registrationProblems['not-in-force']());
    const id = newId('rvk');
    const inserted = await registrationTables(tx)
      .insertInto('registration.revocation')
      .values({
        id,
        registration_id: registration.id,
        ground: input.ground,
        reason: input.reason,
        state: 'proposed',
        proposed_by: actor.personId,
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
      })
      .onConflict((conflict) =>
        conflict.column('registration_id').where('state', '=', 'proposed').doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return refuse(registrationProblems['already-proposed']());
    await openTask(tx, {
      kind: 'registration.revocation',
      title: text(`复核撤销登记：${registration.title}`, `Decide on a revocation: ${registration.title}`),
      subject: { kind: 'registration-revocation', id },
      organisationId: registration.registrar,
      role: 'registrar-reviewer',
      acts: ['registration.confirm-revocation', 'registration.drop-revocation'],
      apartFrom: [actor.personId],
    });
    await issuePaper(tx, actor, registration, {
      template: revocationAnnounced,
      values: {
        queryCode: registration.query_code ?? '',
        ground: revocationGrounds[input.ground].zh,
        reason: input.reason,
      },
      told: {
        kind: 'revocation-proposed',
        text: text(
          `登记机构拟撤销“${registration.title}”的登记（${revocationGrounds[input.ground].zh}）：${input.reason}。可向登记机构陈述意见。`,
          `The registrar considers revoking the registration of “${registration.title}” (${revocationGrounds[input.ground].en}): ${input.reason}. You may state your case.`,
        ),
      },
    });
    return ok({ revocationId: id });
  },
});

const decisionInput = {
  revocationId: Type.String({ maxLength: 60, title: '撤销事项', titleEn: 'Revocation' }),
};

/** A revocation as policies see it: who proposed it does not decide on it. */
async function revocationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const revocation = await findRevocation(tx, id);
  const registration = revocation && (await findApplication(tx, revocation.registration_id));
  return revocation && registration
    ? {
        kind: 'registration-revocation',
        id,
        owner: registration.registrant,
        handler: registration.registrar,
        authors: [revocation.proposed_by],
        state: revocation.state,
      }
    : null;
}

/** Another one confirms: the platform is told outside any transaction, then the registration is revoked; its history stays. */
export const confirmRevocation = (ports: RegistrationPorts) =>
  defineOperation({
    name: 'registration.confirm-revocation',
    title: text('确认撤销登记', 'Confirm a revocation'),
    description: text(
      '复核属实的，撤销登记并公开；登记历史和查询码保留。提请人不能复核。',
      'When it is found true the registration is revoked, publicly; history and query code stay. Not by who proposed it.',
    ),
    input: Type.Object(
      { ...decisionInput, opinion: reasonField('复核意见', 'Opinion') },
      { additionalProperties: false },
    ),
    output: Type.Object({ revocationId: Type.String(), state: Type.String() }),
    problems: [
      registrationProblems['not-in-force'].type,
      registrationProblems['registrar-unavailable'].type,
      registrationProblems['second-person'].type,
    ],
    rules: ['R20'],
    fourEyes: true,
    dangerous: true,
    subject: (tx, input) => revocationSubject(tx, input.revocationId),
    async run(actor, input, context) {
      const asked = await context.database.transaction(async (tx) => {
        const revocation = await findRevocation(tx, input.revocationId);
        const registration = revocation && (await findApplication(tx, revocation.registration_id));
        return revocation && registration
          ? { revocation, registration, registrant: await organisationName(tx, registration.registrant) }
          : null;
      });
      if (!asked || actor.kind !== 'person') return refuse(registrationProblems['not-in-force']());
      const { revocation, registration } = asked;
      const allowed = revocationLifecycle.next(revocation.state, 'confirm');
      if (!allowed.ok) return allowed;
      const two = R20.judge({ proposedBy: revocation.proposed_by, confirmedBy: actor.personId });
      if (!two.holds)
        return refuse(registrationProblems['second-person']({ rule: 'R20', clause: two.clause }));
      const answer = await ports.registrar.record({
        applicationId: revocation.id,
        registrationCode: registration.registration_code ?? '',
        type: 'revocation',
        registrant: asked.registrant,
        title: registration.title,
        validUntil: registration.valid_until?.toString() ?? null,
      });
      if (!answer.ok) return refuse(registrationProblems['registrar-unavailable']({ detail: answer.reason }));
      return context.database.transaction(
        async (tx) => {
          const live = await lockApplication(tx, registration.id);
          const now = await findRevocation(tx, revocation.id);
          const next = revocationLifecycle.next(now?.state ?? 'dropped', 'confirm');
          if (!next.ok) return next;
          if (live.state !== 'registered') return refuse(registrationProblems['not-in-force']());
          await decide(tx, revocation.id, 'confirmed', actor.personId, input.opinion);
          await completeTasks(tx, { subject: { kind: 'registration-revocation', id: revocation.id } }, actor);
          const ground = revocationGrounds[revocation.ground as RevocationGround].zh;
          await endRegistration(tx, actor, live, 'revoke', ground, { receipt: answer.receipt ?? null });
          return ok({ revocationId: revocation.id, state: next.value });
        },
        { requestId: context.requestId },
      );
    },
  });

export const dropRevocation = defineAction({
  name: 'registration.drop-revocation',
  title: text('不予撤销', 'Drop a revocation'),
  description: text(
    '复核认为不应撤销的，说明理由并告知登记主体。',
    'Not to be revoked; with reasons, and the registrant is told.',
  ),
  input: Type.Object(
    { ...decisionInput, opinion: reasonField('不予撤销的理由', 'Reasons') },
    { additionalProperties: false },
  ),
  output: Type.Object({ revocationId: Type.String(), state: Type.String() }),
  problems: [],
  rules: ['R20'],
  fourEyes: true,
  subject: (tx, input) => revocationSubject(tx, input.revocationId),
  async run(actor, input, tx) {
    if (actor.kind !== 'person') throw new Error('only persons decide on a revocation');
    const known = await findRevocation(tx, input.revocationId);
    if (!known) throw new Error('the subject was there a moment ago');
    const registration = await lockApplication(tx, known.registration_id);
    const revocation = await findRevocation(tx, input.revocationId);
    const next = revocationLifecycle.next(revocation?.state ?? 'dropped', 'drop');
    if (!next.ok) return next;
    await decide(tx, known.id, 'dropped', actor.personId, input.opinion);
    await completeTasks(tx, { subject: { kind: 'registration-revocation', id: known.id } }, actor);
    await issuePaper(tx, actor, registration, {
      template: revocationDropped,
      values: { queryCode: registration.query_code ?? '', reason: input.opinion },
      told: {
        kind: 'revocation-dropped',
        text: text(
          `经复核，“${registration.title}”的登记不予撤销：${input.opinion}`,
          `The registration of “${registration.title}” is not revoked: ${input.opinion}`,
        ),
      },
    });
    return ok({ revocationId: known.id, state: next.value });
  },
});

const decide = (tx: Tx, id: string, state: 'confirmed' | 'dropped', by: string, said: string) =>
  registrationTables(tx)
    .updateTable('registration.revocation')
    .set({ state, decided_by: by, decided_at: tx.now, opinion: said })
    .where('id', '=', id)
    .execute();
