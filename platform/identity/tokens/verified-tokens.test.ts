import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '#testkit';
import type { TokenKey } from '../ports.ts';
import { signToken, type TokenIssuer, tokenSeconds, verifyToken } from './access-token.ts';
import { tokenVerifier } from './verified-tokens.ts';

const key = (kid: string): TokenKey => ({ kid, ...generateKeyPairSync('ed25519') });
const client = {
  clientId: 'cli_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  organisationId: 'org_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  roles: ['buyer'],
} as const;

let ring: [TokenKey, ...TokenKey[]];
let clock: ReturnType<typeof fixedClock>;
let issuer: TokenIssuer;
vi.mock('./access-token.ts', { spy: true });
const signatures = vi.mocked(verifyToken);

beforeEach(() => {
  ring = [key('one')];
  clock = fixedClock('2026-01-05T09:00:00+08:00');
  issuer = {
    keys: { keys: async () => ring },
    clock,
    issuer: 'https://hub.example',
    audience: 'https://hub.example',
  };
  signatures.mockClear();
});

describe('a token that was found good', () => {
  it('says the same again, and its signature is not checked again', async () => {
    const verify = tokenVerifier(issuer);
    const token = await signToken(issuer, client);
    expect(await verify(token)).toMatchObject(client);
    expect(await verify(token)).toMatchObject(client);
    expect(signatures).toHaveBeenCalledTimes(1);
  });

  it('ends with its term, to the second', async () => {
    const verify = tokenVerifier(issuer);
    const token = await signToken(issuer, client);
    clock.advance({ seconds: tokenSeconds - 1 });
    expect(await verify(token)).not.toBeNull();
    expect(await verify(token)).not.toBeNull();
    clock.advance({ seconds: 1 });
    expect(await verify(token)).toBeNull();
  });

  it('ends when its key is withdrawn, also when another takes its name', async () => {
    const verify = tokenVerifier(issuer);
    const token = await signToken(issuer, client);
    const [first] = ring;
    ring = [key('two'), first];
    expect(await verify(token)).not.toBeNull();
    ring = [ring[0]];
    expect(await verify(token)).toBeNull();
    ring = [key('one')];
    expect(await verify(token)).toBeNull();
  });

  it('does not vouch for one that only resembles it, and a bad one is never remembered', async () => {
    const verify = tokenVerifier(issuer);
    const token = await signToken(issuer, client);
    await verify(token);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const more = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), roles: ['operator'] }),
    ).toString('base64url');
    for (const bad of [`${head}.${more}.${signature}`, `${head}.${body}.`, '', 'x'.repeat(5000)]) {
      expect(await verify(bad)).toBeNull();
      expect(await verify(bad)).toBeNull();
    }
  });

  it('is forgotten when more are shown than are kept, the one not shown longest first', async () => {
    const verify = tokenVerifier(issuer, 2);
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => signToken(issuer, client)));
    for (const token of [one, two, one, three]) expect(await verify(token!)).not.toBeNull();
    signatures.mockClear();
    await verify(one!);
    expect(signatures).not.toHaveBeenCalled();
    await verify(two!);
    expect(signatures).toHaveBeenCalledTimes(1);
  });
});
