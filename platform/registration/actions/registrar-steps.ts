import { Type } from 'typebox';
import { dateInWords, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { agentFact, mandateOf } from '../agents.ts';
import { filerOf, filingAnew, hand, startNotice } from '../desk.ts';
import { jointFact, registrantNames } from '../joint.ts';
import { afterTurnedDown } from '../life.ts';
import { hasNotice, typeTitles } from '../model/following.ts';
import {
  acceptanceNotice,
  completionNotice,
  examinationNotice,
  issuePaper,
  matterOf,
  publicNotice,
  refusalOfAcceptance,
  todayInWords,
} from '../papers.ts';
import { registrationProblems } from '../problems.ts';
import { R8, R9 } from '../rules.ts';
import { R19 } from '../rules-of-life.ts';
import { applicantOf, askConsent } from './correction.ts';
import { passWithoutNotice } from './pass-without-notice.ts';
import { defineStep, opinion, reasonField, type StepOutcome } from './steps.ts';

export const acceptApplication = defineStep({
  name: 'accept-application',
  event: 'accept',
  title: text('受理', 'Accept'),
  description: text(
    '材料齐全、符合形式要求的，予以受理。',
    'Accept an application whose materials are complete and in form.',
  ),
  input: { opinion },
  rules: ['R7', 'R8', 'R19'],
  async run({ actor, person, tx, application }) {
    const words = typeTitles[application.type];
    // A cancellation has one clock from acceptance to its end: what is left of it goes on with the recording.
    const clock =
      application.type === 'cancellation' ? R19.judge({ from: tx.now }) : R8.judge({ from: tx.now });
    await hand(tx, actor, application, text('受理登记申请', 'Accepted the application'), {
      kind: 'examination',
      title: text(`形式审核（${words.zh}）`, `Form review (${words.en})`),
      organisationId: application.registrar,
      role: 'registrar-reviewer',
      acts: ['registration.pass-examination', 'registration.fail-examination'],
      apartFrom: [person],
      clock,
    });
    if (application.type === 'correction') await askConsent(tx, application);
    await issuePaper(tx, actor, application, {
      template: acceptanceNotice,
      values: {
        ...matterOf(application),
        on: todayInWords(tx),
        until: dateInWords(clock.output.lastDay),
        step: application.type === 'cancellation' ? '注销' : '形式审核',
      },
      told: {
        kind: 'application-accepted',
        text: text(
          `登记申请“${application.title}”已受理，进入形式审核。`,
          `The registration of “${application.title}” was accepted and is under form review.`,
        ),
      },
    });
    await tx.emit({
      kind: 'registration.accepted',
      subject: application.id,
      payload: { title: application.title },
    });
    return { accepted_by: person, accepted_at: tx.now };
  },
});

export const returnApplication = defineStep({
  name: 'return-application',
  event: 'return',
  title: text('一次性告知补正', 'Return with all defects'),
  description: text(
    '材料不齐全的，一次性告知需要补正的全部内容；重新提交后受理期限重新计算。',
    'Tell everything that must be completed, at once. The clock restarts when it is filed again.',
  ),
  input: {
    defects: Type.Array(Type.String({ minLength: 2, maxLength: 500 }), {
      minItems: 1,
      maxItems: 50,
      title: '需要补正的内容',
      titleEn: 'What must be completed',
    }),
  },
  rules: ['R6', 'R7'],
  async run({ actor, tx, application }, input: { defects: string[] }) {
    await hand(tx, actor, application, text('一次性告知补正', 'Returned with all defects'), {
      kind: 'completion',
      title: text('补正登记材料', 'Complete the materials'),
      ...(await filerOf(tx, application)),
      back: true,
    });
    await issuePaper(tx, actor, application, {
      template: completionNotice,
      values: { ...matterOf(application), defects: input.defects },
      told: {
        kind: 'application-returned',
        text: text(
          `登记申请“${application.title}”需补正：${input.defects.join('；')}`,
          `The registration of “${application.title}” is to be completed: ${input.defects.join('; ')}`,
        ),
      },
    });
    return {
      returned_defects: JSON.stringify(input.defects),
      times_returned: application.times_returned + 1,
    };
  },
});

export const declineApplication = defineStep({
  name: 'decline-application',
  event: 'decline',
  title: text('不予受理', 'Decline'),
  description: text(
    '不属于登记范围等情形，不予受理并说明理由。',
    'Decline with the reason, e.g. when it is outside the scope of registration.',
  ),
  input: { reason: reasonField('不予受理的理由', 'Reason for declining') },
  rules: ['R7'],
  dangerous: true,
  async run({ actor, tx, application }, input: { reason: string }) {
    await hand(tx, actor, application, text('不予受理', 'Declined'), filingAnew(application));
    await issuePaper(tx, actor, application, {
      template: refusalOfAcceptance,
      values: { ...matterOf(application), reason: input.reason },
      person: applicantOf(application),
      told: {
        kind: 'application-declined',
        text: text(
          `登记申请“${application.title}”不予受理：${input.reason}。可修改后重新申请。`,
          `The registration of “${application.title}” was not accepted: ${input.reason}. It may be filed anew.`,
        ),
      },
    });
    await afterTurnedDown(tx, application);
    return { refusal_reason: input.reason };
  },
});

/** The form review passes; at least the four fields of Art 12 are published for ten working days, and entered in the log. */
export const passExamination = defineStep({
  name: 'pass-examination',
  event: 'pass-examination',
  title: text('审核通过并公示', 'Pass and publish'),
  description: text(
    '首次和变更登记审核通过后公示登记主体名称、登记类型、登记数据名称、数据内容简介 10 个工作日；更正、续展、注销审核通过后记载。',
    'First registrations and changes go on notice for ten working days: registrant, type, data name, summary. Corrections, renewals and cancellations are recorded.',
  ),
  input: {
    opinion,
    proven: Type.Optional(
      Type.Boolean({
        title: '更正：证据足以证明登记确有错误',
        titleEn: 'Correction: the evidence proves the error',
      }),
    ),
    mandateChecked: Type.Optional(
      Type.Boolean({
        asked: true,
        title: '代理申请：已核对授权委托书',
        titleEn: 'Filed by an agent: its mandate was checked',
      }),
    ),
  },
  problems: [registrationProblems['correction-not-founded'], registrationProblems['mandate-unchecked']],
  rules: ['R8', 'R9', 'R18', 'R19'],
  fourEyes: true,
  eventOf: (application) => (hasNotice(application.type) ? 'pass-examination' : 'pass-without-notice'),
  async run(
    { actor, person, tx, application },
    input: { proven?: boolean; mandateChecked?: boolean },
  ): Promise<StepOutcome> {
    const byAgent = (await mandateOf(tx, application.id)) !== null;
    if (byAgent && input.mandateChecked !== true)
      return { problem: registrationProblems['mandate-unchecked']() };
    if (!hasNotice(application.type)) {
      const passed = await passWithoutNotice(tx, actor, person, application, input.proven === true);
      return 'problem' in passed ? passed : { ...passed, mandate_checked: byAgent };
    }
    const notice = R9.judge({ from: tx.now });
    await hand(
      tx,
      actor,
      application,
      text('形式审核通过，开始公示', 'Form review passed; public notice begins'),
    );
    await startNotice(tx, application, notice);
    const registrant = await organisationName(tx, application.registrant);
    await appendPublicFact(tx, {
      kind: 'registration.public-notice',
      subject: application.id,
      fact: {
        registrant,
        ...(await jointFact(tx, application)),
        ...(await agentFact(tx, application)),
        registrationType: application.type,
        dataName: application.title,
        contentSummary: application.content_summary,
        from: tx.now.toString(),
        until: notice.output.dueAt.toString(),
        lastDay: notice.output.lastDay.toString(),
      },
    });
    await issuePaper(tx, actor, application, {
      template: publicNotice,
      addressee: null,
      values: {
        ...matterOf(application),
        registrant: await registrantNames(tx, application),
        summary: application.content_summary,
        from: todayInWords(tx),
        until: dateInWords(notice.output.lastDay),
        days: String(R9.parameters.workingDays),
      },
      told: {
        kind: 'notice-began',
        text: text(
          `“${application.title}”形式审核通过，公示至 ${notice.output.lastDay}。`,
          `“${application.title}” passed its form review and is in public notice until ${notice.output.lastDay}.`,
        ),
      },
    });
    await tx.emit({
      kind: 'registration.notice-started',
      subject: application.id,
      payload: { title: application.title },
    });
    return {
      examined_by: person,
      examined_at: tx.now,
      notice_from: tx.now,
      notice_until: notice.output.dueAt,
      mandate_checked: byAgent,
    };
  },
});

export const failExamination = defineStep({
  name: 'fail-examination',
  event: 'fail-examination',
  title: text('审核不通过', 'Fail the form review'),
  description: text(
    '形式审核不通过，向登记主体说明理由。',
    'The form review is not passed; the registrant is told why.',
  ),
  input: { reason: reasonField('不通过的理由', 'Reason') },
  rules: ['R8'],
  fourEyes: true,
  dangerous: true,
  async run({ actor, person, tx, application }, input: { reason: string }) {
    await hand(
      tx,
      actor,
      application,
      text('形式审核不通过', 'Form review not passed'),
      filingAnew(application),
    );
    await issuePaper(tx, actor, application, {
      template: examinationNotice,
      values: { ...matterOf(application), reason: input.reason },
      person: applicantOf(application),
      told: {
        kind: 'examination-failed',
        text: text(
          `登记申请“${application.title}”形式审核未通过：${input.reason}。可修改后重新申请。`,
          `The registration of “${application.title}” did not pass its form review: ${input.reason}. It may be filed anew.`,
        ),
      },
    });
    await afterTurnedDown(tx, application);
    return { examined_by: person, examined_at: tx.now, refusal_reason: input.reason };
  },
});
