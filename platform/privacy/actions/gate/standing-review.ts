import { Type } from 'typebox';
import {
  dateAt,
  deadlineAt,
  defineAction,
  idPattern,
  newId,
  ok,
  type Problem,
  refuse,
  startOfDate,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { completeTasks, handOn, startClock } from '#platform/casework';
import { type CataloguedRevision, cataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { personOf } from '../../desk.ts';
import { revisionsSubject } from '../../gate/desk.ts';
import {
  endStanding,
  standingEndedTask,
  standingOverKind,
  standingReviewSubject,
  standingSoonOverKind,
} from '../../gate/standing-reviews.ts';
import { secrecyNow } from '../../model/gate/secrecy-now.ts';
import { GR1, reviewedAs, standingReviewLifecycle } from '../../model/gate/standing-review.ts';
import { problems } from '../../problems.ts';
import { doubtedSince, lockGate, reviewsOf } from '../../store/gate.ts';
import {
  findStandingReview,
  type StandingRow,
  standingReviewInForce,
  standingReviewsOf,
  standingTables,
} from '../../store/standing-reviews.ts';
import { confirmed, opinion } from './fields.ts';

const Answer = Type.Object({ standingId: Type.String(), state: Type.String() });
const standingId = Type.String({
  pattern: idPattern('ssr'),
  title: '常态保密审查',
  titleEn: 'Standing secrecy review',
});

/** One look at a delivery counts for those like it, for a bounded time. */
export const recordStandingReview = defineAction({
  name: 'privacy.record-standing-review',
  title: text('登记常态保密审查', 'Record a standing secrecy review'),
  description: text(
    '对按期自动供数的资源，以已审查为不涉密的一个版本为样，登记有终止日的常态审查；由本单位另一人核对后，此后由机器供给、列与样本相同、未发现新的个人信息的版本无须逐次审查。列有变、发现新的个人信息、登记涉密或不能确定，即刻终止。',
    'For a resource that machines deliver to: with a revision that was reviewed and found free of secrets as the sample, and with an end. Once another person checked it, what a machine delivers with the same columns and nothing new found of persons needs no review of its own. Another column, a finding, secrets or doubt end it at once.',
  ),
  input: Type.Object(
    {
      revisionId: Type.String({
        pattern: idPattern('rev'),
        title: '样本版本（已审查）',
        titleEn: 'Sample, a revision that was reviewed',
      }),
      decisionNumber: Type.String({
        minLength: 2,
        maxLength: 100,
        title: '审查文号',
        titleEn: 'Number of the decision',
      }),
      decidedOn: Type.String({ format: 'date', title: '审查日期', titleEn: 'Date of the decision' }),
      lastDay: Type.String({ format: 'date', title: '有效期至（含当日）', titleEn: 'Last day' }),
      note: Type.Optional(Type.String({ maxLength: 1000, format: 'text', title: '说明', titleEn: 'Note' })),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['standing-review-not-right'].type],
  rules: ['GR1', 'R56'],
  fourEyes: true,
  idempotent: true,
  subject: (tx, input) => revisionsSubject(tx, [input.revisionId]),
  async run(actor, input, tx) {
    const base = await cataloguedRevision(tx, input.revisionId);
    if (!base) throw new Error('the subject was there a moment ago');
    await lockGate(tx, [base.resource.id]);
    await lockGate(tx, [base.id]);
    const decidedOn = Temporal.PlainDate.from(input.decidedOn);
    const until = startOfDate(Temporal.PlainDate.from(input.lastDay).add({ days: 1 }));
    const term = GR1.judge({ from: tx.now, until });
    const wrong = [
      ...(Temporal.PlainDate.compare(decidedOn, dateAt(tx.now)) > 0
        ? [{ at: '/decidedOn', message: text('审查日期不能晚于今天', 'The date lies in the future') }]
        : []),
      ...(term.holds ? [] : [{ at: '/lastDay', message: term.reasons[0]! }]),
      ...(await defectsOf(tx, base)),
    ];
    if (wrong.length > 0) return refuse(problems['standing-review-not-right']({ defects: wrong }));
    const id = newId('ssr');
    const { structure, baseline } = reviewedAs(base);
    await standingTables(tx)
      .insertInto('privacy.standing_review')
      .values({
        id,
        resource_id: base.resource.id,
        organisation: base.resource.sourceOrganisation,
        base_revision_id: base.id,
        structure: JSON.stringify(structure),
        baseline: [...baseline],
        decision_number: input.decisionNumber,
        decided_on: decidedOn,
        until,
        note: input.note ?? null,
        state: 'awaiting',
        recorded_by: personOf(actor),
        recorded_at: tx.now,
        checked_by: null,
        checked_at: null,
        opinion: null,
        log_entry: null,
        ended_at: null,
        ended_because: null,
        ended_said: null,
      })
      .execute();
    for (const earlier of await standingReviewsOf(tx, base.resource.id))
      await completeTasks(
        tx,
        { subject: { kind: 'standing-review', id: earlier.id }, kind: standingEndedTask },
        actor,
      );
    await handOn(
      tx,
      actor,
      { kind: 'standing-review', id, title: base.resource.title },
      text(
        `登记常态保密审查（${input.decisionNumber}）`,
        `Recorded a standing review (${input.decisionNumber})`,
      ),
      {
        kind: 'privacy.standing-review-check',
        title: text('核对常态保密审查', 'Check a standing secrecy review'),
        organisationId: base.resource.sourceOrganisation,
        role: 'source-department',
        acts: ['privacy.confirm-standing-review'],
        apartFrom: [personOf(actor), base.loadedBy.split('@')[0]!],
      },
    );
    return ok({ standingId: id, state: 'awaiting' });
  },
});

/** What keeps a revision from being the sample: it was reviewed itself, and found free of secrets of the state and of firms. */
async function defectsOf(tx: Tx, base: CataloguedRevision): Promise<{ at: string; message: Text }[]> {
  const reviews = await reviewsOf(tx, base.id);
  const { secrecy, tradeSecrets } = secrecyNow(reviews);
  const decides = reviews.find(({ state }) => state === 'confirmed');
  if (
    secrecy.state !== 'non-secret' ||
    !decides ||
    (await doubtedSince(tx, base.resource.id, decides.arrival))
  )
    return [
      {
        at: '/revisionId',
        message: text(
          '样本版本须先有本身的、已核对为不涉密的保密审查，且此后该资源没有登记过涉密或不能确定',
          'The sample has a review of its own first, checked and without secrets, and no doubt was entered about the resource since',
        ),
      },
    ];
  if (tradeSecrets)
    return [
      {
        at: '/revisionId',
        message: text(
          '样本含商业秘密，须逐次审查和放行',
          'The sample holds trade secrets, which are reviewed and released one by one',
        ),
      },
    ];
  return base.findings.some(({ blocks }) => blocks === 'service')
    ? [
        {
          at: '/revisionId',
          message: text('样本版本不能启用，请先改正', 'The sample cannot enter service; correct it first'),
        },
      ]
    : [];
}

/** A second person holds it against the paper; from then on it covers what arrives. */
export const confirmStandingReview = defineAction({
  name: 'privacy.confirm-standing-review',
  title: text('核对常态保密审查', 'Check the standing secrecy review'),
  description: text(
    '对照审查文件核对文号、日期、样本与期限。登记人和样本的上传人不能核对。此前有效的常态审查由它替代。',
    'Hold number, dates and sample against the paper. Neither who recorded it nor who uploaded the sample may. The one in force before is superseded.',
  ),
  input: Type.Object({ standingId, check: confirmed, opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [problems['standing-review-not-right'].type],
  rules: ['GR1'],
  fourEyes: true,
  subject: (tx, input) => standingReviewSubject(tx, input.standingId),
  async run(actor, input, tx) {
    const row = await locked(tx, input.standingId);
    const next = standingReviewLifecycle.next(row.state, input.check);
    if (!next.ok) return next;
    if (input.check === 'confirm') {
      const stale = await staleness(tx, row);
      if (stale) return refuse(stale);
      const before = await standingReviewInForce(tx, row.resource_id);
      if (before) await endStanding(tx, actor, before, 'superseded', row.id);
      // The one whose day passed a moment ago is still written as confirmed until its clock is heard.
      for (const late of await standingReviewsOf(tx, row.resource_id))
        if (late.state === 'confirmed' && late.id !== before?.id)
          await endStanding(tx, actor, late, 'over', null);
    }
    const entry = await appendEntry(tx, {
      kind: 'privacy.standing-review',
      fields: {
        review: row.id,
        organisation: row.organisation,
        resource: row.resource_id,
        sample: row.base_revision_id,
        decisionNumber: row.decision_number,
        decidedOn: row.decided_on.toString(),
        until: row.until.toString(),
        structure: row.structure,
        baseline: row.baseline,
        check: input.check,
      },
    });
    await standingTables(tx)
      .updateTable('privacy.standing_review')
      .set({
        state: next.value,
        checked_by: personOf(actor),
        checked_at: tx.now,
        opinion: input.opinion,
        log_entry: entry.id,
      })
      .where('id', '=', row.id)
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'standing-review', id: row.id, title: row.decision_number },
      input.check === 'confirm'
        ? text('核对无误', 'Checked')
        : text(`登记有误：${input.opinion}`, `Entered wrongly: ${input.opinion}`),
    );
    if (input.check === 'confirm') await startEnd(tx, row);
    return ok({ standingId: row.id, state: next.value });
  },
});

async function staleness(tx: Tx, row: StandingRow): Promise<Problem | null> {
  const base = await cataloguedRevision(tx, row.base_revision_id);
  const term = GR1.judge({ from: tx.now, until: row.until });
  const defects = [
    ...(term.holds ? [] : [{ at: '/lastDay', message: term.reasons[0]! }]),
    ...(base ? await defectsOf(tx, base) : []),
  ];
  return defects.length > 0 ? problems['standing-review-not-right']({ defects }) : null;
}

async function startEnd(tx: Tx, row: StandingRow): Promise<void> {
  const soon = row.until.subtract({ hours: 24 * GR1.parameters.noticeDays });
  for (const [kind, dueAt] of [
    [standingOverKind, row.until],
    ...(Temporal.Instant.compare(soon, tx.now) > 0 ? [[standingSoonOverKind, soon] as const] : []),
  ] as const)
    await startClock(tx, {
      kind,
      subject: { kind: 'standing-review', id: row.id },
      rule: GR1.id,
      clause: GR1.clause,
      nature: 'period',
      deadline: deadlineAt(dueAt),
    });
}

/** The department takes it back; what it covered before stays reviewed. */
export const endStandingReview = defineAction({
  name: 'privacy.end-standing-review',
  title: text('终止常态保密审查', 'End the standing secrecy review'),
  description: text(
    '之后到达的版本须逐次审查；此前已覆盖的版本不受影响。发现涉密的请改为登记保密审查。',
    'What arrives from now on is reviewed one by one; what it covered stays. Where secrets were found, record a secrecy review instead.',
  ),
  input: Type.Object(
    {
      standingId,
      reason: Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '理由',
        titleEn: 'Reason',
      }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => standingReviewSubject(tx, input.standingId),
  async run(actor, { standingId: id, reason }, tx) {
    const row = await locked(tx, id);
    const next = standingReviewLifecycle.next(row.state, 'end');
    if (!next.ok) return next;
    await endStanding(tx, actor, row, 'taken-back', reason);
    await handOn(
      tx,
      actor,
      { kind: 'standing-review', id, title: row.decision_number },
      text(`终止：${reason}`, `Ended: ${reason}`),
    );
    return ok({ standingId: id, state: next.value });
  },
});

async function locked(tx: Tx, id: string): Promise<StandingRow> {
  const before = await findStandingReview(tx, id);
  if (before) await lockGate(tx, [before.resource_id]);
  const row = await findStandingReview(tx, id);
  if (!row) throw new Error('the subject was there a moment ago');
  return row;
}
