import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Calling, client, prepareCalling, words, zhang } from './calling.ts';
import { definition, machine, people, purpose, residentsAgreement } from './ground.ts';
import { organisations } from './town.ts';

let calling: Calling;
let call: Calling['call'];
let ground: Calling['ground'];
let agreementId: string;
let productId: string;

beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, ground, agreementId, productId } = calling);
});
afterAll(() => ground?.close());

describe('defining a verification product', () => {
  const define = (id: string, change: object) =>
    ground.act(people.operator, 'products.define-verification', {
      agreementId: id,
      code: 'another',
      title: '另一种核验',
      summary: '核验姓名是否一致的另一种产品。',
      purpose,
      priceFen: '20',
      definition: { ...definition, ...change },
    });
  const refused = async (result: ReturnType<typeof define>) => {
    const settled = await result;
    return settled.ok ? 'defined' : settled.problem;
  };

  it.each([
    ['R29: an item that is not granted', { comparedItems: ['disability'] }, 'query/not-granted'],
    ['R29: an item that does not exist', { comparedItems: ['nonsense'] }, 'query/not-granted'],
    ['R29: what is only counted, compared', { comparedItems: ['resident_number'] }, 'query/not-granted'],
    [
      'R29: a subject that is generalised',
      { subjectItems: ['birth_date'], comparedItems: ['name'] },
      'query/not-granted',
    ],
    ['R29: a resource that is not granted', { resourceId: 'res_other' }, 'query/not-granted'],
    ['nothing to tell', { comparedItems: [] }, 'query/verification-input'],
    ['an item twice', { comparedItems: ['name', 'name'] }, 'query/verification-input'],
  ])('%s', async (_, change, code) => {
    expect(await refused(define(agreementId, change))).toMatchObject({ code });
  });

  it('identifies by an item granted as a pseudonym: callers give the value itself', async () => {
    const own = {
      productId: (await ground.offer(agreementId, { ...definition, subjectItems: ['person_id'] })).productId,
    };
    expect(
      await words(
        ground.act(client, 'products.call-verification', {
          ...own,
          purpose,
          subject: { person_id: 'P3' },
          compared: { name: '王五' },
          consent: await calling.consentOf({ person_id: 'P3' }, own.productId),
        }),
      ),
    ).toBe('yes');
  });

  it('R63: persons need consent or a statutory duty in the agreement', async () => {
    const anonymised = await ground.agree(
      residentsAgreement((document) => {
        document.parts.security.personalInformation.basis = 'anonymised';
      }),
    );
    expect(await refused(define(anonymised, {}))).toMatchObject({
      code: 'query/no-lawful-basis',
      rule: 'R63',
      clause: { document: '流通安全方案', article: '三' },
    });
    const duty = await ground.agree(
      residentsAgreement((document) => {
        document.parts.security.personalInformation.basis = 'statutory-duty';
      }),
    );
    const own = { productId: (await ground.offer(duty)).productId };
    expect(await words(call(zhang, { name: '张三' }, { ...own, consent: undefined }))).toBe('yes');
  });

  it('is in the agreement’s product list, by its operator, while it is in force', async () => {
    const aggregate = await ground.agree(
      residentsAgreement(() => {}, { forms: ['aggregate', 'verification'] }),
    );
    expect(await refused(define(aggregate, {}))).toMatchObject({ code: 'products/not-in-agreement' });
    const input = {
      agreementId,
      code: 'third',
      title: '第三种',
      summary: '核验姓名是否一致的第三种产品。',
      purpose: 'marketing',
      priceFen: '20',
      definition,
    };
    expect(await ground.act(people.operator, 'products.define-verification', input)).toMatchObject({
      ok: false,
      problem: { code: 'products/not-in-agreement' },
    });
    const stranger = { ...people.operator, organisationId: organisations.bank } as typeof people.operator;
    expect(await ground.act(stranger, 'products.define-verification', { ...input, purpose })).toMatchObject({
      ok: false,
      problem: { code: 'products/not-in-agreement' },
    });
    expect(
      await ground.act(people.security, 'products.define-verification', { ...input, purpose }),
    ).toMatchObject({ ok: false, problem: { code: 'request/not-found' } });
    expect(
      await ground.act(machine(organisations.operator, ['operator']), 'products.define-verification', {
        ...input,
        purpose,
      }),
    ).toMatchObject({ ok: false, problem: { code: 'request/forbidden' } });
  });

  it('R30: neither the operator nor those tied to it order', async () => {
    const id = await ground.agree(
      residentsAgreement((document) => {
        document.parts.disclosure.affiliates = [
          {
            organisationId: organisations.affiliate,
            name: '关联公司',
            creditCode: '91310000EEEEEEEEEE',
          },
        ];
      }),
    );
    const { productId: own } = await ground.offer(id);
    expect(await ground.act(people.otherBuyer, 'products.order-product', { productId: own })).toMatchObject({
      ok: false,
      problem: { rule: 'R30' },
    });
    const operatorAsBuyer = { ...people.operator, roles: ['buyer'] } as typeof people.operator;
    expect(await ground.act(operatorAsBuyer, 'products.order-product', { productId: own })).toMatchObject({
      ok: false,
      problem: { code: 'request/forbidden' },
    });
  });

  it('shows reviewers what it tells', async () => {
    const view = ground.modules.find(({ name }) => name === 'products')?.subjects?.['product'];
    const summary = await ground.db.database.transaction((tx) => view!(tx, productId));
    expect(summary?.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['居民', 'resident_number', 'name、allowance、birth_date']),
    );
  });
});
