import { Type } from 'typebox';
import { type Actor, dateAt, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { cancelTasks, completeTasks, handOn, openTask, recordStep, sendNotice } from '#platform/casework';
import { currentOrganisation } from '#platform/identity';
import {
  enter,
  honestErrorRef,
  honestErrorSubject,
  matterOf,
  otherAssessor,
} from '../../honest-error/desk.ts';
import { groundOf } from '../../honest-error/ground.ts';
import { wasHeard } from '../../honest-error/heard.ts';
import { compareLimits } from '../../honest-error/limits.ts';
import { honestErrorProblems as problems } from '../../honest-error/problems.ts';
import { honestErrorLifecycle } from '../../model/honest-error/lifecycle.ts';
import { HE1, HE2 } from '../../model/honest-error/rules.ts';
import {
  type Exclusion,
  excludedBy,
  exclusions,
  type HonestErrorOutcome,
  type Limit,
  outcomes,
} from '../../model/honest-error/words.ts';
import { personOf } from '../../objections/desk.ts';
import { changeHonestError, type HonestErrorRow, lockHonestError } from '../../store/honest-errors.ts';
import { byHonestError, HonestErrorAnswer, long } from './fields.ts';
import { excludedProblem } from './file.ts';

/** The task of who filed it: what they say to the outcome that is proposed. */
export const answerTask = 'supervision.honest-error-answer';

/** What the hub's records say now: they may have changed since it was filed. */
export async function compareAgain(tx: Tx, row: HonestErrorRow): Promise<readonly Limit[]> {
  const ground = (await groundOf(tx, row)) ?? { decision: null, scenario: null, agreement: null };
  return compareLimits(tx, ground, {
    organisation: row.organisation,
    filedBy: row.filed_by,
    from: row.tried_from,
    until: row.tried_until,
  });
}

/** Since a merger the assessing body may be the one that filed: then it is nobody's to assess there. */
export async function isOwnHouse(tx: Tx, row: HonestErrorRow): Promise<boolean> {
  const now = (id: string) => currentOrganisation(tx, id, tx.now, 'supervision');
  return (await now(row.organisation)) === (await now(row.assessor));
}

/** The policy saw the row before it was locked: who took part meanwhile does not judge it. */
export const tookPart = (actor: Actor, row: HonestErrorRow): boolean =>
  [row.filed_by, row.proposed_by, ...row.apart].includes(personOf(actor));

export const proposeHonestErrorOutcome = defineAction({
  name: 'supervision.propose-honest-error-outcome',
  title: text('提出容错评估结论', 'Propose an outcome on an honest error'),
  description: text(
    '由其他单位的一人评估，写明理由和发现的不得容错情形；申报人有权陈述，另一人认定。本系统重新核对记录，记录不符的不能提出认定。',
    'One person of another body assesses it, with reasons and what excludes it. Who filed it is heard; another person decides. The hub compares its records anew and allows no recognition against them.',
  ),
  input: Type.Object(
    {
      ...byHonestError,
      outcome: Type.Enum(Object.keys(outcomes) as HonestErrorOutcome[], {
        title: '结论',
        titleEn: 'Outcome',
        enumTitles: outcomes,
      }),
      excluded: Type.Optional(
        Type.Array(Type.Enum(Object.keys(exclusions) as Exclusion[], { enumTitles: exclusions }), {
          maxItems: 6,
          uniqueItems: true,
          asked: true,
          title: '发现的不得容错情形',
          titleEn: 'What excludes it, if anything',
        }),
      ),
      reasons: long('评估理由', 'Reasons'),
    },
    { additionalProperties: false },
  ),
  output: HonestErrorAnswer,
  problems: [problems['not-an-honest-error'].type, problems['nobody-to-assess'].type],
  rules: ['HE1', 'HE2'],
  fourEyes: true,
  subject: (tx, input) => honestErrorSubject(tx, input.honestErrorId),
  async run(actor, input, tx) {
    const row = await lockHonestError(tx, input.honestErrorId);
    const next = honestErrorLifecycle.next(row.state, 'propose');
    if (!next.ok) return next;
    if (await isOwnHouse(tx, row)) return refuse(problems['nobody-to-assess']());
    const outcome = input.outcome as HonestErrorOutcome;
    const found = await compareAgain(tx, row);
    const excluded = [...new Set([...excludedBy(found), ...((input.excluded ?? []) as Exclusion[])])];
    const verdict = HE1.judge({
      outcome,
      excluded,
      triedUntil: row.tried_until,
      today: dateAt(row.filed_at),
    });
    if (!verdict.holds) return refuse(excludedProblem(verdict.reasons));
    const apart = [row.filed_by, ...row.apart, personOf(actor)];
    if (!(await otherAssessor(tx, row, apart))) return refuse(problems['nobody-to-assess']());
    const answering = HE2.judge({ step: 'answer', at: tx.now });
    await changeHonestError(tx, row.id, {
      state: next.value,
      limits_found: JSON.stringify(found),
      limits_at: tx.now,
      outcome,
      excluded,
      reasons: input.reasons,
      proposed_by: personOf(actor),
      proposed_at: tx.now,
      answer_by: answering.output.dueAt,
      answered_by: null,
      answered_at: null,
    });
    await enter(tx, row, 'proposed', actor, { outcome });
    await handOn(tx, actor, matterOf(row), text('提出评估结论', 'An outcome was proposed'), {
      kind: 'supervision.honest-error-decide',
      title: text('认定容错', 'Decide on an honest error'),
      organisationId: row.assessor,
      role: row.assessor_role,
      acts: ['supervision.decide-honest-error', 'supervision.return-honest-error'],
      apartFrom: apart,
      clock: HE2.judge({ step: 'decide', at: tx.now }),
    });
    await openTask(tx, {
      kind: answerTask,
      title: {
        zh: `对容错评估结论陈述意见：${row.title}`,
        en: `Answer to what is proposed on an honest error: ${row.title}`,
      },
      subject: honestErrorRef(row),
      organisationId: row.organisation,
      role: row.role,
      acts: ['supervision.answer-honest-error'],
      clock: {
        kind: answerTask,
        rule: answering.rule,
        clause: answering.clause,
        deadline: answering.output,
      },
    });
    await sendNotice(tx, {
      to: { organisationId: row.organisation },
      kind: 'supervision.honest-error',
      subject: honestErrorRef(row),
      text: text(
        `“${row.title}”的容错评估已提出结论，请在期限内陈述意见。`,
        `An outcome is proposed on “${row.title}”; please answer within the time given.`,
      ),
    });
    return ok({ honestErrorId: row.id, state: next.value });
  },
});

export const answerHonestError = defineAction({
  name: 'supervision.answer-honest-error',
  title: text('陈述意见', 'Answer'),
  description: text(
    '对拟作出的容错结论陈述意见、补充事实；逾期未陈述的，依现有材料认定。',
    'Say what there is to the outcome proposed. After the days it is decided on what is there.',
  ),
  input: Type.Object(
    { ...byHonestError, answer: long('陈述意见', 'Answer') },
    { additionalProperties: false },
  ),
  output: HonestErrorAnswer,
  problems: [problems['too-late-to-answer'].type],
  subject: (tx, input) => honestErrorSubject(tx, input.honestErrorId),
  async run(actor, input, tx) {
    const row = await lockHonestError(tx, input.honestErrorId);
    const next = honestErrorLifecycle.next(row.state, 'answer');
    if (!next.ok) return next;
    if (wasHeard(row, tx.now)) return refuse(problems['too-late-to-answer']());
    await changeHonestError(tx, row.id, {
      answer: input.answer,
      answered_by: personOf(actor),
      answered_at: tx.now,
    });
    await completeTasks(tx, { subject: honestErrorRef(row), kind: answerTask }, actor);
    await recordStep(tx, { subject: honestErrorRef(row), title: text('陈述意见', 'Answered'), actor });
    await enter(tx, row, 'answered', actor);
    return ok({ honestErrorId: row.id, state: next.value });
  },
});

/** Not assessed well enough: it is assessed once more, and heard once more. */
export const returnHonestError = defineAction({
  name: 'supervision.return-honest-error',
  title: text('退回评估', 'Return to be assessed again'),
  description: text('说明理由，退回重新评估。', 'Say why; it is assessed once more.'),
  input: Type.Object({ ...byHonestError, opinion: long('退回理由', 'Why') }, { additionalProperties: false }),
  output: HonestErrorAnswer,
  problems: [problems['nobody-to-assess'].type],
  rules: ['HE2'],
  fourEyes: true,
  subject: (tx, input) => honestErrorSubject(tx, input.honestErrorId),
  async run(actor, input, tx) {
    const row = await lockHonestError(tx, input.honestErrorId);
    const next = honestErrorLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    if (tookPart(actor, row) || (await isOwnHouse(tx, row))) return refuse(problems['nobody-to-assess']());
    await cancelTasks(tx, { subject: honestErrorRef(row), kind: answerTask }, actor);
    await changeHonestError(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      outcome: null,
      excluded: [],
      reasons: null,
      proposed_by: null,
      proposed_at: null,
      answer_by: null,
    });
    await enter(tx, row, 'returned', actor);
    await handOn(tx, actor, matterOf(row), text('退回评估', 'Returned'), {
      kind: 'supervision.honest-error-assess',
      title: text('重新评估容错申报', 'Assess an honest error once more'),
      organisationId: row.assessor,
      role: row.assessor_role,
      acts: ['supervision.propose-honest-error-outcome'],
      apartFrom: [row.filed_by, ...row.apart],
      clock: HE2.judge({ step: 'assess', at: tx.now }),
    });
    return ok({ honestErrorId: row.id, state: next.value });
  },
});
