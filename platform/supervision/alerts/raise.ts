import { newId, systemActor, type Tx, text } from '#foundation';
import { sendNotice } from '#platform/casework';
import { superiorsOf } from '#platform/identity';
import { type Fact, type Finding, factKey, mostFacts } from '../model/alerts/finding.ts';
import { AL1 } from '../model/alerts/rules.ts';
import type { Desk } from '../model/alerts/words.ts';
import { dataAuthority } from '../objections/desk.ts';
import { type AlertRow, alertTables, findAlert } from '../store/alerts.ts';
import { alertTitle, deskPost, explainingRole, giveTask, stepped } from './desk.ts';

const itself = systemActor('supervision');

/**
 * Raises what was found. Facts that stand under an alert of the same rule and key raise nothing: they are looked into, or were. New facts go into
 * the alert that nobody has explained or judged yet, or open another one: to that the organisation has not answered. Returns how many alerts were opened. The caller holds the family's row of `alert_watch`.
 */
export async function raiseFindings(tx: Tx, findings: readonly Finding[]): Promise<number> {
  let opened = 0;
  for (const finding of findings) {
    const fresh = await freshFacts(tx, finding);
    if (fresh.length === 0) continue;
    const open = await alertTables(tx)
      .selectFrom('supervision.alert')
      .selectAll()
      .where('rule', '=', finding.rule)
      .where('key', '=', finding.key)
      .where('state', '=', 'open')
      .where('opinion', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!open && finding.once && (await wasRaised(tx, finding))) continue;
    const row = open ?? (await openAlert(tx, finding));
    if (!row) continue;
    await keepFacts(tx, row, finding, fresh);
    if (open)
      await stepped(
        tx,
        itself,
        row,
        'grown',
        text(`又发现 ${fresh.length} 项事实`, `${fresh.length} more facts were found`),
        'none',
        { facts: fresh.length },
      );
    else {
      opened += 1;
      await begin(tx, row, finding, fresh.length);
    }
  }
  return opened;
}

const wasRaised = async (tx: Tx, { rule, key }: Finding): Promise<boolean> =>
  (await alertTables(tx)
    .selectFrom('supervision.alert')
    .select('id')
    .where('rule', '=', rule)
    .where('key', '=', key)
    .executeTakeFirst()) !== undefined;

async function freshFacts(tx: Tx, { rule, key, facts }: Finding): Promise<readonly Fact[]> {
  const byKey = new Map(facts.map((fact) => [factKey(fact), fact]));
  if (byKey.size === 0) return [];
  const known = await alertTables(tx)
    .selectFrom('supervision.alert_fact')
    .select('fact')
    .where('rule', '=', rule)
    .where('key', '=', key)
    .where('fact', 'in', [...byKey.keys()])
    .execute();
  for (const { fact } of known) byKey.delete(fact);
  return [...byKey.values()].slice(0, mostFacts);
}

/** Whose it is to look into: where the authority's own people are concerned, the audit administrator's. */
async function openAlert(tx: Tx, finding: Finding): Promise<AlertRow | null> {
  const authority = await dataAuthority(tx);
  const desk: Desk =
    finding.family === 'guard' || (authority !== null && finding.organisation === authority)
      ? 'audit'
      : 'authority';
  const owner = (await deskPost(tx, desk, await apartFrom(tx, finding)))?.post.organisationId ?? authority;
  if (owner === null) return null;
  const id = newId('alr');
  const explains =
    desk === 'authority' && finding.organisation !== undefined
      ? await explainingRole(tx, finding.organisation)
      : null;
  await alertTables(tx)
    .insertInto('supervision.alert')
    .values({
      id,
      family: finding.family,
      rule: finding.rule,
      key: finding.key,
      desk,
      owner,
      title_zh: finding.title.zh,
      title_en: finding.title.en,
      organisation: finding.organisation ?? null,
      thing_kind: finding.thing?.kind ?? null,
      thing_id: finding.thing?.id ?? null,
      figures: JSON.stringify(finding.figures),
      state: 'open',
      raised_at: tx.now,
      explain_by: explains ? AL1.judge({ step: 'explain', at: tx.now }).output.dueAt : null,
      explanation: null,
      explained_by: null,
      explained_at: null,
      outcome: null,
      finding: null,
      proposed_by: null,
      proposed_at: null,
      opinion: null,
      decided_by: null,
      decided_at: null,
      closing: null,
      closed_by: null,
      closed_at: null,
    })
    .execute();
  return (await findAlert(tx, id))!;
}

/** Persons who do not look into it: whose acts it is about; in what concerns their duties also who is above or beside them. */
const apartFrom = async (tx: Tx, { family, persons = [] }: Finding): Promise<readonly string[]> => [
  ...persons,
  ...(family === 'guard' ? await superiorsOf(tx, persons) : []),
];

async function keepFacts(tx: Tx, row: AlertRow, finding: Finding, fresh: readonly Fact[]): Promise<void> {
  await alertTables(tx)
    .insertInto('supervision.alert_fact')
    .values(
      fresh.map((fact) => ({
        alert_id: row.id,
        rule: finding.rule,
        key: finding.key,
        fact: factKey(fact),
        kind: fact.kind,
        thing_id: fact.id,
        said_zh: fact.said.zh,
        said_en: fact.said.en,
        at: fact.at ?? null,
        found_at: tx.now,
      })),
    )
    .execute();
  const concerned = new Set(finding.persons ?? []);
  const persons = new Set(await apartFrom(tx, finding));
  if (persons.size > 0)
    await alertTables(tx)
      .insertInto('supervision.alert_person')
      .values(
        [...persons].map((person_id) => ({
          alert_id: row.id,
          person_id,
          standing: concerned.has(person_id) ? ('concerned' as const) : ('superior' as const),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** The desk gets its task; the organisation gets one of its own, to explain. */
async function begin(tx: Tx, row: AlertRow, finding: Finding, facts: number): Promise<void> {
  await stepped(tx, itself, row, 'raised', text('发现线索', 'Raised'), 'none', { facts });
  const handler = await deskPost(tx, row.desk, await apartFrom(tx, finding));
  if (handler)
    await giveTask(tx, row, 'look-into', {
      title: text('核查监督线索', 'Look into an alert'),
      acts:
        row.desk === 'audit'
          ? ['supervision.propose-alert-outcome', 'supervision.hear-persons']
          : ['supervision.propose-alert-outcome'],
      to: { postId: handler.post.id, role: handler.role },
    });
  if (row.explain_by === null || row.organisation === null) return;
  const role = (await explainingRole(tx, row.organisation))!;
  await giveTask(tx, row, 'explain', {
    title: text('说明情况', 'Explain'),
    acts: ['supervision.explain-alert'],
    to: { organisationId: row.organisation, role },
  });
  const named = alertTitle(row);
  await sendNotice(tx, {
    to: { organisationId: row.organisation },
    kind: 'supervision.alert',
    subject: { kind: 'alert', id: row.id },
    text: text(
      `监督发现线索“${named.zh}”，请在期限内说明情况。`,
      `An alert was raised: “${named.en}”. Please explain within the time given.`,
    ),
  });
}
