import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import { type Actor, type Json, type Subject, type Text, type Tx, text } from '#foundation';
import { hand, partiesOf } from '../desk.ts';
import type { AgreementDocument } from '../model/index.ts';
import { AR8, type ScenarioDocument, type ScenarioState } from '../model/scenario.ts';
import { filersOf, findScenario } from '../store/scenarios.ts';
import { type AgreementRow, findAgreement, lockAgreement, type ScenarioRow } from '../store/tables.ts';

/** How acts on a scenario name it. */
export const byScenario = {
  scenarioId: Type.String({ maxLength: 60, title: '应用场景', titleEn: 'Scenario' }),
};
export const ScenarioAnswer = Type.Object({
  scenarioId: Type.String(),
  agreementId: Type.String(),
  state: Type.String(),
});
export const answerOf = (scenario: Pick<ScenarioRow, 'id' | 'agreement_id'>, state: ScenarioState) => ({
  scenarioId: scenario.id,
  agreementId: scenario.agreement_id,
  state,
});
export const scenarioRef = ({ id, number, name }: Pick<ScenarioRow, 'id' | 'number' | 'name'>) => ({
  kind: 'scenario',
  id,
  title: `${name}（${number}）`,
});
export const textOf = (row: Pick<ScenarioRow, 'document'>): ScenarioDocument =>
  row.document as unknown as ScenarioDocument;
export const agreementTextOf = (row: Pick<AgreementRow, 'document'>): AgreementDocument =>
  row.document as unknown as AgreementDocument;

/** SHA-256 of what was filed, in canonical JSON: what the public log says was approved. */
export const scenarioDigest = (document: ScenarioDocument): string =>
  createHash('sha256')
    .update(canonicalize({ domain: 'gongshu.scenario/1', document } as unknown as Json) ?? '')
    .digest('hex');

/** The agreement as the operator files under it. */
export async function filingSubject(tx: Tx, agreementId: string): Promise<Subject | null> {
  const agreement = await findAgreement(tx, agreementId);
  return agreement
    ? {
        kind: 'agreement',
        id: agreement.id,
        owner: agreement.operator,
        parties: [...partiesOf(agreement)],
        state: agreement.state,
      }
    : null;
}

/** A scenario as policies see it: the operator's; whose review it is handles it. Who filed it reviews nothing of it, and who reviewed first does not review second. */
export async function scenarioSubject(tx: Tx, id: string): Promise<Subject | null> {
  const scenario = await findScenario(tx, id);
  const agreement = scenario && (await findAgreement(tx, scenario.agreement_id));
  if (!scenario || !agreement) return null;
  return {
    kind: 'scenario',
    id,
    owner: agreement.operator,
    handler:
      scenario.state === 'compliance-review' ? agreement.authorising_body : agreement.implementing_body,
    parties: [...partiesOf(agreement)],
    authors: [
      ...(await filersOf(tx, scenario)),
      ...(scenario.state === 'compliance-review' && scenario.security_by ? [scenario.security_by] : []),
    ],
    state: scenario.state,
  };
}

/** The scenario and its agreement, whose row is locked: of two steps at once the second sees the first. */
export async function holdScenario(tx: Tx, id: string) {
  const named = (await findScenario(tx, id))!;
  const agreement = await lockAgreement(tx, named.agreement_id);
  return { agreement, scenario: (await findScenario(tx, id))! };
}

/** To the desk of the next review, with its clock. */
export const toReview = (
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  scenario: ScenarioRow,
  stage: 'security' | 'compliance',
  step: Text,
): Promise<void> =>
  hand(
    tx,
    actor,
    scenarioRef(scenario),
    step,
    stage === 'security'
      ? {
          kind: 'scenario-security',
          title: text('应用场景安全审核', 'Security review of a scenario'),
          organisationId: agreement.implementing_body,
          role: 'implementing-body',
          acts: [
            'authorisation.pass-security-of-scenario',
            'authorisation.return-scenario',
            'authorisation.refuse-scenario',
          ],
          clock: AR8.judge({ from: tx.now }),
        }
      : {
          kind: 'scenario-compliance',
          title: text('应用场景业务合规审核', 'Compliance review of a scenario'),
          organisationId: agreement.authorising_body,
          role: 'authorising-body',
          acts: [
            'authorisation.pass-compliance-of-scenario',
            'authorisation.return-scenario',
            'authorisation.refuse-scenario',
          ],
          clock: AR8.judge({ from: tx.now }),
        },
  );
