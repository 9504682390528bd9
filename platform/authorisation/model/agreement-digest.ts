import type { Json } from '#foundation';
import type { AgreementDocument } from './agreement.ts';

/**
 * What the digest of an agreement is taken over: `{domain, document}` without fields that are absent, to be written in canonical JSON (RFC 8785)
 * and hashed by the caller. Order of lists is kept, since people sign them in order; order of fields is the canonical form's business.
 * The domain keeps this digest from being taken for that of another kind of document.
 */
export function agreementDigestInput(document: AgreementDocument): Json {
  return { domain: 'gongshu.agreement/1', document: present(document) };
}

function present(value: unknown): Json {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([name, field]) => [name, present(field)]),
    );
  return value as Json;
}
