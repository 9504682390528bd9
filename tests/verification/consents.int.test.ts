import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Calling, client, prepareCalling, problem, words, zhang } from './calling.ts';
import { consented } from './consenting.ts';
import { machine, people, purpose, residentsAgreement } from './ground.ts';
import { organisations, residents } from './town.ts';

let calling: Calling;
let { call, count, ground, agreementId, productId } = {} as Calling;
beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, count, ground, agreementId, productId } = calling);
});
afterAll(() => ground.close());

const li = residents[1]![1];
const deskOf = (organisation: string): Actor => ({
  kind: 'person',
  personId: 'per_desk',
  postId: 'pst_desk',
  organisationId: organisation as 'org_x',
  roles: ['data-subject-desk'],
});
const desk = deskOf(organisations.bureau);
const otherDesk = deskOf(organisations.authority);
const register = async (subject = zhang, more: { readonly until?: string } = {}, actor: Actor = client) => {
  const made = await consented(ground.act, actor, productId, { resident_number: subject }, more);
  if (!made) throw new Error('a consent could not be registered');
  return made;
};
const withdraw = (consentId: string, actor: Actor = desk) =>
  ground.act(actor, 'products.withdraw-consent', { consentId, reason: '本人到窗口要求撤回' });
const verify = (consent: string, subject = zhang) => words(call(subject, { name: '张三' }, { consent }));

describe('R63: a verification of a person rests on a registered consent', () => {
  it('of that person: the token of one subject is none for another', async () => {
    const { token } = await register();
    expect(await verify(token)).toBe('yes');
    const refused = await problem(call(li, { name: '李四' }, { consent: token }));
    expect(refused).toMatchObject({
      code: 'query/consent-not-valid',
      rule: 'R63',
      clause: { document: '流通安全方案', article: '三' },
    });
    expect(await verify('同意书〔2026〕7号')).toBe('query/consent-not-valid');
  });

  it('given to that organisation, for that product', async () => {
    const { token } = await register();
    const other = (
      await ground.offer(agreementId, {
        tellsExistence: true,
        resourceId: 'res_residents',
        subjectItems: ['resident_number'],
        comparedItems: ['name'],
      })
    ).productId;
    expect(await words(call(zhang, { name: '张三' }, { productId: other, consent: token }))).toBe(
      'query/consent-not-valid',
    );
  });

  it('until its last day, that day included', async () => {
    const { token } = await register(zhang, { until: '2026-01-05' });
    expect(await verify(token)).toBe('yes');
    ground.db.clock.set('2026-01-06T00:00:00+08:00');
    expect(await verify(token)).toBe('query/consent-not-valid');
    ground.db.clock.set('2026-01-05T23:59:59+08:00');
    expect(await verify(token)).toBe('yes');
    expect(
      await problem(
        ground.act(client, 'products.register-consent', {
          productId,
          purpose,
          subject: { resident_number: zhang },
          paperNumber: '同意书1号',
          paperSha256: '0'.repeat(64),
          until: '2026-01-04',
        }),
      ),
    ).toMatchObject({ code: 'query/verification-input', defects: [{ at: '/until' }] });
  });

  it('of a group that leaves together only the one whose consent is over stays', async () => {
    const good = await register(zhang);
    const over = await register(zhang, { until: '2026-01-05' });
    const many = (consent: string) => Array.from({ length: 4 }, () => verify(consent));
    ground.db.clock.set('2026-01-06T00:00:00+08:00');
    expect(await Promise.all([...many(good.token), ...many(over.token), ...many(good.token)])).toEqual([
      ...Array(4).fill('yes'),
      ...Array(4).fill('query/consent-not-valid'),
      ...Array(4).fill('yes'),
    ]);
    ground.db.clock.set('2026-01-05T23:59:59+08:00');
  });
});

describe('a consent that is withdrawn', () => {
  it('lets nothing more out, also what was looked up before; another consent does', async () => {
    const [withdrawn, kept] = [await register(), await register()];
    const calls = await count('query.call');
    const looked = calling.nextLookUp();
    const under = verify(withdrawn.token);
    await looked;
    const done = withdraw(withdrawn.consentId);
    // Whichever commits first: an answer is on paper before the stop, or there is none.
    const [answer] = [await under, expectOk(await done)];
    expect(['yes', 'lineage/frozen']).toContain(answer);
    expect(await count('query.call')).toBe(calls + (answer === 'yes' ? 1 : 0));
    const refused = await problem(call(zhang, { name: '张三' }, { consent: withdrawn.token }));
    expect(refused.code).toBe('lineage/frozen');
    expect(JSON.stringify(refused)).toContain('撤回授权同意');
    expect(await verify(kept.token)).toBe('yes');
  });

  it('may be withdrawn by its organisation and at the desk, and by nobody else; again is the same', async () => {
    const { consentId } = await register();
    const stranger = machine(organisations.affiliate, ['buyer']);
    const notThere = await problem(withdraw('cns_01j9zv5q3k8e2m4n6p7r8s9t0v', stranger));
    for (const actor of [stranger, otherDesk, people.operator, people.drafter]) {
      const refused = await problem(withdraw(consentId, actor));
      expect({ code: refused.code, title: refused.title }).toEqual({
        code: notThere.code,
        title: notThere.title,
      });
    }
    expect(expectOk(await withdraw(consentId, client))).toMatchObject({ state: 'withdrawn' });
    expect(expectOk(await withdraw(consentId))).toMatchObject({ state: 'withdrawn' });
    const { rows } = await ground.db.pool.query(`SELECT withdrawn_by FROM query.consent WHERE id = $1`, [
      consentId,
    ]);
    expect(rows[0].withdrawn_by).toContain('cli_');
  });
});

describe('the register', () => {
  it('says nothing of whether there are data: a stranger to the register is registered alike', async () => {
    const known = await register(zhang);
    const unknown = await register('990101199003079999');
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(known.token.length).toBe(unknown.token.length);
  });

  it('holds neither the subject nor its name, and an entry of the log commits to the paper', async () => {
    const { consentId } = await register();
    const { rows } = await ground.db.pool.query(
      `SELECT consent.*, entry.kind, entry.openings FROM query.consent JOIN evidence.entry ON entry.id = consent.entry_id WHERE consent.id = $1`,
      [consentId],
    );
    expect(rows[0].kind).toBe('query.consent');
    expect(rows[0].openings).toContain(rows[0].paper_sha256);
    expect(JSON.stringify(rows)).not.toContain(zhang);
  });

  it('is one consent for one key, and keeps neither the token nor what it was asked', async () => {
    const asked = (more: object = {}) =>
      ground.act<{ consentId: string; token: string }>(
        client,
        'products.register-consent',
        {
          productId,
          purpose,
          subject: { resident_number: zhang },
          paperNumber: '同意书1号',
          paperSha256: '1'.repeat(64),
          until: '2026-12-31',
          ...more,
        },
        'the same key',
      );
    const [one, other] = await Promise.all([asked(), asked()]);
    expect(expectOk(one)).toEqual(expectOk(other));
    expect((await problem(asked({ subject: { resident_number: li } }))).code).toBe(
      'query/key-used-otherwise',
    );
    const { rows } = await ground.db.pool.query(
      `SELECT (SELECT count(*)::int FROM kernel.idempotency WHERE key = 'the same key') AS keys,
         (SELECT consent::text FROM query.consent WHERE id = $1) AS kept`,
      [expectOk(one).consentId],
    );
    expect(rows[0].keys).toBe(0);
    expect(rows[0].kept).not.toContain(expectOk(one).token.split('.')[2]);
  });

  it('tells the desk what a person consented to, and nobody else', async () => {
    const { consentId } = await register(li);
    await withdraw(consentId);
    const search = (actor: Actor) =>
      ground.act<{ consents: readonly { consentId: string; state: string; organisation: string }[] }>(
        actor,
        'products.find-consents',
        { productId, subject: { resident_number: ` ${li} ` } },
      );
    expect(expectOk(await search(desk)).consents).toMatchObject([
      { consentId, state: 'withdrawn', organisation: organisations.bank },
    ]);
    for (const actor of [otherDesk, people.buyer, people.drafter])
      expect((await problem(search(actor))).code).toMatch(/^(request\/not-found|policy)/);
  });

  it('is not needed where the law gives the duty', async () => {
    const duty = await ground.agree(
      residentsAgreement((document) => {
        document.parts.security.personalInformation.basis = 'statutory-duty';
      }),
    );
    const own = (await ground.offer(duty)).productId;
    expect(await consented(ground.act, client, own, { resident_number: zhang })).toBeNull();
    expect(await words(call(zhang, { name: '张三' }, { productId: own, consent: undefined, purpose }))).toBe(
      'yes',
    );
  });
});
