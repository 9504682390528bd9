import { Type } from 'typebox';
import { defineAction, newId, ok, refuse, text } from '#foundation';
import { handOn } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { changeSubject, openChange, personOf, populationSubject } from '../desk.ts';
import { budgetLifecycle } from '../model/lifecycles.ts';
import { epsilonText, readEpsilon, remaining } from '../model/noise/epsilon.ts';
import { problems } from '../problems.ts';
import { lockSpaces } from '../store/lock.ts';
import { findChange, findPopulation, privacyTables } from '../store/tables.ts';

const Answer = Type.Object({ populationId: Type.String(), changeId: Type.String(), state: Type.String() });
const byChange = { changeId: Type.String({ maxLength: 60, title: '预算变更', titleEn: 'Change' }) };

/** Give a population a budget, or more of it. It takes effect when a second person agreed. */
export const proposeBudget = defineAction({
  name: 'privacy.propose-budget',
  title: text('提出隐私预算', 'Propose a privacy budget'),
  description: text(
    '提出受保护人群隐私预算ε的新总额（终身，含已用去的），说明理由，由另一人复核后生效。预算只增不减。',
    'Propose the new total of the population’s ε (for its whole life, what was spent included) with the reason. It takes effect when another person agrees, and only ever grows.',
  ),
  input: Type.Object(
    {
      populationId: Type.String({ maxLength: 60, title: '受保护人群', titleEn: 'Population' }),
      epsilon: Type.String({ minLength: 1, maxLength: 20, title: '新总额 ε', titleEn: 'New total ε' }),
      reason: Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '理由（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [
    problems['no-such-population'].type,
    problems['epsilon-not-right'].type,
    problems['change-open'].type,
  ],
  subject: (tx, input) => populationSubject(tx, input.populationId),
  async run(actor, { populationId, epsilon: written, reason }, tx) {
    await lockSpaces(tx, [populationId]);
    const population = await findPopulation(tx, populationId);
    if (!population) return refuse(problems['no-such-population']());
    const epsilon = readEpsilon(written);
    const present = readEpsilon(population.epsilon) ?? { coefficient: 0n, scale: 0 };
    if (!epsilon || remaining(epsilon, present).coefficient <= 0n)
      return refuse(problems['epsilon-not-right']());
    if (await openChange(tx, populationId)) return refuse(problems['change-open']());
    const id = newId('bch');
    await privacyTables(tx)
      .insertInto('privacy.budget_change')
      .values({
        id,
        population_id: populationId,
        epsilon: epsilonText(epsilon),
        reason,
        state: 'proposed',
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
      })
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'population', id: populationId, title: population.name },
      text(`提出隐私预算 ε=${epsilonText(epsilon)}`, `Proposed ε=${epsilonText(epsilon)}`),
      {
        kind: 'privacy.budget-check',
        title: text('复核隐私预算', 'Check a privacy budget'),
        organisationId: population.owner,
        role: 'data-authority',
        acts: ['privacy.approve-budget', 'privacy.decline-budget'],
        apartFrom: [personOf(actor)],
      },
    );
    return ok({ populationId, changeId: id, state: 'proposed' });
  },
});

export const approveBudget = defineAction({
  name: 'privacy.approve-budget',
  title: text('同意隐私预算', 'Approve the privacy budget'),
  description: text(
    '复核并同意；立即生效并记入公开日志。提出人不能复核。',
    'Check and approve. It takes effect at once and is entered in the public log. Who proposed it may not.',
  ),
  input: Type.Object(byChange, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => changeSubject(tx, input.changeId),
  async run(actor, { changeId }, tx) {
    const change = await decide(tx, changeId);
    const next = budgetLifecycle.next(change.state, 'approve');
    if (!next.ok) return next;
    await privacyTables(tx)
      .updateTable('privacy.budget_change')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now })
      .where('id', '=', changeId)
      .execute();
    const population = await privacyTables(tx)
      .updateTable('privacy.population')
      .set({ epsilon: change.epsilon })
      .where('id', '=', change.population_id)
      .returning('name')
      .executeTakeFirstOrThrow();
    await appendPublicFact(tx, {
      kind: 'privacy.budget-set',
      subject: change.population_id,
      fact: { population: population.name, epsilon: change.epsilon, reason: change.reason },
    });
    await handOn(
      tx,
      actor,
      { kind: 'population', id: change.population_id, title: population.name },
      text(`隐私预算 ε=${change.epsilon} 生效`, `ε=${change.epsilon} took effect`),
    );
    await tx.emit({
      kind: 'privacy.budget-set',
      subject: change.population_id,
      payload: { epsilon: change.epsilon },
    });
    return ok({ populationId: change.population_id, changeId, state: next.value });
  },
});

export const declineBudget = defineAction({
  name: 'privacy.decline-budget',
  title: text('不同意隐私预算', 'Decline the privacy budget'),
  description: text('不同意并说明理由；预算不变。', 'Decline with the reason; the budget stays.'),
  input: Type.Object(
    {
      ...byChange,
      opinion: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => changeSubject(tx, input.changeId),
  async run(actor, { changeId, opinion }, tx) {
    const change = await decide(tx, changeId);
    const next = budgetLifecycle.next(change.state, 'decline');
    if (!next.ok) return next;
    await privacyTables(tx)
      .updateTable('privacy.budget_change')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion })
      .where('id', '=', changeId)
      .execute();
    const population = await findPopulation(tx, change.population_id);
    await handOn(
      tx,
      actor,
      { kind: 'population', id: change.population_id, title: population?.name ?? '' },
      text('不同意隐私预算', 'Declined the budget'),
    );
    return ok({ populationId: change.population_id, changeId, state: next.value });
  },
});

/** The change under the lock of its population. */
async function decide(tx: Parameters<typeof findChange>[0], changeId: string) {
  const before = await findChange(tx, changeId);
  if (before) await lockSpaces(tx, [before.population_id]);
  const change = await findChange(tx, changeId);
  if (!change) throw new Error('the subject was there a moment ago');
  return change;
}
