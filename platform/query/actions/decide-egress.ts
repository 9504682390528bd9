import { Type } from 'typebox';
import { actorReference, defineAction, ok, refuse, text } from '#foundation';
import { handOn, startClock, stopClock, tellOrganisations } from '#platform/casework';
import { isHeldByAlarm } from '#platform/privacy';
import { QR2, runLifecycle } from '../model/index.ts';
import { problems } from '../problems.ts';
import { runRef, runSubject, runTitle } from '../runs/desk.ts';
import { endRun } from '../runs/end-run.ts';
import { lockRun, type RunRow, setRun } from '../store/runs.ts';
import { byRun } from './asked.ts';

const opinion = Type.String({ minLength: 2, maxLength: 1000, title: '审核意见', titleEn: 'Opinion' });
const Answer = Type.Object({ runId: Type.String(), state: Type.String() });

/** What both decisions say of who decided. */
const reviewed = (run: RunRow, by: string, said: string, at: Temporal.Instant) =>
  ({ id: run.id, set: { reviewed_by: by, review_opinion: said, reviewed_at: at } }) as const;

/** A person of the implementing body lets a guarded result out of the domain. Nothing has left yet: the collection is the release. */
export const passEgress = defineAction({
  name: 'query.pass-egress',
  title: text('出域审核通过', 'Pass the egress review'),
  description: text(
    '核对语句、用途、输出控制与已放出的相近结果；有差分攻击告警的，须先由另一人认定无风险。通过后运营机构可以领取。',
    'Check SQL, purpose, guards and similar results released before; under a differencing alarm another person must have found it harmless first. The operator may collect it then.',
  ),
  input: Type.Object({ ...byRun, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [problems['alarm-open'].type],
  rules: ['QR1'],
  fourEyes: true,
  subject: (tx, input) => runSubject(tx, input.runId),
  async run(actor, input, tx) {
    const run = await lockRun(tx, input.runId);
    const next = runLifecycle.next(run.state, 'clear');
    if (!next.ok) return next;
    const { alarm } = (run.evidence ?? {}) as { readonly alarm?: string | null };
    const person = actor.kind === 'person' ? actor.personId : actorReference(actor);
    if (alarm && (await isHeldByAlarm(tx, alarm, person)))
      return refuse(problems['alarm-open']({ data: { alarm } }));
    const { id, set } = reviewed(run, actorReference(actor), input.opinion, tx.now);
    await setRun(tx, id, { ...set, state: next.value, cleared_at: tx.now });
    const subject = { kind: 'query-run', id };
    await stopClock(tx, { subject, kind: 'query.result-expires' });
    const kept = QR2.judge({ from: tx.now });
    await startClock(tx, {
      kind: 'query.result-expires',
      subject,
      rule: kept.rule,
      clause: kept.clause,
      deadline: kept.output,
      nature: 'period',
    });
    await handOn(tx, actor, runRef(run), text('出域审核通过', 'Egress review passed'));
    await tellOrganisations(tx, actor, [run.organisation], {
      kind: 'query.run-cleared',
      subject,
      text: text(
        `运行“${runTitle(run)}”的结果已放行，请于 ${kept.output.lastDay} 前领取。`,
        `The result of “${runTitle(run)}” was cleared; collect it by ${kept.output.lastDay}.`,
      ),
    });
    await tx.emit({ kind: 'query.run-cleared', subject: id, payload: { agreement: run.agreement_id } });
    return ok({ runId: id, state: next.value });
  },
});

export const returnEgress = defineAction({
  name: 'query.return-egress',
  title: text('退回，不予出域', 'Return; it may not leave'),
  description: text(
    '退回并说明理由；封存的结果随即销毁。',
    'Return it with the reason; the sealed result is destroyed.',
  ),
  input: Type.Object({ ...byRun, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  rules: ['QR1'],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => runSubject(tx, input.runId),
  async run(actor, input, tx) {
    const run = await lockRun(tx, input.runId);
    const next = runLifecycle.next(run.state, 'return');
    if (!next.ok) return next;
    await endRun(tx, run, 'returned', null);
    const { id, set } = reviewed(run, actorReference(actor), input.opinion, tx.now);
    await setRun(tx, id, set);
    await handOn(tx, actor, runRef(run), text('退回，不予出域', 'Returned; it may not leave'));
    await tellOrganisations(tx, actor, [run.organisation], {
      kind: 'query.run-returned',
      subject: { kind: 'query-run', id },
      text: text(
        `运行“${runTitle(run)}”的结果被退回：${input.opinion}`,
        `The result of “${runTitle(run)}” was returned: ${input.opinion}`,
      ),
    });
    await tx.emit({ kind: 'query.run-returned', subject: id, payload: { agreement: run.agreement_id } });
    return ok({ runId: id, state: next.value });
  },
});
