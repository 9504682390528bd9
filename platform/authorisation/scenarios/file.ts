import { Type } from 'typebox';
import {
  type Actor,
  type Defect,
  defineAction,
  newId,
  ok,
  type Problem,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { completeTasks } from '#platform/casework';
import { personOf, refOf } from '../actions/agreement-step.ts';
import { hand, partiesOf, tell } from '../desk.ts';
import { AR7, AR9, ScenarioDocument, scenarioLifecycle } from '../model/scenario.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { scenariosOf, setScenario } from '../store/scenarios.ts';
import {
  type AgreementRow,
  authorisationTables,
  lockAgreement,
  nextNumber,
  type ScenarioRow,
} from '../store/tables.ts';
import { approve } from './approve.ts';
import {
  agreementTextOf,
  answerOf,
  byScenario,
  filingSubject,
  holdScenario,
  ScenarioAnswer,
  scenarioDigest,
  scenarioRef,
  scenarioSubject,
  textOf,
  toReview,
} from './step.ts';

const inForce: readonly string[] = ['active', 'suspended'];
const onItsWay: readonly string[] = ['security-review', 'compliance-review', 'returned'];
const holding: readonly string[] = ['approved', 'suspended'];

/** All that keeps a text from being filed: where it leaves the agreement, at its field. */
export function outside(
  agreement: AgreementRow,
  scenario: ScenarioDocument,
  under = '/scenario',
): Problem | null {
  const verdict = AR7.judge({ scenario, agreement: agreementTextOf(agreement) });
  return verdict.holds
    ? null
    : problems['scenario-not-in-order']({
        rule: 'AR7',
        clause: verdict.clause,
        defects: verdict.output.map((defect: Defect) => ({ ...defect, at: `${under}${defect.at}` })),
      });
}

const notNow = (zh: string, en: string): Problem =>
  problems['scenario-not-in-order']({ detail: text(zh, en) });

async function insert(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  document: ScenarioDocument,
  of: Pick<ScenarioRow, 'number' | 'version' | 'size' | 'replaces' | 'reason'>,
): Promise<ScenarioRow> {
  const row: ScenarioRow = {
    id: newId('scn'),
    ...of,
    agreement_id: agreement.id,
    name: document.name,
    state: scenarioLifecycle.initial,
    document: document as unknown as ScenarioRow['document'],
    digest: scenarioDigest(document),
    filed_by: personOf(actor),
    filed_at: tx.now,
    security_by: null,
    security_at: null,
    security_opinion: null,
    compliance_by: null,
    compliance_at: null,
    compliance_opinion: null,
    defects: null,
    why: null,
    approved_at: null,
    ended_at: null,
    log_entry: null,
  };
  await authorisationTables(tx)
    .insertInto('authorisation.scenario')
    .values({ ...row, document: JSON.stringify(document) })
    .execute();
  return row;
}

/** 一场景一申请: the operator files what it wants to do with the data, for whom and how it is kept safe. */
export const fileScenario = defineAction({
  name: 'authorisation.file-scenario',
  title: text('申报应用场景', 'File a scenario'),
  description: text(
    '依场景授权的，运营机构逐个申报应用场景：目的、资源、产品、使用对象和安全措施；先安全审核、再业务合规审核，均通过后产品方可上架和调用。',
    'Under an agreement that goes by scenario each is filed with purpose, resources, products, users and security measures; products are listed and called once both reviews passed.',
  ),
  input: Type.Object(
    {
      agreementId: Type.String({ maxLength: 60, title: '授权运营协议', titleEn: 'Agreement' }),
      scenario: ScenarioDocument,
    },
    { additionalProperties: false },
  ),
  output: ScenarioAnswer,
  problems: [problems['scenario-not-in-order'].type],
  rules: ['AR7', 'AR8'],
  idempotent: true,
  subject: (tx, input) => filingSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    if (!inForce.includes(agreement.state))
      return refuse(notNow('授权生效后、终结前才能申报场景', 'Only under an agreement that is in force'));
    const wrong = outside(agreement, input.scenario);
    if (wrong) return refuse(wrong);
    const others = (await scenariosOf(tx, agreement.id)).filter(({ name }) => name === input.scenario.name);
    if (others.some(({ state }) => onItsWay.includes(state) || holding.includes(state)))
      return refuse(
        notNow(
          '这一场景已经申报或已通过；要改动的，请在该场景上申报变更',
          'This scenario is filed or approved already: change that one',
        ),
      );
    const row = await insert(tx, actor, agreement, input.scenario, {
      number: await nextNumber(tx, '授景'),
      version: 1,
      size: 'first',
      replaces: null,
      reason: null,
    });
    await completeTasks(tx, { subject: refOf(agreement), kind: 'authorisation.scenario-filing' }, actor);
    await toReview(tx, actor, agreement, row, 'security', text('申报场景', 'Filed'));
    return ok(answerOf(row, row.state));
  },
});

/** What was returned is put right and reviewed from the beginning, with new clocks. */
export const reviseScenario = defineAction({
  name: 'authorisation.revise-scenario',
  title: text('补正后重报场景', 'Revise a scenario and file it again'),
  description: text(
    '按一次性告知的问题补正；重报后安全审核和业务合规审核重新起算。',
    'Put right everything that was named at once; both reviews begin again.',
  ),
  input: Type.Object({ ...byScenario, scenario: ScenarioDocument }, { additionalProperties: false }),
  output: ScenarioAnswer,
  problems: [problems['scenario-not-in-order'].type],
  rules: ['AR7', 'AR8'],
  subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
  async run(actor, input, tx) {
    const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
    const next = scenarioLifecycle.next(scenario.state, 'revise');
    if (!next.ok) return next;
    const wrong =
      outside(agreement, input.scenario) ??
      (input.scenario.name === scenario.name
        ? null
        : notNow('补正不能换成另一个场景，请另行申报', 'Another scenario is another filing'));
    if (wrong) return refuse(wrong);
    await setScenario(tx, scenario.id, {
      state: next.value,
      document: JSON.stringify(input.scenario) as unknown as ScenarioRow['document'],
      digest: scenarioDigest(input.scenario),
      filed_by: personOf(actor),
      filed_at: tx.now,
      security_by: null,
      security_at: null,
      security_opinion: null,
      defects: null,
    });
    await toReview(tx, actor, agreement, scenario, 'security', text('补正后重报', 'Filed again'));
    return ok(answerOf(scenario, next.value));
  },
});

/** The next version of an approved scenario: a material change is reviewed again while the present one holds, another takes effect at once. */
export const changeScenario = (under: UnderAgreement) =>
  defineAction({
    name: 'authorisation.change-scenario',
    title: text('申报场景变更', 'Change a scenario'),
    description: text(
      '系统逐项比对：涉及用途、资源、产品、使用对象或安全措施的重新审核，通过前仍按原场景执行；只改文字说明的即时生效。',
      'The difference decides: a change of purpose, resources, products, users or measures is reviewed again while the present version holds; one of the description alone takes effect at once.',
    ),
    input: Type.Object(
      {
        ...byScenario,
        scenario: ScenarioDocument,
        reason: Type.String({ minLength: 4, maxLength: 500, title: '变更理由', titleEn: 'Reason' }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ ...ScenarioAnswer.properties, material: Type.Boolean() }),
    problems: [problems['scenario-not-in-order'].type],
    rules: ['AR7', 'AR8', 'AR9'],
    idempotent: true,
    subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
    async run(actor, input, tx) {
      const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
      if (!holding.includes(scenario.state))
        return refuse(
          notNow('只有已通过或暂停的场景可以变更', 'Only one that is approved or suspended is changed'),
        );
      const wrong = outside(agreement, input.scenario);
      if (wrong) return refuse(wrong);
      if (input.scenario.name !== scenario.name)
        return refuse(notNow('变更不能换成另一个场景，请另行申报', 'Another scenario is another filing'));
      const versions = (await scenariosOf(tx, agreement.id)).filter(
        ({ number }) => number === scenario.number,
      );
      if (versions.some(({ state }) => onItsWay.includes(state)))
        return refuse(notNow('已有一项变更在审核', 'A change of it is under review already'));
      const way = AR9.judge({ before: textOf(scenario), after: input.scenario });
      if (!way.holds)
        return refuse(
          problems['scenario-not-in-order']({ rule: 'AR9', clause: way.clause, detail: way.reasons[0]! }),
        );
      // While it is suspended nothing passes without a review: the new version would lift the stop.
      const material = way.output === 'larger' || scenario.state === 'suspended';
      const row = await insert(tx, actor, agreement, input.scenario, {
        number: scenario.number,
        version: Math.max(...versions.map(({ version }) => version)) + 1,
        size: material ? 'larger' : 'minor',
        replaces: scenario.id,
        reason: input.reason,
      });
      const step = text(`申报变更（第 ${row.version} 版）`, `Filed a change (version ${row.version})`);
      if (material) {
        await toReview(tx, actor, agreement, row, 'security', step);
        return ok({ ...answerOf(row, row.state), material });
      }
      const next = scenarioLifecycle.next(row.state, 'waive');
      if (!next.ok) return next;
      await hand(tx, actor, scenarioRef(row), step);
      await approve(tx, actor, under, agreement, row, {});
      await tell(
        tx,
        actor,
        agreement,
        partiesOf(agreement),
        'scenario-changed',
        text(
          `场景“${row.name}”的文字说明已变更：${input.reason}`,
          `The description of scenario “${row.name}” was changed: ${input.reason}`,
        ),
      );
      return ok({ ...answerOf(row, next.value), material });
    },
  });

export const withdrawScenario = defineAction({
  name: 'authorisation.withdraw-scenario',
  title: text('撤回场景申报', 'Withdraw a scenario'),
  description: text('审核办结前可以撤回。', 'Before both reviews are done.'),
  input: Type.Object(
    {
      ...byScenario,
      reason: Type.String({ minLength: 4, maxLength: 500, title: '撤回理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: ScenarioAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
  async run(actor, input, tx) {
    const { scenario } = await holdScenario(tx, input.scenarioId);
    const next = scenarioLifecycle.next(scenario.state, 'withdraw');
    if (!next.ok) return next;
    await setScenario(tx, scenario.id, { state: next.value, why: input.reason, ended_at: tx.now });
    await hand(tx, actor, scenarioRef(scenario), text('撤回', 'Withdrawn'));
    return ok(answerOf(scenario, next.value));
  },
});
