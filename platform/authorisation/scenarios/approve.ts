import type { Actor, Tx } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { scenarioLifecycle } from '../model/scenario.ts';
import type { UnderAgreement } from '../ports.ts';
import { findScenario, setScenario } from '../store/scenarios.ts';
import type { AgreementRow, ScenarioRow } from '../store/tables.ts';
import { textOf } from './step.ts';

/**
 * A version of a scenario holds from now on, in one commit with the end of the one before it, the public fact, and what it means for products. The caller holds
 * the agreement's row.
 */
export async function approve(
  tx: Tx,
  actor: Actor,
  under: UnderAgreement,
  agreement: AgreementRow,
  scenario: ScenarioRow,
  set: Partial<Omit<ScenarioRow, 'id'>>,
): Promise<void> {
  const before = scenario.replaces ? await findScenario(tx, scenario.replaces) : undefined;
  if (before && scenarioLifecycle.allows(before.state, 'replace'))
    await setScenario(tx, before.id, { state: 'replaced', ended_at: tx.now });
  const document = textOf(scenario);
  const entry = await appendPublicFact(tx, {
    kind: 'authorisation.scenario-approved',
    subject: scenario.id,
    fact: {
      number: scenario.number,
      version: scenario.version,
      agreement: agreement.number,
      name: scenario.name,
      purpose: document.purpose,
      use: document.use,
      products: [...document.products],
      buyerCategories: [...document.buyerCategories],
      digest: scenario.digest,
    },
  });
  await setScenario(tx, scenario.id, {
    ...set,
    state: 'approved',
    approved_at: tx.now,
    log_entry: entry.id,
  });
  await under.scenarios(tx, { agreementId: agreement.id, by: actor });
  await tx.emit({
    kind: 'authorisation.scenario-approved',
    subject: scenario.id,
    payload: { number: scenario.number, agreement: agreement.id },
  });
}
