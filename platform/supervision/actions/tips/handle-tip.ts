import { Type } from 'typebox';
import { actorReference, defineAction, defineOperation, idPattern, ok, refuse, text } from '#foundation';
import { recordStep } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { tipLifecycle } from '../../model/tips/lifecycle.ts';
import { type TipOutcome, tipOutcomes } from '../../model/tips/words.ts';
import { personOf } from '../../objections/desk.ts';
import { changeTip, lockTip, tipTables } from '../../store/tips.ts';
import { handlerRole, tipRef, tipStep, tipSubject } from '../../tips/desk.ts';
import { tipProblems as problems } from '../../tips/problems.ts';

const byTip = { tipId: Type.String({ pattern: idPattern('tip'), title: '举报', titleEn: 'Report' }) };
const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 4000, format: 'text', title, titleEn });
const TipAnswer = Type.Object({ tipId: Type.String(), state: Type.String() });

export const acceptTip = defineAction({
  name: 'supervision.accept-tip',
  title: text('受理举报', 'Accept the report'),
  description: text(
    '受理后核查，由另一人办结并答复。',
    'It is looked into; another person concludes and answers it.',
  ),
  input: Type.Object(byTip, { additionalProperties: false }),
  output: TipAnswer,
  problems: [],
  rules: ['TP1'],
  subject: (tx, input) => tipSubject(tx, input.tipId),
  async run(actor, input, tx) {
    const row = await lockTip(tx, input.tipId);
    const next = tipLifecycle.next(row.state, 'accept');
    if (!next.ok) return next;
    await changeTip(tx, row.id, { state: next.value, accepted_by: personOf(actor), accepted_at: tx.now });
    await tipStep(tx, actor, row, 'accepted', text('受理', 'Accepted'), {
      title: text('核查举报并答复', 'Look into a report and answer it'),
      acts: ['supervision.conclude-tip', 'supervision.see-reporter'],
      within: 'conclude',
      role: handlerRole(row),
      ...(row.desk === 'authority' ? { apartFrom: [personOf(actor)] } : {}),
    });
    return ok({ tipId: row.id, state: next.value });
  },
});

export const declineTip = defineAction({
  name: 'supervision.decline-tip',
  title: text('不予受理', 'Do not accept it'),
  description: text('说明理由；举报人凭查询码可以看到。', 'Say why; who sent it reads that under the code.'),
  input: Type.Object({ ...byTip, reason: long('不予受理的理由', 'Why') }, { additionalProperties: false }),
  output: TipAnswer,
  problems: [],
  subject: (tx, input) => tipSubject(tx, input.tipId),
  async run(actor, input, tx) {
    const row = await lockTip(tx, input.tipId);
    const next = tipLifecycle.next(row.state, 'decline');
    if (!next.ok) return next;
    await changeTip(tx, row.id, { state: next.value, reason: input.reason });
    await tipStep(tx, actor, row, 'not-accepted', text('不予受理', 'Not accepted'));
    return ok({ tipId: row.id, state: next.value });
  },
});

/** Another person than who accepted it; the audit administrator may be alone. */
export const concludeTip = defineAction({
  name: 'supervision.conclude-tip',
  title: text('办结并答复', 'Conclude and answer'),
  description: text(
    '写明核查结论和答复；举报人凭查询码可以看到，请勿写入可辨认举报人的内容。',
    'Say what was found; who sent it reads the answer under the code. Write nothing by which the reporter could be known.',
  ),
  input: Type.Object(
    {
      ...byTip,
      outcome: Type.Enum(Object.keys(tipOutcomes) as TipOutcome[], {
        title: '核查结论',
        titleEn: 'Outcome',
        enumTitles: tipOutcomes,
      }),
      answer: long('答复', 'Answer'),
    },
    { additionalProperties: false },
  ),
  output: TipAnswer,
  problems: [problems['accepted-by-you'].type],
  fourEyes: true,
  subject: (tx, input) => tipSubject(tx, input.tipId),
  async run(actor, input, tx) {
    const row = await lockTip(tx, input.tipId);
    const next = tipLifecycle.next(row.state, 'conclude');
    if (!next.ok) return next;
    // The policy saw the row before it was locked; it may have been accepted in between.
    if (row.desk === 'authority' && row.accepted_by === personOf(actor))
      return refuse(problems['accepted-by-you']());
    await changeTip(tx, row.id, {
      state: next.value,
      outcome: input.outcome as TipOutcome,
      answer: input.answer,
      concluded_by: personOf(actor),
      concluded_at: tx.now,
    });
    await tipStep(tx, actor, row, 'concluded', text('办结并答复', 'Concluded'));
    return ok({ tipId: row.id, state: next.value });
  },
});

/** No read, so that each look has its line in the audit record; an operation, because what an action answers is kept with its key. */
export const seeReporter = defineOperation({
  name: 'supervision.see-reporter',
  title: text('查看举报人', 'See who reported'),
  description: text(
    '说明查看的必要；每次查看都记入操作记录。',
    'Say why it is needed; each look stands in the audit record.',
  ),
  input: Type.Object({ ...byTip, reason: long('查看理由', 'Why') }, { additionalProperties: false }),
  output: Type.Object({ reporter: Type.String(), contact: Type.String() }),
  problems: [problems['no-such-tip'].type],
  dangerous: true,
  subject: (tx, input) => tipSubject(tx, input.tipId),
  run: (actor, input, { database, requestId }) =>
    database.transaction(
      async (tx) => {
        const row = await lockTip(tx, input.tipId);
        const who = await tipTables(tx)
          .selectFrom('supervision.tip_reporter')
          .selectAll()
          .where('tip_id', '=', row.id)
          .executeTakeFirst();
        if (!who) return refuse(problems['no-such-tip']());
        // A reason may name who reported, so the log, whose openings are kept with it, has only that somebody looked.
        await tipTables(tx)
          .insertInto('supervision.reporter_look')
          .values({ tip_id: row.id, person_id: personOf(actor), reason: input.reason, at: tx.now })
          .execute();
        await recordStep(tx, {
          subject: tipRef(row),
          title: text('查看举报人', 'Looked at who reported'),
          actor,
        });
        await appendEntry(tx, {
          kind: 'supervision.tip-step',
          fields: {
            tip: row.id,
            step: 'reporter-seen',
            by: actorReference(actor),
            at: tx.now.toString(),
          },
        });
        return ok({ reporter: who.name, contact: who.contact });
      },
      { requestId },
    ),
});
