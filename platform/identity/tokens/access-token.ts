import { randomBytes } from 'node:crypto';
import { errors, exportJWK, type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Actor, type ClientId, type Clock, isId, type OrganisationId } from '#foundation';
import { isRoleCode, type RoleCode } from '../model/roles.ts';
import type { TokenKey, TokenKeys } from '../ports.ts';

/** How long an access token can be used, in seconds. */
export const tokenSeconds = 600;
const tokenType = 'at+jwt';
const purposePrefix = 'purpose:';

export interface TokenIssuer {
  readonly keys: TokenKeys;
  readonly clock: Clock;
  /** Address of this instance; `iss` of its tokens. */
  readonly issuer: string;
  /** What the tokens are for; `aud`. */
  readonly audience: string;
}

/** What an access token says. */
export interface ClientClaims {
  readonly clientId: ClientId;
  readonly organisationId: OrganisationId;
  readonly roles: readonly RoleCode[];
  readonly purpose?: string;
  readonly tokenId: string;
  readonly expiresAt: Temporal.Instant;
}

/** A signed access token (RFC 9068 profile, EdDSA) that says who the client is, for whom it acts and what for. */
export async function signToken(
  options: TokenIssuer,
  client: Pick<ClientClaims, 'clientId' | 'organisationId' | 'roles' | 'purpose'>,
): Promise<string> {
  const [key] = await options.keys.keys();
  const issuedAt = secondsOf(options.clock.now());
  return new SignJWT({
    client_id: client.clientId,
    org: client.organisationId,
    roles: [...client.roles],
    ...(client.purpose ? { scope: purposePrefix + client.purpose } : {}),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: tokenType, kid: key.kid })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setSubject(client.clientId)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + tokenSeconds)
    .setJti(randomBytes(16).toString('base64url'))
    .sign(key.privateKey);
}

/** Longer ones are nobody's. */
export const longestToken = 4096;

/** A token that was found good: what it says, by which key, and from when to when (seconds, half-open). */
export interface VerifiedToken {
  readonly claims: ClientClaims;
  readonly key: TokenKey;
  readonly notBefore: number;
  readonly expires: number;
}

/**
 * What a token says, when one of our keys signed it for this audience and its time has not passed; otherwise `null`. No database is
 * asked: that the client was disabled since is seen by {@link actsNow}, where it acts.
 */
export async function verifyToken(options: TokenIssuer, token: string): Promise<VerifiedToken | null> {
  if (token.length > longestToken) return null;
  const keys = await options.keys.keys();
  let signedBy: TokenKey | undefined;
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.find((one) => one.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        signedBy = key;
        return key.publicKey;
      },
      {
        algorithms: ['EdDSA'],
        typ: tokenType,
        issuer: options.issuer,
        audience: options.audience,
        requiredClaims: ['exp', 'nbf', 'jti', 'client_id', 'org', 'roles'],
        currentDate: new Date(options.clock.now().epochMilliseconds),
        clockTolerance: 0,
      },
    );
    const claims = readClaims(payload);
    return claims && signedBy
      ? { claims, key: signedBy, notBefore: payload.nbf ?? 0, expires: payload.exp ?? 0 }
      : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function readClaims(payload: JWTPayload): ClientClaims | null {
  const { client_id: clientId, org, roles, scope, jti, exp } = payload;
  if (!(isId('cli', clientId) || isId('sbx', clientId)) || !isId('org', org) || clientId !== payload.sub)
    return null;
  if (!Array.isArray(roles) || typeof jti !== 'string' || typeof exp !== 'number') return null;
  const purpose = typeof scope === 'string' ? purposeIn(scope) : undefined;
  return {
    clientId,
    organisationId: org,
    roles: roles.filter((role): role is RoleCode => typeof role === 'string' && isRoleCode(role)),
    ...(purpose ? { purpose } : {}),
    tokenId: jti,
    expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1000),
  };
}

/** The actor a verified token stands for, without asking the database. */
export const actorFromToken = (claims: ClientClaims): Actor => ({
  kind: 'client',
  clientId: claims.clientId,
  organisationId: claims.organisationId,
  roles: claims.roles,
  ...(claims.purpose ? { purpose: claims.purpose } : {}),
});

/** Public keys for whoever wants to check our tokens (RFC 7517). */
export async function publicKeySet(keys: TokenKeys): Promise<JSONWebKeySet> {
  const all = await keys.keys();
  return {
    keys: await Promise.all(
      all.map(async (key) => ({
        ...(await exportJWK(key.publicKey)),
        kid: key.kid,
        alg: 'EdDSA',
        use: 'sig',
      })),
    ),
  };
}

/** `purpose:credit` → `credit`; undefined when the scope is something else. */
export const purposeIn = (scope: string): string | undefined =>
  scope.startsWith(purposePrefix) ? scope.slice(purposePrefix.length) : undefined;

/** Whole seconds, as the times in a token are. */
export const secondsOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);
