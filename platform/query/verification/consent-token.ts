import { timingSafeEqual } from 'node:crypto';
import type { VerificationKeys } from './keys.ts';

/** What a consent (授权同意) was given for: one subject, one product, one purpose, one organisation, until a day. */
export interface ConsentTerms {
  readonly consentId: string;
  readonly productId: string;
  readonly organisation: string;
  readonly purpose: string;
  /** Digest of the subject under the agreement's key. */
  readonly subject: Buffer;
  /** Last day on which it may be used. */
  readonly until: Temporal.PlainDate;
}

/** A consent that a call may rest on. */
export interface HeldConsent {
  readonly id: string;
  readonly until: Temporal.PlainDate;
}

type Sealing = Pick<VerificationKeys, 'consent'>;

/**
 * The token of a consent, `id.day.seal`. The seal is a digest of all terms under the agreement's key: it is of no use for anybody or anything else,
 * it cannot be made outside, and with the key all tokens end. That the consent was not withdrawn is held by the release.
 */
export const consentToken = (keys: Sealing, terms: ConsentTerms): string =>
  `${terms.consentId}.${terms.until}.${sealOf(keys, terms)}`;

/** The consent that a token stands for, if it is one for just this; null otherwise, without saying what is wrong. */
export function heldConsent(
  keys: Sealing,
  token: string,
  of: Omit<ConsentTerms, 'consentId' | 'until'>,
): HeldConsent | null {
  const read = /^(cns_[0-9a-z]{26})\.(\d{4}-\d\d-\d\d)\.([\w-]{43})$/.exec(token);
  if (!read) return null;
  const [, id, day, seal] = read as unknown as readonly [string, string, string, string];
  const expected = sealOf(keys, { ...of, consentId: id, until: day });
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(seal))) return null;
  // Nothing else than a day is ever sealed.
  return { id, until: Temporal.PlainDate.from(day) };
}

const sealOf = (
  keys: Sealing,
  {
    consentId,
    productId,
    organisation,
    purpose,
    subject,
    until,
  }: Omit<ConsentTerms, 'until'> & {
    readonly until: Temporal.PlainDate | string;
  },
): string =>
  keys.consent([consentId, productId, organisation, purpose, subject.toString('hex'), until.toString()]);
