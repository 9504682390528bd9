import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, type TestApp, testApp } from './http.contract.ts';

let house: TestApp;
let owner: Browser;
let security: Browser;

beforeAll(async () => {
  house = await testApp();
  owner = house.browser();
  await owner.signIn('buyer-admin');
  security = house.browser();
  await security.signIn('security');
});
afterAll(() => house.close());

interface Secret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Request, second person, secret. */
async function client(purposes: readonly string[] = ['credit']): Promise<Secret> {
  const made = await owner.act('identity.register-client', { name: '核心系统', roles: ['buyer'], purposes });
  const { clientId } = made.body;
  await security.act('identity.approve-client', { clientId });
  const issued = await owner.act('identity.issue-client-secret', { clientId });
  return { clientId, clientSecret: issued.body.clientSecret };
}

async function token(form: { readonly [name: string]: string }, headers = {}): Promise<Answer> {
  const response = await house.app.inject({
    method: 'POST',
    url: '/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(response.body) };
}

const credentials = ({ clientId, clientSecret }: Secret) => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
});
const bearer = (answer: Answer) => ({ authorization: `Bearer ${answer.body.access_token}` });
const me = (headers: { authorization: string }) => house.browser().get('/api/v1/me', headers);

describe('a machine client', () => {
  it('is requested, approved by a second person, given a secret once, and acts with a token until it is disabled', async () => {
    const made = await owner.act('identity.register-client', {
      name: '授信系统',
      roles: ['buyer'],
      purposes: ['credit', 'monitoring'],
    });
    const { clientId } = made.body;
    // No secret before a second person has approved; who registered it is not that person.
    expect((await owner.act('identity.issue-client-secret', { clientId })).body.code).toBe(
      'identity/client-not-approved',
    );
    const own = await owner.act('identity.approve-client', { clientId });
    expect([own.status, own.body.data?.policy]).toEqual([403, 'house.four-eyes']);
    expect((await security.act('identity.approve-client', { clientId })).status).toBe(200);
    const issued = await owner.act('identity.issue-client-secret', { clientId });
    const listed = await owner.get('/api/v1/machine-clients');
    expect(listed.body.items[0]).toMatchObject({
      id: clientId,
      state: 'approved',
      secrets: [{ until: null }],
    });
    expect(JSON.stringify(listed.body)).not.toContain(issued.body.clientSecret);

    const fetched = await token({ ...credentials(issued.body), scope: 'purpose:credit' });
    expect(fetched.body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'purpose:credit' });
    expect(fetched.headers['cache-control']).toBe('no-store');
    expect((await me(bearer(fetched))).body).toMatchObject({
      signedIn: true,
      client: { id: clientId, organisation: { name: 'bank' }, roles: ['buyer'], purpose: 'credit' },
    });
    const post = { postId: house.postId('buyer'), reason: '试试' };
    // It is known, so it is refused as who it is, and not asked to sign in: a program decides nothing.
    const decided = await house.browser().act('identity.end-deputy', post, bearer(fetched));
    expect([decided.status, decided.body.data?.policy]).toEqual([403, 'house.machines-decide-nothing']);

    const disabled = await security.act('identity.disable-client', { clientId, reason: '密钥泄露' });
    expect(disabled.status).toBe(200);
    for (const answer of [
      await house.browser().act('identity.end-deputy', post, bearer(fetched)),
      await house.browser().get('/api/v1/machine-clients', bearer(fetched)),
      await me(bearer(fetched)),
    ])
      expect([answer.status, answer.body.code]).toEqual([401, 'identity/client-not-usable']);
    expect((await token(credentials(issued.body))).body.error).toBe('invalid_client');
  });

  it('of one organisation is not there for the administrator of another', async () => {
    const { clientId } = await client();
    const stranger = house.browser();
    await stranger.signIn('operator-admin');
    expect((await stranger.get('/api/v1/machine-clients')).body.items).toEqual([]);
    for (const name of ['identity.approve-client', 'identity.issue-client-secret'])
      expect((await stranger.act(name, { clientId })).status).toBe(404);
  });

  it('carries no role that its organisation has not, and none that decides', async () => {
    const register = (roles: readonly string[]) =>
      owner.act('identity.register-client', { name: '越权', roles, purposes: [] });
    expect((await register(['operator'])).body.code).toBe('identity/client-roles');
    expect((await register(['security-admin'])).body.code).toBe('request/invalid');
  });
});

describe('a token request', () => {
  it('names the client by header or body, and is told what is wrong in the words of OAuth', async () => {
    const secret = await client();
    const basic = Buffer.from(`${secret.clientId}:${secret.clientSecret}`).toString('base64');
    const grant = { grant_type: 'client_credentials' };
    expect((await token(grant, { authorization: `Basic ${basic}` })).status).toBe(200);
    const cases: readonly (readonly [object, string, number])[] = [
      [{ ...credentials(secret), grant_type: 'password' }, 'unsupported_grant_type', 400],
      [{ ...credentials(secret), grant_type: '' }, 'invalid_request', 400],
      [grant, 'invalid_client', 401],
      [{ ...credentials(secret), client_secret: `${secret.clientSecret}x` }, 'invalid_client', 401],
      [
        { ...credentials(secret), client_secret: secret.clientSecret.replace(/.{4}$/, 'AAAA') },
        'invalid_client',
        401,
      ],
      [{ ...credentials(secret), client_id: 'cli_00000000000000000000000000' }, 'invalid_client', 401],
      [{ ...credentials(secret), scope: 'purpose:marketing' }, 'invalid_scope', 400],
      [{ ...credentials(secret), scope: 'everything' }, 'invalid_scope', 400],
    ];
    for (const [form, error, status] of cases) {
      const answer = await token(form as { [name: string]: string });
      expect([answer.body.error, answer.status]).toEqual([error, status]);
    }
  });

  it('without a purpose is for the only one there is; with several it is for none', async () => {
    expect((await token(credentials(await client(['credit'])))).body.scope).toBe('purpose:credit');
    const answer = await token(credentials(await client(['credit', 'monitoring'])));
    expect(answer.body.scope).toBeUndefined();
    expect((await me(bearer(answer))).body.client.purpose).toBeNull();
  });

  it('thirty times a minute is enough for one client from one address', async () => {
    const secret = await client();
    const wrong = { ...credentials(secret), client_secret: 'no secret at all' };
    let last: Answer | undefined;
    for (let attempt = 0; attempt < 31; attempt++) last = await token(wrong);
    expect(last?.status).toBe(429);
    house.wall.advance({ minutes: 1 });
    expect((await token(credentials(secret))).status).toBe(200);
  });

  it('with an earlier secret works for the overlap, and not at all when the secret had leaked', async () => {
    const first = await client();
    const second = await owner.act('identity.issue-client-secret', { clientId: first.clientId });
    expect((await token(credentials(first))).status).toBe(200);
    house.db.clock.advance({ hours: 24 });
    expect((await token(credentials(first))).status).toBe(401);
    await owner.act('identity.issue-client-secret', { clientId: first.clientId, overlapHours: 0 });
    expect((await token(credentials(second.body))).status).toBe(401);
  });
});

describe('a token', () => {
  it('ends after ten minutes on the wall clock, though the house’s clock ran ahead', async () => {
    const fetched = await token(credentials(await client()));
    house.db.clock.advance({ hours: 24 * 20 });
    house.wall.advance({ seconds: 599 });
    expect((await me(bearer(fetched))).status).toBe(200);
    house.wall.advance({ seconds: 1 });
    const answer = await me(bearer(fetched));
    expect([answer.status, answer.body.code]).toEqual([401, 'identity/token-not-valid']);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('that is not ours is refused, never taken for nobody', async () => {
    const fetched = await token(credentials(await client()));
    const [head = '', body = '', signature = ''] = String(fetched.body.access_token).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['operator'] })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    for (const authorization of [
      `Bearer ${head}.${forged}.${signature}`,
      `Bearer ${none}.${body}.`,
      `Bearer ${head}.${body}`,
      'Bearer x',
      'Basic dXNlcjpwYXNz',
      '',
    ]) {
      const answer = await house.browser().get('/api/v1/organisations', { authorization });
      expect([authorization.slice(0, 20), answer.body.code]).toEqual([
        authorization.slice(0, 20),
        'identity/token-not-valid',
      ]);
    }
  });

  it('goes before a cookie: a browser’s session lends a program nothing', async () => {
    expect((await owner.get('/api/v1/people', { authorization: 'Bearer x' })).status).toBe(401);
    expect((await owner.get('/api/v1/people')).status).toBe(200);
  });

  it('can be checked by anybody with the published key', async () => {
    const fetched = await token(credentials(await client()));
    const keys = (await house.browser().get('/oauth2/jwks')).body;
    const { payload } = await jwtVerify(fetched.body.access_token, createLocalJWKSet(keys), {
      currentDate: new Date(house.wall.now().epochMilliseconds),
    });
    expect(payload).toMatchObject({ org: house.organisationId('buyer'), roles: ['buyer'] });
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});
