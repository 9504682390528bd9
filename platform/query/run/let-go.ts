import { actorReference, type Database, ok, type Result } from '#foundation';
import type { Computed } from './compute.ts';
import { inputCheckOf, questionDigest, resultDigest } from './digests.ts';
import type { GovernedAnswer } from './governed-call.ts';
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
  const released = await release(database, { ...releaseRequest(computed), whileInService });
  if (!released.ok) return released;
  const { callId, receiptId } = released.value;
  return ok(answerOf(computed, callId, receiptId));
}

export const answerOf = (computed: Computed, callId: string, receiptId: string): GovernedAnswer => ({
  callId,
  receiptId,
  result: computed.result,
  revisions: revisionsOf(computed),
  engineMs: computed.engineMs,
});

const revisionsOf = ({ admission }: Pick<Computed, 'admission'>) =>
  admission.query.normalForm.tables.map(({ relation }) => ({
    resource: relation.resourceId,
    revision: relation.revisionId,
  }));

/** What is put to the release transaction for something computed. */
export function releaseRequest({
  call,
  admission,
  printed,
  result,
  rawOut,
  engineMs,
}: Computed): Omit<ReleaseRequest, 'whileInService'> {
  const { normalForm } = admission.query;
  return {
    requestId: call.requestId,
    ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
    inputCheck: inputCheckOf(call),
    actor: actorReference(call.actor),
    client: call.actor.kind === 'client' ? call.actor.clientId : null,
    organisation: call.organisation,
    productId: call.productId,
    purpose: call.purpose,
    agreement: admission.agreement,
    form: normalForm.form,
    revisions: revisionsOf({ admission }),
    admitted: admission.standing,
    alsoHold: [],
    admittedBefore: false,
    subject: null,
    questionDigest: questionDigest(call, printed.sql),
    resultDigest: resultDigest(result),
    rows: result.rows.length,
    bytes: Buffer.byteLength(JSON.stringify(result.rows)),
    suppressed: result.suppressed.length,
    engineMs,
    entryKind: 'query.call',
    rawOut,
    entryFields: {
      rows: result.rows.length,
      suppressed: result.suppressed.length,
      ...(rawOut ? { rawOut: { values: rawOut.values, keys: rawOut.keys } } : {}),
    },
  };
}
