import { type Check, type Json, type Text, text } from '#foundation';
import { auditedEntries, auditedFacts } from '#platform/evidence';
import { authorisationTables } from './store/tables.ts';

const same = (one: unknown, other: Temporal.Instant | null) =>
  typeof one === 'string' && other !== null && Temporal.Instant.from(one).equals(other);

/** The first exits were told without the party. */
const isBy = (fact: { readonly [field: string]: Json }, role: string) =>
  fact['by'] === undefined || fact['by'] === role;

/**
 * The exit of an agreement is what the log says of it: every step that is done was said done at that instant by the party it is of, what the hub did
 * itself has its proof, no step is forgotten, and it is completed when, and only when, none is left.
 */
export const exitCheck: Check = {
  name: 'authorisation.exits',
  title: text('退出清单与公开日志相符', 'Exits agree with the public log'),
  async run(tx) {
    const tables = authorisationTables(tx);
    const steps = await tables.selectFrom('authorisation.exit_step').selectAll().execute();
    const ended = await tables
      .selectFrom('authorisation.agreement')
      .select('id')
      .where('state', 'in', ['expired', 'terminated'])
      .execute();
    const agreements = [
      ...new Set([...steps.map(({ agreement_id }) => agreement_id), ...ended.map(({ id }) => id)]),
    ];
    const confirmed = await auditedFacts(tx, 'authorisation.exit-step-confirmed', agreements);
    const completed = new Set(
      (await auditedFacts(tx, 'authorisation.exit-completed', agreements)).map(({ subject }) => subject),
    );
    const proofs = await auditedEntries(
      tx,
      steps.flatMap(({ proof }) => proof ?? []),
    );
    const faults: Text[] = [];
    const fault = (id: string, zh: string, en: string) => faults.push(text(`${id} ${zh}`, `${id}: ${en}`));
    const told = confirmed.map((entry) => ({
      subject: entry.subject ?? '',
      fact: (entry.fact ?? {}) as { readonly [field: string]: Json },
    }));
    for (const step of steps) {
      const tells = told.filter(
        ({ subject, fact }) =>
          subject === step.agreement_id && fact['step'] === step.step && isBy(fact, step.by_role),
      );
      if (step.confirmed_at === null) {
        if (tells.length > 0) fault(step.id, '日志称已办结', 'the log says that it is done');
      } else if (!tells.some(({ fact }) => fact['at'] === undefined || same(fact['at'], step.confirmed_at)))
        fault(step.id, '办结与日志所载不同', 'the log does not say that it was done then');
      if (tells.some(({ fact }) => (fact['dueOn'] ?? step.due_on.toString()) !== step.due_on.toString()))
        fault(step.id, '期限与日志所载不同', 'the log says another day by which it was due');
      if (step.by_role === 'hub' && step.confirmed_at !== null && !(step.proof && proofs.has(step.proof)))
        fault(step.id, '系统自办的事项没有日志凭证', 'the hub did it, and no entry proves it');
    }
    const of = Map.groupBy(steps, ({ agreement_id }) => agreement_id);
    for (const { subject, fact } of told)
      if (!of.get(subject)?.some(({ step, by_role }) => step === fact['step'] && isBy(fact, by_role)))
        fault(subject, '日志所载的退出事项没有留存', 'the log says a step of its exit that is not there');
    for (const [agreement, all] of of) {
      const left = all.some(({ confirmed_at }) => confirmed_at === null);
      if (left === completed.has(agreement))
        fault(
          agreement,
          left ? '日志称退出完成，尚有未办事项' : '退出事项均已办结，日志未载完成',
          left
            ? 'the log says that its exit is completed, and a step is left'
            : 'its exit is done, and the log does not say so',
        );
    }
    return { looked: steps.length, faults };
  },
};
