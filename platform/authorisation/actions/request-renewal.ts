import { Type } from 'typebox';
import { dateAt, defineAction, ok, refuse, text } from '#foundation';
import { agreementSubject, hand, partiesOf, tell } from '../desk.ts';
import { AR5 } from '../model/change.ts';
import type { AgreementDocument } from '../model/index.ts';
import { problems } from '../problems.ts';
import { openChange } from '../store/changes.ts';
import { earlierTerms, findAgreement, lockAgreement } from '../store/tables.ts';
import { AgreementAnswer, byAgreement, refOf } from './agreement-step.ts';

/** The operator asks for a longer term; the implementing body proposes it, or lets the term end. */
export const requestRenewal = defineAction({
  name: 'authorisation.request-renewal',
  title: text('申请续期', 'Ask for a renewal'),
  description: text(
    '运营机构在协议约定的时间之前申请续期，由实施机构据此提出续期文本。',
    'The operator asks, as early as the agreement wants it; the implementing body then proposes the renewal.',
  ),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({
        minLength: 10,
        maxLength: 1000,
        title: '续期理由与运营情况',
        titleEn: 'Why, and how the operation went',
      }),
    },
    { additionalProperties: false },
  ),
  output: AgreementAnswer,
  problems: [problems['renewal-late'].type, problems['change-open'].type, problems['not-a-change'].type],
  rules: ['AR5'],
  subject: async (tx, input) => {
    const subject = await agreementSubject(tx, input.agreementId);
    const agreement = await findAgreement(tx, input.agreementId);
    return subject && agreement ? { ...subject, handler: agreement.operator } : null;
  },
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    if (agreement.state !== 'active')
      return refuse(
        problems['not-a-change']({
          detail: text('只有生效中的授权可以申请续期', 'Only an agreement in force can be renewed'),
        }),
      );
    const open = await openChange(tx, agreement.id);
    if (open) return refuse(problems['change-open']({ data: { changeId: open.id } }));
    const { parts } = agreement.document as unknown as AgreementDocument;
    const time = AR5.judge({
      until: agreement.term_until,
      noticeDays: parts.ending.renewalNoticeDays,
      today: dateAt(tx.now),
      earlier: await earlierTerms(tx, agreement.id),
    });
    if (!time.holds)
      return refuse(problems['renewal-late']({ detail: time.reasons[0]!, rule: 'AR5', clause: time.clause }));
    await hand(
      tx,
      actor,
      refOf(agreement),
      text(`申请续期：${input.reason}`, `Asked for a renewal: ${input.reason}`),
      {
        kind: 'renewal-asked',
        title: text('处理续期申请', 'Settle the request for a renewal'),
        organisationId: agreement.implementing_body,
        role: 'implementing-body',
        acts: ['authorisation.propose-change'],
      },
    );
    await tell(
      tx,
      actor,
      agreement,
      partiesOf(agreement),
      'renewal-asked',
      text(
        `运营机构申请续期授权 ${agreement.number}：${input.reason}`,
        `The operator asks for a renewal of agreement ${agreement.number}: ${input.reason}`,
      ),
    );
    return ok({ agreementId: agreement.id, state: agreement.state });
  },
});
