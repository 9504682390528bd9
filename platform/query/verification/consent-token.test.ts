import { describe, expect, it } from 'vitest';
import { consentToken, heldConsent } from './consent-token.ts';
import { verificationKeys } from './keys.ts';

const keys = verificationKeys(new Uint8Array(32).fill(3));
const of = {
  productId: 'prd_a',
  organisation: 'org_bank',
  purpose: 'inclusive-finance',
  subject: Buffer.alloc(32, 9),
};
const until = Temporal.PlainDate.from('2026-12-31');
const consentId = 'cns_01j9zv5q3k8e2m4n6p7r8s9t0v';
const token = consentToken(keys, { ...of, consentId, until });

describe('the token of a consent', () => {
  it('stands for the consent it was made for', () => {
    expect(heldConsent(keys, token, of)).toEqual({ id: consentId, until });
    expect(token.length).toBeLessThanOrEqual(200);
  });
  it.each([
    ['another product', { productId: 'prd_b' }],
    ['another organisation', { organisation: 'org_other' }],
    ['another purpose', { purpose: 'insurance' }],
    ['another subject', { subject: Buffer.alloc(32, 8) }],
  ])('is none for %s', (_what, change) => {
    expect(heldConsent(keys, token, { ...of, ...change })).toBeNull();
  });
  it.each([
    ['a later day', token.replace('2026-12-31', '2027-12-31')],
    ['no day', token.replace('2026-12-31', '2026-13-31')],
    ['another id', token.replace('9zv5', '9zv6')],
    ['a changed seal', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['a number somebody thought of', '同意书〔2026〕7号'],
    ['more behind it', `${token}A`],
  ])('is none with %s', (_what, other) => {
    expect(heldConsent(keys, other, of)).toBeNull();
  });
  it('ends with the key of the agreement', () => {
    expect(heldConsent(verificationKeys(new Uint8Array(32).fill(4)), token, of)).toBeNull();
  });
});
