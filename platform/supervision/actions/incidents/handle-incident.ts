import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { issueDocument, sendNotice } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { enter, incidentSubject, incidentTitle, step } from '../../incidents/desk.ts';
import { onwardOwed, reportOwed } from '../../incidents/next.ts';
import { breachNotice, closingReport } from '../../incidents/papers.ts';
import { incidentProblems as problems } from '../../incidents/problems.ts';
import { incidentLifecycle } from '../../model/incidents/lifecycle.ts';
import { IN1, R70 } from '../../model/incidents/rules.ts';
import { personOf } from '../../objections/desk.ts';
import { concernedBy } from '../../objections/tell-concerned.ts';
import { answering } from '../../sides.ts';
import {
  apartFromClosing,
  changeIncident,
  incidentTables,
  lockIncident,
  reachOf,
} from '../../store/incidents.ts';
import { receiverField } from '../above/fields.ts';
import { byIncident, IncidentAnswer, long } from './fields.ts';

/** Word to everybody it reaches: who operates, implements or bought. Told once more when there is more to say. */
export const notifyAffected = defineAction({
  name: 'supervision.notify-affected',
  title: text('通知受影响方', 'Tell those affected'),
  description: text(
    '通知影响清单上的运营机构、实施机构和购买方；演练的通知写明演练。',
    'Tell operators, implementing bodies and buyers on the impact list; of a drill the notice says so.',
  ),
  input: Type.Object(
    { ...byIncident, message: long('通知内容', 'Message') },
    { additionalProperties: false },
  ),
  output: Type.Object({ incidentId: Type.String(), state: Type.String(), told: Type.Integer() }),
  problems: [],
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  async run(actor, input, tx) {
    const row = await lockIncident(tx, input.incidentId);
    const concerned = await concernedBy(tx, await reachOf(tx, row.id));
    for (const organisationId of concerned)
      await sendNotice(tx, {
        to: { organisationId },
        kind: 'supervision.incident',
        subject: { kind: 'incident', id: row.id },
        text: text(
          `${incidentTitle(row)}：${input.message}`,
          `${row.drill ? 'DRILL: ' : ''}${row.title}: ${input.message}`,
        ),
      });
    await incidentTables(tx)
      .updateTable('supervision.incident_reach')
      .set({ told_at: tx.now })
      .where('incident_id', '=', row.id)
      .execute();
    await enter(tx, row, 'affected-told', actor, { organisations: concerned.size });
    return ok({ incidentId: row.id, state: row.state, told: concerned.size });
  },
});

/** The breach notice (个人信息保护法 Art 57): three items as a paper, or a reasoned waiver. */
export const notifyBreach = defineAction({
  name: 'supervision.notify-breach',
  title: text('出具个人信息告知书', 'Issue the breach notice'),
  description: text(
    '写明三项内容出具告知书；已有效避免危害的，说明理由，可不通知个人，由另一人核对后结案。',
    'Issue the notice with its three items; or say why persons need not be told because the harm was effectively avoided: another person closes on that.',
  ),
  input: Type.Object(
    {
      ...byIncident,
      harm: Type.Optional(long('信息种类、原因和可能的危害', 'Kinds, cause and possible harm')),
      measures: Type.Optional(long('补救措施和个人可采取的措施', 'Measures taken and what persons can do')),
      contact: Type.Optional(receiverField('联系方式', 'Contact')),
      waiver: Type.Optional(long('不通知个人的理由', 'Why persons need not be told')),
    },
    { additionalProperties: false },
  ),
  output: IncidentAnswer,
  problems: [problems['breach-notice-incomplete'].type],
  rules: ['R70'],
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  async run(actor, input, tx) {
    const row = await lockIncident(tx, input.incidentId);
    // It was closed on what had been told, or on the reason why not: that stays as it was then.
    const open = row.state === 'closed' ? incidentLifecycle.next(row.state, 'close') : null;
    if (open && !open.ok) return open;
    const verdict = R70.judge(input);
    if (!verdict.holds)
      return refuse(
        problems['breach-notice-incomplete']({
          rule: verdict.rule,
          clause: verdict.clause,
          defects: verdict.output.map((name, place) => ({
            at: `/${name}`,
            message: verdict.reasons[place]!,
          })),
        }),
      );
    if (input.waiver) {
      await changeIncident(tx, row.id, { waiver: input.waiver, waived_by: personOf(actor) });
      await enter(tx, row, 'breach-notice-waived', actor, { reason: input.waiver });
      return ok({ incidentId: row.id, state: row.state });
    }
    const organisation = await answering(tx, row.organisation);
    const paper = await issueDocument(tx, {
      template: breachNotice,
      issuedBy: organisation,
      actor,
      subject: { kind: 'incident', id: row.id },
      values: {
        mark: row.drill ? '【演练】' : '　',
        incident: row.title,
        harm: input.harm!,
        measures: input.measures!,
        contact: input.contact!,
      },
      addressee: '受影响的个人',
      serveTo: [{ organisationId: organisation }],
    });
    await changeIncident(tx, row.id, { notice_document: paper.id });
    await enter(tx, row, 'breach-notice', actor, { document: paper.digest });
    if (!row.drill)
      await appendPublicFact(tx, {
        kind: 'supervision.breach-notice',
        subject: row.id,
        fact: { number: paper.number, incident: row.title, harm: input.harm!, contact: input.contact! },
      });
    return ok({ incidentId: row.id, state: row.state });
  },
});

export const handleIncident = defineAction({
  name: 'supervision.handle-incident',
  title: text('处置完毕', 'Handled'),
  description: text(
    '说明处置情况；总结报告的时限从此起算。须报告的事件先报告。',
    'Say what was done; the clock of the closing report begins. What has to be reported is reported first.',
  ),
  input: Type.Object(
    { ...byIncident, handled: long('处置情况', 'What was done') },
    { additionalProperties: false },
  ),
  output: IncidentAnswer,
  problems: [problems['not-reported'].type],
  rules: ['IN1', 'R68', 'R69'],
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  async run(actor, input, tx) {
    const row = await lockIncident(tx, input.incidentId);
    const next = incidentLifecycle.next(row.state, 'handle');
    if (!next.ok) return next;
    const owed = row.reported_at === null ? reportOwed(row) : onwardOwed(row);
    if (owed) return refuse(problems['not-reported']({ rule: owed.rule, clause: owed.clause }));
    await changeIncident(tx, row.id, { state: next.value, handled: input.handled, handled_at: tx.now });
    await enter(tx, row, 'handled', actor);
    await step(tx, actor, row, text('处置完毕', 'Handled'), {
      kind: 'supervision.incident-closing',
      title: text('提交总结报告', 'Close an incident'),
      acts: ['supervision.close-incident', 'supervision.notify-breach'],
      apartFrom: apartFromClosing(row),
      clock: IN1.judge({ handledAt: tx.now }),
    });
    return ok({ incidentId: row.id, state: next.value });
  },
});

export const closeIncident = defineAction({
  name: 'supervision.close-incident',
  title: text('提交总结报告并结案', 'Close with the report'),
  description: text(
    '由记录人以外的人出具总结报告。涉及个人信息的须先告知；以不通知的理由结案的，由说明理由者以外的人核对。',
    'Another person than who recorded it issues the closing report. Where personal information is involved persons are told first, or another person than who gave the waiver closes on it.',
  ),
  input: Type.Object({ ...byIncident, closing: long('总结', 'Summary') }, { additionalProperties: false }),
  output: IncidentAnswer,
  problems: [problems['breach-notice-missing'].type, problems['waived-by-oneself'].type],
  fourEyes: true,
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  async run(actor, input, tx) {
    const row = await lockIncident(tx, input.incidentId);
    const next = incidentLifecycle.next(row.state, 'close');
    if (!next.ok) return next;
    // The waiver may have come since the policy looked at the subject.
    if (apartFromClosing(row).includes(personOf(actor))) return refuse(problems['waived-by-oneself']());
    if (row.personal && !row.notice_document && !row.waiver) {
      const verdict = R70.judge({});
      return refuse(problems['breach-notice-missing']({ rule: verdict.rule, clause: verdict.clause }));
    }
    const reached = await reachOf(tx, row.id);
    const count = (kind: string) => reached.filter((one) => one.kind === kind).length;
    const organisation = await answering(tx, row.organisation);
    const paper = await issueDocument(tx, {
      template: closingReport,
      issuedBy: organisation,
      actor,
      subject: { kind: 'incident', id: row.id },
      values: {
        mark: row.drill ? '【演练】' : '　',
        incident: row.title,
        handled: row.handled ?? '—',
        closing: input.closing,
        reach: `协议 ${count('agreement')} 份、产品 ${count('product')} 个、购买方 ${count('buyer')} 家`,
      },
      serveTo: [{ organisationId: organisation }],
    });
    await changeIncident(tx, row.id, {
      state: next.value,
      closing: input.closing,
      closing_document: paper.id,
      closed_by: personOf(actor),
      closed_at: tx.now,
    });
    await enter(tx, row, 'closed', actor, { document: paper.digest });
    await step(tx, actor, row, text(`结案：${paper.number}`, `Closed: ${paper.number}`));
    return ok({ incidentId: row.id, state: next.value });
  },
});
