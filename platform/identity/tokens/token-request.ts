/** What a token request asks, or the error of RFC 6749 §5.2 that it earns. */
export type TokenRequest =
  | { readonly ok: true; readonly clientId: string; readonly secret: string; readonly scope: string | null }
  | { readonly ok: false; readonly error: TokenError; readonly description: string };

export type TokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

const refused = (error: TokenError, description: string): TokenRequest => ({ ok: false, error, description });

/**
 * Reads a client-credentials request (RFC 6749 §4.4.2) from its form body and Authorization header. The client is named by HTTP Basic
 * or in the body, never by both (§2.3); no parameter stands twice (§3.2).
 */
export function readTokenRequest(form: string, authorization: string | null): TokenRequest {
  const parameters = new URLSearchParams(form);
  const names = [...parameters.keys()];
  if (new Set(names).size < names.length) return refused('invalid_request', 'A parameter stands twice.');
  const grant = parameters.get('grant_type');
  if (!grant) return refused('invalid_request', 'grant_type is missing.');
  if (grant !== 'client_credentials')
    return refused('unsupported_grant_type', 'Only client_credentials is offered.');
  const inBody = parameters.has('client_id') || parameters.has('client_secret');
  if (authorization !== null && parameters.has('client_secret'))
    return refused('invalid_request', 'The client is authenticated in two ways.');
  const named =
    authorization === null
      ? { clientId: parameters.get('client_id'), secret: parameters.get('client_secret') }
      : readBasic(authorization);
  if (!named?.clientId || !named.secret)
    return refused(
      'invalid_client',
      inBody || authorization ? 'The client is not named as it must be.' : 'No client authentication.',
    );
  const other = parameters.get('client_id');
  if (other !== null && other !== named.clientId)
    return refused('invalid_request', 'Body and header name different clients.');
  return { ok: true, clientId: named.clientId, secret: named.secret, scope: parameters.get('scope') };
}

/** Id and secret of HTTP Basic; both are form-encoded before they are joined (RFC 6749 §2.3.1). */
function readBasic(authorization: string): { readonly clientId: string; readonly secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (!encoded) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return null;
  try {
    return { clientId: formDecode(pair.slice(0, colon)), secret: formDecode(pair.slice(colon + 1)) };
  } catch {
    return null;
  }
}

const formDecode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
