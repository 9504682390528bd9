import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type TestApp, testApp, testPassword } from './http.contract.ts';

let house: TestApp;
let system: Browser;
beforeAll(async () => {
  house = await testApp();
  system = house.browser();
  await system.signIn('system');
});
afterAll(() => house.close());

describe('hostile input', () => {
  it.each([
    ['a NUL in a query', '/api/v1/organisations?q=%00', 422, 'request/invalid'],
    ['an address that is no UTF-8', '/api/v1/organisations/%E0%A4%A', 400, 'http/bad-request'],
    ['a bare percent sign', '/api/v1/%', 400, 'http/bad-request'],
  ])('%s is refused in the words of the house', async (_what, path, status, code) => {
    const answer = await house.browser().get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['a NUL', '{"name":"a\\u0000b"}'],
    ['half a character', '{"name":"\\ud83d"}'],
    ['half a million brackets', `{"name":${'['.repeat(250_000)}${']'.repeat(250_000)}}`],
  ])('%s in an act is told as a defect and breaks nothing', async (_what, body) => {
    const answer = await system.post('/api/v1/actions/identity.register-person', body);
    expect([answer.status, answer.body.code, answer.body.defects?.length]).toEqual([
      422,
      'request/invalid',
      1,
    ]);
  });

  it('a key that is too long is refused, since two of them would be one', async () => {
    const answer = await system.act(
      'identity.register-person',
      { name: '张三' },
      {
        'idempotency-key': 'k'.repeat(201),
      },
    );
    expect([answer.status, answer.body.code]).toEqual([400, 'http/bad-request']);
  });

  it('text, which a form of another site can send, is no act', async () => {
    const answer = await system.post('/api/v1/actions/identity.register-person', '{"name":"张三"}', {
      'content-type': 'text/plain',
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'http/media-type']);
  });
});

describe('another site', () => {
  it.each([
    ['says so', { 'sec-fetch-site': 'cross-site' }],
    ['is a neighbour of ours', { 'sec-fetch-site': 'same-site' }],
    ['is an old browser’s', { origin: 'http://elsewhere.example' }],
    ['hides where it is', { origin: 'null' }],
  ])('that %s signs nobody in, and no cookie is set', async (_what, headers) => {
    const browser = house.browser();
    const answer = await browser.post(
      '/api/auth/sign-in/username',
      { username: 'buyer', password: testPassword },
      headers,
    );
    expect([answer.status, answer.body.code, browser.cookies.size]).toEqual([403, 'http/cross-site', 0]);
  });
});
