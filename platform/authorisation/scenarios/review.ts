import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { personOf } from '../actions/agreement-step.ts';
import { hand, partiesOf } from '../desk.ts';
import { scenarioLifecycle } from '../model/scenario.ts';
import { issuePaper, scenarioApproval, scenarioRefusal, scenarioReturn } from '../papers.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { setScenario } from '../store/scenarios.ts';
import { authorisationTables, type ScenarioRow } from '../store/tables.ts';
import { approve } from './approve.ts';
import { outside } from './file.ts';
import {
  answerOf,
  byScenario,
  holdScenario,
  ScenarioAnswer,
  scenarioRef,
  scenarioSubject,
  toReview,
} from './step.ts';

const opinion = {
  opinion: Type.String({ minLength: 4, maxLength: 1000, title: '审核意见', titleEn: 'Opinion' }),
};

/** The implementing body looks at what the scenario does with the data, and at its measures. */
export const passSecurity = defineAction({
  name: 'authorisation.pass-security-of-scenario',
  title: text('场景安全审核通过', 'Pass the security review of a scenario'),
  description: text(
    '核对所用资源、处理方式、使用对象与安全措施；通过后转业务合规审核。',
    'Check resources, processing, users and security measures; the compliance review follows.',
  ),
  input: Type.Object({ ...byScenario, ...opinion }, { additionalProperties: false }),
  output: ScenarioAnswer,
  problems: [problems['scenario-not-in-order'].type],
  rules: ['AR7', 'AR8'],
  fourEyes: true,
  subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
  async run(actor, input, tx) {
    const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
    const next = scenarioLifecycle.next(scenario.state, 'pass-security');
    if (!next.ok) return next;
    // The agreement may have been changed since it was filed.
    const wrong = outside(agreement, scenario.document as never, '');
    if (wrong) return refuse(wrong);
    await setScenario(tx, scenario.id, {
      state: next.value,
      security_by: personOf(actor),
      security_at: tx.now,
      security_opinion: input.opinion,
    });
    await toReview(
      tx,
      actor,
      agreement,
      scenario,
      'compliance',
      text(`安全审核通过：${input.opinion}`, `Security review passed: ${input.opinion}`),
    );
    return ok(answerOf(scenario, next.value));
  },
});

/** The authorising body's review, by another person of another organisation than the first: the scenario holds from now on. */
export const passCompliance = (under: UnderAgreement) =>
  defineAction({
    name: 'authorisation.pass-compliance-of-scenario',
    title: text('场景业务合规审核通过', 'Pass the compliance review of a scenario'),
    description: text(
      '核对用途、产品清单与协议相符；通过后该场景项下产品可以上架和调用，场景进入公开日志。',
      'Check purpose and products against the agreement; products of the scenario may then be listed and called, and it enters the public log.',
    ),
    input: Type.Object({ ...byScenario, ...opinion }, { additionalProperties: false }),
    output: ScenarioAnswer,
    problems: [problems['scenario-not-in-order'].type],
    rules: ['AR7'],
    fourEyes: true,
    subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
    async run(actor, input, tx) {
      const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
      const next = scenarioLifecycle.next(scenario.state, 'pass-compliance');
      if (!next.ok) return next;
      const wrong = outside(agreement, scenario.document as never, '');
      if (wrong) return refuse(wrong);
      await hand(
        tx,
        actor,
        scenarioRef(scenario),
        text(`业务合规审核通过：${input.opinion}`, `Compliance review passed: ${input.opinion}`),
      );
      await approve(tx, actor, under, agreement, scenario, {
        compliance_by: personOf(actor),
        compliance_at: tx.now,
        compliance_opinion: input.opinion,
      });
      await issuePaper(tx, actor, {
        template: scenarioApproval,
        subject: { kind: 'scenario', id: scenario.id },
        values: {
          number: scenario.number,
          version: String(scenario.version),
          name: scenario.name,
          agreement: agreement.number,
          security: scenario.security_opinion ?? '',
          compliance: input.opinion,
        },
        to: partiesOf(agreement),
        told: {
          kind: 'scenario-approved',
          text: text(
            `应用场景“${scenario.name}”（${scenario.number}）已通过两项审核。`,
            `Scenario “${scenario.name}” (${scenario.number}) passed both reviews.`,
          ),
        },
      });
      return ok(answerOf(scenario, next.value));
    },
  });

/** Everything that is missing is said at once; it comes back to who filed it. */
export const returnScenario = defineAction({
  name: 'authorisation.return-scenario',
  title: text('退回场景补正', 'Return a scenario'),
  description: text('一次性告知全部需要补正的问题。', 'Name everything that has to be put right at once.'),
  input: Type.Object(
    {
      ...byScenario,
      defects: Type.Array(Type.String({ minLength: 4, maxLength: 500 }), {
        minItems: 1,
        maxItems: 50,
        title: '需要补正的问题',
        titleEn: 'What has to be put right',
      }),
    },
    { additionalProperties: false },
  ),
  output: ScenarioAnswer,
  problems: [],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
  async run(actor, input, tx) {
    const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
    const next = scenarioLifecycle.next(scenario.state, 'return');
    if (!next.ok) return next;
    const defects = JSON.stringify(input.defects) as unknown as ScenarioRow['defects'];
    await authorisationTables(tx)
      .insertInto('authorisation.scenario_return')
      .values({
        scenario_id: scenario.id,
        returned_at: tx.now,
        returned_by: personOf(actor),
        stage: scenario.state,
        filed_by: scenario.filed_by,
        document: JSON.stringify(scenario.document),
        digest: scenario.digest,
        defects: JSON.stringify(input.defects),
      })
      .execute();
    await setScenario(tx, scenario.id, { state: next.value, defects });
    await hand(tx, actor, scenarioRef(scenario), text('退回补正', 'Returned'), {
      kind: 'scenario-revision',
      title: text('补正应用场景', 'Put a scenario right'),
      organisationId: agreement.operator,
      role: 'operator',
      acts: ['authorisation.revise-scenario', 'authorisation.withdraw-scenario'],
      back: true,
    });
    await issuePaper(tx, actor, {
      template: scenarioReturn,
      subject: { kind: 'scenario', id: scenario.id },
      values: {
        number: scenario.number,
        name: scenario.name,
        stage: scenario.state === 'compliance-review' ? '业务合规审核' : '安全审核',
        defects: input.defects.map((one, index) => `${index + 1}. ${one}`).join('\n'),
      },
      to: [agreement.operator],
      told: {
        kind: 'scenario-returned',
        text: text(
          `应用场景“${scenario.name}”被退回补正：${input.defects.join('；')}`,
          `Scenario “${scenario.name}” was returned: ${input.defects.join('; ')}`,
        ),
      },
    });
    return ok(answerOf(scenario, next.value));
  },
});

export const refuseScenario = defineAction({
  name: 'authorisation.refuse-scenario',
  title: text('场景不予通过', 'Refuse a scenario'),
  description: text('写明理由；原有版本（如有）照旧。', 'Say why; a version that holds goes on.'),
  input: Type.Object(
    {
      ...byScenario,
      reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: ScenarioAnswer,
  problems: [],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
  async run(actor, input, tx) {
    const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
    const next = scenarioLifecycle.next(scenario.state, 'refuse');
    if (!next.ok) return next;
    await setScenario(tx, scenario.id, { state: next.value, why: input.reason, ended_at: tx.now });
    await hand(tx, actor, scenarioRef(scenario), text('不予通过', 'Refused'));
    await issuePaper(tx, actor, {
      template: scenarioRefusal,
      subject: { kind: 'scenario', id: scenario.id },
      values: { number: scenario.number, name: scenario.name, reason: input.reason },
      to: [agreement.operator],
      told: {
        kind: 'scenario-refused',
        text: text(
          `应用场景“${scenario.name}”不予通过：${input.reason}`,
          `Scenario “${scenario.name}” was refused: ${input.reason}`,
        ),
      },
    });
    return ok(answerOf(scenario, next.value));
  },
});
