import { Type } from 'typebox';
import { actorReference, defineAction, momentInWords, ok, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { addReason, clearReason } from '#platform/lineage';
import { agreementSubject, hand, partiesOf } from '../desk.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { issuePaper, resumptionNotice, suspensionNotice } from '../papers.ts';
import { authorisationTables, lockAgreement } from '../store/tables.ts';
import { AgreementAnswer, byAgreement, refOf } from './agreement-step.ts';
/** Stop everything under the agreement. Effective with the commit: the very next call is refused, and what is running does not leave. */
export const suspendAgreement = defineAction({
  name: 'authorisation.suspend-agreement',
  title: text('暂停授权', 'Suspend the agreement'),
  description: text(
    '立即暂停协议项下的全部调用；提交后下一次调用即被拒绝，运行中的查询也不会放行。',
    'Stop every call under the agreement at once: the next call is refused and running queries are not released.',
  ),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '暂停原因（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: AgreementAnswer,
  problems: [],
  rules: ['R29'],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'suspend');
    if (!next.ok) return next;
    const reasonId = await addReason(
      tx,
      { kind: 'agreement', id: agreement.id },
      {
        code: 'suspension',
        text: text(`授权已暂停：${input.reason}`, `The authorisation is suspended: ${input.reason}`),
        rule: 'R29',
        clause: { document: '实施规范', article: '21' },
        by: actorReference(actor),
      },
    );
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, suspension: reasonId })
      .where('id', '=', agreement.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'authorisation.suspended',
      subject: agreement.id,
      fact: { number: agreement.number, reason: input.reason, at: tx.now.toString() },
    });
    await hand(tx, actor, refOf(agreement), text('暂停授权', 'Suspended'), {
      kind: 'resumption',
      title: text('处理暂停的授权', 'Settle the suspended agreement'),
      organisationId: agreement.implementing_body,
      role: 'implementing-body',
      acts: ['authorisation.resume-agreement'],
    });
    await issuePaper(tx, actor, {
      template: suspensionNotice,
      subject: { kind: 'agreement', id: agreement.id },
      values: { number: agreement.number, at: momentInWords(tx.now), reason: input.reason },
      to: partiesOf(agreement),
      told: {
        kind: 'agreement-suspended',
        text: text(
          `授权 ${agreement.number} 已暂停，项下调用即时停止：${input.reason}`,
          `Agreement ${agreement.number} is suspended and every call under it stopped: ${input.reason}`,
        ),
      },
    });
    await tx.emit({
      kind: 'authorisation.suspended',
      subject: agreement.id,
      payload: { number: agreement.number, reason: input.reason },
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

export const resumeAgreement = defineAction({
  name: 'authorisation.resume-agreement',
  title: text('恢复授权', 'Resume the agreement'),
  description: text('暂停原因消除后恢复；说明理由。', 'Resume after the cause is gone; say why.'),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '恢复理由（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: AgreementAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'resume');
    if (!next.ok) return next;
    if (agreement.suspension) await clearReason(tx, agreement.suspension, actorReference(actor));
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, suspension: null })
      .where('id', '=', agreement.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'authorisation.resumed',
      subject: agreement.id,
      fact: { number: agreement.number, reason: input.reason, at: tx.now.toString() },
    });
    await hand(tx, actor, refOf(agreement), text('恢复授权', 'Resumed'));
    await issuePaper(tx, actor, {
      template: resumptionNotice,
      subject: { kind: 'agreement', id: agreement.id },
      values: { number: agreement.number, at: momentInWords(tx.now), reason: input.reason },
      to: partiesOf(agreement),
      told: {
        kind: 'agreement-resumed',
        text: text(
          `授权 ${agreement.number} 已恢复：${input.reason}`,
          `Agreement ${agreement.number} is resumed: ${input.reason}`,
        ),
      },
    });
    await tx.emit({
      kind: 'authorisation.resumed',
      subject: agreement.id,
      payload: { number: agreement.number, reason: input.reason },
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});
