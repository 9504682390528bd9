import { actorReference, type Database, ok, type Result } from '#foundation';
import { keepingOwn } from '../own-data/keep-own.ts';
import { columnTrace } from './column-trace.ts';
import type { Computed } from './compute.ts';
import { inputCheckOf, questionDigest } from './digests.ts';
import type { GovernedAnswer } from './governed-call.ts';
import { lastWordOf } from './last-word.ts';
import { marksOf } from './marks.ts';
import { type ReleaseRequest, release } from './release.ts';

/**
 * The release transaction of something computed: what it depends on is held and must be what it was at its admission.
 *
 * @param whileInService refuse (`lineage/standing-changed`) when another revision entered service since; for answers that leave at once.
 */
export async function letGo(
  database: Database,
  computed: Computed,
  { whileInService = false }: { readonly whileInService?: boolean } = {},
): Promise<Result<GovernedAnswer>> {
  const { request, answer } = leaving(computed);
  const released = await release(database, { ...request, whileInService });
  return released.ok ? ok(answer(released.value)) : released;
}

/** Something computed on its way out. */
export interface Leaving {
  /** What is put to the release transaction. */
  readonly request: Omit<ReleaseRequest, 'whileInService'>;
  /** The answer as it left: after the release transaction only, whose last word may have blanked more of it. */
  readonly answer: (released: { readonly callId: string; readonly receiptId: string }) => GovernedAnswer;
}

export function leaving(computed: Computed): Leaving {
  const { call, admission, printed, rawOut, engineMs, ownComputed = true } = computed;
  const { own } = call;
  const { normalForm } = admission.query;
  const revisions = normalForm.tables.map(({ relation }) => ({
    resource: relation.resourceId,
    revision: relation.revisionId,
  }));
  let { result } = computed;
  return {
    answer: ({ callId, receiptId }) => ({
      callId,
      receiptId,
      result,
      revisions,
      engineMs,
      marks: marksOf(admission.standing),
      ...(own
        ? { own: { rows: own.rows.length, digest: own.digest, salt: own.salt, computed: ownComputed } }
        : {}),
    }),
    request: {
      requestId: call.requestId,
      ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
      ...(call.done ? { done: call.done } : {}),
      inputCheck: inputCheckOf(call),
      actor: actorReference(call.actor),
      client: call.actor.kind === 'client' ? call.actor.clientId : null,
      organisation: call.organisation,
      productId: call.productId,
      purpose: call.purpose,
      agreement: admission.agreement,
      form: normalForm.form,
      revisions,
      admitted: admission.standing,
      alsoHold: [],
      admittedBefore: false,
      subject: null,
      trace: columnTrace(normalForm, admission.own),
      questionDigest: questionDigest(call, printed.sql),
      engineMs,
      rawOut,
      entryKind: 'query.call',
      ...keepingOwn(
        lastWordOf(computed, (amended) => {
          result = amended;
        }),
        own,
      ),
    },
  };
}
