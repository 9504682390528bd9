import {
  type Database,
  type DoneLine,
  dateAt,
  type Json,
  newId,
  ok,
  type Problem,
  Refusal,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { Quotas } from '#platform/authorisation/model';
import { revisionsInService } from '#platform/catalog';
import { appendEntries, type MeterLine, type NewEntry, recordUses } from '#platform/evidence';
import { clientsEnded, signInProblems } from '#platform/identity';
import {
  type ColumnTrace,
  holdStandingIfAny,
  lineageProblems,
  type Standing,
  stillStands,
  type ThingRef,
  traceColumns,
} from '#platform/lineage';
import { lockSpaces } from '#platform/privacy';
import type { RawOut } from '../model/index.ts';
import { unitsPriced } from '../model/units-priced.ts';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';
import { consentNotValid } from '../verification/consent-refusal.ts';
import { markCodes } from './marks.ts';
import { missUsesOf, settleMisses } from './miss-use.ts';
import { settleQuota, type Use } from './quota.ts';
import { lockSubjects } from './subject-lock.ts';

/** An answer that is ready and wants to leave. */
export interface ReleaseRequest extends Outcome {
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** What the key is used for: the same for the same input. */
  readonly inputCheck: string;
  /** `actorReference` of who asks, and their organisation. */
  readonly actor: string;
  /** The machine client that asks; it may not have been disabled since it was admitted. Null for a person. */
  readonly client: string | null;
  readonly organisation: string;
  readonly productId: string | null;
  /** The run whose result is collected with it. */
  readonly runId?: string;
  readonly purpose: string;
  readonly agreement: Agreement;
  readonly form: string;
  readonly revisions: readonly { readonly resource: string; readonly revision: string }[];
  /** Standing of all it depends on as it was when it was admitted. */
  readonly admitted: readonly Standing[];
  /** What is held too where it has a standing: the order, the subject asked about, the consent it rests on. */
  readonly alsoHold: readonly ThingRef[];
  /** The consent it rests on, with the last day it is good for. */
  readonly consentUntil?: Temporal.PlainDate;
  /** The admission may be of some time ago, before this call: term and revision in service are looked at again. */
  readonly admittedBefore: boolean;
  /** Its revisions must still be the ones in service. What a person reviewed leaves as it was reviewed, with the revisions it names. */
  readonly whileInService: boolean;
  /** Of a verification: it confirms less than was asked. */
  readonly missed?: boolean;
  /** HMAC of the subject under the agreement's key, for a verification. */
  readonly subject: Buffer | null;
  readonly questionDigest: string;
  /** Where its columns come from. Absent where that is kept with the definition or the run. */
  readonly trace?: ColumnTrace;
  readonly engineMs: number;
  /** How much of the answer repeats its source; null or absent where nothing had to be measured. */
  readonly rawOut?: RawOut | null;
  /** Uses that are metered where uses are what is priced; one where nothing is said. */
  readonly units?: bigint;
  readonly entryKind: 'query.call' | 'query.verification';
  /** That a caller's own data took part; its salted digest, never the data. */
  readonly ownData?: { readonly rows: number; readonly digest: string };
  /** Release mode and parameters of the guards, kept with the call; absent for a verification. */
  readonly guard?: { readonly [name: string]: Json | undefined };
  /** The audit line of the act that asks, to be written with the release. */
  readonly done?: DoneLine;
  /** Populations (or resources without one) whose lock the last word needs: those of all requests are taken in one order first. */
  readonly spaces?: readonly string[];
  /**
   * Asked when nothing else stands against the release, in its transaction: what leaves after all, or why it does not.
   */
  readonly lastWord?: (tx: Tx, callId: string) => Promise<Outcome | Problem>;
}

/** What an answer comes to. */
export interface Outcome {
  readonly resultDigest: string;
  readonly rows: number;
  readonly bytes: number;
  readonly suppressed: number;
  /** The log entry beside what every release has in it. */
  readonly entryFields: { readonly [field: string]: Json };
}

export interface Released {
  readonly callId: string;
  readonly receiptId: string;
  readonly at: Temporal.Instant;
}

/** One release in a transaction of its own. */
export async function release(database: Database, request: ReleaseRequest): Promise<Result<Released>> {
  try {
    const [released] = await database.transaction((tx) => releaseAll(tx, [request]), {
      requestId: request.requestId,
    });
    return released!;
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

/**
 * The release transaction, for one call or several: the clients that ask and the standing of everything each depends on are held until
 * the commit and must be what they were at admission; then the release mode has its word under the lock of the populations, call, log entry, meter
 * line and audit line are written together, and the quota is settled last, because its row lets one release in at a time. A call that is stale falls
 * out and the others leave. A quota or a privacy budget that is used up throws its {@link Refusal} and rolls all of them back.
 * Order of locks: subjects, standing rows, populations, quota rows.
 */
export async function releaseAll(
  tx: Tx,
  requests: readonly ReleaseRequest[],
): Promise<readonly Result<Released>[]> {
  const stale = await staleOnes(tx, requests);
  await lockSpaces(
    tx,
    requests.flatMap(({ spaces }) => spaces ?? []),
  );
  const made: {
    readonly asked: ReleaseRequest;
    readonly request: ReleaseRequest;
    readonly callId: string;
  }[] = [];
  for (const asked of requests) {
    if (stale.has(asked)) continue;
    const callId = newId('cal');
    made.push({ asked, request: await withLastWord(tx, asked, callId), callId });
  }
  const leaving = made.map(({ request }) => request);
  const entries = await appendEntries(
    tx,
    made.map(({ request, callId }) => newEntry(request, callId, tx.now)),
  );
  const released = made.map(({ asked, request, callId }, index) => ({
    asked,
    request,
    released: { callId, receiptId: entries[index]!.id, at: tx.now },
  }));
  await writeCalls(tx, released);
  for (const { request, released: made } of released)
    if (request.trace)
      await traceColumns(
        tx,
        { kind: 'call', id: made.callId },
        { agreementId: request.agreement.id, trace: request.trace },
      );
  await recordUses(
    tx,
    released.map(({ request, released: { receiptId } }) => meterLine(request, receiptId)),
  );
  await writeDone(tx, leaving);
  for (const { agreementId, quotas, use } of usesOf(leaving)) {
    const over = await settleQuota(tx, agreementId, quotas, use);
    if (over) throw new Refusal(over);
  }
  const missed = await settleMisses(tx, missUsesOf(leaving));
  if (missed) throw new Refusal(missed);
  return requests.map((request) => {
    const left = released.find(({ asked }) => asked === request);
    return left ? ok(left.released) : refuse(stale.get(request)!);
  });
}

async function withLastWord(tx: Tx, request: ReleaseRequest, callId: string): Promise<ReleaseRequest> {
  const word = await request.lastWord?.(tx, callId);
  if (word === undefined) return request;
  if ('code' in word) throw new Refusal(word);
  return { ...request, ...word };
}

const keyOf = (ref: ThingRef) => `${ref.kind}/${ref.id}`;

/** The requests that may not leave any more, each with its problem. What stays is held until the commit. */
async function staleOnes(
  tx: Tx,
  requests: readonly ReleaseRequest[],
): Promise<ReadonlyMap<ReleaseRequest, Problem>> {
  const disabled = await clientsEnded(
    tx,
    requests.flatMap(({ client }) => client ?? []),
  );
  await lockSubjects(
    tx,
    requests.flatMap(({ alsoHold }) => alsoHold),
  );
  const refs = new Map(
    requests.flatMap((one) => [...one.admitted, ...one.alsoHold]).map((ref) => [keyOf(ref), ref]),
  );
  const held = new Map(
    (await holdStandingIfAny(tx, [...refs.values()])).map((standing) => [keyOf(standing), standing]),
  );
  const serving = await revisionsInService(
    tx,
    requests.flatMap(({ whileInService, revisions }) =>
      whileInService ? revisions.map(({ resource }) => resource) : [],
    ),
  );
  const stale = new Map<ReleaseRequest, Problem>();
  for (const request of requests) {
    const problem = disabled.has(request.client ?? '')
      ? signInProblems['client-not-usable']()
      : whyStale(request, held, serving, tx.now);
    if (problem) stale.set(request, problem);
  }
  return stale;
}

function whyStale(
  request: ReleaseRequest,
  held: ReadonlyMap<string, Standing>,
  serving: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Problem | null {
  const standing = (refs: readonly ThingRef[]) => refs.flatMap((ref) => held.get(keyOf(ref)) ?? []);
  const dependsOn = stillStands(request.admitted, standing(request.admitted));
  if (!dependsOn.ok) return dependsOn.problem;
  // A subject or consent has no version to compare with: it may be used or it may not.
  const also = standing(request.alsoHold);
  const mayBeAsked = stillStands(also, also);
  if (!mayBeAsked.ok) return mayBeAsked.problem;
  const { until } = request.agreement;
  if (request.admittedBefore && Temporal.PlainDate.compare(dateAt(now), until) >= 0)
    return problems['nothing-granted']({
      detail: text(`授权期限已于${until}届满`, `The term ended on ${until}`),
      rule: 'R29',
      clause: { document: '实施规范', article: '14-2' },
    });
  if (request.consentUntil && Temporal.PlainDate.compare(dateAt(now), request.consentUntil) > 0)
    return consentNotValid();
  return !request.whileInService ||
    request.revisions.every(({ resource, revision }) => serving.get(resource) === revision)
    ? null
    : lineageProblems['standing-changed']();
}

/** One settlement for each agreement, in one order for all transactions. */
export function usesOf(
  requests: readonly ReleaseRequest[],
): readonly { readonly agreementId: string; readonly quotas: Quotas; readonly use: Use }[] {
  const byAgreement = Map.groupBy(requests, ({ agreement }) => agreement.id);
  return [...byAgreement]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([agreementId, group]) => ({
      agreementId,
      quotas: group[0]!.agreement.document.parts.scope.quotas,
      use: {
        calls: group.length,
        rows: group.reduce((sum, { rows }) => sum + rows, 0),
        bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
        subjects: group.flatMap(({ subject }) => subject ?? []),
        ...noisyOf(group),
      },
    }));
}

/** A collected run spent its ε when it was sealed; its size tells nothing that was not paid for. */
function noisyOf(group: readonly ReleaseRequest[]): Pick<Use, 'noisy'> {
  const noisy = group.filter(({ guard, runId }) => guard?.mode === 'differential-privacy' && !runId);
  if (noisy.length === 0) return {};
  return {
    noisy: {
      rows: noisy.reduce((sum, { rows }) => sum + rows, 0),
      bytes: noisy.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  };
}

async function writeDone(tx: Tx, requests: readonly ReleaseRequest[]): Promise<void> {
  const done = requests.flatMap((request) => request.done ?? []);
  await done[0]?.log.record(
    tx,
    done.map(({ line }) => line),
  );
  tx.afterCommit(() => {
    for (const one of done) one.written();
  });
}

export const meterLine = (request: ReleaseRequest, receiptId: string): MeterLine => ({
  entry: receiptId,
  product: request.productId,
  agreement: request.agreement.id,
  purpose: request.purpose,
  buyer: request.organisation,
  units: unitsPriced(request.agreement.document, request),
});

/**
 * Names of fields are public, and each is as long as any other: every query has them all, so that neither tells how its answer left — with noise,
 * with its buyer's own data, out of a run that somebody reviewed, measured for rows in disguise.
 */
const everyCallHas = {
  rows: null,
  suppressed: null,
  mode: null,
  epsilon: null,
  rawOut: null,
  ownData: null,
  run: null,
  record: null,
};

export const newEntry = (request: ReleaseRequest, callId: string, at: Temporal.Instant): NewEntry => ({
  kind: request.entryKind,
  fields: {
    call: callId,
    agreement: request.agreement.number,
    agreementDigest: request.agreement.digest,
    product: request.productId,
    purpose: request.purpose,
    organisation: request.organisation,
    question: request.questionDigest,
    revisions: request.revisions.map((one) => ({ ...one })),
    result: request.resultDigest,
    // Under which marks it left: the receipt shows them.
    marks: markCodes(request.admitted),
    ...(request.entryKind === 'query.call'
      ? { ...everyCallHas, ownData: request.ownData ? { ...request.ownData, deleted: true } : null }
      : {}),
    ...request.entryFields,
    at: at.toString(),
  },
});

async function writeCalls(
  tx: Tx,
  made: readonly { readonly request: ReleaseRequest; readonly released: Released }[],
): Promise<void> {
  if (made.length === 0) return;
  await queryTables(tx)
    .insertInto('query.call')
    .values(
      made.map(({ request, released: { callId, receiptId, at } }) => ({
        ...callRow(request, callId, receiptId),
        raw_out: request.rawOut ? JSON.stringify(request.rawOut) : null,
        guard: request.guard ? JSON.stringify(request.guard) : null,
        released_at: at,
      })),
    )
    .execute();
}

/** The row of a call, but for the time. */
export const callRow = (request: ReleaseRequest, callId: string, receiptId: string) => ({
  id: callId,
  request_id: request.requestId,
  agreement_id: request.agreement.id,
  agreement_digest: request.agreement.digest,
  product_id: request.productId,
  purpose: request.purpose,
  organisation: request.organisation,
  actor: request.actor,
  form: request.form,
  question_digest: request.questionDigest,
  revisions: JSON.stringify(request.revisions),
  result_digest: request.resultDigest,
  result_rows: request.rows,
  suppressed: request.suppressed,
  engine_ms: request.engineMs,
  entry_id: receiptId,
  idempotency_key: request.idempotencyKey ?? null,
  subject: request.subject,
  input_check: request.inputCheck,
  run_id: request.runId ?? null,
});
