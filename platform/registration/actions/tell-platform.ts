import { Type } from 'typebox';
import { defineOperation, ok, refuse, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { applicationSubject } from '../desk.ts';
import { askPlatform, reportOf, settleReport } from '../platform-report.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { findApplication, lockApplication } from '../store/tables.ts';

/** Tell the registrar's platform again that a registration ended, after it refused or did not answer. Telling it twice is the same as once. */
export const tellPlatformAgain = (ports: RegistrationPorts) =>
  defineOperation({
    name: 'registration.tell-platform',
    title: text('再次报送登记平台', 'Tell the platform again'),
    description: text(
      '登记到期失效后，登记平台拒收或没有应答的，核对原因后再次报送；收到的回执留存。',
      'After a lapse that the platform refused or did not answer: look why, then tell it again; its receipt is kept.',
    ),
    input: Type.Object(
      { applicationId: Type.String({ maxLength: 60, title: '登记', titleEn: 'Registration' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ applicationId: Type.String(), state: Type.String() }),
    problems: [
      registrationProblems['nothing-to-tell'].type,
      registrationProblems['registrar-unavailable'].type,
    ],
    rules: ['R16'],
    subject: (tx, input) => applicationSubject(tx, input.applicationId),
    async run(_actor, input, context) {
      const asked = await context.database.transaction(async (tx) => {
        const registration = await findApplication(tx, input.applicationId);
        const report = await reportOf(tx, input.applicationId);
        return registration && report && report.state !== 'told'
          ? { registration, registrant: await organisationName(tx, registration.registrant) }
          : null;
      });
      if (!asked) return refuse(registrationProblems['nothing-to-tell']());
      const answer = await askPlatform(ports, asked.registration, asked.registrant);
      const state = await context.database.transaction(
        async (tx) => settleReport(tx, await lockApplication(tx, asked.registration.id), answer, false),
        { requestId: context.requestId },
      );
      return answer.ok
        ? ok({ applicationId: asked.registration.id, state })
        : refuse(registrationProblems['registrar-unavailable']({ detail: answer.reason }));
    },
  });
