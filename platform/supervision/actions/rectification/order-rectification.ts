import { Type } from 'typebox';
import {
  type Actor,
  type Deadline,
  defineAction,
  newId,
  newOf,
  ok,
  refuse,
  type Tx,
  text,
  type Verdict,
} from '#foundation';
import { handOn } from '#platform/casework';
import { RC1 } from '../../model/rectification/rules.ts';
import {
  answeringRole,
  enter,
  issuePaper,
  matterOf,
  mayOrder,
  untilInWords,
} from '../../rectification/desk.ts';
import { rectificationNotice } from '../../rectification/papers.ts';
import { rectificationProblems as problems } from '../../rectification/problems.ts';
import { answering } from '../../sides.ts';
import { findRectification, type RectificationRow, rectificationTables } from '../../store/rectifications.ts';

export const RectificationAnswer = Type.Object({
  rectificationId: Type.String(),
  state: Type.String(),
});

export const demandFields = {
  demands: Type.Array(Type.String({ minLength: 4, maxLength: 500 }), {
    minItems: 1,
    maxItems: 20,
    title: '整改要求（逐条）',
    titleEn: 'What has to be put right, one by one',
  }),
  workingDays: Type.Integer({
    minimum: 1,
    maximum: 250,
    default: 15,
    title: '整改期限（送达起工作日）',
    titleEn: 'Working days from service',
  }),
};

const orderingRoles: readonly string[] = ['data-authority', 'implementing-body'];

/** 责令整改: the notice with its demands is served, and who has to put it right has the task with the clock from its service. */
export const orderRectification = defineAction({
  name: 'supervision.order-rectification',
  title: text('责令整改', 'Order to put right'),
  description: text(
    '向有关单位出具整改通知书，写明问题、要求和期限；期限自送达起算。数据管理部门可以责令各单位，实施机构可以责令其协议项下的运营机构和数据商。',
    'Issue a notice with the facts, the demands and the time, which runs from service. The data authority orders anybody, an implementing body those under its agreements.',
  ),
  input: Type.Object(
    {
      organisationId: Type.String({
        maxLength: 60,
        format: 'organisation',
        title: '整改单位',
        titleEn: 'Who has to put it right',
      }),
      title: Type.String({ minLength: 4, maxLength: 200, title: '事项', titleEn: 'Matter' }),
      facts: Type.String({
        minLength: 10,
        maxLength: 2000,
        format: 'text',
        title: '存在的问题',
        titleEn: 'What is wrong',
      }),
      ...demandFields,
    },
    { additionalProperties: false },
  ),
  output: RectificationAnswer,
  problems: [
    problems['not-under-you'].type,
    problems['nobody-to-answer'].type,
    problems['time-too-long'].type,
  ],
  rules: ['RC1'],
  idempotent: true,
  subject: newOf('rectification'),
  async run(actor, input, tx) {
    // Of a body that is no more its successor is ordered.
    const organisation = await answering(tx, input.organisationId);
    if (actor.kind !== 'person' || !(await mayOrder(tx, actor, organisation)))
      return refuse(problems['not-under-you']());
    const role = await answeringRole(tx, organisation);
    if (!role) return refuse(problems['nobody-to-answer']());
    const clock = RC1.judge({ servedAt: tx.now, workingDays: input.workingDays });
    if (!clock.holds) return refuse(problems['time-too-long']({ rule: 'RC1', clause: clock.clause }));
    const id = newId('rct');
    await rectificationTables(tx)
      .insertInto('supervision.rectification')
      .values({
        id,
        ordered_org: actor.organisationId,
        ordered_role: actor.roles.find((one) => orderingRoles.includes(one)) ?? 'data-authority',
        organisation,
        role,
        title: input.title,
        facts: input.facts,
        demands: input.demands,
        state: 'ordered',
        due_on: clock.output.lastDay,
        ordered_by: actor.personId,
        ordered_at: tx.now,
        answer: null,
        evidence_name: null,
        evidence_sha256: null,
        answered_by: null,
        answered_at: null,
        closed_by: null,
        closed_at: null,
        closing: null,
      })
      .execute();
    const row = (await findRectification(tx, id))!;
    await serve(tx, actor, row, input.workingDays, clock);
    return ok({ rectificationId: id, state: row.state });
  },
});

/** The notice is issued, and its demands are a task with their clock. */
export async function serve(
  tx: Tx,
  actor: Actor,
  row: RectificationRow,
  workingDays: number,
  clock: Verdict<Deadline>,
): Promise<void> {
  const paper = await issuePaper(tx, actor, row, rectificationNotice, {
    facts: row.facts,
    demands: row.demands,
    days: String(workingDays),
    until: untilInWords(row),
    round: String(row.round),
  });
  await enter(tx, row, 'ordered', actor, { document: paper.digest, dueOn: row.due_on.toString() });
  await handOn(tx, actor, matterOf(row), text(`责令整改：${paper.number}`, `Ordered: ${paper.number}`), {
    kind: 'supervision.rectification',
    title: text('完成整改并报告', 'Put right and answer'),
    organisationId: row.organisation,
    role: row.role,
    responsibility: 'supervision',
    acts: ['supervision.answer-rectification'],
    clock,
  });
}
