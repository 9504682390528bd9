import { sql } from 'kysely';
import {
  type Actor,
  actorReference,
  dateAt,
  newId,
  ok,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { appendEntry } from '#platform/evidence';
import type { AgreementKeys } from '../ports.ts';
import { problems } from '../problems.ts';
import { type QueryTables, queryTables } from '../store/tables.ts';
import {
  admitVerification,
  type VerificationAdmission,
  type VerificationAsked,
} from './admit-verification.ts';
import { consentToken } from './consent-token.ts';
import { type VerificationKeys, verificationKeys, withItems } from './keys.ts';
import { readSubject } from './request.ts';
import { stopConsent } from './stop-subject.ts';

export type ConsentRow = QueryTables['query.consent'];

/** A consent that an organisation obtained and holds on paper. */
export interface NewConsent extends VerificationAsked {
  readonly productId: string;
  /** Organisation that may rest on it. */
  readonly organisation: string;
  /** Who gave it, in names of the agreement's items. */
  readonly subject: { readonly [item: string]: string };
  readonly until: Temporal.PlainDate;
  readonly paper: { readonly number: string; readonly sha256: string };
  readonly by: Actor;
  readonly idempotencyKey: string;
}

export interface RegisteredConsent {
  readonly consentId: string;
  readonly token: string;
  readonly receiptId: string;
}

/**
 * Write a consent (授权同意) down and give the token that calls name. Whether there are data about the subject is not looked at, so registering tells
 * nothing. The log entry commits to paper, product and last day. The same key again is the same consent; neither token nor input is kept.
 */
export async function registerConsent(
  tx: Tx,
  keys: AgreementKeys,
  consent: NewConsent,
): Promise<Result<RegisteredConsent>> {
  const admitted = await admitVerification(tx, consent);
  if (!admitted.ok) return admitted;
  if (!admitted.value.plan.needsConsent) return refuse(problems['consent-not-needed']());
  const meant = await subjectOf(keys, admitted.value, consent.subject);
  if (!meant.ok) return meant;
  const { secret, subject } = meant.value;
  if (Temporal.PlainDate.compare(consent.until, dateAt(tx.now)) < 0)
    return refuse(problems['verification-input']({ defects: [past] }));
  const { productId, organisation, purpose, until, paper, idempotencyKey } = consent;
  const of = { productId, organisation, purpose, subject, until };
  const by = actorReference(consent.by);
  const inputCheck = secret.guarded([
    productId,
    purpose,
    subject.toString('hex'),
    until.toString(),
    paper.number,
    paper.sha256,
  ]);
  const earlier = await registeredBefore(tx, by, idempotencyKey);
  if (earlier)
    return earlier.input_check === inputCheck
      ? ok({
          consentId: earlier.id,
          token: consentToken(secret, { ...of, consentId: earlier.id }),
          receiptId: earlier.entry_id,
        })
      : refuse(problems['key-used-otherwise']());
  const terms = { ...of, consentId: newId('cns') };
  const entry = await appendEntry(tx, {
    kind: 'query.consent',
    fields: {
      consent: terms.consentId,
      product: productId,
      organisation,
      purpose,
      paper: paper.sha256,
      until: until.toString(),
    },
  });
  await queryTables(tx)
    .insertInto('query.consent')
    .values({
      id: terms.consentId,
      agreement_id: admitted.value.agreement.id,
      product_id: productId,
      organisation,
      purpose,
      subject,
      paper_number: paper.number,
      paper_sha256: paper.sha256,
      until,
      registered_by: by,
      idempotency_key: idempotencyKey,
      input_check: inputCheck,
      registered_at: tx.now,
      entry_id: entry.id,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .execute();
  return ok({ consentId: terms.consentId, token: consentToken(secret, terms), receiptId: entry.id });
}

/** Who is meant, as the digest under the agreement's key, and what else is made with that key. */
async function subjectOf(
  keys: AgreementKeys,
  { plan, agreement }: Pick<VerificationAdmission, 'plan' | 'agreement'>,
  given: NewConsent['subject'],
): Promise<Result<{ readonly secret: VerificationKeys; readonly subject: Buffer }>> {
  const read = readSubject(plan, given);
  if (!read.ok) return read;
  const secret = verificationKeys(await keys.open(agreement.id));
  return ok({ secret, subject: secret.subject(plan.resourceId, withItems(plan.subject, read.value)) });
}

/** The consent registered with this key. Of two with one key at the same time the second waits for the first. */
async function registeredBefore(tx: Tx, by: string, key: string): Promise<ConsentRow | undefined> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`gongshu.consent ${by} ${key}`}, 0))`.execute(
    tx.tables(),
  );
  return queryTables(tx)
    .selectFrom('query.consent')
    .selectAll()
    .where('registered_by', '=', by)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

const past = { at: '/until', message: text('不能早于今天', 'It may not lie before today') };

/**
 * The subject takes the consent back (撤回同意): after the commit no answer resting on it leaves. Again is the same. What left before stays as it was
 * (个人信息保护法 Art 15).
 */
export async function withdrawConsent(
  tx: Tx,
  consentId: string,
  { why, by }: { readonly why: string; readonly by: Actor },
): Promise<void> {
  const who = actorReference(by);
  // Of two at once the second waits here and finds it withdrawn.
  const consent = await queryTables(tx)
    .selectFrom('query.consent')
    .select('withdrawn_at')
    .where('id', '=', consentId)
    .forUpdate()
    .executeTakeFirst();
  if (!consent || consent.withdrawn_at) return;
  await stopConsent(tx, consentId, {
    code: 'consent-withdrawn',
    text: text('个人已撤回授权同意', 'The person withdrew the consent'),
    rule: 'R63',
    clause: { document: '个人信息保护法', article: '15' },
    by: who,
  });
  await queryTables(tx)
    .updateTable('query.consent')
    .set({ withdrawn_at: tx.now, withdrawn_by: who, withdrawn_why: why })
    .where('id', '=', consentId)
    .execute();
}

/** All consents of one subject under an agreement, the latest first. */
export async function consentsOf(
  tx: Tx,
  keys: AgreementKeys,
  asked: VerificationAsked & { readonly subject: NewConsent['subject'] },
): Promise<Result<readonly ConsentRow[]>> {
  const admitted = await admitVerification(tx, asked);
  if (!admitted.ok) return admitted;
  const meant = await subjectOf(keys, admitted.value, asked.subject);
  if (!meant.ok) return meant;
  return ok(
    await queryTables(tx)
      .selectFrom('query.consent')
      .selectAll()
      .where('agreement_id', '=', admitted.value.agreement.id)
      .where('subject', '=', meant.value.subject)
      .orderBy('registered_at', 'desc')
      .execute(),
  );
}

/** Most consents a page shows. */
const mostShown = 200;

/** Consents an organisation registered for a product, the latest first. */
export const consentsFor = (
  tx: Tx,
  productId: string,
  organisations: readonly string[],
): Promise<ConsentRow[]> =>
  queryTables(tx)
    .selectFrom('query.consent')
    .selectAll()
    .where('product_id', '=', productId)
    .where('organisation', 'in', ['', ...organisations])
    .orderBy('registered_at', 'desc')
    .limit(mostShown)
    .execute();

export const findConsent = (tx: Tx, id: string): Promise<ConsentRow | undefined> =>
  queryTables(tx).selectFrom('query.consent').selectAll().where('id', '=', id).executeTakeFirst();
