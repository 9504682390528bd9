import {
  type Actor,
  actorReference,
  type Database,
  type DoneLine,
  ok,
  Refusal,
  type Result,
  refuse,
  type Tx,
} from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { actsForPurpose } from '#platform/identity';
import { type RawOut, type ReleasedResult, runLifecycle } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { digest } from '../run/digests.ts';
import { modeFields } from '../run/last-word.ts';
import { whyNotOwnUse } from '../run/own-use.ts';
import { countRefusal } from '../run/refusals.ts';
import { type Released, type ReleaseRequest, releaseAll } from '../run/release.ts';
import { isKeyTaken, releasedBefore } from '../run/released-before.ts';
import { findRun, keptRevisions, lockRun, type RunRow, sealedResult, setRun } from '../store/runs.ts';
import { endRun } from './end-run.ts';
import type { RunRecord } from './record.ts';
import { holdRunStanding } from './run-stands.ts';
import { unsealResult } from './seal-result.ts';

export interface Collection {
  readonly runId: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** The audit line of the act that collects, to be written with the release. */
  readonly done?: DoneLine;
}

export interface Collected {
  readonly callId: string;
  readonly receiptId: string;
  /** Null when this is the replay of an earlier collection: the receipt again, not the rows. */
  readonly result: ReleasedResult | null;
}

/**
 * Collect a cleared result: the release transaction, some time after its run. Standing is held and must be what it was when the run was
 * admitted, the term must not be over, quotas must have room; call, log entry, meter line and the run's state are one commit. Each
 * collection is a call of its own. What was overtaken by a stop can never leave and is destroyed.
 */
export async function collectResult(
  ports: QueryPorts,
  database: Database,
  asked: Collection,
): Promise<Result<Collected>> {
  const run = await database.transaction((tx) => findRun(tx, asked.runId), { mode: 'snapshot' });
  if (!run) throw new Error(`there is no run ${asked.runId}`);
  const meant = actsForPurpose(asked.actor, run.purpose);
  const collected = meant.ok ? await collect(ports, database, asked, run) : meant;
  if (!collected.ok) await countRefusal(database, run.agreement_id, collected.problem.code);
  return collected;
}

async function collect(
  ports: QueryPorts,
  database: Database,
  asked: Collection,
  run: RunRow,
): Promise<Result<Collected>> {
  const earlier = await replayed(database, asked);
  if (earlier) return earlier;
  const result = await database.transaction((tx) => openSealed(ports, tx, run), { mode: 'snapshot' });
  if (!result.ok) return result;
  const released = await letGo(database, asked, run.id, result.value).catch((error: unknown) => {
    if (error instanceof Refusal) return refuse(error.problem);
    if (isKeyTaken(error)) return null;
    throw error;
  });
  if (released?.ok)
    return ok({ callId: released.value.callId, receiptId: released.value.receiptId, result: result.value });
  const other = await replayed(database, asked);
  if (other) return other;
  if (!released) throw new Error('a key is taken and no call has it');
  if (released.problem.code === 'lineage/standing-changed')
    await overtaken(database, run.id, released.problem);
  return released;
}

/** The guarded result of a run that lies sealed; `query/result-gone` once it was destroyed or its agreement's key was. */
export async function openSealed(ports: QueryPorts, tx: Tx, run: RunRow): Promise<Result<ReleasedResult>> {
  if (!['awaiting-review', 'cleared', 'released'].includes(run.state)) {
    const next = runLifecycle.next(run.state, 'collect');
    return next.ok ? refuse(problems['result-gone']()) : next;
  }
  const sealed = await sealedResult(tx, run.id);
  const secret = sealed && (await ports.keys.open(run.agreement_id).catch(() => null));
  if (!sealed || !secret) return refuse(problems['result-gone']());
  return ok(unsealResult(secret, { runId: run.id, resultDigest: run.result_digest! }, sealed));
}

const letGo = (
  database: Database,
  asked: Collection,
  runId: string,
  result: ReleasedResult,
): Promise<Result<Released>> =>
  database.transaction(
    async (tx) => {
      const run = await lockRun(tx, runId);
      const next = runLifecycle.next(run.state, 'collect');
      if (!next.ok) return next;
      const agreement = await findAgreement(tx, run.agreement_id);
      if (!agreement) return refuse(problems['nothing-granted']());
      const resources = keptRevisions(run).map(({ resource }) => resource);
      const barred = await whyNotOwnUse(tx, agreement, run.purpose, resources);
      if (barred) return refuse(barred);
      const stands = await holdRunStanding(tx, run);
      if (!stands.ok) return stands;
      const [released] = await releaseAll(tx, [releaseRequest(asked, run, agreement, stands.value, result)]);
      if (released!.ok)
        await setRun(tx, runId, { state: next.value, ...(run.finished_at ? {} : { finished_at: tx.now }) });
      return released!;
    },
    { requestId: asked.requestId },
  );

const inputCheckOf = ({ runId }: Collection): string => digest(['collect', runId]);

function releaseRequest(
  asked: Collection,
  run: RunRow,
  agreement: ReleaseRequest['agreement'],
  admitted: ReleaseRequest['admitted'],
  result: ReleasedResult,
): ReleaseRequest {
  return {
    requestId: asked.requestId,
    ...(asked.idempotencyKey ? { idempotencyKey: asked.idempotencyKey } : {}),
    ...(asked.done ? { done: asked.done } : {}),
    inputCheck: inputCheckOf(asked),
    actor: actorReference(asked.actor),
    client: asked.actor.kind === 'client' ? asked.actor.clientId : null,
    organisation: run.organisation,
    productId: null,
    runId: run.id,
    purpose: run.purpose,
    agreement,
    form: run.form!,
    revisions: keptRevisions(run),
    admitted,
    alsoHold: [],
    admittedBefore: true,
    // It leaves as it was computed and reviewed, from the revisions its record names.
    whileInService: false,
    subject: null,
    questionDigest: run.question_digest!,
    resultDigest: run.result_digest!,
    rows: result.rows.length,
    bytes: run.result_bytes!,
    suppressed: result.suppressed.length,
    rawOut: (run.evidence as { readonly rawOut?: RawOut | null } | null)?.rawOut ?? null,
    engineMs: run.engine_ms!,
    entryKind: 'query.call',
    guard: guardOf(run),
    entryFields: {
      ...modeFields(guardOf(run)),
      rows: result.rows.length,
      suppressed: result.suppressed.length,
      run: run.id,
      record: run.record_digest,
    },
  };
}

const guardOf = (run: RunRow): RunRecord['guard'] => (run.record as unknown as RunRecord).guard;

async function replayed(database: Database, asked: Collection): Promise<Result<Collected> | null> {
  const { idempotencyKey } = asked;
  if (!idempotencyKey) return null;
  const earlier = await database.transaction(
    (tx) =>
      releasedBefore(tx, {
        actor: actorReference(asked.actor),
        idempotencyKey,
        inputCheck: inputCheckOf(asked),
      }),
    { mode: 'snapshot' },
  );
  if (!earlier.ok) return earlier;
  return earlier.value
    ? ok({ callId: earlier.value.callId, receiptId: earlier.value.receiptId, result: null })
    : null;
}

const overtaken = (database: Database, runId: string, problem: Parameters<typeof endRun>[3]) =>
  database.transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run.state === 'cleared') await endRun(tx, run, 'expired', problem);
  });
