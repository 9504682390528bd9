import type { JSONWebKeySet } from 'jose';
import type { ClientId, Database, Tx } from '#foundation';
import { clientStanding, validSecrets } from '../store/clients.ts';
import {
  type ClientClaims,
  publicKeySet,
  purposeIn,
  signToken,
  type TokenIssuer,
  tokenSeconds,
} from './access-token.ts';
import { type AttemptLimit, createAttempts } from './attempts.ts';
import { compareWithNobody, matchesHash, secretIdOf } from './secret.ts';
import { readTokenRequest, type TokenError } from './token-request.ts';
import { tokenVerifier } from './verified-tokens.ts';

export { actorFromToken, type ClientClaims, tokenSeconds } from './access-token.ts';

export interface TokenServiceOptions extends TokenIssuer {
  readonly database: Database;
  /** Token requests of one client from one address; and ten times as many from one address. Default 30 a minute. */
  readonly limit?: AttemptLimit;
}

/** OAuth 2 for machine clients, without a web framework. */
export interface TokenService {
  /** `POST /oauth2/token` (client credentials, RFC 6749 §4.4) and `GET /oauth2/jwks`. `address` is where the connection comes from. */
  readonly handler: (request: Request, caller: { readonly address: string }) => Promise<Response>;
  /** What a bearer token says; null when it is not ours or its time has passed. Asks no database. */
  readonly verify: (token: string) => Promise<ClientClaims | null>;
  readonly jwks: () => Promise<JSONWebKeySet>;
}

const largestForm = 8192;
const standardLimit: AttemptLimit = { perWindow: 30, windowSeconds: 60 };

/** Make the token service of an instance. */
export function createTokenService(options: TokenServiceOptions): TokenService {
  const limit = options.limit ?? standardLimit;
  const byClient = createAttempts(options.clock, limit);
  const byAddress = createAttempts(options.clock, { ...limit, perWindow: limit.perWindow * 10 });

  async function token(request: Request, address: string): Promise<Response> {
    const type = request.headers.get('content-type') ?? '';
    if (!/^application\/x-www-form-urlencoded\b/i.test(type))
      return failed('invalid_request', 'The body must be application/x-www-form-urlencoded.');
    const form = await request.text();
    if (form.length > largestForm) return failed('invalid_request', 'The body is too large.');
    const asked = readTokenRequest(form, request.headers.get('authorization'));
    if (!asked.ok) return failed(asked.error, asked.description);
    const wait = byAddress.take(address) || byClient.take(`${asked.clientId.slice(0, 64)} ${address}`);
    if (wait > 0) return tooMany(wait);
    const client = await authenticate(options.database, asked.clientId, asked.secret);
    if (!client)
      return failed('invalid_client', 'There is no such client, or its secret is wrong or has ended.');
    const purpose = choosePurpose(asked.scope, client.purposes);
    if (purpose === null)
      return failed('invalid_scope', 'One purpose of those the client is registered for: purpose:<code>.');
    if (client.roles.length === 0 && !client.sandbox)
      return failed('unauthorized_client', 'The organisation no longer has the roles of this client.');
    const accessToken = await signToken(options, { ...client, ...(purpose ? { purpose } : {}) });
    return answer(200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: tokenSeconds,
      ...(purpose ? { scope: `purpose:${purpose}` } : {}),
    });
  }

  return {
    verify: tokenVerifier(options),
    jwks: () => publicKeySet(options.keys),
    async handler(request, { address }) {
      const { pathname } = new URL(request.url);
      if (pathname === '/oauth2/token' && request.method === 'POST') return token(request, address);
      if (pathname === '/oauth2/jwks' && request.method === 'GET')
        return answer(200, await publicKeySet(options.keys), { 'cache-control': 'public, max-age=300' });
      return answer(404, { error: 'invalid_request', error_description: 'There is nothing here.' });
    },
  };
}

interface AuthenticatedClient extends Pick<ClientClaims, 'clientId' | 'organisationId' | 'roles'> {
  readonly purposes: readonly string[];
  readonly sandbox: boolean;
}

/** The client behind id and secret, as it stands now. Unknown ids and wrong secrets take the same time. */
async function authenticate(
  database: Database,
  clientId: string,
  secret: string,
): Promise<AuthenticatedClient | null> {
  const known = await database.transaction((tx) => lookUp(tx, clientId, secretIdOf(secret)), {
    mode: 'snapshot',
  });
  if (!known) {
    await compareWithNobody(secret.slice(0, 200));
    return null;
  }
  return (await matchesHash(secret, known.hash)) ? known.client : null;
}

async function lookUp(tx: Tx, clientId: string, secretId: string | null) {
  if (secretId === null) return null;
  const standing = await clientStanding(tx, clientId);
  if (!standing?.usable || !standing.organisationId) return null;
  const secret = (await validSecrets(tx, clientId)).find((row) => row.id === secretId);
  if (!secret) return null;
  const { organisationId, roles, purposes, sandbox } = standing;
  return {
    hash: secret.hash,
    client: { clientId: clientId as ClientId, organisationId, roles, purposes, sandbox },
  };
}

/** The purpose a token is for: the one asked for, the only one there is, or none; null when it is asked wrongly. */
function choosePurpose(scope: string | null, purposes: readonly string[]): string | undefined | null {
  if (scope === null || scope === '') return purposes.length === 1 ? purposes[0] : undefined;
  const purpose = purposeIn(scope);
  return purpose !== undefined && purposes.includes(purpose) ? purpose : null;
}

const statusOf = (error: TokenError): number => (error === 'invalid_client' ? 401 : 400);

const failed = (error: TokenError, description: string): Response =>
  answer(
    statusOf(error),
    { error, error_description: description },
    error === 'invalid_client' ? { 'www-authenticate': 'Basic realm="gongshu", charset="UTF-8"' } : {},
  );

const tooMany = (seconds: number): Response =>
  answer(
    429,
    {
      error: 'temporarily_unavailable',
      error_description: 'Too many token requests; a token lasts ten minutes.',
    },
    { 'retry-after': String(seconds) },
  );

/** RFC 6749 §5.1: token answers are never stored. */
const answer = (status: number, body: object, headers: { readonly [name: string]: string } = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      pragma: 'no-cache',
      ...headers,
    },
  });
