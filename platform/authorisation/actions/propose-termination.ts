import { Type } from 'typebox';
import { type Actor, dateAt, defineAction, newId, ok, type Result, refuse, type Tx, text } from '#foundation';
import { agreementSubject, hand, partiesOf, tell } from '../desk.ts';
import type { AgreementDocument } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { AR1, consentGround, type Ground, groundsOf } from '../model/termination.ts';
import { problems } from '../problems.ts';
import { sideOf } from '../reads/reader.ts';
import { type AgreementRow, authorisationTables, findAgreement, lockAgreement } from '../store/tables.ts';
import { openTermination } from '../store/terminations.ts';
import { byAgreement, personOf } from './agreement-step.ts';
import { onDay, TerminationAnswer, terminationRef } from './termination-step.ts';

const asked = {
  statement: Type.String({
    minLength: 10,
    maxLength: 1000,
    title: '事实与理由（各方可见，不公开）',
    titleEn: 'What happened (for the parties, not public)',
  }),
  effectiveOn: Type.Optional(
    Type.String({
      format: 'date',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      title: '拟终止日（不填则尽早）',
      titleEn: 'Day on which it is to end (none: as soon as may be)',
    }),
  ),
};
const refusals = [
  problems['no-such-ground'].type,
  problems['termination-open'].type,
  problems['term-ends-first'].type,
];

/** Either body proposes an end before the term, on a ground the agreement names; the other body decides. */
export const proposeTermination = defineAction({
  name: 'authorisation.propose-termination',
  title: text('提请终止授权', 'Propose to end the agreement'),
  description: text(
    '按协议约定的情形提请提前终止，由另一方机构集体决策后生效；违约终止即时生效，其他情形按约定提前通知。',
    'Propose an end before the term on a ground of the agreement. The other body decides; a breach ends it at once, any other ground keeps the agreed notice.',
  ),
  input: Type.Object(
    {
      ...byAgreement,
      ground: Type.String({
        minLength: 1,
        maxLength: 300,
        format: 'termination-ground',
        title: '终止情形（公开）',
        titleEn: 'Ground (public)',
      }),
      ...asked,
    },
    { additionalProperties: false },
  ),
  output: TerminationAnswer,
  problems: refusals,
  rules: ['AR1'],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const grounds = groundsOf(agreement.document as unknown as AgreementDocument);
    const ground = grounds.find((one) => one.text === input.ground);
    if (!ground)
      return refuse(
        problems['no-such-ground']({
          clause: AR1.clause,
          detail: text(
            grounds.length > 0
              ? `可选的情形：${grounds.map((one) => one.text).join('；')}。`
              : '协议没有约定可由机构提请的提前终止情形。',
            grounds.length > 0
              ? `The grounds are: ${grounds.map((one) => one.text).join('; ')}.`
              : 'The agreement names no ground on which a body may end it early.',
          ),
        }),
      );
    const side = await sideOf(tx, actor, [agreement.authorising_body, agreement.implementing_body]);
    const decider =
      side === agreement.authorising_body ? agreement.implementing_body : agreement.authorising_body;
    return propose(tx, actor, agreement, { ...input, ground, decider });
  },
});

/** The operator asks that both sides agree on an end; the implementing body decides. */
export const requestTermination = defineAction({
  name: 'authorisation.request-termination',
  title: text('申请协商终止', 'Ask for an end by consent'),
  description: text(
    '运营机构申请双方协商一致终止协议，由实施机构决定。',
    'The operator asks that both sides agree to end the agreement; the implementing body decides.',
  ),
  input: Type.Object({ ...byAgreement, ...asked }, { additionalProperties: false }),
  output: TerminationAnswer,
  problems: refusals,
  rules: ['AR1'],
  dangerous: true,
  subject: async (tx, input) => {
    const subject = await agreementSubject(tx, input.agreementId);
    const agreement = await findAgreement(tx, input.agreementId);
    return subject && agreement ? { ...subject, handler: agreement.operator } : null;
  },
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const ground = consentGround(agreement.document as unknown as AgreementDocument);
    return propose(tx, actor, agreement, { ...input, ground, decider: agreement.implementing_body });
  },
});

interface Proposal {
  readonly ground: Ground;
  readonly statement: string;
  readonly effectiveOn?: string;
  /** Organisation. */
  readonly decider: string;
}

async function propose(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  { ground, statement, effectiveOn, decider }: Proposal,
): Promise<
  Result<{ agreementId: string; terminationId: string; state: string; effectiveOn: string | null }>
> {
  const next = agreementLifecycle.next(agreement.state, 'terminate');
  if (!next.ok) return next;
  const open = await openTermination(tx, agreement.id);
  if (open) return refuse(problems['termination-open']({ data: { terminationId: open.id } }));
  const { noticeDays } = (agreement.document as unknown as AgreementDocument).parts.changes;
  const wanted = effectiveOn === undefined ? null : Temporal.PlainDate.from(effectiveOn);
  const day = AR1.judge({ ground: ground.kind, wanted, noticeDays, today: dateAt(tx.now) }).output;
  if (day && Temporal.PlainDate.compare(day, agreement.term_until) >= 0)
    return refuse(problems['term-ends-first']({ rule: 'AR1', clause: AR1.clause }));
  const id = newId('trm');
  await authorisationTables(tx)
    .insertInto('authorisation.termination')
    .values({
      id,
      agreement_id: agreement.id,
      state: 'proposed',
      ground_kind: ground.kind,
      ground: ground.text,
      statement,
      wanted_on: wanted,
      proposed_by: personOf(actor),
      proposer: (await sideOf(tx, actor, partiesOf(agreement))) ?? '',
      decider,
      proposed_at: tx.now,
      decision: null,
      decided_by: null,
      decided_at: null,
      effective_on: null,
      effective_at: null,
      declined_reason: null,
      log_entry: null,
    })
    .execute();
  await hand(tx, actor, terminationRef(agreement), text('提请终止授权', 'Proposed the end'), {
    kind: 'termination-decision',
    title: text('决定是否终止授权', 'Decide whether the agreement ends'),
    organisationId: decider,
    role: decider === agreement.authorising_body ? 'authorising-body' : 'implementing-body',
    acts: ['authorisation.approve-termination', 'authorisation.decline-termination'],
  });
  const when = onDay(day);
  await tell(
    tx,
    actor,
    agreement,
    partiesOf(agreement),
    'termination-proposed',
    text(
      `授权 ${agreement.number} 被提请终止（${ground.text}）；如获决定，${when.zh}。`,
      `An end of agreement ${agreement.number} is proposed (${ground.text}); if so decided it ${when.en}.`,
    ),
  );
  return ok({
    agreementId: agreement.id,
    terminationId: id,
    state: 'proposed',
    effectiveOn: day?.toString() ?? null,
  });
}
