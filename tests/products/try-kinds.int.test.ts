import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk, publicActor } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import {
  definition,
  type Ground,
  machine,
  people,
  purpose,
  residentsAgreement,
} from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';
import { define, manyResidents, offer, prepareProducts, productsAgreement } from './ground.ts';

interface TriedReport {
  readonly synthetic: true;
  readonly receipts: readonly unknown[];
  readonly period: string;
  readonly blocks: readonly {
    readonly kind: string;
    readonly receiptId?: null;
    readonly pieces?: readonly { readonly text: string; readonly receiptId: null }[];
    readonly rows?: readonly (readonly string[])[];
  }[];
  readonly html?: string;
}
interface Sample {
  readonly subject: { readonly [item: string]: string };
  readonly compared: { readonly [item: string]: string | null };
}
interface TriedVerification {
  readonly consentNotice: { readonly zh: string } | null;
  readonly samples: readonly Sample[];
  readonly exists: string | null;
  readonly answers: readonly { readonly item: string; readonly answer: string }[] | null;
}

let ground: Ground;
let agreementId: string;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve(manyResidents);
  agreementId = await ground.agree(productsAgreement());
});
afterAll(() => ground?.close());

const developer = machine(organisations.bank, ['buyer']);

const written = async (): Promise<object> =>
  (
    await ground.db.pool.query(
      `SELECT (SELECT count(*)::int FROM evidence.meter_line) AS meters,
              (SELECT count(*)::int FROM evidence.entry) AS entries,
              (SELECT count(*)::int FROM query.projection) AS projections,
              (SELECT count(*)::int FROM query.snapshot) AS snapshots,
              (SELECT count(*)::int FROM products.report_delivery) AS deliveries`,
    )
  ).rows[0];

const report = {
  parameters: [{ name: 'disabled', type: 'text', values: ['是', '否'] }],
  periodParameter: 'disabled',
  queries: [
    {
      name: 'total',
      title: '总数',
      sql: 'SELECT count(*) AS n FROM residents AS r WHERE r.disability = :disabled',
    },
    {
      name: 'cohorts',
      title: '分年人数',
      sql: 'SELECT r.birth_date AS cohort, count(*) AS n FROM residents AS r WHERE r.disability = :disabled GROUP BY r.birth_date ORDER BY cohort',
    },
  ],
  template: '# 概况\n\n{{:disabled}}组共 {{total.n}} 人。\n\n{{cohorts}}',
};

describe('trying a report', () => {
  const tryIt = (productId: string, more: object = {}) =>
    ground.act<TriedReport>(developer, 'products.try-report', {
      productId,
      purpose,
      parameters: { disabled: '是' },
      ...more,
    });

  it('fills its text with made-up figures, marks the page, and leaves no receipt and no delivery', async () => {
    const { productId } = await offer(ground, agreementId, 'report', report);
    const before = await written();
    const tried = expectOk(await tryIt(productId, { format: 'html' }));
    expect(tried).toMatchObject({ synthetic: true, receipts: [], period: '是' });
    const [, text, table] = tried.blocks;
    expect(text?.pieces?.map((piece) => piece.text).join('')).toMatch(/^是组共 \d+ 人。$/);
    // 40 residents are on file; what is made up does not know it.
    expect(text?.pieces?.[1]?.text).not.toBe('40');
    expect(text?.pieces?.every(({ receiptId }) => receiptId === null)).toBe(true);
    expect([table?.kind, table?.receiptId]).toEqual(['table', null]);
    expect(table?.rows?.length).toBeGreaterThan(2);
    expect(tried.html?.match(/演示数据/g)?.length).toBeGreaterThanOrEqual(4);
    expect(tried.html).not.toContain('/receipts/');
    expect(expectOk(await tryIt(productId)).html).toBeUndefined();
    expect(await written()).toEqual(before);
  });

  it('asks for a listed report, an account, its purpose and its period', async () => {
    const { productId } = await offer(ground, agreementId, 'report', report);
    expect(await outcome(tryIt(productId, { parameters: {} }))).toBe('query/parameter');
    expect(await outcome(tryIt(productId, { parameters: { disabled: '也许' } }))).toBe('query/parameter');
    expect(await outcome(tryIt(productId, { purpose: 'other' }))).toBe('products/purpose-differs');
    const given = { productId, purpose, parameters: { disabled: '是' } };
    expect(await outcome(ground.act(publicActor, 'products.try-report', given))).not.toBe('done');
    expect(await outcome(ground.act(developer, 'products.try-product', given))).toBe('products/other-kind');
    const unlisted = expectOk(await define(ground, agreementId, 'report', report));
    expect(await outcome(tryIt(unlisted.productId))).toBe('request/not-found');
  });
});

describe('trying a verification', () => {
  const tryIt = (productId: string, more: object = {}) =>
    ground.act<TriedVerification>(people.operator, 'products.try-verification', {
      productId,
      purpose,
      ...more,
    });
  const words = ({ answers }: TriedVerification) => answers?.map(({ answer }) => answer).join(' ');
  const consent = '任何编号都行';

  it('lists made-up subjects, of which one is a hit and everybody else a miss like any other', async () => {
    const { productId } = await ground.offer(await ground.agree(residentsAgreement()));
    const before = await written();
    const { samples, answers, consentNotice } = expectOk(await tryIt(productId));
    expect(answers).toBeNull();
    expect(consentNotice?.zh).toContain('只看形式');
    expect(samples.length).toBeGreaterThan(3);
    const known = samples.find(({ compared }) => Object.values(compared).every((value) => value !== null))!;
    expect(words(expectOk(await tryIt(productId, { ...known, consent })))).toBe('yes yes yes');
    const other = expectOk(
      await tryIt(productId, { ...known, compared: { ...known.compared, name: '另一人' }, consent }),
    );
    expect(words(other)).toBe('no yes yes');
    const nobody = { subject: { resident_number: '110101199001010000' }, compared: known.compared };
    const missed = expectOk(await tryIt(productId, { ...nobody, consent }));
    expect(words(missed)).toBe('no no no');
    // None on record is answered as another value is.
    const partly = samples.find(({ compared }) => compared.name === null)!;
    expect(partly).toBeDefined();
    const unrecorded = { subject: partly.subject, compared: { name: '某人' }, consent };
    expect(words(expectOk(await tryIt(productId, unrecorded)))).toBe('no');
    expect(expectOk(await tryIt(productId, unrecorded)).exists).toBeNull();
    expect(await written()).toEqual(before);
  });

  it('knows nobody who is on file', async () => {
    await ground.serve(residents);
    const { productId } = await ground.offer(await ground.agree(residentsAgreement()), {
      ...definition,
      tellsExistence: true,
    });
    const [, number, name] = residents[0]!;
    const real = { subject: { resident_number: number }, compared: { name: name! }, consent };
    const tried = expectOk(await tryIt(productId, real));
    expect([tried.exists, words(tried)]).toEqual(['no', 'unknown']);
    expect(JSON.stringify(tried.samples)).not.toContain(number);
    const { samples } = tried;
    const partly = samples.find(({ compared }) => compared.name === null)!;
    const asked = expectOk(await tryIt(productId, { ...partly, compared: { name: '某人' }, consent }));
    expect([asked.exists, words(asked)]).toEqual(['yes', 'unknown']);
  });

  it('asks for the consent by its form, and reads what is given as a call does', async () => {
    const { productId } = await ground.offer(await ground.agree(residentsAgreement()));
    const { samples } = expectOk(await tryIt(productId));
    const known = samples[0]!;
    expect(await outcome(tryIt(productId, known))).toBe('query/consent-required');
    expect(await outcome(tryIt(productId, { ...known, consent: '短' }))).toBe('request/invalid');
    const beyond = { subject: known.subject, compared: { disability: '是' }, consent };
    expect(await outcome(tryIt(productId, beyond))).toBe('query/not-granted');
    const unread = { subject: known.subject, compared: { allowance: '很多' }, consent };
    expect(await outcome(tryIt(productId, unread))).toBe('query/verification-input');
  });
});
