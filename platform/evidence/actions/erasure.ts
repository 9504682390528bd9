import { Type } from 'typebox';
import {
  type Actor,
  type AnyAct,
  defineAction,
  idPattern,
  newId,
  newOf,
  ok,
  organisationOf,
  refuse,
  startOfDate,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { handOn } from '#platform/casework';
import { postsWithRole } from '#platform/identity';
import { erasureLifecycle, latestBefore } from '../model/erasure.ts';
import { problems } from '../problems.ts';
import type { RetentionOptions } from '../retention/erase-batch.ts';
import { erasureSubject, lockErasure, personOf } from '../retention/erasures.ts';
import { takeNext } from '../retention/run-erasure.ts';
import { R67 } from '../rules.ts';
import { evidenceTables } from '../store/tables.ts';

const Answer = Type.Object({ erasureId: Type.String(), state: Type.String() });
const byErasure = {
  erasureId: Type.String({ pattern: idPattern('ers'), title: '清除事项', titleEn: 'Erasure' }),
};
const matter = (id: string, before: Temporal.PlainDate) => ({ kind: 'erasure', id, title: `${before}` });

/** Somebody of the data authority says from which date back salts and values are no longer kept. It takes the security administrator to agree. */
export const proposeErasure = ({ parameters }: Pick<RetentionOptions, 'parameters'>): AnyAct =>
  defineAction({
    name: 'evidence.propose-erasure',
    title: text('提出清除存证明细', 'Propose to erase salts and values'),
    description: text(
      '保存期届满后，清除某日以前存证的盐值与字段值（日志叶、证明和检查点永久保留）。由安全管理员复核后执行，不能恢复，结果公开。协议未终止、异议处理中或决定保全的不清除。',
      'After the retention period: erase salts and values of entries made before a date (leaves, proofs and checkpoints stay for ever). A security administrator decides; it cannot be undone and is announced. What belongs to an agreement that goes on, is disputed or is held stays.',
    ),
    input: Type.Object(
      {
        before: Type.String({
          format: 'date',
          title: '清除此日以前的（不含当日）',
          titleEn: 'Made before this date',
        }),
        reason: Type.String({
          minLength: 4,
          maxLength: 1000,
          format: 'text',
          title: '理由（公开）',
          titleEn: 'Reason (public)',
        }),
      },
      { additionalProperties: false },
    ),
    output: Answer,
    problems: [problems['retention-not-over'].type, problems['erasure-open'].type],
    rules: [R67.id],
    dangerous: true,
    subject: newOf('erasure'),
    async run(actor, { before: written, reason }, tx) {
      const before = Temporal.PlainDate.from(written);
      // What was provided to others is a provision record, the longest kept of what an entry may hold.
      const record = { record: 'provision', createdAt: startOfDate(before), now: tx.now } as const;
      const verdict = R67.judge(record, parameters);
      if (!verdict.holds) {
        const latest = latestBefore(tx.now, parameters?.provisionYears ?? R67.parameters.provisionYears);
        return refuse(
          problems['retention-not-over']({
            detail: text(
              `${before}以前的记录${verdict.reasons[0]?.zh ?? ''}。今天最晚可以填${latest}。`,
              `Entries made before ${before}: ${verdict.reasons[0]?.en ?? ''}. The latest date possible today is ${latest}.`,
            ),
            rule: verdict.rule,
            clause: verdict.clause,
            data: { latest: latest.toString() },
          }),
        );
      }
      const id = newId('ers');
      const owner = organisationOf(actor) ?? '';
      const entered = await evidenceTables(tx)
        .insertInto('evidence.erasure')
        .values({
          id,
          before,
          reason,
          owner,
          state: erasureLifecycle.initial as 'proposed',
          proposed_by: personOf(actor),
          proposed_at: tx.now,
          decided_by: null,
          decided_at: null,
          opinion: null,
          reached_at: null,
          reached_id: null,
          done_at: null,
          fact: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!entered) return refuse(problems['erasure-open']());
      const keepers = await postsWithRole(tx, 'security-admin');
      const keeper = keepers.find(({ organisationId }) => organisationId === owner) ?? keepers[0];
      await handOn(
        tx,
        actor,
        matter(id, before),
        text(`提出清除${before}以前的存证明细`, `Proposed to erase what was made before ${before}`),
        {
          kind: 'evidence.erasure-check',
          title: text('复核存证明细清除', 'Check an erasure of salts and values'),
          organisationId: keeper?.organisationId ?? owner,
          role: 'security-admin',
          acts: ['evidence.approve-erasure', 'evidence.decline-erasure'],
          apartFrom: [personOf(actor)],
        },
      );
      return ok({ erasureId: id, state: erasureLifecycle.initial });
    },
  });

export const approveErasure = defineAction({
  name: 'evidence.approve-erasure',
  title: text('同意清除存证明细', 'Approve the erasure'),
  description: text(
    '由提出人以外的安全管理员复核。同意后立即开始分批清除，不能恢复；完毕后记入公开日志。',
    'A security administrator other than who proposed it. It begins at once, in batches, and cannot be undone; when it is done the public log says so.',
  ),
  input: Type.Object(byErasure, { additionalProperties: false }),
  output: Answer,
  problems: [],
  rules: [R67.id],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => erasureSubject(tx, input.erasureId),
  async run(actor, { erasureId }, tx) {
    const decided = await decide(tx, actor, erasureId, 'approve', null, text('同意清除', 'Approved'));
    if (decided.ok) await takeNext(tx, erasureId);
    return decided;
  },
});

export const declineErasure = defineAction({
  name: 'evidence.decline-erasure',
  title: text('不同意清除存证明细', 'Decline the erasure'),
  description: text('不同意并说明理由；什么都不清除。', 'Decline with the reason; nothing is erased.'),
  input: Type.Object(
    {
      ...byErasure,
      opinion: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => erasureSubject(tx, input.erasureId),
  async run(actor, { erasureId, opinion }, tx) {
    const told = text(`不同意清除：${opinion}`, `Declined: ${opinion}`);
    return decide(tx, actor, erasureId, 'decline', opinion, told);
  },
});

/** One way or the other: who decided, when and why, and the task is done. */
async function decide(
  tx: Tx,
  actor: Actor,
  erasureId: string,
  event: 'approve' | 'decline',
  opinion: string | null,
  told: Text,
) {
  const erasure = await lockErasure(tx, erasureId);
  if (!erasure) throw new Error('the subject was there a moment ago');
  const next = erasureLifecycle.next(erasure.state, event);
  if (!next.ok) return next;
  await evidenceTables(tx)
    .updateTable('evidence.erasure')
    .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion })
    .where('id', '=', erasureId)
    .execute();
  await handOn(tx, actor, matter(erasureId, erasure.before), told);
  return ok({ erasureId, state: next.value });
}
