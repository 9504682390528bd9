import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { objectionLifecycle } from '../../model/objections/lifecycle.ts';
import {
  correctionSubject,
  corrector,
  enter,
  examiner,
  issuePaper,
  objectionRef,
  objectionSubject,
  personOf,
  step,
} from '../../objections/desk.ts';
import { clearMarks, publish, tellConcerned } from '../../objections/marking.ts';
import { objectionResult } from '../../objections/papers.ts';
import { objectionProblems as problems } from '../../objections/problems.ts';
import { changeObjection, lockObjection, openFreeze } from '../../store/objections.ts';
import type { ObjectionRow } from '../../store/tables.ts';
import { byObjection, ObjectionAnswer, opinion } from './fields.ts';

/** It is right: the mark stays, and who holds the data has the task of correcting it. */
export const upholdObjection = defineAction({
  name: 'supervision.uphold-objection',
  title: text('核实属实', 'Uphold the objection'),
  description: text(
    '核实属实；标注保留，由数源部门（产品由运营机构）限期更正。',
    'It is right: the mark stays and the source department (for a product, the operator) corrects within its days.',
  ),
  input: Type.Object({ ...byObjection, opinion }, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [],
  rules: ['OB1'],
  fourEyes: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'uphold');
    if (!next.ok) return next;
    await changeObjection(tx, row.id, {
      state: next.value,
      outcome: 'upheld',
      finding: input.opinion,
      decided_by: personOf(actor),
      decided_at: tx.now,
    });
    await enter(tx, row, 'upheld', actor);
    await step(tx, actor, row, text(`核实属实：${input.opinion}`, `Upheld: ${input.opinion}`), {
      kind: 'supervision.objection-correction',
      title: text('更正有异议的数据', 'Correct what was objected to'),
      ...corrector(row),
      acts: ['supervision.report-correction'],
      within: 'correct',
    });
    await told(tx, actor, row, 'upheld', input.opinion);
    return ok({ objectionId: row.id, state: next.value });
  },
});

/** The department says what it did: a new revision, a correction in its system. Whether that settles it the examiner decides. */
export const reportCorrection = defineAction({
  name: 'supervision.report-correction',
  title: text('报告更正情况', 'Report the correction'),
  description: text(
    '说明如何更正（如新修订版、源系统更正），交办理单位核对后撤销标注。',
    'Say how it was corrected (a new revision, the source system); the examiner checks it and lifts the mark.',
  ),
  input: Type.Object(
    {
      ...byObjection,
      correction: Type.String({
        minLength: 10,
        maxLength: 2000,
        format: 'text',
        title: '更正情况',
        titleEn: 'What was corrected',
      }),
    },
    { additionalProperties: false },
  ),
  output: ObjectionAnswer,
  problems: [],
  subject: (tx, input) => correctionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'correct');
    if (!next.ok) return next;
    await changeObjection(tx, row.id, {
      state: next.value,
      correction: input.correction,
      corrected_by: personOf(actor),
      corrected_at: tx.now,
    });
    await enter(tx, row, 'corrected', actor);
    await step(tx, actor, row, text('报告更正', 'Reported the correction'), {
      kind: 'supervision.objection-lifting',
      title: text('核对更正并撤销标注', 'Check the correction and lift the mark'),
      ...examiner(row),
      acts: ['supervision.lift-objection'],
      apartFrom: [
        row.raised_person,
        personOf(actor),
        ...(row.frozen_at_once && row.accepted_by ? [row.accepted_by] : []),
      ],
    });
    return ok({ objectionId: row.id, state: next.value });
  },
});

/** It is not right: the mark is lifted with this decision. */
export const dismissObjection = defineAction({
  name: 'supervision.dismiss-objection',
  title: text('核实不属实并撤销标注', 'Dismiss and lift the mark'),
  description: text(
    '核实不属实；标注和即时冻结随决定撤销，异议归档。即时冻结的由受理人以外的人办理；经决定的冻结须先解除。',
    'It is not right: marks, and what was frozen at once, are lifted with the decision and it is archived. What was frozen at once is lifted by another person than who accepted; a decided freeze is lifted first.',
  ),
  input: Type.Object({ ...byObjection, opinion }, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [problems['freeze-stands'].type],
  fourEyes: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'dismiss');
    if (!next.ok) return next;
    if (await openFreeze(tx, row.id)) return refuse(problems['freeze-stands']());
    const decided = {
      outcome: 'dismissed',
      finding: input.opinion,
      decided_by: personOf(actor),
      decided_at: tx.now,
    } as const;
    await changeObjection(tx, row.id, decided);
    await archive(tx, actor, { ...row, ...decided }, input.opinion);
    return ok({ objectionId: row.id, state: next.value });
  },
});

/** It was corrected: the mark is lifted and the objection archived. */
export const liftObjection = defineAction({
  name: 'supervision.lift-objection',
  title: text('撤销标注并归档', 'Lift the mark and archive'),
  description: text(
    '核对更正后撤销标注和即时冻结，异议归档。报告更正的人不能办理；即时冻结的由受理人以外的人办理；经决定的冻结须先解除。',
    'After the correction was checked, by another person than who reported it, marks, and what was frozen at once, are lifted and the objection is archived. What was frozen at once is lifted by another person than who accepted; a decided freeze is lifted first.',
  ),
  input: Type.Object({ ...byObjection, opinion }, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [problems['freeze-stands'].type],
  fourEyes: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'lift');
    if (!next.ok) return next;
    if (await openFreeze(tx, row.id)) return refuse(problems['freeze-stands']());
    await archive(tx, actor, row, input.opinion);
    return ok({ objectionId: row.id, state: next.value });
  },
});

/** 撤销标注 and 归档: everything put there for it goes, everywhere it was carried, in one commit. */
async function archive(tx: Tx, actor: Actor, row: ObjectionRow, why: string): Promise<void> {
  const freed = await clearMarks(tx, row, actor, 'all');
  await changeObjection(tx, row.id, {
    state: 'archived',
    closed_by: personOf(actor),
    closed_at: tx.now,
    closing: why,
  });
  await enter(tx, row, 'lifted', actor, { outcome: row.outcome });
  await publish(tx, row, 'lifted');
  await step(
    tx,
    actor,
    row,
    row.outcome === 'dismissed'
      ? text(`核实不属实，撤销标注并归档：${why}`, `Dismissed, mark lifted, archived: ${why}`)
      : text(`撤销标注并归档：${why}`, `Mark lifted, archived: ${why}`),
  );
  await cancelTasks(tx, { subject: objectionRef(row) }, actor);
  await told(tx, actor, row, row.outcome === 'dismissed' ? 'dismissed' : 'lifted', why);
  await tellConcerned(
    tx,
    actor,
    row,
    freed,
    text(
      `“${row.title}”的异议已办结，标注撤销${row.frozen_at_once ? '，冻结解除' : ''}。`,
      `The objection to “${row.title}” is settled; the mark is lifted${row.frozen_at_once ? ' and nothing is frozen by it' : ''}.`,
    ),
  );
  await tx.emit({
    kind: 'supervision.objection-archived',
    subject: row.id,
    payload: { outcome: row.outcome, things: freed.length },
  });
}

const answers = {
  upheld: ['核实属实，已要求更正', 'was upheld and a correction asked for'],
  dismissed: ['核实不属实，标注已撤销', 'was dismissed and the mark lifted'],
  lifted: ['已更正，标注已撤销', 'was settled by a correction and the mark lifted'],
} as const;

const told = (tx: Tx, actor: Actor, row: ObjectionRow, how: keyof typeof answers, why: string) =>
  issuePaper(tx, actor, row, {
    template: objectionResult,
    values: { result: answers[how][0], reason: why },
    told: text(
      `您单位对“${row.title}”的异议${answers[how][0]}：${why}`,
      `Your objection to “${row.title}” ${answers[how][1]}: ${why}`,
    ),
  });
