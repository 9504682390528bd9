import {
  type Actor,
  actorReference,
  type Json,
  newId,
  ok,
  type Problem,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import type { CataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { canonicalDigest } from '../canonical-digest.ts';
import type { GateScope } from '../model/gate/scope.ts';
import { type GateVerdict, stopping } from '../model/gate/verdict.ts';
import { releaseFormTitles } from '../model/release-form.ts';
import { problems } from '../problems.ts';
import { lockGate } from '../store/gate.ts';
import { gateTables } from '../store/gate-tables.ts';
import { lockOpenings } from './linkage-facts.ts';
import { type GateQuestion, judgeRevision } from './verdict-of.ts';

/** What it passes for: the revision itself, an agreement, a product. */
export interface PassedThing {
  readonly kind: 'revision' | 'agreement' | 'product';
  readonly id: string;
}

/** SHA-256 of a verdict in canonical JSON: what the log and the pass mean by it. */
export const verdictDigest = (stored: Json): string => canonicalDigest(stored);

/**
 * Through the gate, or not: the verdict as things stand now, kept with its digest and put as evidence; refused with every condition that
 * stands in the way and what can be done about it. To be called in the transaction of what it lets pass, before locks of lineage. The same verdict for
 * the same thing is kept once.
 */
export async function passGate(
  tx: Tx,
  actor: Actor,
  question: GateQuestion,
  thing: PassedThing,
): Promise<Result<{ readonly digest: string }>> {
  if (question.form === 'open') await lockOpenings(tx);
  await lockGate(tx, [question.resourceId]);
  await lockGate(tx, [question.revisionId]);
  const judged = await judgeRevision(tx, question);
  if (!judged || judged.revision.resource.id !== question.resourceId)
    return refuse(problems['no-such-revision']());
  const { revision, verdict } = judged;
  if (!verdict.passes) return refuse(gateClosed(revision, verdict));
  return ok({ digest: await keepPass(tx, actor, revision, verdict, question.scope, thing) });
}

/** The pass with its digest as evidence; the digest. */
export async function keepPass(
  tx: Tx,
  actor: Actor,
  revision: CataloguedRevision,
  verdict: GateVerdict,
  scope: GateScope | undefined,
  thing: PassedThing,
): Promise<string> {
  const { form } = verdict;
  const stored = storedVerdict(verdict, scope);
  const digest = verdictDigest(stored);
  const before = await gateTables(tx)
    .selectFrom('privacy.gate_pass')
    .select('digest')
    .where('revision_id', '=', revision.id)
    .where('form', '=', form)
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .orderBy('passed_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (before?.digest === digest) return digest;
  const entry = await appendEntry(tx, {
    kind: 'privacy.gate-passed',
    fields: {
      resource: revision.resource.id,
      revision: revision.id,
      form,
      thing: `${thing.kind}/${thing.id}`,
      verdict: digest,
      released: verdict.conditions.flatMap(({ released }) => (released ? [released.decisionId] : [])),
    },
  });
  await gateTables(tx)
    .insertInto('privacy.gate_pass')
    .values({
      id: newId('gps'),
      resource_id: revision.resource.id,
      revision_id: revision.id,
      form,
      thing_kind: thing.kind,
      thing_id: thing.id,
      verdict: JSON.stringify(stored),
      digest,
      log_entry: entry.id,
      passed_by: actorReference(actor),
      passed_at: tx.now,
    })
    .execute();
  return digest;
}

/** What of a verdict is kept: each condition with its answer and what it rested on; the sentences are made again from these. */
export const storedVerdict = (verdict: GateVerdict, scope: GateScope | undefined): Json =>
  JSON.parse(
    JSON.stringify({
      form: verdict.form,
      scope: scope ?? null,
      conditions: verdict.conditions.map(({ code, severity, met, mark, released }) => ({
        code,
        severity,
        met,
        mark,
        released: released?.decisionId ?? null,
      })),
    }),
  ) as Json;

/** The refusal, in the order of the gate: all that stands in the way, why, and what to do where. */
export function gateClosed(
  revision: { readonly id: string; readonly number: number; readonly resource: { readonly title: string } },
  verdict: GateVerdict,
): Problem {
  const stands = stopping(verdict);
  const { title } = revision.resource;
  const form = releaseFormTitles[verdict.form];
  const first = stands[0]!;
  return problems['gate-closed']({
    detail: text(
      `“${title}”第 ${revision.number} 版未通过${form.zh}的发布关口，有 ${stands.length} 项未满足；详见 /work/privacy/gate/${revision.id}?form=${verdict.form}`,
      `“${title}”, revision ${revision.number}, does not pass the gate for ${form.en.toLowerCase()}: ${stands.length} conditions stand in the way; see /work/privacy/gate/${revision.id}?form=${verdict.form}`,
    ),
    ...(first.rule ? { rule: first.rule } : {}),
    ...(first.clause ? { clause: first.clause } : {}),
    defects: stands.map((condition) => ({
      at: condition.code,
      message: text(
        `${condition.title.zh}：${condition.explanation.zh}。${condition.advice?.zh ?? ''}`,
        `${condition.title.en}: ${condition.explanation.en}. ${condition.advice?.en ?? ''}`,
      ),
    })),
    data: {
      revision: revision.id,
      form: verdict.form,
      conditions: stands.map(({ code, severity }) => ({ code, severity })),
      page: `/work/privacy/gate/${revision.id}?form=${verdict.form}`,
    },
  });
}
