import { hash } from 'node:crypto';
import {
  type Actor,
  actorReference,
  type Database,
  type DoneLine,
  fewRandomBytes,
  inGroups,
  ok,
  type Result,
  refuse,
} from '#foundation';
import type { ThingRef } from '#platform/lineage';
import type { Answers } from '../model/index.ts';
import { isMiss } from '../model/missed.ts';
import { isSnapshotUnreadable, type QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { countRefusal } from '../run/refusals.ts';
import { type ReleaseQueue, releaseQueue } from '../run/release-queue.ts';
import {
  allReleasedBefore,
  isKeyTaken,
  type KeyedBefore,
  type ReleasedBefore,
} from '../run/released-before.ts';
import type { VerificationAsked } from './admit-verification.ts';
import { canonicalText, type Plain } from './canonical-text.ts';
import { consentNotValid } from './consent-refusal.ts';
import { heldConsent } from './consent-token.ts';
import { verificationKeys, withItems } from './keys.ts';
import { lookUp } from './look-up.ts';
import { raiseMissAlarm } from './miss-alarm.ts';
import { type Prepared, type PreparedVerifications, preparedVerifications } from './prepared.ts';
import { type ReadRequest, readRequest, type VerificationRequest } from './request.ts';

export interface VerificationCall extends VerificationAsked, VerificationRequest {
  readonly actor: Actor;
  /** Organisation that asks. */
  readonly organisation: string;
  readonly productId: string;
  /** What only this call stands on (the buyer's order): it may not be stopped either. */
  readonly alsoHold: readonly ThingRef[];
  /** Digest of the reviewed definition: with the product it names what is prepared once for all its calls. */
  readonly definitionDigest: string;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** The audit line of the act, written with the release. */
  readonly done?: DoneLine;
}

export interface VerificationAnswer {
  readonly callId: string;
  readonly receiptId: string;
  /** Null when this is the replay of an earlier call: the receipt is given again, the answer is not. */
  readonly answers: Answers | null;
  /**
   * 16 bytes in hex that only the caller gets: the receipt's `question` is SHA-256 of the salt's text and the canonical question,
   * its `result` the same of the answers. Without the salt neither can be found by trying.
   */
  readonly salt: string | null;
}

export interface Verification {
  /** One verification from question to released answer. What is refused leaves nothing but a count. */
  call(database: Database, call: VerificationCall): Promise<Result<VerificationAnswer>>;
  close(): Promise<void>;
}

/**
 * Verification services (数据核验): a look-up in the compiled snapshot, then the same release transaction as every governed call.
 * What calls have in common is prepared once; the release holds the standing it was prepared under against what is, so that the call
 * after a suspension is refused although the snapshot is open.
 */
export function createVerification(ports: QueryPorts): Verification {
  const prepared = preparedVerifications(ports);
  const known = new WeakMap<Database, Means>();
  const meansOf = (database: Database): Means => {
    const means = known.get(database) ?? {
      ports,
      prepared,
      database,
      queue: releaseQueue(database),
      releasedBefore: keyLookUps(database),
    };
    known.set(database, means);
    return means;
  };
  return {
    async call(database, call) {
      const result = await attempt(meansOf(database), call);
      if (result.ok) return result;
      const { code, data } = result.problem;
      if (code === 'query/misses')
        await raiseMissAlarm(database, { ...call, limit: String(data?.['limit']) });
      await countRefusal(database, call.agreementId, code);
      return result;
    },
    close: () => prepared.close(),
  };
}

interface Means {
  readonly ports: QueryPorts;
  readonly prepared: PreparedVerifications;
  readonly queue: ReleaseQueue;
  readonly releasedBefore: (asked: KeyedBefore) => Promise<Result<ReleasedBefore | null>>;
  readonly database: Database;
}

/** Most keys of one look. */
const mostKeys = 128;

/** Keys that wait to be looked up are looked up together, in a snapshot that begins after the last of them came. */
const keyLookUps = (database: Database): Means['releasedBefore'] =>
  inGroups(
    (asked: readonly KeyedBefore[]) =>
      database.transaction((tx) => allReleasedBefore(tx, asked), { mode: 'snapshot' }),
    { largest: mostKeys },
  );

async function attempt(means: Means, call: VerificationCall): Promise<Result<VerificationAnswer>> {
  const earlier = await replayed(means, call);
  if (earlier) return earlier;
  try {
    const first = await once(means, call);
    if (first.ok || first.problem.code !== 'lineage/standing-changed') return first;
    // What was prepared is of yesterday; once more with what is so now.
    return await once(means, call);
  } catch (error) {
    if (isSnapshotUnreadable(error)) return refuse(problems['snapshot-unavailable']());
    const other = isKeyTaken(error) ? await replayed(means, call) : null;
    if (!other) throw error;
    return other;
  }
}

async function once(means: Means, call: VerificationCall): Promise<Result<VerificationAnswer>> {
  const name = `${call.productId}/${call.definitionDigest}`;
  const got = await means.prepared.get(means.database, name, call);
  if (!got.ok) return got;
  const prepared = got.value;
  const read = readRequest(prepared.plan, call);
  if (!read.ok) return read;
  try {
    const { subject, answers } = lookUp(prepared, read.value);
    const consent = consentOf(prepared, call, subject);
    if (consent === 'not-valid') return refuse(consentNotValid());
    const salt = fewRandomBytes(16).toString('hex');
    const released = await means.queue.release(
      releaseRequest(prepared, call, read.value, { subject, answers, salt, consent }),
    );
    if (!released.ok) {
      means.prepared.drop(prepared);
      return released;
    }
    const { callId, receiptId } = released.value;
    return ok({ callId, receiptId, answers, salt });
  } catch (error) {
    means.prepared.drop(prepared);
    throw error;
  }
}

/** What the call rests on. Where no consent is needed, what is named is kept as it is named. */
function consentOf(
  { plan, keys }: Pick<Prepared, 'plan' | 'keys'>,
  { consent, productId, organisation, purpose }: VerificationCall,
  subject: Buffer,
): { readonly id: string; readonly until?: Temporal.PlainDate } | null | 'not-valid' {
  if (consent === null) return null;
  if (!plan.needsConsent) return { id: consent };
  return heldConsent(keys, consent, { productId, organisation, purpose, subject }) ?? 'not-valid';
}

function releaseRequest(
  { agreement, relation, plan, keys, persons, standing }: Prepared,
  call: VerificationCall,
  read: ReadRequest,
  looked: {
    readonly subject: Buffer;
    readonly answers: Answers;
    readonly salt: string;
    readonly consent: Exclude<ReturnType<typeof consentOf>, 'not-valid'>;
  },
) {
  const salted = (value: Plain) => hash('sha256', looked.salt + canonicalText(value), 'hex');
  const person = persons.subject(plan.resourceId, withItems(plan.subject, read.subject));
  const alsoHold: ThingRef[] = [
    ...call.alsoHold,
    { kind: 'subject', id: looked.subject.toString('hex') },
    { kind: 'subject', id: person.toString('hex') },
  ];
  const { consent } = looked;
  if (consent) alsoHold.push({ kind: 'consent', id: consent.id });
  return {
    requestId: call.requestId,
    ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
    inputCheck: inputCheck(keys, call),
    actor: actorReference(call.actor),
    client: call.actor.kind === 'client' ? call.actor.clientId : null,
    organisation: call.organisation,
    productId: call.productId,
    purpose: call.purpose,
    agreement,
    form: 'verification',
    revisions: [{ resource: relation.resourceId, revision: relation.revisionId }],
    admitted: standing,
    alsoHold,
    admittedBefore: true,
    whileInService: true,
    subject: looked.subject,
    missed: isMiss(looked.answers),
    questionDigest: salted({ subject: read.subject, compared: read.compared }),
    resultDigest: salted({ ...looked.answers }),
    rows: 1,
    bytes: Buffer.byteLength(JSON.stringify(looked.answers)),
    suppressed: 0,
    engineMs: 0,
    entryKind: 'query.verification',
    entryFields: { consent: consent?.id ?? null },
    ...(consent?.until ? { consentUntil: consent.until } : {}),
    ...(call.done ? { done: call.done } : {}),
  } as const;
}

const inputCheck = (keys: Pick<Prepared['keys'], 'guarded'>, call: VerificationCall): string =>
  keys.guarded([call.productId, call.purpose, call.subject, call.compared, call.consent]);

/** A key that was answered before: the receipt again, never the answer (it would escape a stop that came since). */
async function replayed(
  { ports, releasedBefore }: Means,
  call: VerificationCall,
): Promise<Result<VerificationAnswer> | null> {
  const { idempotencyKey } = call;
  if (!idempotencyKey) return null;
  // With the agreement's key destroyed the input cannot be compared any more; the receipt is the caller's own all the same.
  const secret = await ports.keys.open(call.agreementId).catch(() => null);
  const check = secret && inputCheck(verificationKeys(secret), call);
  const earlier = await releasedBefore({
    actor: actorReference(call.actor),
    idempotencyKey,
    inputCheck: check,
  });
  if (!earlier.ok) return earlier;
  if (!earlier.value) return null;
  const { callId, receiptId } = earlier.value;
  return ok({ callId, receiptId, answers: null, salt: null });
}
