import { Type } from 'typebox';
import { type Actor, actorReference, defineAction, idPattern, ok, refuse, type Tx, text } from '#foundation';
import { decisionLifecycle } from '../model/external-decision.ts';
import { problems } from '../problems.ts';
import { type ExternalDecision, findDecision } from '../store/decisions.ts';
import { organisationsBehind } from '../store/posts.ts';
import { recordStep } from '../store/steps.ts';
import { whyNotToSupersede } from '../store/supersede.ts';
import type { CaseworkTables } from '../store/tables.ts';
import { completeTasks, tasksOf } from '../store/tasks.ts';

/** A second person has compared the record with the scan (四眼). Whoever recorded it cannot do this, in whatever post. */
export const confirmExternalDecision = defineAction({
  name: 'casework.confirm-external-decision',
  title: text('复核系统外决策', 'Check a decision taken off the system'),
  description: text(
    '由登记人以外的第二人将登记内容与扫描件逐项比对；不一致的退回并说明。',
    'Somebody other than the recorder compares the record with its scan; a record that differs is rejected with a remark.',
  ),
  input: Type.Object(
    {
      decisionId: Type.String({ pattern: idPattern('dec'), title: '决策', titleEn: 'Decision' }),
      verdict: Type.Unsafe<'confirm' | 'reject'>({
        type: 'string',
        enum: ['confirm', 'reject'],
        title: '复核结果',
        titleEn: 'Verdict',
      }),
      remark: Type.String({ minLength: 2, maxLength: 500, title: '复核意见', titleEn: 'Remark' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ decisionId: Type.String(), state: Type.String() }),
  problems: [problems['already-checked'].type, problems['not-to-supersede'].type],
  fourEyes: true,
  async subject(tx, input, actor) {
    const decision = await findDecision(tx, input.decisionId);
    if (!decision || actor.kind !== 'person') return null;
    // There only for the post that was asked to check it.
    const tasks = await tasksOf(tx, { kind: 'external-decision', id: decision.id });
    if (!tasks.some((task) => task.postId === actor.postId)) return null;
    return {
      kind: 'external-decision',
      id: decision.id,
      owner: decision.organisationId,
      handler: decision.organisationId,
      authors: [decision.recorderPerson],
      state: decision.state,
    };
  },
  async run(actor, input, tx) {
    const state = input.verdict === 'confirm' ? 'confirmed' : 'rejected';
    const decision = (await findDecision(tx, input.decisionId))!;
    if (decision.state !== decisionLifecycle.initial) return refuse(problems['already-checked']());
    if (state === 'confirmed' && decision.supersedes) {
      const wrong = await takePlace(tx, decision.supersedes, decision, actor);
      if (wrong) return refuse(wrong);
    }
    const row = await tx
      .tables<CaseworkTables>()
      .updateTable('casework.external_decision')
      .set({
        state,
        checked_by: actorReference(actor),
        checked_at: tx.now,
        remark: input.remark,
      })
      .where('id', '=', input.decisionId)
      .where('state', '=', decisionLifecycle.initial)
      .returning(['id', 'number'])
      .executeTakeFirst();
    if (!row) return refuse(problems['already-checked']());
    const subject = { kind: 'external-decision', id: row.id };
    await completeTasks(tx, { subject }, actor);
    await recordStep(tx, {
      subject,
      title:
        state === 'confirmed'
          ? text('复核一致', 'Checked: the record is right')
          : text('复核不一致，退回', 'Checked: rejected'),
      actor,
    });
    await tx.emit({
      kind: 'casework.decision-checked',
      subject: row.id,
      payload: { number: row.number, state },
    });
    return ok({ decisionId: row.id, state });
  },
});

/** The earlier decision no longer counts for a new step; what rests on it goes on resting on it. */
async function takePlace(tx: Tx, earlierId: string, later: ExternalDecision, actor: Actor) {
  const wrong = await whyNotToSupersede(tx, earlierId, {
    organisations: await organisationsBehind(tx, actor),
    decidedOn: later.decidedOn,
  });
  if (wrong) return wrong;
  await tx
    .tables<CaseworkTables>()
    .updateTable('casework.external_decision')
    .set({ state: 'superseded' })
    .where('id', '=', earlierId)
    .execute();
  await recordStep(tx, {
    subject: { kind: 'external-decision', id: earlierId },
    title: text(`被 ${later.number} 取代`, `Superseded by ${later.number}`),
    actor,
  });
  await tx.emit({
    kind: 'casework.decision-superseded',
    subject: earlierId,
    payload: { by: later.id, number: later.number },
  });
  return null;
}
