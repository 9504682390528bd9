import type { Actor, Tx } from '#foundation';
import { type Agreement, agreement, type ScenarioOnRecord, scenarioOnRecord } from '#platform/authorisation';
import { confirmedDecision, type ExternalDecision } from '#platform/casework';
import { sidesOf } from '../sides.ts';

/** What it was tried on: a confirmed decision of one's own body, or a scenario of an agreement one is a party of. */
export interface Ground {
  readonly decision: ExternalDecision | null;
  readonly scenario: ScenarioOnRecord | null;
  readonly agreement: Agreement | null;
}

export interface Named {
  readonly decision_id: string | null;
  readonly scenario_id: string | null;
  readonly agreement_id: string | null;
}

/** Null where something named is not there, or not for this side. */
export async function groundFor(tx: Tx, actor: Actor, named: Named): Promise<Ground | null> {
  const ground = await groundOf(tx, named);
  if (!ground) return null;
  const sides = await sidesOf(tx, actor);
  const { decision, agreement: under } = ground;
  if (decision && !sides.has(decision.organisationId) && !sides.has(decision.decidingBody)) return null;
  if (under && ![under.operator, under.implementingBody, under.authorisingBody].some((one) => sides.has(one)))
    return null;
  return ground;
}

/** As {@link groundFor} without asking whose it is: for what was filed. An agreement need not be named where a scenario is. */
export async function groundOf(tx: Tx, named: Named): Promise<Ground | null> {
  const decision = named.decision_id === null ? null : await confirmedDecision(tx, named.decision_id);
  const scenario = named.scenario_id === null ? null : await scenarioOnRecord(tx, named.scenario_id);
  const agreementId = scenario?.agreementId ?? named.agreement_id;
  const under = agreementId === null ? null : await agreement(tx, agreementId);
  if ((named.decision_id !== null && !decision) || (named.scenario_id !== null && !scenario)) return null;
  if (agreementId !== null && !under) return null;
  // An agreement other than the scenario’s is none that the scenario was tried under.
  if (named.agreement_id !== null && named.agreement_id !== agreementId) return null;
  return { decision, scenario, agreement: under };
}

/** Persons who decided on what it rests on. */
export const decidersOf = ({ decision, scenario }: Ground): readonly string[] => [
  ...new Set([
    ...(decision
      ? [decision.recorderPerson, ...(decision.checkerPerson ? [decision.checkerPerson] : [])]
      : []),
    ...(scenario?.reviewers ?? []),
  ]),
];
