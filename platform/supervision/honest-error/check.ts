import { type Check, type Text, type Tx, text } from '#foundation';
import { auditedFacts, factsOfNothing } from '#platform/evidence';
import { excludedBy } from '../model/honest-error/words.ts';
import { type HonestErrorRow, honestErrorTables } from '../store/honest-errors.ts';
import { decisionDigest } from './desk.ts';
import { wasHeard } from './heard.ts';

/** Every decision on an honest error was taken by two persons of another body, after hearing, not against the records, and is what its public fact says. */
export const honestErrorsCheck: Check = {
  name: 'supervision.honest-errors',
  title: text(
    '容错认定由其他单位两人作出，与存证一致',
    'Honest errors were decided by two persons of another body, as the log says',
  ),
  async run(tx) {
    const rows = await honestErrorTables(tx).selectFrom('supervision.honest_error').selectAll().execute();
    const decided = rows.filter(({ decided_at }) => decided_at !== null);
    const facts = Map.groupBy(
      await auditedFacts(
        tx,
        'supervision.honest-error',
        rows.map(({ id }) => id),
      ),
      ({ subject }) => subject ?? '',
    );
    const faults: Text[] = [];
    for (const row of rows) {
      if (row.decided_at === null) {
        if (facts.has(row.id))
          faults.push(text(`${row.id} 未认定而已公布`, `${row.id} is published and was not decided`));
        continue;
      }
      faults.push(...faultsOf(row), ...factFaults(row, facts.get(row.id) ?? []));
    }
    faults.push(...(await ofNothing(tx, new Set(rows.map(({ id }) => id)))));
    return { looked: decided.length, faults };
  },
};

function faultsOf(row: HonestErrorRow): readonly Text[] {
  const { id, filed_by, proposed_by, decided_by } = row;
  const faults: Text[] = [];
  if (row.assessor === row.organisation)
    faults.push(text(`${id} 由申报单位自己评估`, `${id} was assessed by the body that filed it`));
  if (proposed_by === null || decided_by === null || proposed_by === decided_by)
    faults.push(text(`${id} 不是由两人评估、认定`, `${id} was not decided by two persons`));
  if ([proposed_by, decided_by].some((one) => one === filed_by || (one !== null && row.apart.includes(one))))
    faults.push(
      text(`${id} 由参与该事项的人评估或者认定`, `${id} was decided by somebody who took part in it`),
    );
  if (row.outcome === 'recognised' && (row.excluded.length > 0 || excludedBy(row.limits_found).length > 0))
    faults.push(text(`${id} 属于不得容错的情形而被认定`, `${id} was recognised against what excludes it`));
  if (row.outcome === 'not-recognised' && !wasHeard(row, row.decided_at!))
    faults.push(text(`${id} 未听取陈述即不予认定`, `${id} was refused and nobody heard`));
  if (decisionDigest(row) !== row.digest)
    faults.push(text(`${id} 与其摘要值不符`, `${id} is not what its digest says`));
  return faults;
}

function factFaults(row: HonestErrorRow, facts: readonly { readonly fact: unknown }[]): readonly Text[] {
  const said = facts.map(({ fact }) => fact as { readonly digest?: unknown; readonly outcome?: unknown });
  return said.length === 1 && said[0]!.digest === row.digest && said[0]!.outcome === row.outcome
    ? []
    : [text(`${row.id} 与公开事项不符`, `${row.id} is not what the log says of it`)];
}

const ofNothing = (tx: Tx, there: ReadonlySet<string>) =>
  factsOfNothing(tx, ['supervision.honest-error'], async () => there);
