import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { completeTasks, openTask, sendNotice, tasksOf } from '#platform/casework';
import { postsOf } from '#platform/identity';
import { alertRef, alertSubject, alertTitle, stepped } from '../../alerts/desk.ts';
import { hearingSubject, hearingTask } from '../../alerts/hearing.ts';
import { alertProblems as problems } from '../../alerts/problems.ts';
import { undecided } from '../../model/alerts/lifecycle.ts';
import { AL1 } from '../../model/alerts/rules.ts';
import { personOf } from '../../objections/desk.ts';
import { alertTables, concernedIn, hearingsOf, lockAlert } from '../../store/alerts.ts';
import { AlertAnswer, byAlert, long } from './fields.ts';

/** The persons concerned are told and asked; from then on they read the facts, and answer. */
export const hearPersons = defineAction({
  name: 'supervision.hear-persons',
  title: text('请当事人陈述', 'Hear the persons concerned'),
  description: text(
    '通知每一名当事人，并请其在期限内陈述。此后当事人可以查看线索所依据的事实。认定成立之前必须先请其陈述。',
    'Each person concerned is told, and asked to answer within the days; from then on they read the facts. Nothing is held against anybody before.',
  ),
  input: Type.Object(byAlert, { additionalProperties: false }),
  output: AlertAnswer,
  problems: [problems['nobody-to-hear'].type],
  rules: ['AL1'],
  fourEyes: true,
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const asked = new Set((await hearingsOf(tx, row.id)).map(({ person_id }) => person_id));
    const persons = (await concernedIn(tx, row.id)).filter((person) => !asked.has(person));
    if (persons.length === 0 || !undecided.includes(row.state)) return refuse(problems['nobody-to-hear']());
    const verdict = AL1.judge({ step: 'explain', at: tx.now });
    await alertTables(tx)
      .insertInto('supervision.alert_hearing')
      .values(
        persons.map((person_id) => ({
          alert_id: row.id,
          person_id,
          asked_by: personOf(actor),
          asked_at: tx.now,
          answer_by: verdict.output.dueAt,
          answer: null,
          answered_at: null,
        })),
      )
      .execute();
    const named = alertTitle(row);
    for (const personId of persons) {
      await sendNotice(tx, {
        to: { personId },
        kind: 'supervision.alert',
        subject: alertRef(row),
        text: text(
          `线索“${named.zh}”涉及您，请在期限内陈述。`,
          `The alert “${named.en}” concerns you; please answer within the time given.`,
        ),
      });
      const [post] = await postsOf(tx, personId);
      if (post)
        await openTask(tx, {
          kind: hearingTask(personId),
          title: { zh: `陈述：${named.zh}`, en: `Answer: ${named.en}` },
          subject: alertRef(row),
          acts: ['supervision.answer-hearing'],
          postId: post.id,
          role: post.roles[0] ?? 'organisation-admin',
          clock: {
            kind: hearingTask(personId),
            rule: verdict.rule,
            clause: verdict.clause,
            deadline: verdict.output,
          },
        });
    }
    await stepped(tx, actor, row, 'asked', text('请当事人陈述', 'Persons concerned were asked'), 'none', {
      persons: persons.length,
    });
    return ok({ alertId: row.id, state: row.state as string });
  },
});

/** Who was asked says how it came to that. */
export const answerHearing = defineAction({
  name: 'supervision.answer-hearing',
  title: text('陈述', 'Answer'),
  description: text(
    '就线索所依据的事实陈述原因和依据；陈述与事实一并审定。',
    'Say how it came to the facts and on what basis; it is weighed with them.',
  ),
  input: Type.Object({ ...byAlert, answer: long('陈述', 'Answer') }, { additionalProperties: false }),
  output: AlertAnswer,
  problems: [problems['no-such-alert'].type],
  subject: (tx, input, actor) => hearingSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const person = personOf(actor);
    const done = await alertTables(tx)
      .updateTable('supervision.alert_hearing')
      .set({ answer: input.answer, answered_at: tx.now })
      .where('alert_id', '=', row.id)
      .where('person_id', '=', person)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n || !undecided.includes(row.state))
      return refuse(problems['no-such-alert']());
    await completeTasks(tx, { subject: alertRef(row), kind: hearingTask(person) }, actor);
    await stepped(tx, actor, row, 'answered', text('当事人已陈述', 'A person concerned answered'), 'none');
    for (const task of await tasksOf(tx, alertRef(row)))
      if (task.state === 'open' && !task.kind.startsWith('supervision.alert-hearing'))
        await sendNotice(tx, {
          to: { postId: task.postId },
          kind: 'supervision.alert',
          subject: alertRef(row),
          text: text(
            `线索“${alertTitle(row).zh}”的当事人已陈述。`,
            `A person concerned answered to “${alertTitle(row).en}”.`,
          ),
        });
    return ok({ alertId: row.id, state: row.state as string });
  },
});
