import { Type } from 'typebox';
import { type Actor, defineAction, ok, type Tx, text } from '#foundation';
import { handOn } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { personOf } from '../../desk.ts';
import { bringIntoForce, gradingSubject, lockGradings } from '../../grading/desk.ts';
import { gradingLifecycle } from '../../model/grading/lifecycle.ts';
import { findGrading, gradingTables, linesOf } from '../../store/grades.ts';
import { GradingId, ReasonField } from './fields.ts';

const Answer = Type.Object({ gradingId: Type.String(), state: Type.String() });

export const agreeGrades = defineAction({
  name: 'privacy.agree-grades',
  title: text('同意下调级别', 'Agree to the lower grades'),
  description: text(
    '对照检查结果和理由，同意部门下调的级别；同意后生效并记入日志。',
    'Set the reasons against what was found and agree to what the department lowered; it then holds and is entered in the log.',
  ),
  input: Type.Object(
    {
      gradingId: GradingId,
      opinion: Type.String({ minLength: 4, maxLength: 1000, title: '意见', titleEn: 'Opinion' }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  rules: ['R59'],
  fourEyes: true,
  subject: (tx, input) => gradingSubject(tx, input.gradingId),
  async run(actor, { gradingId, opinion }, tx) {
    const grading = await locked(tx, gradingId);
    const next = gradingLifecycle.next(grading.state, 'agree');
    if (!next.ok) return next;
    await gradingTables(tx)
      .updateTable('privacy.grading')
      .set({ agreed_by: personOf(actor), agreed_at: tx.now, opinion })
      .where('id', '=', gradingId)
      .execute();
    await bringIntoForce(tx, actor, gradingId);
    await finish(tx, actor, grading, text('同意下调级别', 'Agreed to the lower grades'));
    return ok({ gradingId, state: next.value });
  },
});

export const declineGrades = defineAction({
  name: 'privacy.decline-grades',
  title: text('不同意下调级别', 'Decline the lower grades'),
  description: text(
    '不同意并说明理由；建议的级别仍待部门确认。',
    'Decline with the reason; the proposal is the department’s to decide again.',
  ),
  input: Type.Object({ gradingId: GradingId, opinion: ReasonField }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => gradingSubject(tx, input.gradingId),
  async run(actor, { gradingId, opinion }, tx) {
    const grading = await locked(tx, gradingId);
    const next = gradingLifecycle.next(grading.state, 'decline');
    if (!next.ok) return next;
    // What was proposed stands again; what the department wanted stays in the audit line of its act.
    await gradingTables(tx)
      .updateTable('privacy.grading')
      .set({
        state: next.value,
        level: grading.proposed,
        overridden: false,
        reason: null,
        evidence: null,
        opinion,
      })
      .where('id', '=', gradingId)
      .execute();
    for (const line of await linesOf(tx, gradingId))
      if (line.reason !== null || line.level !== line.proposed)
        await gradingTables(tx)
          .updateTable('privacy.grade')
          .set({
            level: line.proposed,
            overridden: false,
            reason: null,
            reasons: withoutPerson(line.reasons),
          })
          .where('grading_id', '=', gradingId)
          .where('item_id', '=', line.item_id)
          .execute();
    await gradingTables(tx)
      .updateTable('privacy.grading')
      .set({ reasons: withoutPerson(grading.reasons) })
      .where('id', '=', gradingId)
      .execute();
    await finish(tx, actor, grading, text('不同意下调级别', 'Declined the lower grades'));
    return ok({ gradingId, state: next.value });
  },
});

const withoutPerson = (reasons: unknown): string =>
  JSON.stringify((reasons as { readonly source: string }[]).filter(({ source }) => source !== 'person'));

async function locked(tx: Tx, gradingId: string) {
  const before = await findGrading(tx, gradingId);
  if (before) await lockGradings(tx, before.resource_id);
  const grading = await findGrading(tx, gradingId);
  if (!grading) throw new Error('the subject was there a moment ago');
  return grading;
}

async function finish(
  tx: Tx,
  actor: Actor,
  grading: { readonly id: string; readonly resource_id: string },
  step: Parameters<typeof handOn>[3],
): Promise<void> {
  const resource = await cataloguedResource(tx, grading.resource_id);
  await handOn(tx, actor, { kind: 'grading', id: grading.id, title: resource?.title ?? '' }, step);
}
