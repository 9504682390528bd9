import { type Check, type Json, type Text, text } from '#foundation';
import { findDecision } from '#platform/casework';
import { auditedFacts } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { type Criterion, totalOf } from './model/selection.ts';
import { candidatesOf } from './store/selections.ts';
import { authorisationTables, type CandidateRow } from './store/tables.ts';

interface Told {
  readonly number?: Json;
  readonly winner?: Json;
  readonly candidates?: readonly { readonly name?: Json; readonly total?: Json }[];
  readonly decision?: { readonly number?: Json; readonly date?: Json };
}

/**
 * A selection that was decided took one of its candidates, on a checked paper, by somebody who neither announced nor scored; each total is the sum of
 * its scores by their weights; and the log says the same winner and the same totals (R26, AR6).
 */
export const selectionCheck: Check = {
  name: 'authorisation.selections',
  title: text(
    '遴选结果与得分、决定、公开日志相符',
    'Selections agree with scores, decisions and the public log',
  ),
  async run(tx) {
    const selections = await authorisationTables(tx)
      .selectFrom('authorisation.selection')
      .selectAll()
      .execute();
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    const said = new Map(
      (
        await auditedFacts(
          tx,
          'authorisation.selection-decided',
          selections.map(({ id }) => id),
        )
      ).map((entry) => [entry.subject, entry]),
    );
    for (const one of selections) {
      const candidates = await candidatesOf(tx, one.id);
      const criteria = one.criteria as unknown as readonly Criterion[];
      for (const { organisation_id, scores, total } of candidates)
        if (
          total !== null &&
          Number(totalOf(criteria, scores as { [name: string]: number })) !== Number(total)
        )
          fault(
            one.id,
            `候选单位 ${organisation_id} 的总分不是各项得分之和`,
            `a total is not the sum of its scores (${organisation_id})`,
          );
      const entry = said.get(one.id);
      if (one.state !== 'decided') {
        if (entry) fault(one.id, '日志称已确定', 'the log says that it was decided');
        continue;
      }
      const winner = candidates.find(({ organisation_id }) => organisation_id === one.winner);
      if (!winner) fault(one.id, '选定的单位不在候选单位之列', 'who was taken is no candidate');
      else if (Number(winner.total) < Number(candidates[0]!.total) && one.ground === null)
        fault(one.id, '选定的不是得分最高者，又没有理由', 'who was taken is not the first, on no ground');
      if (
        one.decided_by === one.announced_by ||
        candidates.some(({ scored_by, entered_by }) => [scored_by, entered_by].includes(one.decided_by!))
      )
        fault(one.id, '由公告、登记或打分的人确定', 'was decided by who announced, entered or scored');
      const paper = one.decision_id ? await findDecision(tx, one.decision_id) : null;
      if (!paper?.checkerPerson || paper.state === 'rejected')
        fault(one.id, '评审决定未经第二人复核', 'no second person checked its decision');
      const fact = (entry?.fact ?? null) as Told | null;
      const names = await organisationNames(
        tx,
        candidates.map(({ organisation_id }) => organisation_id),
      );
      const totals = (list: readonly unknown[]) => JSON.stringify(list.map(Number).sort((a, b) => a - b));
      if (
        entry?.id !== one.log_entry ||
        fact?.number !== one.number ||
        fact.decision?.number !== paper?.number ||
        (winner && tookAnother(fact, names, winner)) ||
        totals(fact.candidates?.map(({ total }) => total) ?? []) !==
          totals(candidates.map(({ total }) => total))
      )
        fault(one.id, '与日志所载的结果不同', 'the log says another result');
    }
    return { looked: selections.length, faults };
  },
};

/** Who was taken, by the name it had then: the one with the winner's total, and not the name of another candidate. */
const tookAnother = (fact: Told, names: ReadonlyMap<string, string>, winner: CandidateRow): boolean =>
  Number(fact.candidates?.find(({ name }) => name === fact.winner)?.total) !== Number(winner.total) ||
  [...names].some(([id, name]) => id !== winner.organisation_id && name === fact.winner);
