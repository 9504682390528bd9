import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, text } from '#foundation';
import { cancelTasks, issueDocument, sendNotice } from '#platform/casework';
import { alertRef, alertSubject, alertTitle, deskPost, giveTask, stepped } from '../../alerts/desk.ts';
import { hearingTask, wereHeard } from '../../alerts/hearing.ts';
import { alertDecision } from '../../alerts/papers.ts';
import { alertProblems as problems } from '../../alerts/problems.ts';
import { recognisedInWords } from '../../honest-error/beside.ts';
import { alertLifecycle } from '../../model/alerts/lifecycle.ts';
import { type Outcome, outcomes } from '../../model/alerts/words.ts';
import { personOf } from '../../objections/desk.ts';
import {
  type AlertRow,
  changeAlert,
  concernedIn,
  hearingsOf,
  lockAlert,
  personsOf,
} from '../../store/alerts.ts';
import { AlertAnswer, byAlert, long } from './fields.ts';

/** The task of the organisation, which ends without being done when nothing is to be explained any more. */
const explaining = (row: AlertRow) => ({ subject: alertRef(row), kind: 'supervision.alert-explain' });

/** The policy saw the row before it was locked: who proposed anew in between does not judge it, nor who has become concerned, for whom there is none. */
function mayNotJudge(actor: Actor, row: AlertRow, persons: readonly string[]) {
  const person = personOf(actor);
  if (persons.includes(person)) return refuse(problems['no-such-alert']());
  return row.proposed_by === person ? refuse(problems['nobody-to-decide']()) : null;
}

/** What was found, as one person sees it; another one decides. */
export const proposeAlertOutcome = defineAction({
  name: 'supervision.propose-alert-outcome',
  title: text('提出核查结论', 'Propose an outcome'),
  description: text(
    '核查事实和说明后提出结论，由另一人审定。被核查单位说明之前、期限届满之前，只能提出不成立。',
    'Having looked into facts and explanation, propose an outcome; another person decides. Before the organisation explained or its time is over, only that it is unfounded.',
  ),
  input: Type.Object(
    {
      ...byAlert,
      outcome: Type.Enum(Object.keys(outcomes) as Outcome[], {
        title: '结论',
        titleEn: 'Outcome',
        enumTitles: outcomes,
      }),
      finding: long('核查情况和措施', 'What was found, and the measures'),
    },
    { additionalProperties: false },
  ),
  output: AlertAnswer,
  problems: [
    problems['explanation-under-way'].type,
    problems['person-not-heard'].type,
    problems['nobody-to-decide'].type,
  ],
  rules: ['AL1'],
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const next = alertLifecycle.next(row.state, 'propose');
    if (!next.ok) return next;
    const mayStillExplain =
      row.explanation === null &&
      row.explain_by !== null &&
      Temporal.Instant.compare(tx.now, row.explain_by) < 0;
    if (mayStillExplain && input.outcome !== 'unfounded')
      return refuse(problems['explanation-under-way']({ data: { until: row.explain_by!.toString() } }));
    if (input.outcome !== 'unfounded' && !(await wereHeard(tx, row)))
      return refuse(problems['person-not-heard']());
    const decider = await deskPost(tx, row.desk, [personOf(actor), ...(await personsOf(tx, row.id))]);
    if (!decider) return refuse(problems['nobody-to-decide']());
    await changeAlert(tx, row.id, {
      state: next.value,
      outcome: input.outcome as Outcome,
      finding: input.finding,
      proposed_by: personOf(actor),
      proposed_at: tx.now,
      opinion: null,
    });
    // The organisation under the alert reads this history: what is only proposed is not in its words.
    await stepped(tx, actor, row, 'proposed', text('提出结论', 'An outcome was proposed'), 'look-into', {
      outcome: input.outcome,
    });
    if (!mayStillExplain) await cancelTasks(tx, explaining(row), actor);
    await giveTask(tx, row, 'decide', {
      title: text('审定监督线索', 'Decide on an alert'),
      acts: ['supervision.decide-alert', 'supervision.return-alert'],
      to: { postId: decider.post.id, role: decider.role },
    });
    return ok({ alertId: row.id, state: next.value });
  },
});

/** Another person than who proposed it, and none of those concerned, decides. */
export const decideAlert = defineAction({
  name: 'supervision.decide-alert',
  title: text('审定结论', 'Decide'),
  description: text(
    '同意提出的结论。认定不成立的即办结；认定成立的，落实后办结。',
    'Agree with what was proposed. Unfounded closes it; otherwise it is closed when carried out.',
  ),
  input: Type.Object({ ...byAlert, opinion: long('审定意见', 'Opinion') }, { additionalProperties: false }),
  output: AlertAnswer,
  problems: [problems['no-such-alert'].type, problems['nobody-to-decide'].type],
  rules: ['AL1'],
  fourEyes: true,
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const unfounded = row.outcome === 'unfounded';
    const next = alertLifecycle.next(row.state, unfounded ? 'dismiss' : 'decide');
    if (!next.ok) return next;
    const persons = await personsOf(tx, row.id);
    const barred = mayNotJudge(actor, row, persons);
    if (barred) return barred;
    await changeAlert(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      decided_by: personOf(actor),
      decided_at: tx.now,
      ...(unfounded ? { closing: input.opinion, closed_by: personOf(actor), closed_at: tx.now } : {}),
    });
    const said = outcomes[row.outcome!];
    await cancelTasks(tx, explaining(row), actor);
    for (const { person_id } of await hearingsOf(tx, row.id))
      await cancelTasks(tx, { subject: alertRef(row), kind: hearingTask(person_id) }, actor);
    await stepped(tx, actor, row, 'decided', text(`审定：${said.zh}`, `Decided: ${said.en}`), 'all', {
      outcome: row.outcome,
    });
    if (!unfounded) {
      const handler = await deskPost(tx, row.desk, persons);
      if (handler)
        await giveTask(tx, row, 'carry-out', {
          title: text('落实监督结论', 'Carry out what was decided'),
          acts: ['supervision.close-alert'],
          to: { postId: handler.post.id, role: handler.role },
        });
    }
    const named = alertTitle(row);
    const word = text(
      `线索“${named.zh}”已审定：${said.zh}。`,
      `“${named.en}” was decided: ${said.en.toLowerCase()}.`,
    );
    if (row.organisation !== null && row.desk === 'authority')
      await issueDocument(tx, {
        template: alertDecision,
        issuedBy: row.owner,
        actor,
        subject: alertRef(row),
        values: {
          alert: named.zh,
          outcome: said.zh,
          finding: row.finding ?? '—',
          explanation: row.explanation ?? '未说明',
          honestErrors: await recognisedInWords(tx, row),
          opinion: input.opinion,
        },
        serveTo: [{ organisationId: row.organisation }],
      });
    for (const personId of await concernedIn(tx, row.id))
      await sendNotice(tx, {
        to: { personId },
        kind: 'supervision.alert',
        subject: alertRef(row),
        text: word,
      });
    return ok({ alertId: row.id, state: next.value });
  },
});

export const returnAlert = defineAction({
  name: 'supervision.return-alert',
  title: text('退回核查', 'Return it'),
  description: text('说明理由，退回再核查。', 'Say why; it is looked into once more.'),
  input: Type.Object({ ...byAlert, opinion: long('退回理由', 'Why') }, { additionalProperties: false }),
  output: AlertAnswer,
  problems: [problems['no-such-alert'].type, problems['nobody-to-decide'].type],
  rules: ['AL1'],
  fourEyes: true,
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const next = alertLifecycle.next(row.state, row.explanation === null ? 'reopen' : 'return');
    if (!next.ok) return next;
    const persons = await personsOf(tx, row.id);
    const barred = mayNotJudge(actor, row, persons);
    if (barred) return barred;
    await changeAlert(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      outcome: null,
      finding: null,
      proposed_by: null,
      proposed_at: null,
    });
    await stepped(tx, actor, row, 'returned', text('退回核查', 'Returned'), 'decide');
    const handler = await deskPost(tx, row.desk, persons);
    if (handler)
      await giveTask(tx, row, 'look-into', {
        title: text('核查监督线索', 'Look into an alert'),
        acts: ['supervision.propose-alert-outcome'],
        to: { postId: handler.post.id, role: handler.role },
      });
    return ok({ alertId: row.id, state: next.value });
  },
});

export const closeAlert = defineAction({
  name: 'supervision.close-alert',
  title: text('办结线索', 'Close the alert'),
  description: text('写明落实情况。', 'Say what was done.'),
  input: Type.Object(
    { ...byAlert, closing: long('落实情况', 'What was done') },
    { additionalProperties: false },
  ),
  output: AlertAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    const next = alertLifecycle.next(row.state, 'close');
    if (!next.ok) return next;
    await changeAlert(tx, row.id, {
      state: next.value,
      closing: input.closing,
      closed_by: personOf(actor),
      closed_at: tx.now,
    });
    await stepped(tx, actor, row, 'closed', text('办结', 'Closed'), 'all');
    return ok({ alertId: row.id, state: next.value });
  },
});
