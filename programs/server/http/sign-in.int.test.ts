import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type TestApp, testApp, testPassword } from './http.contract.ts';

let house: TestApp;
let browser: Browser;

beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());
beforeEach(async () => {
  browser = house.browser();
  await house.db.pool.query('TRUNCATE identity.login_rate, identity.sign_in_failure');
});

const me = async (who: Browser) => (await who.get('/api/v1/me')).body;

/** RFC 6238 as an authenticator app does it. */
function codeNow(address: string): string {
  const secret = new URL(address).searchParams.get('secret') ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('signing in', () => {
  it('makes the reader somebody with posts, and signing out nobody', async () => {
    expect(await me(browser)).toMatchObject({ signedIn: false, posts: [] });
    const answer = await browser.signIn('buyer-admin');
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('"token"');
    expect(await me(browser)).toMatchObject({
      signedIn: true,
      username: 'buyer-admin',
      person: { name: '人员 buyer-admin' },
      posts: [{ organisation: { name: 'bank' }, roles: ['organisation-admin'], deputyUntil: null }],
    });
    await browser.post('/api/auth/sign-out', {});
    expect(await me(browser)).toMatchObject({ signedIn: false });
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const answer = await browser.signIn('buyer');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^gongshu-80\.session_token=.*HttpOnly; SameSite=Lax/,
    );
  });

  it('with a wrong password, an unknown name and an impossible name is answered alike', async () => {
    for (const [name, password] of [
      ['buyer', 'wrong wrong wrong'],
      ['nobody-here', testPassword],
      ['不是用户名', testPassword],
    ] as const) {
      const answer = await browser.signIn(name, password);
      expect([answer.status, answer.body.code]).toEqual([401, 'identity/wrong-name-or-password']);
      expect(answer.body.texts.title.zh).toBe('用户名或密码不正确');
    }
  });

  it('is locked after five failures by the wall clock, also for the right password; the house’s clock does not unlock it', async () => {
    for (let failure = 0; failure < 5; failure++) await browser.signIn('operator', 'wrong wrong wrong');
    const locked = await browser.signIn('operator');
    expect([locked.status, locked.body.code]).toEqual([429, 'identity/sign-in-locked']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    house.db.clock.advance({ hours: 24 * 30 });
    expect((await browser.signIn('operator')).status).toBe(429);
    house.wall.advance({ minutes: 15 });
    expect((await browser.signIn('operator')).status).toBe(200);
  });

  it('locks a name nobody has in the same way', async () => {
    for (let failure = 0; failure < 5; failure++) await browser.signIn('ghost', 'wrong wrong wrong');
    expect((await browser.signIn('ghost')).body.code).toBe('identity/sign-in-locked');
  });

  it('counts attempts by the connection’s address, whatever a header says', async () => {
    let last = 0;
    for (let attempt = 0; attempt < 31; attempt++) {
      const answer = await browser.post(
        '/api/auth/sign-in/username',
        { username: `name-${attempt}`, password: 'wrong wrong wrong' },
        { 'x-forwarded-for': `10.0.0.${attempt}`, 'x-gongshu-address': `10.0.1.${attempt}` },
      );
      last = answer.status;
      if (last === 429) expect(answer.body.code).toBe('identity/too-many-attempts');
    }
    expect(last).toBe(429);
  });

  it('offers nothing else of the library: no sign-up, no listing of sessions', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'list-sessions', 'update-user', 'delete-user']) {
      const answer = await browser.post(`/api/auth/${path}`, { email: 'a@b.cn', password: testPassword });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('from a page of another site is refused', async () => {
    await browser.signIn('buyer');
    const answer = await browser.post('/api/auth/sign-out', {}, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.body.code]).toEqual([403, 'http/cross-site']);
  });

  it('with a body that is no JSON, or too large, is a problem', async () => {
    expect((await browser.post('/api/auth/sign-in/username', '{"username":')).body.code).toMatch(/^http\//);
    const large = await browser.post('/api/auth/sign-in/username', { username: 'x'.repeat(20_000) });
    expect([large.status, large.body.code]).toEqual([413, 'http/too-large']);
  });
});

describe('the reads of the register', () => {
  const as = async (name: string) => {
    const reader = house.browser();
    await reader.signIn(name);
    return reader;
  };
  const posts = (who: Browser, of: 'buyer' | 'operator') =>
    who.get(`/api/v1/organisations/${house.organisationId(of)}/posts`);

  it('show administrators every organisation, everybody the own one, and the public names only', async () => {
    const [audit, buyer] = [await as('audit'), await as('buyer')];
    expect((await posts(audit, 'operator')).body.items).toHaveLength(2);
    expect((await posts(buyer, 'buyer')).body.items[0]).toMatchObject({
      organisation: { name: 'bank' },
      deputy: null,
    });
    expect((await posts(buyer, 'operator')).status).toBe(404);
    expect((await buyer.get(`/api/v1/posts/${house.postId('operator')}`)).status).toBe(404);
    expect((await audit.get(`/api/v1/posts/${house.postId('operator')}`)).body.organisation.name).toBe(
      'operator',
    );
    expect((await posts(browser, 'buyer')).body.code).toBe('request/sign-in-first');
    expect((await browser.get('/api/v1/organisations?q=ban')).body).toMatchObject({
      items: [{ name: 'bank' }],
      total: 1,
    });
    expect((await browser.get('/api/v1/people')).status).toBe(401);
  });

  it('show accounts to administrators and their owner, and a stranger nothing', async () => {
    const path = `/api/v1/people/${house.personId('buyer')}`;
    const [system, colleague, own, stranger] = [
      await as('system'),
      await as('buyer-admin'),
      await as('buyer'),
      await as('operator'),
    ];
    for (const reader of [system, colleague, own])
      expect((await reader.get(path)).body).toMatchObject({
        account: { username: 'buyer', state: 'active' },
        holdings: [{ standing: 'holder', until: null }],
      });
    expect((await own.get(`/api/v1/people/${house.personId('buyer-admin')}`)).body.account).toBeNull();
    expect((await stranger.get(path)).status).toBe(404);
    expect((await own.get('/api/v1/people')).body.total).toBe(2);
    expect((await own.get('/api/v1/people?q=operator')).body.items).toMatchObject([
      { name: '人员 operator' },
    ]);
  });

  it('come in pages that neither repeat nor lose anybody', async () => {
    const system = await as('system');
    const all = (await system.get('/api/v1/people?limit=200')).body.items.map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await system.get(`/api/v1/people?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next;
    }
    expect(seen).toEqual(all);
  });
});

describe('a session', () => {
  it('that has ended is refused with a sentence, and the cookie taken back, never silently public', async () => {
    await browser.signIn('buyer');
    await house.db.pool.query('DELETE FROM identity.login_session');
    const answer = await browser.get('/api/v1/organisations');
    expect([answer.status, answer.body.code]).toEqual([401, 'identity/session-ended']);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.get('/api/v1/organisations')).status).toBe(200);
  });

  it('ends eight hours after sign-in on the wall clock, though the house’s clock ran ahead', async () => {
    await browser.signIn('buyer');
    house.db.clock.advance({ hours: 24 * 10 });
    expect(await me(browser)).toMatchObject({ signedIn: true });
    const { rows } = await house.db.pool.query(
      'SELECT extract(epoch FROM "expiresAt" - "createdAt")::int AS seconds FROM identity.login_session',
    );
    expect(rows.at(-1)?.seconds).toBe(8 * 3600);
    await house.db.pool.query(`UPDATE identity.login_session SET "expiresAt" = now() - interval '1 second'`);
    expect(await me(browser)).toMatchObject({ signedIn: false, sessionEnded: true });
  });

  it('acts from the post that is named, and from no other person’s', async () => {
    await browser.signIn('buyer');
    const own = { 'x-gongshu-post': house.postId('buyer') };
    expect((await browser.get('/api/v1/people', own)).status).toBe(200);
    const other = { 'x-gongshu-post': house.postId('security') };
    const answer = await browser.get('/api/v1/people', other);
    expect([answer.status, answer.body.code]).toEqual([403, 'identity/post-not-held']);
    expect((await me(browser)).signedIn).toBe(true);
  });

  it('of a person without a post reads what everybody may read and does nothing', async () => {
    await browser.signIn('implementing');
    const { rows } = await house.db.pool.query(
      'UPDATE identity.holding SET ends_at = $1 WHERE person_id = $2 RETURNING id',
      [house.db.clock.now().toString(), house.personId('implementing')],
    );
    expect((await browser.get('/api/v1/organisations')).status).toBe(200);
    expect((await browser.get('/api/v1/people')).body.code).toBe('identity/no-post');
    await house.db.pool.query('UPDATE identity.holding SET ends_at = NULL WHERE id = $1', [rows[0]?.id]);
  });
});

describe('an account', () => {
  const system = async () => {
    const admin = house.browser();
    await admin.signIn('system');
    return admin;
  };

  it('begins with a one-time password that only serves to set an own one', async () => {
    const admin = await system();
    const person = await admin.act('identity.register-person', { name: '新人', staffNumber: 'N1' });
    const made = await admin.act('identity.create-account', {
      personId: person.body.personId,
      username: 'newcomer',
    });
    const { oneTimePassword } = made.body;
    expect((await browser.signIn('newcomer', oneTimePassword)).status).toBe(200);
    expect(await me(browser)).toMatchObject({ signedIn: true, mustChangePassword: true });
    expect((await browser.get('/api/v1/people')).body.code).toBe('identity/password-must-change');
    expect((await browser.post('/api/auth/two-factor/enable', { password: oneTimePassword })).body.code).toBe(
      'identity/password-must-change',
    );
    const change = (newPassword: string) =>
      browser.post('/api/auth/change-password', { currentPassword: oneTimePassword, newPassword });
    expect((await change(oneTimePassword)).body.code).toBe('identity/password-not-changed');
    expect((await change('short')).body.code).toBe('identity/password-length');
    expect((await change('my own long password')).status).toBe(200);
    expect(await me(browser)).toMatchObject({ mustChangePassword: false });
    expect((await house.browser().signIn('newcomer', oneTimePassword)).status).toBe(401);
  });

  it('whose one-time password has ended by the house’s clock is not let in', async () => {
    const admin = await system();
    const reset = await admin.act('identity.reset-password', {
      personId: house.personId('registrar'),
      reason: '忘记密码',
    });
    house.db.clock.advance({ hours: 73 });
    const answer = await browser.signIn('registrar', reset.body.oneTimePassword);
    expect([answer.status, answer.body.code]).toEqual([403, 'identity/one-time-password-ended']);
  });

  it('that is disabled is signed out at once and not let in, until it is enabled', async () => {
    const admin = await system();
    await browser.signIn('operator-admin');
    const input = { personId: house.personId('operator-admin'), reason: '离岗' };
    expect((await admin.act('identity.disable-account', input)).status).toBe(200);
    expect((await browser.get('/api/v1/people')).body.code).toBe('identity/session-ended');
    const again = await browser.signIn('operator-admin');
    expect([again.status, again.body.code]).toEqual([403, 'identity/account-disabled']);
    // Somebody who does not know the password is not told.
    expect((await browser.signIn('operator-admin', 'wrong wrong wrong')).body.code).toBe(
      'identity/wrong-name-or-password',
    );
    await admin.act('identity.enable-account', input);
    expect((await browser.signIn('operator-admin')).status).toBe(200);
  });

  it('whose password is changed is signed out everywhere else', async () => {
    const elsewhere = house.browser();
    await elsewhere.signIn('authority');
    await browser.signIn('authority');
    const wrong = await browser.post('/api/auth/change-password', {
      currentPassword: 'not the password',
      newPassword: 'another long password',
    });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'identity/password-wrong']);
    await browser.post('/api/auth/change-password', {
      currentPassword: testPassword,
      newPassword: 'another long password',
    });
    expect(await me(browser)).toMatchObject({ signedIn: true });
    expect(await me(elsewhere)).toMatchObject({ signedIn: false, sessionEnded: true });
  });
});

describe('a second factor', () => {
  it('is asked for at sign-in once it is on, takes a code or a backup code once, and can be turned off', async () => {
    await browser.signIn('buyer');
    expect((await browser.post('/api/auth/two-factor/enable', { password: 'wrong' })).body.code).toBe(
      'identity/password-wrong',
    );
    const enabled = await browser.post('/api/auth/two-factor/enable', { password: testPassword });
    expect(decodeURIComponent(enabled.body.totpURI)).toContain('公枢 Gongshu:buyer?');
    // It counts only after a code has shown that the app has it.
    expect(await me(browser)).toMatchObject({ secondFactor: false });
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: '000000' })).body.code).toBe(
      'identity/code-wrong',
    );
    const verified = await browser.post('/api/auth/two-factor/verify-totp', {
      code: codeNow(enabled.body.totpURI),
    });
    expect(verified.status).toBe(200);
    expect(await me(browser)).toMatchObject({ secondFactor: true });

    const second = house.browser();
    const half = await second.signIn('buyer');
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    expect(await me(second)).toMatchObject({ signedIn: false });
    const code = codeNow(enabled.body.totpURI);
    expect((await second.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
    expect(await me(second)).toMatchObject({ signedIn: true });

    const [backup] = enabled.body.backupCodes;
    for (const expected of [200, 422]) {
      const third = house.browser();
      await third.signIn('buyer');
      expect((await third.post('/api/auth/two-factor/verify-backup-code', { code: backup })).status).toBe(
        expected,
      );
    }
    expect((await house.browser().post('/api/auth/two-factor/verify-totp', { code })).body.code).toBe(
      'identity/second-step-ended',
    );
    expect((await browser.post('/api/auth/two-factor/disable', { password: testPassword })).status).toBe(200);
    expect((await house.browser().signIn('buyer')).body.twoFactorRedirect).toBeUndefined();
  });
});
