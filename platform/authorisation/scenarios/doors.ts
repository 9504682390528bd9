import { type Actor, type Text, type Tx, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import type { AgreementDocument } from '../model/index.ts';
import { AR7, carries, type ScenarioDocument, scenarioLifecycle, type ToCarry } from '../model/scenario.ts';
import { approvedScenarios, findScenario, scenariosOf, setScenario } from '../store/scenarios.ts';
import { textOf } from './step.ts';

type Granted = { readonly id: string; readonly document: AgreementDocument };

const rule = { rule: AR7.id, clause: AR7.clause } as const;
/** What stands on a product, or is said of a run, that no approved scenario carries. */
export const noScenario = {
  ...rule,
  text: text(
    '依场景授权：没有已通过审核的应用场景涵盖这一使用',
    'The agreement goes by scenario, and no approved scenario carries this use',
  ),
} as const;

/** The scenarios that carry a product now, under an agreement that goes by scenario. */
export const scenariosCarrying = async (
  tx: Tx,
  { id, document }: Granted,
  product: ToCarry,
): Promise<readonly ScenarioDocument[]> =>
  (await approvedScenarios(tx, id)).map(textOf).filter((one) => carries(one, document, product));

/** Why the operator may not use these resources for this purpose now under an agreement that goes by scenario; null where it may. */
export async function whyNoScenario(
  tx: Tx,
  { id, document }: Granted,
  purpose: string,
  resources: readonly string[],
): Promise<(typeof rule & { readonly detail: Text }) | null> {
  if (document.mode.kind !== 'scenario') return null;
  const approved = (await approvedScenarios(tx, id)).map(textOf);
  const carried = approved.some(
    (one) => one.purpose === purpose && resources.every((resource) => one.resources.includes(resource)),
  );
  return carried ? null : { ...rule, detail: noScenario.text };
}

/** The agreement is over: nothing is left to review, and no scenario holds. */
export async function endScenariosUnder(tx: Tx, actor: Actor, agreementId: string, why: Text): Promise<void> {
  for (const scenario of await scenariosOf(tx, agreementId)) {
    const next = scenarioLifecycle.next(scenario.state, 'end');
    if (!next.ok) continue;
    await setScenario(tx, scenario.id, { state: next.value, why: why.zh, ended_at: tx.now });
    await cancelTasks(tx, { subject: { kind: 'scenario', id: scenario.id } }, actor);
  }
}

/** Ids of what was filed under an agreement, the first one first. */
export const scenariosFiled = async (tx: Tx, agreementId: string): Promise<readonly string[]> =>
  (await scenariosOf(tx, agreementId)).map(({ id }) => id);

/** A scenario as supervision asks for it: what it may use, from when it was approved, and who reviewed it. */
export interface ScenarioOnRecord {
  readonly id: string;
  readonly agreementId: string;
  readonly name: string;
  readonly resources: readonly string[];
  /** Null: it never was. */
  readonly approvedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly reviewers: readonly string[];
}

export async function scenarioOnRecord(tx: Tx, id: string): Promise<ScenarioOnRecord | null> {
  const row = await findScenario(tx, id);
  return row
    ? {
        id: row.id,
        agreementId: row.agreement_id,
        name: row.name,
        resources: textOf(row).resources,
        approvedAt: row.approved_at,
        endedAt: row.ended_at,
        reviewers: [row.security_by, row.compliance_by].filter((one) => one !== null),
      }
    : null;
}
