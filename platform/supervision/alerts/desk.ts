import { type Actor, actorReference, type Json, type Subject, type Text, type Tx } from '#foundation';
import { completeTasks, openTask, recordStep } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { type Post, postsWithRole, rolesOfOrganisation, sittersOf } from '#platform/identity';
import { undecided } from '../model/alerts/lifecycle.ts';
import { AL1, type AlertStep } from '../model/alerts/rules.ts';
import type { Desk } from '../model/alerts/words.ts';
import { dataAuthority, personOf } from '../objections/desk.ts';
import { sidesOf } from '../sides.ts';
import { type AlertRow, findAlert, hearingsOf, personsOf } from '../store/alerts.ts';

/** What tasks, policies and histories call it: what the audit administrator looks into is a finding of his own, everything else he leaves alone. */
export const subjectKind = (desk: Desk): 'alert' | 'audit-finding' =>
  desk === 'audit' ? 'audit-finding' : 'alert';
export const alertRef = ({ id, desk }: Pick<AlertRow, 'id' | 'desk'>) => ({ kind: subjectKind(desk), id });

export const alertTitle = (row: Pick<AlertRow, 'title_zh' | 'title_en' | 'number'>): Text => ({
  zh: `${row.title_zh}（第 ${row.number} 号）`,
  en: `${row.title_en} (No. ${row.number})`,
});

/** Before it is decided the persons concerned are answered as if there were no such alert; those of the organisation that is to explain read what it reads. */
export async function isConcerned(tx: Tx, row: AlertRow, actor: Actor): Promise<boolean> {
  if (
    !undecided.includes(row.state) ||
    (row.desk === 'authority' &&
      row.organisation !== null &&
      (await sidesOf(tx, actor)).has(row.organisation))
  )
    return false;
  const person = personOf(actor);
  // Who was asked knows of it, and reads the facts to answer to them.
  if ((await hearingsOf(tx, row.id)).some(({ person_id }) => person_id === person)) return false;
  return (await personsOf(tx, row.id)).includes(person);
}

/** An alert as policies see it: the organisation's to explain, the desk's to look into, another person's to decide. */
export async function alertSubject(tx: Tx, id: string, actor: Actor): Promise<Subject | null> {
  const row = await findAlert(tx, id);
  if (!row || (await isConcerned(tx, row, actor))) return null;
  // Who was asked answers by an act of their own, and takes no other part before it is decided.
  const asked = await hearingsOf(tx, id);
  if (undecided.includes(row.state) && asked.some(({ person_id }) => person_id === personOf(actor)))
    return null;
  return {
    kind: subjectKind(row.desk),
    id,
    owner: row.organisation ?? '',
    handler: row.owner,
    parties: [row.owner, (await dataAuthority(tx)) ?? ''],
    authors: [
      ...(row.proposed_by && row.state === 'proposed' ? [row.proposed_by] : []),
      ...(await personsOf(tx, id)),
    ],
    state: row.state,
  };
}

/** A post at the desk that none of these people hold or stand in for. Null: there is none. */
export async function deskPost(
  tx: Tx,
  desk: Desk,
  apartFrom: readonly string[],
): Promise<{ readonly post: Post; readonly role: string } | null> {
  const roles =
    desk === 'audit' ? (['audit-admin', 'data-authority'] as const) : (['data-authority'] as const);
  for (const role of roles) {
    const posts = await postsWithRole(tx, role);
    const sitters = await sittersOf(
      tx,
      posts.map(({ id }) => id),
    );
    for (const post of posts) {
      const sitting = sitters.get(post.id) ?? [];
      if (sitting.length > 0 && !sitting.some((person) => apartFrom.includes(person))) return { post, role };
    }
  }
  return null;
}

/** The role in which an organisation explains itself; null where nobody of it could. */
export async function explainingRole(tx: Tx, organisationId: string): Promise<string | null> {
  const held: readonly string[] = await rolesOfOrganisation(tx, organisationId);
  return (
    [
      'operator',
      'implementing-body',
      'source-department',
      'buyer',
      'registrar-acceptor',
      'organisation-admin',
    ].find((role) => held.includes(role)) ?? null
  );
}

/** The next thing to do about an alert lies on a post, with its clock. */
export async function giveTask(
  tx: Tx,
  row: AlertRow,
  step: AlertStep,
  task: {
    readonly title: Text;
    readonly acts: readonly string[];
    readonly to:
      | { readonly postId: string; readonly role: string }
      | { readonly organisationId: string; readonly role: string };
  },
): Promise<void> {
  const verdict = AL1.judge({ step, at: tx.now });
  const named = alertTitle(row);
  await openTask(tx, {
    kind: `supervision.alert-${step}`,
    title: { zh: `${task.title.zh}：${named.zh}`, en: `${task.title.en}: ${named.en}` },
    subject: alertRef(row),
    acts: task.acts,
    ...task.to,
    clock: {
      kind: `supervision.alert-${step}`,
      rule: verdict.rule,
      clause: verdict.clause,
      deadline: verdict.output,
    },
  });
}

/** A step was done: it stands in the history and as a commitment in the log, and the tasks it finishes are done. */
export async function stepped(
  tx: Tx,
  actor: Actor,
  row: AlertRow,
  what: string,
  said: Text,
  finishes: AlertStep | 'all' | 'none',
  more: { readonly [field: string]: Json } = {},
): Promise<void> {
  const subject = alertRef(row);
  if (finishes !== 'none')
    await completeTasks(
      tx,
      finishes === 'all' ? { subject } : { subject, kind: `supervision.alert-${finishes}` },
      actor,
    );
  await recordStep(tx, { subject, title: said, actor });
  await appendEntry(tx, {
    kind: 'supervision.alert-step',
    fields: {
      alert: row.id,
      step: what,
      family: row.family,
      rule: row.rule,
      by: actorReference(actor),
      ...more,
      at: tx.now.toString(),
    },
  });
}
