import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { type Calling, client, prepareCalling, problem, words, zhang } from './calling.ts';
import { machine, people, purpose, residentsAgreement } from './ground.ts';
import { organisations, residents } from './town.ts';

let calling: Calling;
let call: Calling['call'];
let count: Calling['count'];
let ground: Calling['ground'];
let _agreementId: string;
let productId: string;

beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, count, ground, productId } = calling);
});
afterAll(() => ground?.close());

describe('what is refused', () => {
  it('R29: items and purposes beyond the product, with the clause', async () => {
    expect(await problem(call(zhang, { disability: '是' }))).toMatchObject({
      code: 'query/not-granted',
      rule: 'R29',
      clause: { document: '实施规范', article: '21' },
    });
    expect(await problem(call(zhang, { name: '张三' }, { purpose: 'marketing' }))).toMatchObject({
      code: 'products/purpose-differs',
      rule: 'R29',
      clause: { document: '实施规范', article: '21' },
    });
  });

  it('R63: a person without the consent', async () => {
    expect(await problem(call(zhang, { name: '张三' }, { consent: undefined }))).toMatchObject({
      code: 'query/consent-required',
      rule: 'R63',
      clause: { document: '流通安全方案' },
    });
  });

  it.each([
    ['a number for a text', { name: 5 }, 'request/invalid'],
    ['a list', { name: ['张三'] }, 'request/invalid'],
    ['something huge', { name: '张'.repeat(100_000) }, 'request/invalid'],
    [
      'something that grows when it is normalised',
      { name: '\uFDFA'.repeat(100) },
      'query/verification-input',
    ],
    ['half a character', { name: '\uD83D' }, 'request/invalid'],
    ['an invisible character', { name: '张\u200B三' }, 'query/verification-input'],
    ['a control character', { name: 'a\u0000b' }, 'request/invalid'],
    ['nothing', { name: '  ' }, 'query/verification-input'],
    ['a day that does not exist', { birth_date: '2026-02-30' }, 'query/verification-input'],
    ['words for a number', { allowance: '1e3' }, 'query/verification-input'],
    ['a name out of the prototype', { constructor: 'x' }, 'query/not-granted'],
    ['SQL', { "name' OR 1=1 --": 'x' }, 'query/not-granted'],
    ['no item at all', {}, 'query/verification-input'],
  ])('%s', async (_, compared, code) => {
    const refused = await problem(call(zhang, compared));
    expect(refused.code).toBe(code);
    expect(JSON.stringify(refused)).not.toContain(zhang);
  });

  it('a subject of the wrong shape, telling every defect and no value', async () => {
    const refused = await problem(
      ground.act(client, 'products.call-verification', {
        productId,
        purpose,
        subject: {},
        compared: { allowance: 'viel', birth_date: 'gestern' },
        consent: '没有的凭码',
      }),
    );
    expect(refused.defects?.map(({ at }) => at)).toEqual([
      '/subject/resident_number',
      '/compared/allowance',
      '/compared/birth_date',
    ]);
    expect(JSON.stringify(refused)).not.toMatch(/viel|gestern/);
  });

  it('who has no order, at either address', async () => {
    const stranger = machine(organisations.authority, ['buyer']);
    expect((await problem(call(zhang, { name: '张三' }, {}, '', stranger))).code).toBe('request/not-found');
    expect((await problem(ground.act(client, 'products.call-product', { productId, purpose }))).code).toBe(
      'products/other-kind',
    );
  });

  it('a machine without the buyer’s role, and the operator itself', async () => {
    expect(
      (await problem(call(zhang, { name: '张三' }, {}, '', machine(organisations.bank, ['developer'])))).code,
    ).toBe('request/not-found');
    expect((await problem(call(zhang, { name: '张三' }, {}, '', people.operator))).code).toBe(
      'request/not-found',
    );
  });

  it('a machine whose token is for another purpose, or for none', async () => {
    for (const other of ['economy-analysis', undefined]) {
      const { purpose: _, ...none } = machine(organisations.bank, ['buyer']) as Actor & { kind: 'client' };
      const actor: Actor = other === undefined ? none : { ...none, purpose: other };
      expect((await problem(call(zhang, { name: '张三' }, {}, '', actor))).code).toBe(
        'identity/token-for-other-purpose',
      );
    }
  });

  it('leaves nothing but a count', async () => {
    const before = [await count('query.call'), await count('evidence.entry')];
    const refusals = async () =>
      (await ground.db.pool.query('SELECT coalesce(sum(count), 0)::int AS n FROM query.refusal')).rows[0].n;
    const counted = await refusals();
    await problem(call(zhang, { name: ' ' }));
    expect([await count('query.call'), await count('evidence.entry')]).toEqual(before);
    expect(await refusals()).toBe(counted + 1);
  });
});

describe('R29: quotas of the agreement', () => {
  const limited = async (quotas: object) => {
    const id = await ground.agree(
      residentsAgreement((document) => {
        Object.assign(document.parts.scope.quotas, quotas);
      }),
    );
    return { productId: (await ground.offer(id)).productId };
  };

  it('the last places of the day go to as many calls as there are', async () => {
    const own = await limited({ callsPerDay: '5' });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => words(call(zhang, { name: '张三' }, own))),
    );
    expect(all.filter((one) => one === 'yes')).toHaveLength(5);
    expect(all.filter((one) => one === 'query/quota')).toHaveLength(7);
  });

  it('counts distinct subjects, and the same one again is free', async () => {
    const own = await limited({ distinctSubjectsPerDay: '2' });
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    expect(await words(call('nobody', { name: '张三' }, own))).toBe('no');
    expect(await words(call(residents[1]![1], { name: '李四' }, own))).toBe('query/quota');
    ground.db.clock.advance({ hours: 24 });
    expect(await words(call(residents[1]![1], { name: '李四' }, own))).toBe('yes');
    ground.db.clock.set('2026-01-05T09:00:00+08:00');
  });
});
