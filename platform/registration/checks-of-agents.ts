import { isDeepStrictEqual } from 'node:util';
import { type Check, dateAt, type KeptFile, type Text, type Tx, text } from '#foundation';
import { auditedEntries } from '#platform/evidence';
import { mandateSays } from './model/mandate.ts';
import type { AgentAct, Mandate } from './store/mandates.ts';
import { registrationTables } from './store/tables.ts';

/**
 * What agents filed was filed under a mandate in force then, that carried it, that the principal's own person had confirmed, and that
 * says what the log fixed.
 */
export const mandatesCheck: Check = {
  name: 'registration.mandates',
  title: text('代理办理均有相符的有效委托', 'What agents filed had its mandate, as the log says it'),
  async run(tx) {
    const mandates = await registrationTables(tx).selectFrom('registration.mandate').selectAll().execute();
    const acts = await registrationTables(tx)
      .selectFrom('registration.agent_act as act')
      .innerJoin('registration.application as one', 'one.id', 'act.application_id')
      .selectAll('act')
      .select(['one.type', 'one.thing_id', 'one.registrant', 'one.state', 'one.mandate_checked'])
      .execute();
    const entries = await auditedEntries(
      tx,
      mandates.flatMap(({ entry_id }) => entry_id ?? []),
    );
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    for (const mandate of mandates) {
      if (!mandate.entry_id) continue;
      const entry = entries.get(mandate.entry_id);
      const said = { mandate: mandate.id, ...mandateSays(mandate) };
      if (!entry) fault(mandate.id, '不在日志', 'is not in the log');
      // After retention salts and values are gone; what is left proves nothing of what it said.
      else if (entry.values && !isDeepStrictEqual(entry.values, said))
        fault(mandate.id, '与日志所载的委托不同', 'the log says another mandate');
      if (mandate.answered_by === mandate.entered_by)
        fault(mandate.id, '由录入人自行确认', 'was confirmed by who entered it');
    }
    const of = new Map(mandates.map((mandate) => [mandate.id, mandate]));
    for (const act of acts) {
      const mandate = of.get(act.mandate_id);
      if (!mandate || !carried(mandate, act))
        fault(act.application_id, '由代理人在委托之外办理', 'an agent did something outside its mandate');
      else if (passed.includes(act.state) && !act.mandate_checked)
        fault(act.application_id, '通过审核而未核对委托书', 'passed without a look at the mandate');
    }
    return { looked: mandates.length + acts.length, faults };
  },
};

/** States that only an application has that passed its form review. */
const passed: readonly string[] = [
  'public-notice',
  'notice-ended',
  'to-record',
  'recorded',
  'registered',
  'lapsed',
  'revoked',
];

function carried(
  mandate: Mandate,
  act: AgentAct & { readonly type: string; readonly thing_id: string },
): boolean {
  const from = mandate.in_force_at;
  return (
    from !== null &&
    Temporal.Instant.compare(from, act.at) <= 0 &&
    (mandate.ended_at === null || Temporal.Instant.compare(act.at, mandate.ended_at) <= 0) &&
    Temporal.PlainDate.compare(dateAt(act.at), mandate.until) <= 0 &&
    mandate.agent === act.agent &&
    mandate.covers.includes(act.type) &&
    (mandate.things.length === 0 || mandate.things.includes(act.thing_id))
  );
}

/** Scans of mandates, as they were handed in. */
export async function keptLetters(tx: Tx): Promise<readonly KeptFile[]> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.mandate')
    .select(['id', 'letter_sha256'])
    .execute();
  return rows.map(({ id, letter_sha256 }) => ({ of: id, sha256: letter_sha256, bytes: null }));
}
