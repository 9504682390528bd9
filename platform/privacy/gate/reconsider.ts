import { newId, systemActor, type Text, type Tx, text } from '#foundation';
import { completeTasks, openTask, sendNotice } from '#platform/casework';
import type { CataloguedRevision } from '#platform/catalog';
import { findPost, postsWithRole } from '#platform/identity';
import { addReason, clearReason } from '#platform/lineage';
import { onlyTheReviewIsMissing } from '../model/gate/before-gate.ts';
import { type GateScope, nothingYet, wholeTable } from '../model/gate/scope.ts';
import { type GateVerdict, neverPasses, stopping } from '../model/gate/verdict.ts';
import { type ReleaseForm, releaseFormTitles } from '../model/release-form.ts';
import { type ClosingRow, lockGate, type PassRow, passedRevisions, passesOf } from '../store/gate.ts';
import { gateTables } from '../store/gate-tables.ts';
import {
  type BeforeGateRow,
  settleBeforeGate,
  unsettledBeforeGate,
  unsettledOf,
} from '../store/served-before-gate.ts';
import { keepPass } from './pass.ts';
import { judgeRevision } from './verdict-of.ts';

const system = systemActor('privacy');

/**
 * Look again at a revision that passed, because something it was judged by has changed. One that would not pass now is closed: department and data
 * authority are told, and where nobody may release what stands in the way its standing is frozen in the same commit, so that previews and queries stop.
 * One that would pass again is opened again. Doing it twice changes nothing.
 */
export async function reconsider(tx: Tx, revisionId: string): Promise<void> {
  await lockGate(tx, [revisionId]);
  const before = await unsettledBeforeGate(tx, revisionId);
  const passes: readonly Passed[] = [
    ...(await passesOf(tx, revisionId)),
    ...(before ? [servedUnjudged(before)] : []),
  ];
  for (const form of new Set(passes.map((pass) => pass.form))) {
    const worst = await worstOf(
      tx,
      revisionId,
      form,
      latestByThing(passes.filter((pass) => pass.form === form)),
    );
    if (worst) await settle(tx, worst.revision, worst.verdict, before);
  }
}

/** The same for every revision of a resource that passed: for facts of the whole resource, such as its grade. */
export async function reconsiderResource(tx: Tx, resourceId: string): Promise<void> {
  // Whoever passes the gate now on the facts as they were is waited for, so that its pass is seen.
  await lockGate(tx, [resourceId]);
  const concerned = [...(await passedRevisions(tx, resourceId)), ...(await unsettledOf(tx, resourceId))];
  for (const revisionId of new Set(concerned)) await reconsider(tx, revisionId);
}

/** What it was let out for: a pass, or service that began before there was a gate. */
type Passed = Pick<PassRow, 'form' | 'thing_kind' | 'thing_id' | 'verdict'>;

const scopeBefore = ({ form }: BeforeGateRow): GateScope => (form === 'open' ? wholeTable : nothingYet);
const servedUnjudged = (before: BeforeGateRow): Passed => ({
  form: before.form,
  thing_kind: 'revision',
  thing_id: before.revision_id,
  verdict: { scope: { ...scopeBefore(before) } } as unknown as PassRow['verdict'],
});

/** Of each thing it passed for, the last pass: passes are the newest first. */
const latestByThing = (passes: readonly Passed[]): readonly Passed[] => {
  const seen = new Set<string>();
  return passes.filter(({ thing_kind, thing_id }) => {
    const key = `${thing_kind}/${thing_id}`;
    return !seen.has(key) && seen.add(key);
  });
};

/**
 * The hardest verdict over all that it passed for in this form: an agreement may take more columns than another. One that was superseded is closed only by what
 * nobody may release: its extremes and commonest values are still shown, and projections of it may be there.
 */
async function worstOf(tx: Tx, revisionId: string, form: ReleaseForm, passes: readonly Passed[]) {
  let worst: { readonly revision: CataloguedRevision; readonly verdict: GateVerdict } | null = null;
  const weight = (verdict: GateVerdict) => (verdict.passes ? 0 : neverPasses(verdict) ? 2 : 1);
  for (const pass of passes) {
    const { scope } = pass.verdict as unknown as { readonly scope: GateScope | null };
    const judged = await judgeRevision(tx, { revisionId, form, ...(scope ? { scope } : {}) });
    if (
      judged &&
      !(judged.revision.state === 'superseded' && weight(judged.verdict) === 1) &&
      (!worst || weight(judged.verdict) > weight(worst.verdict))
    )
      worst = judged;
  }
  return worst;
}

async function settle(
  tx: Tx,
  revision: CataloguedRevision,
  verdict: GateVerdict,
  before: BeforeGateRow | null,
): Promise<void> {
  const unjudged = before?.form === verdict.form ? before : null;
  const open = await gateTables(tx)
    .selectFrom('privacy.gate_closing')
    .selectAll()
    .where('revision_id', '=', revision.id)
    .where('form', '=', verdict.form)
    .where('reopened_at', 'is', null)
    .executeTakeFirst();
  if (verdict.passes) {
    if (open) await reopen(tx, open);
    if (unjudged) {
      const thing = { kind: 'revision', id: revision.id } as const;
      await keepPass(tx, system, revision, verdict, scopeBefore(unjudged), thing);
      await settleBeforeGate(tx, revision.id);
    }
    return;
  }
  const codes = stopping(verdict).map(({ code }) => code);
  const waits =
    unjudged !== null &&
    Temporal.Instant.compare(tx.now, unjudged.grace_until) < 0 &&
    onlyTheReviewIsMissing(verdict);
  const freeze = neverPasses(verdict) && !waits;
  if (open && freeze === (open.reason_id !== null) && open.conditions.join() === codes.join()) return;
  if (open) await reopen(tx, open);
  await close(tx, revision, verdict, { codes, freeze, unjudged });
}

async function close(
  tx: Tx,
  revision: CataloguedRevision,
  verdict: GateVerdict,
  {
    codes,
    freeze,
    unjudged,
  }: {
    readonly codes: readonly string[];
    readonly freeze: boolean;
    readonly unjudged: BeforeGateRow | null;
  },
): Promise<void> {
  const id = newId('gcl');
  const stands = stopping(verdict);
  const list = (language: keyof Text) =>
    stands.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ');
  const form = releaseFormTitles[verdict.form];
  const said = unjudged
    ? text(
        `“${revision.resource.title}”第 ${revision.number} 版启用时尚无发布关口，须补审（${form.zh}）：${list('zh')}`,
        `“${revision.resource.title}”, revision ${revision.number}, entered service before there was a gate and is judged now (${form.en.toLowerCase()}): ${list('en')}`,
      )
    : text(
        `“${revision.resource.title}”第 ${revision.number} 版不再满足${form.zh}的发布条件：${list('zh')}`,
        `“${revision.resource.title}”, revision ${revision.number}, no longer meets what ${form.en.toLowerCase()} asks for: ${list('en')}`,
      );
  const first = stands[0]!;
  const reasonId = freeze
    ? await addReason(
        tx,
        { kind: 'revision', id: revision.id },
        {
          code: 'gate-closed',
          text: said,
          ...(first.rule ? { rule: first.rule } : {}),
          ...(first.clause ? { clause: first.clause } : {}),
          by: 'system:privacy',
        },
      )
    : null;
  await gateTables(tx)
    .insertInto('privacy.gate_closing')
    .values({
      id,
      resource_id: revision.resource.id,
      revision_id: revision.id,
      form: verdict.form,
      conditions: [...codes],
      reason_id: reasonId,
      closed_at: tx.now,
      reopened_at: null,
    })
    .execute();
  await tellAndTask(tx, revision, id, said);
  await tx.emit({
    kind: 'privacy.gate-closed',
    subject: revision.id,
    payload: { resource: revision.resource.id, form: verdict.form, conditions: [...codes], frozen: freeze },
  });
}

/** A task of the department, and word to every data authority. A post nobody holds must not keep a freeze from happening: then there are notices only. */
async function tellAndTask(tx: Tx, revision: CataloguedRevision, id: string, said: Text): Promise<void> {
  const subject = { kind: 'gate-closing', id };
  const owner = revision.resource.sourceOrganisation;
  if (await findPost(tx, { organisationId: owner, role: 'source-department' }))
    await openTask(tx, {
      kind: 'privacy.gate-closed',
      title: said,
      subject,
      organisationId: owner,
      role: 'source-department',
      acts: ['privacy.propose-release', 'privacy.declare-basis', 'catalog.load-revision'],
    });
  await sendNotice(tx, { to: { organisationId: owner }, kind: 'privacy.gate-closed', subject, text: said });
  for (const post of await postsWithRole(tx, 'data-authority'))
    await sendNotice(tx, { to: { postId: post.id }, kind: 'privacy.gate-closed', subject, text: said });
}

async function reopen(tx: Tx, closing: ClosingRow): Promise<void> {
  if (closing.reason_id) await clearReason(tx, closing.reason_id, 'system:privacy');
  await gateTables(tx)
    .updateTable('privacy.gate_closing')
    .set({ reopened_at: tx.now })
    .where('id', '=', closing.id)
    .execute();
  await completeTasks(tx, { subject: { kind: 'gate-closing', id: closing.id } }, system);
  await tx.emit({
    kind: 'privacy.gate-reopened',
    subject: closing.revision_id,
    payload: { resource: closing.resource_id, form: closing.form },
  });
}
