import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import { type Ground, people } from '../verification/ground.ts';
import { call, define, manyResidents, offer, prepareProducts, productsAgreement } from './ground.ts';

let ground: Ground;
let agreementId: string;
let openId: string;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve(manyResidents);
  agreementId = await ground.agree(productsAgreement());
  openId = await ground.agree(
    productsAgreement({ protectedUnits: [], otherItems: [], forms: ['open-extract'] }),
  );
});
afterAll(() => ground?.close());

const meterLines = async (): Promise<{ lines: number; units: number }> =>
  (
    await ground.db.pool.query(
      'SELECT count(*)::int AS lines, sum(units)::int AS units FROM evidence.meter_line',
    )
  ).rows[0];

describe('a data API of open rows', () => {
  const sql = 'SELECT r.name, r.allowance FROM residents AS r ORDER BY r.allowance DESC';

  it('gives every row once, page by page, in one order', async () => {
    const { productId } = await offer(ground, openId, 'data-api', { sql, parameters: [], pageRows: 50 });
    const names: unknown[] = [];
    let cursor: string | null | undefined;
    let pages = 0;
    do {
      const page = expectOk(await call(ground, productId, cursor ? { cursor } : {}));
      names.push(...page.rows!.map(([name]) => name));
      cursor = page.next;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(3);
    expect(names.length).toBe(120);
    expect(new Set(names).size).toBe(120);
    expect(await outcome(call(ground, productId, { cursor: 'bm90' }))).toBe('query/page-stale');
    // Pages of two revisions do not go together.
    const first = expectOk(await call(ground, productId));
    await ground.serve(manyResidents);
    expect(await outcome(call(ground, productId, { cursor: first.next }))).toBe('query/page-stale');
  });

  it('comes as CSV, and takes no page where it has none', async () => {
    const { productId } = await offer(ground, openId, 'data-api', { sql: `${sql} LIMIT 2`, parameters: [] });
    const answer = expectOk(await call(ground, productId, { format: 'csv' }));
    expect(answer.csv?.split('\r\n')[0]).toBe('name,allowance,gongshu_receipt');
    expect(answer.csv?.split('\r\n').length).toBe(4);
    expect(answer.next).toBeUndefined();
    expect(await outcome(call(ground, productId, { cursor: 'bm90' }))).toBe('query/page-stale');
  });
});

describe('an index', () => {
  const definition = {
    sql: 'SELECT r.birth_date AS cohort, avg(r.allowance) AS mean, count(*) AS people FROM residents AS r GROUP BY r.birth_date ORDER BY cohort',
    period: 'cohort',
    basePeriod: '1990-01-01',
    baseValue: '100',
    formula: 'relatives',
    components: [{ column: 'mean', title: '平均补贴', weight: '1' }],
    decimals: 1,
    publicSeries: true,
  };

  it('R29 is defined over columns that are there, all defects told at once', async () => {
    const unfit = await define(ground, agreementId, 'index', {
      ...definition,
      period: 'month',
      components: [
        { column: 'median', title: '中位数', weight: '1' },
        { column: 'cohort', title: '年份', weight: '1' },
      ],
    });
    expect(unfit.ok ? [] : unfit.problem.defects?.map(({ at }) => at)).toEqual([
      '/definition/period',
      '/definition/components/0/column',
      '/definition/components/1/column',
    ]);
  });

  it('gives the number of each period and nothing of its components', async () => {
    const { productId } = await offer(ground, agreementId, 'index', definition);
    const answer = expectOk(await call(ground, productId));
    expect(answer.columns.map(({ name }) => name)).toEqual(['cohort', 'index']);
    expect(answer.rows).toEqual([
      ['1990-01-01', '100.0'],
      ['1991-01-01', '110.0'],
    ]);
    expect(JSON.stringify(answer)).not.toContain('mean');
  });

  it('is published, revised when the data changes, and keeps what it said before', async () => {
    const { productId } = await offer(ground, agreementId, 'index', definition);
    const publish = () =>
      ground.act<{ added: number; revised: number }>(people.operator, 'products.publish-index', {
        productId,
      });
    expect(expectOk(await publish())).toMatchObject({ added: 2, revised: 0 });
    expect(expectOk(await publish())).toMatchObject({ added: 0, revised: 0 });
    // Twice as many people as before: a mean of the same number of people that changed would be kept blank by the history.
    const newcomers = manyResidents
      .filter((row) => row[4] === '110.00')
      .map((row, at) => row.with(0, `Q${at}`).with(1, `99010119910307${String(at).padStart(3, '0')}X`));
    await ground.serve(
      [...manyResidents, ...(newcomers as unknown as typeof manyResidents)].map((row) =>
        row[4] === '110.00' ? (row.with(4, '121.00') as unknown as typeof row) : row,
      ),
    );
    expect(expectOk(await publish())).toMatchObject({ added: 0, revised: 1 });
    const { rows } = await ground.db.pool.query(
      'SELECT period, version, value FROM products.index_point WHERE product_id = $1 ORDER BY period, version',
      [productId],
    );
    expect(rows.map(({ period, version, value }) => [period, version, String(value)])).toEqual([
      ['1990-01-01', 1, '100.0'],
      ['1991-01-01', 1, '110.0'],
      ['1991-01-01', 2, '121.0'],
    ]);
    expect(await outcome(ground.act(people.buyer, 'products.publish-index', { productId }))).toBe(
      'request/not-found',
    );
    await ground.serve(manyResidents);
  });
});

describe('a report', () => {
  const definition = {
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

  it('fills its text, links each figure to its receipt, and is metered as one use', async () => {
    const { productId } = await offer(ground, agreementId, 'report', definition);
    const before = await meterLines();
    const report = expectOk(
      await ground.act<{
        blocks: readonly { kind: string; pieces?: readonly { text: string; receiptId: string | null }[] }[];
        receipts: readonly { receiptId: string }[];
        html?: string;
      }>(
        people.buyer,
        'products.call-report',
        { productId, purpose: 'inclusive-finance', parameters: { disabled: '是' }, format: 'html' },
        'report-1',
      ),
    );
    expect(report.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table']);
    expect(report.blocks[1]?.pieces?.map(({ text }) => text).join('')).toBe('是组共 40 人。');
    expect(report.blocks[1]?.pieces?.find(({ text }) => text === '40')?.receiptId).toBe(
      report.receipts[0]?.receiptId,
    );
    expect(report.html).toContain(`/receipts/${report.receipts[1]?.receiptId}`);
    const after = await meterLines();
    expect([after.lines - before.lines, after.units - before.units]).toEqual([2, 1]);
    const again = expectOk(
      await ground.act<{ blocks: unknown; receipts: readonly { receiptId: string }[] }>(
        people.buyer,
        'products.call-report',
        { productId, purpose: 'inclusive-finance', parameters: { disabled: '是' }, format: 'html' },
        'report-1',
      ),
    );
    expect(again.blocks).toBeNull();
    expect(again.receipts).toEqual(report.receipts);
    expect(await meterLines()).toEqual(after);
    const pdf = expectOk(
      await ground.act<{ pdf: string }>(people.buyer, 'products.call-report', {
        productId,
        purpose: 'inclusive-finance',
        parameters: { disabled: '否' },
        format: 'pdf',
      }),
    );
    expect(Buffer.from(pdf.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('tells every place of its text that cannot be filled', async () => {
    const unfit = await define(ground, agreementId, 'report', {
      ...definition,
      periodParameter: 'month',
      template: '{{total.m}} {{:nothing}} {{other}} {{bad place}} {{total.n}}',
    });
    expect(unfit.ok ? [] : unfit.problem.defects?.map(({ message }) => message.en)).toEqual([
      'There is no parameter “month”',
      'The query “total” has no output “m”',
      'There is no parameter “nothing”',
      'There is no query “other”',
      '“{{bad place}}” cannot be read',
      'The text does not use the query “cohorts”',
    ]);
  });
});

describe('model features', () => {
  const features = [
    { column: 'cohort', role: 'group', meaning: '出生年份' },
    { column: 'mean', role: 'feature', meaning: '平均补贴' },
  ];
  const sql =
    'SELECT r.birth_date AS cohort, avg(r.allowance) AS mean FROM residents AS r GROUP BY r.birth_date';

  it('leave as guarded groups, with names, types and the digest of their definition', async () => {
    const { productId } = await offer(ground, agreementId, 'model-features', {
      sql,
      parameters: [],
      features,
    });
    const answer = expectOk(await call(ground, productId, { format: 'csv' }));
    expect(answer.featureSet?.features.map(({ type }) => type)).toEqual(['date', 'decimal']);
    expect(answer.featureSet?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.rows?.length).toBe(2);
    const { rows } = await ground.db.pool.query('SELECT form FROM query.call WHERE product_id = $1', [
      productId,
    ]);
    expect(rows).toEqual([{ form: 'model-training' }]);
  });

  it('need the form in the agreement, groups, and a word on every column', async () => {
    const without = await ground.agree(productsAgreement({ forms: ['aggregate'] }));
    expect(await outcome(define(ground, without, 'model-features', { sql, parameters: [], features }))).toBe(
      'products/not-in-agreement',
    );
    const unfit = await define(ground, agreementId, 'model-features', {
      sql,
      parameters: [],
      features: [features[0]],
    });
    expect(unfit.ok ? [] : unfit.problem.defects?.map(({ at }) => at)).toEqual(['/definition/features']);
  });
});

describe('a price', () => {
  it('is zero where the use is free, is kept with who set it, and comes before the listing', async () => {
    const document = productsAgreement({ forms: ['aggregate'] });
    document.parts.scope.purposes[0]!.class = 'public-welfare';
    const welfare = await ground.agree(document);
    const { productId } = expectOk(
      await define(ground, welfare, 'data-api', {
        sql: 'SELECT count(*) AS n FROM residents',
        parameters: [],
      }),
    );
    const opinion = '符合协议约定';
    const act = (who: keyof typeof people, name: string, more: object = {}) =>
      outcome(ground.act(people[who], `products.${name}`, { productId, ...more }));
    await act('security', 'pass-security-review', { opinion });
    await act('compliance', 'pass-compliance-review', { opinion });
    expect(await act('operator', 'list-product')).toBe('request/not-found');
    const price = { priceFen: '5', basis: '公益事业用途' };
    expect(await act('operator', 'price-product', price)).toBe('products/price-not-free');
    expect(await act('operator', 'price-product', { ...price, priceFen: '0' })).toBe('done');
    expect(await act('operator', 'list-product')).toBe('done');
    const { rows } = await ground.db.pool.query(
      'SELECT version, fee_class, price_fen::int AS fen, basis, priced_by FROM products.price WHERE product_id = $1',
      [productId],
    );
    expect(rows).toEqual([
      {
        version: 1,
        fee_class: 'free',
        fen: 0,
        basis: '公益事业用途',
        priced_by: 'per_operator@pst_operator',
      },
    ]);
  });

  it('of zero is recorded as free where a fee might be asked, and as a guided price once one is', async () => {
    const charged = await ground.agree(productsAgreement({ forms: ['aggregate'] }));
    const { productId } = expectOk(
      await define(ground, charged, 'data-api', {
        sql: 'SELECT count(*) AS n FROM residents',
        parameters: [],
      }),
    );
    const act = (who: keyof typeof people, name: string, more: object = {}) =>
      outcome(ground.act(people[who], `products.${name}`, { productId, ...more }));
    await act('security', 'pass-security-review', { opinion: '可以' });
    await act('compliance', 'pass-compliance-review', { opinion: '可以' });
    expect(await act('operator', 'price-product', { priceFen: '0', basis: '暂不收费' })).toBe('done');
    const classes = async () => {
      const { rows } = await ground.db.pool.query(
        `SELECT product.fee_class AS now, array_agg(price.fee_class ORDER BY price.version) AS kept
         FROM products.product JOIN products.price ON price.product_id = product.id WHERE product.id = $1 GROUP BY 1`,
        [productId],
      );
      return rows;
    };
    expect(await classes()).toEqual([{ now: 'free', kept: ['free'] }]);
    expect(await act('operator', 'price-product', { priceFen: '20', basis: '试行' })).toBe('done');
    expect(await classes()).toEqual([{ now: 'guided', kept: ['free', 'guided'] }]);
    await expect(
      ground.db.pool.query(
        `INSERT INTO products.price SELECT product_id, 3, 'guided', 0, basis, priced_by, priced_at FROM products.price WHERE product_id = $1 LIMIT 1`,
        [productId],
      ),
    ).rejects.toThrow('check constraint');
  });
});
