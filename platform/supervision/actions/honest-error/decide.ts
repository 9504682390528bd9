import { Type } from 'typebox';
import { type Actor, dateAt, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { cancelTasks, handOn, issueDocument } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import {
  decisionDigest,
  enter,
  honestErrorRef,
  honestErrorSubject,
  matterOf,
} from '../../honest-error/desk.ts';
import { groundOf } from '../../honest-error/ground.ts';
import { wasHeard } from '../../honest-error/heard.ts';
import { honestErrorDecision } from '../../honest-error/papers.ts';
import { honestErrorProblems as problems } from '../../honest-error/problems.ts';
import { honestErrorLifecycle } from '../../model/honest-error/lifecycle.ts';
import { HE1 } from '../../model/honest-error/rules.ts';
import { areas, excludedBy, exclusions, limits, outcomes, verdicts } from '../../model/honest-error/words.ts';
import { personOf } from '../../objections/desk.ts';
import { changeHonestError, type HonestErrorRow, lockHonestError } from '../../store/honest-errors.ts';
import { answerTask, compareAgain, isOwnHouse, tookPart } from './assess.ts';
import { byHonestError, HonestErrorAnswer, long } from './fields.ts';
import { excludedProblem } from './file.ts';

/** A second person of the assessing body decides; the paper goes to who filed it, and the log tells everybody that it was decided. */
export const decideHonestError = defineAction({
  name: 'supervision.decide-honest-error',
  title: text('认定容错', 'Decide on an honest error'),
  description: text(
    '由评估人以外的另一人认定并出具认定书。拟不予认定的，须先听取申报人陈述或者等期限届满；记录与申报不符的不能认定。',
    'Another person than who assessed it decides, and the paper is issued. A refusal waits for the answer or the end of its days; nothing is recognised against the records.',
  ),
  input: Type.Object(
    { ...byHonestError, opinion: long('认定意见', 'Opinion') },
    { additionalProperties: false },
  ),
  output: HonestErrorAnswer,
  problems: [
    problems['not-an-honest-error'].type,
    problems['not-heard-yet'].type,
    problems['nobody-to-assess'].type,
  ],
  rules: ['HE1', 'HE2'],
  fourEyes: true,
  subject: (tx, input) => honestErrorSubject(tx, input.honestErrorId),
  async run(actor, input, tx) {
    const row = await lockHonestError(tx, input.honestErrorId);
    const recognised = row.outcome === 'recognised';
    const next = honestErrorLifecycle.next(row.state, recognised ? 'recognise' : 'refuse');
    if (!next.ok) return next;
    if (tookPart(actor, row) || (await isOwnHouse(tx, row))) return refuse(problems['nobody-to-assess']());
    if (!recognised && !wasHeard(row, tx.now))
      return refuse(problems['not-heard-yet']({ data: { until: row.answer_by!.toString() } }));
    const found = await compareAgain(tx, row);
    const verdict = HE1.judge({
      outcome: row.outcome!,
      excluded: [...row.excluded, ...excludedBy(found)],
      triedUntil: row.tried_until,
      // What was filed in time is not lost to the days it takes to decide.
      today: dateAt(row.filed_at),
    });
    if (!verdict.holds) return refuse(excludedProblem(verdict.reasons));
    const decided = {
      state: next.value,
      limits_found: JSON.stringify(found),
      limits_at: tx.now,
      opinion: input.opinion,
      decided_by: personOf(actor),
      decided_at: tx.now,
    };
    const digest = decisionDigest({ ...row, ...decided, limits_found: found });
    await changeHonestError(tx, row.id, { ...decided, digest });
    const paper = await issue(tx, actor, { ...row, ...decided, limits_found: found });
    await appendPublicFact(tx, {
      kind: 'supervision.honest-error',
      subject: row.id,
      fact: {
        number: paper.number,
        organisation: await organisationName(tx, row.organisation),
        assessor: await organisationName(tx, row.assessor),
        area: row.area,
        outcome: row.outcome!,
        digest,
      },
    });
    await enter(tx, row, next.value, actor, { document: paper.digest, digest });
    await cancelTasks(tx, { subject: honestErrorRef(row), kind: answerTask }, actor);
    const said = outcomes[row.outcome!];
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`${said.zh}：${paper.number}`, `${said.en}: ${paper.number}`),
    );
    return ok({ honestErrorId: row.id, state: next.value });
  },
});

async function issue(tx: Tx, actor: Actor, row: HonestErrorRow) {
  const ground = await groundOf(tx, row);
  const rests = [
    ...(ground?.decision
      ? [`${ground.decision.kindTitle.zh}“${ground.decision.title}”（${ground.decision.number}）`]
      : []),
    ...(ground?.scenario ? [`应用场景“${ground.scenario.name}”`] : []),
    ...(ground?.agreement ? [`授权协议 ${ground.agreement.number}`] : []),
  ];
  return issueDocument(tx, {
    template: honestErrorDecision,
    actor,
    issuedBy: row.assessor,
    subject: honestErrorRef(row),
    addressee: await organisationName(tx, row.organisation),
    values: {
      matter: row.title,
      area: areas[row.area].zh,
      period: `${row.tried_from}至${row.tried_until}`,
      outcome: outcomes[row.outcome!].zh,
      ground: rests.join('；'),
      limits: row.limits_found.map(
        ({ code, verdict, said }) =>
          `${limits[code].title.zh}：${verdicts[verdict].zh}${verdict === 'kept' ? '' : `（${said.zh}）`}`,
      ),
      reasons: [
        row.reasons ?? '',
        ...(row.excluded.length > 0
          ? [`不得容错情形：${row.excluded.map((one) => exclusions[one].zh).join('、')}`]
          : []),
      ].join(''),
      answer: row.answer ?? '未陈述',
      opinion: row.opinion ?? '',
    },
    serveTo: [{ organisationId: row.organisation }],
  });
}
