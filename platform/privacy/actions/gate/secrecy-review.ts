import { Type } from 'typebox';
import {
  dateAt,
  defineAction,
  idPattern,
  newId,
  ok,
  personIn,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { completeTasks, handOn, type NextTask } from '#platform/casework';
import { cataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { personOf } from '../../desk.ts';
import { reviewSubject, revisionsSubject } from '../../gate/desk.ts';
import { reconsider } from '../../gate/reconsider.ts';
import { doubtEnds } from '../../gate/standing-reviews.ts';
import { secrecyReviewLifecycle } from '../../model/gate/lifecycles.ts';
import { problems } from '../../problems.ts';
import { findReview, lockGate, reviewsOf, revisionsOfReview } from '../../store/gate.ts';
import { gateTables, type ReviewResult } from '../../store/gate-tables.ts';
import { confirmed, opinion, revisionIds } from './fields.ts';

const Answer = Type.Object({ reviewId: Type.String(), state: Type.String() });

const anewKind = 'privacy.secrecy-review-anew';

export const resultTitles: { readonly [Result in ReviewResult]: Text } = {
  'non-secret': text('不涉密', 'No secrets'),
  secret: text('涉密', 'Secrets'),
  undecided: text('不能确定', 'Not to be decided'),
};

/** 保密审查: decided off this system, entered by the department's reviewer with number and date. Whoever uploaded one of the revisions may not. */
export const recordSecrecyReview = defineAction({
  name: 'privacy.record-secrecy-review',
  title: text('登记保密审查', 'Record a secrecy review'),
  description: text(
    '登记对数据版本的保密审查结论（一次审查可覆盖本部门多个版本），由本单位另一人核对后生效。上传人不能审查。结论为涉密或不能确定的，登记即生效，相关版本立即停止提供。本系统为非涉密系统。',
    'Enter what the secrecy review of revisions came to; one review may cover several of the department. It takes effect when another person there checked it; who uploaded may not review. Secrets, or doubt, take effect at once and stop what is served. This is a system for non-secret data.',
  ),
  input: Type.Object(
    {
      revisionIds,
      result: Type.Enum(['non-secret', 'secret', 'undecided'], {
        title: '结论',
        titleEn: 'Result',
        enumTitles: resultTitles,
      }),
      tradeSecrets: Type.Boolean({ title: '含商业秘密', titleEn: 'Holds trade secrets' }),
      decisionNumber: Type.String({
        minLength: 2,
        maxLength: 100,
        title: '审查文号',
        titleEn: 'Number of the decision',
      }),
      decidedOn: Type.String({ format: 'date', title: '审查日期', titleEn: 'Date of the decision' }),
      note: Type.Optional(Type.String({ maxLength: 1000, format: 'text', title: '说明', titleEn: 'Note' })),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['review-not-right'].type],
  fourEyes: true,
  idempotent: true,
  subject: (tx, input) => revisionsSubject(tx, input.revisionIds),
  async run(actor, input, tx) {
    const decidedOn = Temporal.PlainDate.from(input.decidedOn);
    if (Temporal.PlainDate.compare(decidedOn, dateAt(tx.now)) > 0)
      return refuse(
        problems['review-not-right']({
          defects: [
            { at: '/decidedOn', message: text('审查日期不能晚于今天', 'The date lies in the future') },
          ],
        }),
      );
    const revisions = await Promise.all(input.revisionIds.map((id) => cataloguedRevision(tx, id)));
    await lockGate(
      tx,
      revisions.map((revision) => revision!.resource.id),
    );
    await lockGate(tx, input.revisionIds);
    const organisation = revisions[0]!.resource.sourceOrganisation;
    const id = newId('srv');
    await gateTables(tx)
      .insertInto('privacy.secrecy_review')
      .values({
        id,
        organisation,
        result: input.result,
        trade_secrets: input.tradeSecrets,
        decision_number: input.decisionNumber,
        decided_on: decidedOn,
        note: input.note ?? null,
        state: secrecyReviewLifecycle.initial as 'awaiting',
        recorded_by: personOf(actor),
        recorded_at: tx.now,
        checked_by: null,
        checked_at: null,
        opinion: null,
        log_entry: null,
      })
      .execute();
    await gateTables(tx)
      .insertInto('privacy.secrecy_review_revision')
      .values(
        revisions.map((revision) => ({
          review_id: id,
          revision_id: revision!.id,
          resource_id: revision!.resource.id,
        })),
      )
      .execute();
    for (const revisionId of input.revisionIds)
      for (const earlier of await reviewsOf(tx, revisionId))
        await completeTasks(
          tx,
          { subject: { kind: 'secrecy-review', id: earlier.id }, kind: anewKind },
          actor,
        );
    const title = revisions.length === 1 ? revisions[0]!.resource.title : input.decisionNumber;
    await handOn(
      tx,
      actor,
      { kind: 'secrecy-review', id, title },
      text(
        `登记保密审查：${resultTitles[input.result].zh}（${input.decisionNumber}）`,
        `Recorded the secrecy review: ${resultTitles[input.result].en} (${input.decisionNumber})`,
      ),
      {
        kind: 'privacy.secrecy-check',
        title: text('核对保密审查', 'Check a secrecy review'),
        organisationId: organisation,
        role: 'source-department',
        acts: ['privacy.confirm-secrecy-review'],
        apartFrom: [personOf(actor), ...new Set(revisions.map((one) => personIn(one!.loadedBy)))],
      },
    );
    // Doubt stops at once what trust lets pass only after a second look.
    if (input.result !== 'non-secret') {
      await doubtEnds(
        tx,
        actor,
        revisions.map((revision) => revision!.resource.id),
      );
      for (const revisionId of input.revisionIds) await reconsider(tx, revisionId);
    }
    return ok({ reviewId: id, state: secrecyReviewLifecycle.initial });
  },
});

/** A second person holds what was entered against the paper. */
export const confirmSecrecyReview = defineAction({
  name: 'privacy.confirm-secrecy-review',
  title: text('核对保密审查', 'Check the secrecy review'),
  description: text(
    '对照审查文件核对文号、日期与结论。登记人和上传人不能核对。',
    'Hold number, date and result against the paper. Neither who recorded it nor who uploaded may.',
  ),
  input: Type.Object(
    {
      reviewId: Type.String({ pattern: idPattern('srv'), title: '保密审查', titleEn: 'Secrecy review' }),
      check: confirmed,
      opinion,
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => reviewSubject(tx, input.reviewId),
  async run(actor, { reviewId, check, opinion: said }, tx) {
    const covered = await revisionsOfReview(tx, reviewId);
    const ids = covered.map(({ revision_id }) => revision_id);
    await lockGate(tx, ids);
    const review = await findReview(tx, reviewId);
    if (!review) throw new Error('the subject was there a moment ago');
    const next = secrecyReviewLifecycle.next(review.state, check);
    if (!next.ok) return next;
    const entry = await entered(tx, review, ids, check);
    await gateTables(tx)
      .updateTable('privacy.secrecy_review')
      .set({
        state: next.value,
        checked_by: personOf(actor),
        checked_at: tx.now,
        opinion: said,
        log_entry: entry,
      })
      .where('id', '=', reviewId)
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'secrecy-review', id: reviewId, title: review.decision_number },
      check === 'confirm'
        ? text('核对无误', 'Checked')
        : text(`登记有误：${said}`, `Entered wrongly: ${said}`),
      check === 'reject' && review.result !== 'non-secret' ? await reviewAnew(tx, review, ids) : undefined,
    );
    for (const revisionId of ids) await reconsider(tx, revisionId);
    await tx.emit({
      kind: 'privacy.secrecy-reviewed',
      subject: reviewId,
      payload: {
        organisation: review.organisation,
        result: review.result,
        state: next.value,
        revisions: ids,
      },
    });
    return ok({ reviewId, state: next.value });
  },
});

/** Doubt that was rejected leaves nothing decided: the department's reviewer looks again, never who uploaded. */
async function reviewAnew(
  tx: Tx,
  review: NonNullable<Awaited<ReturnType<typeof findReview>>>,
  revisionIds: readonly string[],
): Promise<NextTask> {
  const wanted = {
    organisationId: review.organisation,
    apartFrom: (await revisionsSubject(tx, revisionIds))?.authors ?? [],
  };
  // A department without a reviewer's post is told all the same: somebody has to open one.
  const role = (await findPost(tx, { ...wanted, role: 'secrecy-reviewer' }))
    ? 'secrecy-reviewer'
    : 'source-department';
  return {
    kind: anewKind,
    title: text('重新进行保密审查', 'Review the secrecy anew'),
    role,
    ...wanted,
    acts: ['privacy.record-secrecy-review'],
  };
}

const entered = async (
  tx: Tx,
  review: NonNullable<Awaited<ReturnType<typeof findReview>>>,
  revisions: readonly string[],
  check: 'confirm' | 'reject',
): Promise<string> =>
  (
    await appendEntry(tx, {
      kind: 'privacy.secrecy-review',
      fields: {
        review: review.id,
        organisation: review.organisation,
        result: review.result,
        tradeSecrets: review.trade_secrets,
        decisionNumber: review.decision_number,
        decidedOn: review.decided_on.toString(),
        check,
        revisions: [...revisions],
      },
    })
  ).id;
