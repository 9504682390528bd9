import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import {
  agreeWithShare,
  closePool,
  document,
  prepareLab,
  residentsTo,
  setMode,
} from '../release-modes/lab.ts';
import { type Ground, people, purpose } from '../verification/ground.ts';
import { call, client, offer } from './ground.ts';

/* What a product's page says a call spends, and what the call spends. */
let ground: Ground;
let population: string;

beforeAll(async () => {
  ground = await prepareLab();
  population = (await setMode(ground, 'differential-privacy', '10'))!;
  await ground.serve(residentsTo(200));
}, 120_000);
afterAll(async () => {
  await ground?.close();
  await closePool();
});

const counted = 'SELECT disability, count(*) AS n FROM residents GROUP BY disability';
const withLine = (made: AgreementDocument) => {
  made.parts.products.list = [{ code: 'line', title: '统计', form: 'aggregate', purposes: [purpose] }];
};
const agree = (perCall?: string) =>
  agreeWithShare(
    ground,
    document({ population, epsilon: '2', ...(perCall ? { perCall } : {}) } as never, withLine),
  );

/** As the product's page has it, and as the desks of those who work on the product do. */
async function said(productId: string, actor: Actor = people.buyer) {
  const reads = ground.modules.flatMap((module) => [...(module.reads ?? [])]);
  const read = reads.find(({ name }) => name === 'products.product');
  if (read?.kind !== 'read') throw new Error('no read of a product');
  const page = await ground.db.database.transaction((tx) => read.run(actor, { id: productId }, tx), {
    mode: 'snapshot',
  });
  const view = ground.modules.find(({ name }) => name === 'products')!.subjects!['product']!;
  const desk = await ground.db.database.transaction((tx) => view(tx, productId), { mode: 'snapshot' });
  return {
    page: (expectOk(page) as { privacy: { epsilon: string | null } | null }).privacy,
    desk: desk?.facts.find(({ label }) => label.zh.includes('隐私预算'))?.value ?? null,
  };
}
const spent = async (): Promise<string> =>
  (await ground.db.pool.query('SELECT coalesce(sum(epsilon), 0)::text AS e FROM privacy.spending')).rows[0].e;

it('says what the agreement allots to a call, and that is what a call spends', async () => {
  const { productId } = await offer(ground, await agree('0.50'), 'data-api', {
    sql: counted,
    parameters: [],
  });
  expect(await said(productId)).toEqual({ page: { epsilon: '0.5' }, desk: '0.5' });
  const before = Number(await spent());
  expectOk(await call(ground, productId, {}, { key: 'once', actor: client }));
  expect(Number(await spent()) - before).toBe(0.5);
}, 120_000);

it('of a report all its queries together', async () => {
  const { productId } = await offer(ground, await agree('0.25'), 'report', {
    parameters: [{ name: 'year', type: 'integer', values: ['2026'] }],
    periodParameter: 'year',
    queries: [
      { name: 'all', title: '合计', sql: 'SELECT count(*) AS n FROM residents WHERE :year = 2026' },
      { name: 'kinds', title: '分组', sql: counted },
    ],
    template: '# 人数\n\n共 {{all.n}} 人。\n\n{{kinds}}',
  });
  expect(await said(productId)).toEqual({ page: { epsilon: '0.5' }, desk: '0.5' });
  const before = Number(await spent());
  expectOk(
    await ground.act(
      client,
      'products.call-report',
      { productId, purpose, parameters: { year: '2026' } },
      'r',
    ),
  );
  expect(Number(await spent()) - before).toBe(0.5);
}, 120_000);

it('says so where the agreement allots none: a call is refused', async () => {
  const { productId } = await offer(ground, await agree(), 'data-api', { sql: counted, parameters: [] });
  expect(await said(productId)).toEqual({ page: { epsilon: null }, desk: '协议未约定 · not allotted' });
  const refused = await call(ground, productId, {}, { key: 'none', actor: client });
  expect(refused.ok ? 'done' : refused.problem.code).toBe('query/privacy-budget');
}, 120_000);

it('says nothing in another mode, and nothing of a product that cannot be computed', async () => {
  const { productId } = await offer(ground, await agree('0.5'), 'data-api', { sql: counted, parameters: [] });
  const set = (sql: string) => ground.db.pool.query(sql);
  await set(`UPDATE catalog.resource SET release_mode = 'reviewed' WHERE id = 'res_residents'`);
  expect(await said(productId)).toEqual({ page: null, desk: null });
  await set(`UPDATE catalog.resource SET release_mode = 'differential-privacy' WHERE id = 'res_residents'`);
  expect((await said(productId)).page).toEqual({ epsilon: '0.5' });
  await set(`UPDATE authorisation.agreement SET state = 'expired'`);
  expect(await said(productId)).toEqual({ page: null, desk: null });
}, 120_000);
