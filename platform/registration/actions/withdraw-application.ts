import { text } from '#foundation';
import { stopClock } from '#platform/casework';
import { applicationRef, filingAnew, hand } from '../desk.ts';
import { closeConfirmations } from '../joint.ts';
import { afterTurnedDown } from '../life.ts';
import { registrationProblems } from '../problems.ts';
import { defineStep, reasonField } from './steps.ts';

/** The registrant takes an application back that is not decided yet. What must be registered is then to be filed anew. */
export const withdrawApplication = defineStep({
  name: 'withdraw-application',
  event: 'withdraw',
  title: text('撤回申请', 'Withdraw'),
  description: text(
    '登记主体可以撤回尚未办结的申请；异议复核期间、他人提出的更正申请不能撤回。应当登记的须重新申请。',
    'The registrant may take back what is not decided yet, but not while an objection is rechecked, nor a correction that somebody else asked for. What must be registered is to be filed anew.',
  ),
  input: { reason: reasonField('撤回理由', 'Reason') },
  rules: [],
  problems: [registrationProblems['asked-by-another']],
  dangerous: true,
  async run({ actor, person, tx, application }, input: { reason: string }) {
    // Anybody may ask for a correction: it is not the registrant's to make it go away.
    if (application.type === 'correction' && application.drafted_by !== person)
      return { problem: registrationProblems['asked-by-another']() };
    await stopClock(tx, { subject: applicationRef(application), kind: 'registration.public-notice' });
    await hand(tx, actor, application, text('登记主体撤回申请', 'Withdrawn'), filingAnew(application));
    await closeConfirmations(tx, actor, application.id);
    await afterTurnedDown(tx, application);
    return { refusal_reason: input.reason };
  },
});
