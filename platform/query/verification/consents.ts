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
import { admitVerification, type VerificationAsked } from './admit-verification.ts';
import { consentToken } from './consent-token.ts';
import { verificationKeys, withItems } from './keys.ts';
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
}

export interface RegisteredConsent {
  readonly consentId: string;
  readonly token: string;
  readonly receiptId: string;
}

/**
 * Write a consent (授权同意) down and give the token that calls name. Whether there are data about the subject is not looked at, so registering tells
 * nothing. The log entry commits to paper, product and last day.
 */
export async function registerConsent(
  tx: Tx,
  keys: AgreementKeys,
  consent: NewConsent,
): Promise<Result<RegisteredConsent>> {
  const admitted = await admitVerification(tx, consent);
  if (!admitted.ok) return admitted;
  const { plan, agreement } = admitted.value;
  if (!plan.needsConsent) return refuse(problems['consent-not-needed']());
  const read = readSubject(plan, consent.subject);
  if (!read.ok) return read;
  if (Temporal.PlainDate.compare(consent.until, dateAt(tx.now)) < 0)
    return refuse(problems['verification-input']({ defects: [past] }));
  const secret = verificationKeys(await keys.open(agreement.id));
  const { productId, organisation, purpose, until, paper } = consent;
  const terms = {
    consentId: newId('cns'),
    productId,
    organisation,
    purpose,
    subject: secret.subject(plan.resourceId, withItems(plan.subject, read.value)),
    until,
  };
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
      agreement_id: agreement.id,
      product_id: productId,
      organisation,
      purpose,
      subject: terms.subject,
      paper_number: paper.number,
      paper_sha256: paper.sha256,
      until,
      registered_by: actorReference(consent.by),
      registered_at: tx.now,
      entry_id: entry.id,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
    .execute();
  return ok({ consentId: terms.consentId, token: consentToken(secret, terms), receiptId: entry.id });
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
  const { plan, agreement } = admitted.value;
  const read = readSubject(plan, asked.subject);
  if (!read.ok) return read;
  const secret = verificationKeys(await keys.open(agreement.id));
  const subject = secret.subject(plan.resourceId, withItems(plan.subject, read.value));
  return ok(
    await queryTables(tx)
      .selectFrom('query.consent')
      .selectAll()
      .where('agreement_id', '=', agreement.id)
      .where('subject', '=', subject)
      .orderBy('registered_at', 'desc')
      .execute(),
  );
}

/** Most consents a page shows. */
const mostShown = 200;

/** Consents an organisation registered for a product, the latest first. */
export const consentsFor = (tx: Tx, productId: string, organisation: string): Promise<ConsentRow[]> =>
  queryTables(tx)
    .selectFrom('query.consent')
    .selectAll()
    .where('product_id', '=', productId)
    .where('organisation', '=', organisation)
    .orderBy('registered_at', 'desc')
    .limit(mostShown)
    .execute();

export const findConsent = (tx: Tx, id: string): Promise<ConsentRow | undefined> =>
  queryTables(tx).selectFrom('query.consent').selectAll().where('id', '=', id).executeTakeFirst();
