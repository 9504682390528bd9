import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, type TestApp, testApp } from './http.contract.ts';

let house: TestApp;
let buyer: Browser;
beforeAll(async () => {
  house = await testApp();
  buyer = house.browser();
  await buyer.signIn('buyer');
});
afterAll(() => house.close());

interface Key {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: string;
}
const create = (by: Browser, more: object = {}) =>
  by.act('identity.create-sandbox-key', { name: '联调', ...more });
const disable = (by: Browser, { clientId }: Key) =>
  by.act('identity.disable-sandbox-key', { clientId, reason: '不再使用' });

async function token({ clientId, clientSecret }: Key, more: object = {}): Promise<Answer> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const response = await house.app.inject({
    method: 'POST',
    url: '/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...more }).toString(),
  });
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(response.body) };
}
const bearer = async (key: Key) => ({ authorization: `Bearer ${(await token(key)).body.access_token}` });

describe('a sandbox key', () => {
  it('is made by a buyer at once, tells its secret once, says who it is, and does and reads nothing of the house', async () => {
    const made = await create(buyer);
    expect(made.status).toBe(200);
    const key: Key = made.body;
    expect(key.clientId).toMatch(/^sbx_/);
    const listed = await buyer.get('/api/v1/machine-clients');
    expect(listed.body.items).toMatchObject([
      { id: key.clientId, sandbox: true, roles: [], state: 'approved', expiresAt: key.expiresAt },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain(key.clientSecret);
    const headers = await bearer(key);
    const me = await house.browser().get('/api/v1/me', headers);
    expect(me.body).toMatchObject({
      signedIn: true,
      client: { id: key.clientId, sandbox: true, roles: [], purpose: null, organisation: { name: 'bank' } },
    });
    const post = { postId: house.postId('buyer'), reason: '试试' };
    const acted = await house.browser().act('identity.end-deputy', post, headers);
    expect(acted.status).toBe(403);
    // Two policies say no; which is named first is not promised.
    expect(['house.machines-decide-nothing', 'house.sandbox-keys-only-try']).toContain(
      acted.body.data?.policy,
    );
    for (const path of ['/api/v1/machine-clients', '/api/v1/organisations']) {
      const read = await house.browser().get(path, headers);
      expect([path, read.status, read.body.code]).toEqual([path, 403, 'identity/sandbox-only']);
    }
    expect((await token(key, { scope: 'purpose:credit' })).body.error).toBe('invalid_scope');
    expect((await disable(buyer, key)).status).toBe(200);
    expect((await house.browser().get('/api/v1/me', headers)).body.code).toBe('identity/client-not-usable');
    expect((await token(key)).body.error).toBe('invalid_client');
  });

  it('is no machine client: it gets no second secret and no approval', async () => {
    const { body: key } = await create(buyer);
    const admin = house.browser();
    await admin.signIn('buyer-admin');
    const { clientId } = key;
    for (const name of ['identity.issue-client-secret', 'identity.approve-client', 'identity.disable-client'])
      expect([name, (await admin.act(name, { clientId })).body.code]).toEqual([name, 'request/invalid']);
    expect((await disable(admin, key)).status).toBe(200);
  });

  it('ends by itself, also with a token in hand', async () => {
    const { body: key } = await create(buyer, { days: 1 });
    const headers = await bearer(key);
    expect((await house.browser().get('/api/v1/me', headers)).status).toBe(200);
    house.db.clock.advance(Temporal.Duration.from({ hours: 24 }));
    expect((await house.browser().get('/api/v1/me', headers)).body.code).toBe('identity/client-not-usable');
    expect((await token(key)).body.error).toBe('invalid_client');
  });

  it('is one of few, counted for the organisation and not for those that ended', async () => {
    const made = await Promise.all(Array.from({ length: 7 }, () => create(buyer)));
    expect(made.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = made.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(2).fill('identity/sandbox-keys-enough'));
    await disable(buyer, made.find(({ status }) => status === 200)!.body);
    expect((await create(buyer)).status).toBe(200);
    house.db.clock.advance(Temporal.Duration.from({ hours: 24 * 31 }));
    expect((await create(buyer)).status).toBe(200);
    expect((await create(buyer, { days: 91 })).body.code).toBe('request/invalid');
  });

  it('is ended by nobody of another organisation, and not made by whoever has no use for it', async () => {
    const { body: key } = await create(buyer);
    const stranger = house.browser();
    await stranger.signIn('operator-admin');
    expect((await disable(stranger, key)).status).toBe(404);
    const keeper = house.browser();
    await keeper.signIn('security');
    expect((await create(keeper)).status).toBe(404);
  });
});
