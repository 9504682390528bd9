import { Type } from 'typebox';
import {
  type Actor,
  type Defect,
  dateAt,
  defineAction,
  newId,
  newOf,
  ok,
  organisationOf,
  type Problem,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { handOn } from '#platform/casework';
import { assessorFor, enter, honestErrorSubject, matterOf } from '../../honest-error/desk.ts';
import { decidersOf, groundFor } from '../../honest-error/ground.ts';
import { compareLimits } from '../../honest-error/limits.ts';
import { honestErrorProblems as problems } from '../../honest-error/problems.ts';
import { honestErrorLifecycle } from '../../model/honest-error/lifecycle.ts';
import { HE1, HE2 } from '../../model/honest-error/rules.ts';
import { type Area, areas, excludedBy } from '../../model/honest-error/words.ts';
import { personOf } from '../../objections/desk.ts';
import { seesAlert } from '../../reads/alerts/sees.ts';
import { sidesOf } from '../../sides.ts';
import { concernedIn, findAlert } from '../../store/alerts.ts';
import {
  changeHonestError,
  findHonestError,
  honestErrorTables,
  lockHonestError,
} from '../../store/honest-errors.ts';
import { findRectification } from '../../store/rectifications.ts';
import { byHonestError, HonestErrorAnswer, long } from './fields.ts';

const named = (title: string, titleEn: string, format?: string) =>
  Type.Optional(Type.String({ maxLength: 60, title, titleEn, asked: true, ...(format ? { format } : {}) }));

/** Who tried something in good faith on an approved ground says what, what went wrong, what limits were kept and what was put right. */
export const fileHonestError = defineAction({
  name: 'supervision.file-honest-error',
  title: text('申报容错认定', 'File an honest error'),
  description: text(
    '先行先试中依规进行、出现失误的，写明依据、做法、问题、守住的界限和补救；本系统先与记录核对，由其他单位两人先后评估、认定。明知故犯、违反禁令、谋取私利、故意泄露的不予受理。',
    'Of a trial within the rules that went wrong: its ground, what was done, what went wrong, which limits were kept and what was put right. The hub compares it with its records; two persons of another body assess and decide. What was done knowingly, against a ban, for gain or to leak is not taken.',
  ),
  input: Type.Object(
    {
      area: Type.Enum(Object.keys(areas) as Area[], { title: '领域', titleEn: 'Area', enumTitles: areas }),
      title: Type.String({ minLength: 4, maxLength: 200, title: '事项', titleEn: 'Matter' }),
      tried: long('试行了什么', 'What was tried'),
      wentWrong: long('出现了什么问题', 'What went wrong'),
      limitsKept: long('守住了哪些界限', 'Which limits were kept'),
      remedy: long('采取的补救和纠正措施', 'What was put right'),
      triedFrom: Type.String({ format: 'date', title: '开始日期', titleEn: 'First day' }),
      triedUntil: Type.String({ format: 'date', title: '结束日期', titleEn: 'Last day' }),
      decisionId: named('依据的决策（试点批复、会议纪要等）', 'Decision it rests on', 'confirmed-decision'),
      scenarioId: named('依据的应用场景编号', 'Id of the scenario it rests on'),
      agreementId: named('所属授权协议', 'Agreement it was done under', 'agreement'),
      alertId: named('涉及的监督线索编号', 'Id of the alert it concerns'),
      rectificationId: named('涉及的整改编号', 'Id of the rectification it concerns'),
    },
    { additionalProperties: false },
  ),
  output: HonestErrorAnswer,
  problems: [
    problems['no-ground'].type,
    problems['not-an-honest-error'].type,
    problems['filed-already'].type,
    problems['nobody-to-assess'].type,
    problems['no-such-concern'].type,
  ],
  rules: ['HE1', 'HE2'],
  idempotent: true,
  subject: newOf('honest-error'),
  async run(actor, input, tx) {
    const own = organisationOf(actor)!;
    const names = {
      decision_id: input.decisionId ?? null,
      scenario_id: input.scenarioId ?? null,
      agreement_id: input.agreementId ?? null,
    };
    if (names.decision_id === null && names.scenario_id === null) return refuse(problems['no-ground']());
    const ground = await groundFor(tx, actor, names);
    if (!ground || actor.kind !== 'person') return refuse(problems['no-ground']());
    if (!(await concernsOwn(tx, actor, input))) return refuse(problems['no-such-concern']());
    const [from, until] = [
      Temporal.PlainDate.from(input.triedFrom),
      Temporal.PlainDate.from(input.triedUntil),
    ];
    const tried = { organisation: own, filedBy: actor.personId, from, until };
    const found = await compareLimits(tx, ground, tried);
    const verdict = HE1.judge({
      outcome: 'recognised',
      excluded: excludedBy(found),
      triedUntil: until,
      today: dateAt(tx.now),
    });
    const order = Temporal.PlainDate.compare(from, until) <= 0;
    if (!verdict.holds || !order) {
      const said = found.filter((one) => one.verdict === 'broken').map((one) => one.said);
      return refuse(
        excludedProblem(
          order ? [...said, ...verdict.reasons] : [text('开始日期晚于结束日期', 'It ends before it begins')],
        ),
      );
    }
    const apart = decidersOf(ground);
    const assessor = await assessorFor(tx, own, [actor.personId, ...apart]);
    if (!assessor) return refuse(problems['nobody-to-assess']());
    const id = newId('her');
    const entered = await honestErrorTables(tx)
      .insertInto('supervision.honest_error')
      .values({
        id,
        organisation: own,
        role: actor.roles.find((role) => filing.includes(role)) ?? actor.roles[0] ?? '',
        filed_by: actor.personId,
        filed_at: tx.now,
        area: input.area as Area,
        title: input.title,
        tried: input.tried,
        went_wrong: input.wentWrong,
        limits_kept: input.limitsKept,
        remedy: input.remedy,
        tried_from: from,
        tried_until: until,
        ...names,
        agreement_id: ground.agreement?.id ?? null,
        alert_id: input.alertId ?? null,
        rectification_id: input.rectificationId ?? null,
        assessor: assessor.organisationId,
        assessor_role: assessor.role,
        apart: [...apart],
        state: 'filed',
        limits_found: JSON.stringify(found),
        limits_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    // Filed before, or at the same moment.
    if (!entered) return refuse(problems['filed-already']());
    const row = (await findHonestError(tx, id))!;
    await enter(tx, row, 'filed', actor);
    await handOn(tx, actor, matterOf(row), text('申报容错认定', 'Filed'), {
      kind: 'supervision.honest-error-assess',
      title: text('评估容错申报', 'Assess an honest error'),
      organisationId: row.assessor,
      role: row.assessor_role,
      acts: ['supervision.propose-honest-error-outcome'],
      apartFrom: [row.filed_by, ...row.apart],
      clock: HE2.judge({ step: 'assess', at: tx.now }),
    });
    return ok({ honestErrorId: id, state: row.state });
  },
});

const filing: readonly string[] = [
  'data-authority',
  'authorising-body',
  'implementing-body',
  'source-department',
  'price-authority',
  'operator',
];

/** All reasons at once. */
export const excludedProblem = (reasons: readonly Text[]): Problem =>
  problems['not-an-honest-error']({
    rule: HE1.id,
    clause: HE1.clause,
    defects: reasons.map((message): Defect => ({ at: '', message })),
  });

/** What is named as the same act elsewhere is of one's own side, and seen. */
async function concernsOwn(
  tx: Tx,
  actor: Actor,
  { alertId, rectificationId }: { readonly alertId?: string; readonly rectificationId?: string },
): Promise<boolean> {
  const sides = await sidesOf(tx, actor);
  if (alertId !== undefined) {
    const alert = await findAlert(tx, alertId);
    if (!alert || !(await seesAlert(tx, actor, alert))) return false;
    // Of what is about persons each names their own alone.
    const own =
      alert.desk === 'audit'
        ? (await concernedIn(tx, alert.id)).includes(personOf(actor))
        : alert.organisation !== null && sides.has(alert.organisation);
    if (!own) return false;
  }
  if (rectificationId === undefined) return true;
  const rectification = await findRectification(tx, rectificationId);
  return rectification !== undefined && sides.has(rectification.organisation);
}

/** Taken back before anybody has assessed it; the same may then be filed anew. */
export const withdrawHonestError = defineAction({
  name: 'supervision.withdraw-honest-error',
  title: text('撤回容错申报', 'Withdraw what was filed'),
  description: text('评估提出结论之前可以撤回，并说明理由。', 'Until an outcome is proposed; say why.'),
  input: Type.Object({ ...byHonestError, reason: long('撤回理由', 'Why') }, { additionalProperties: false }),
  output: HonestErrorAnswer,
  problems: [],
  subject: (tx, input) => honestErrorSubject(tx, input.honestErrorId),
  async run(actor, input, tx) {
    const row = await lockHonestError(tx, input.honestErrorId);
    const next = honestErrorLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    await changeHonestError(tx, row.id, { state: next.value, opinion: input.reason });
    await enter(tx, row, 'withdrawn', actor);
    await handOn(tx, actor, matterOf(row), text('撤回申报', 'Withdrawn'));
    return ok({ honestErrorId: row.id, state: next.value });
  },
});
