import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { expectOk, refuse } from '#foundation';
import { closeShares, takeShares } from '#platform/privacy';
import { queryProblems } from '#platform/query';
import type { Ground } from '../verification/ground.ts';
import {
  agreeWithShare,
  ask,
  closePool,
  codeOf,
  document,
  keepers,
  prepareLab,
  residentsTo,
  rowsOf,
  setBudget,
  setMode,
} from './lab.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let ground: Ground;
let population: string;
beforeEach(async () => {
  ground = await prepareLab();
  await ground.serve(residentsTo(200));
  population = (await setMode(ground, 'differential-privacy', '3'))!;
});
afterEach(() => ground?.close());
afterAll(closePool);

const byDisability =
  'SELECT disability, count(*) AS n, sum(allowance) AS s FROM residents GROUP BY disability';
const share = (epsilon: string, perCall = '0.5') => document({ population, epsilon, perCall });
const spentOf = async () =>
  (
    await ground.db.pool.query(
      'SELECT agreement_id, spent::text FROM privacy.share ORDER BY opened_at, agreement_id',
    )
  ).rows as { agreement_id: string; spent: string }[];

it('answers every declared group with noise whose size it tells, and never a group of the data alone', async () => {
  const agreement = await agreeWithShare(ground, share('3'));
  const result = await rowsOf(ground, agreement, byDisability);
  expect(result.rows.map(([key]) => key)).toEqual(['不详', '否', '是']);
  const counts = new Map(result.rows.map(([key, n]) => [key, Number(n)]));
  // Scale 2 · 1 / 0.5 = 4: beyond 80 lies a chance of 2e-9.
  for (const [key, truth] of [
    ['是', 20],
    ['否', 180],
    ['不详', 0],
  ] as const)
    expect(Math.abs(counts.get(key)! - truth)).toBeLessThan(80);
  expect(result.noise).toEqual({
    mode: 'differential-privacy',
    epsilon: '0.5',
    rowsPerUnit: 1,
    columns: [null, { scale: '4', within95: '11.982932' }, { scale: '4000', within95: '11982.932' }],
  });
  expect(result.suppressed).toEqual([]);
});

it('draws fresh noise for each answer and spends for each, until the share is used up; the refusal is one and the same', async () => {
  const agreement = await agreeWithShare(ground, share('1'));
  const first = await rowsOf(ground, agreement, byDisability);
  const second = await rowsOf(ground, agreement, byDisability);
  expect(second.rows).not.toEqual(first.rows);
  expect(await codeOf(ground, agreement, byDisability)).toBe('query/privacy-budget');
  expect(await codeOf(ground, agreement, 'SELECT count(*) FROM residents', { epsilon: '0.000000001' })).toBe(
    'query/privacy-budget',
  );
  expect(await spentOf()).toMatchObject([{ spent: '1.0' }]);
});

it('a run that fails because of what is in the rows is an empty answer that is paid for', async () => {
  const agreement = await agreeWithShare(ground, share('3'));
  const limits = { timeMs: 30_000, memoryBytes: 256 << 20, resultRows: 1, resultBytes: 1 << 20 };
  const { rows } = await rowsOf(ground, agreement, byDisability, { limits });
  expect(rows).toEqual([]);
  expect(await spentOf()).toMatchObject([{ spent: '0.5' }]);
});

it('a shape that the noisy numbers do not fit is an empty answer that is paid for, and no look for nothing', async () => {
  const agreement = await agreeWithShare(ground, share('3'));
  const { rows } = await rowsOf(ground, agreement, byDisability, {
    shape: () => refuse(queryProblems['run-failed']()),
  });
  expect(rows).toEqual([]);
  expect(await spentOf()).toMatchObject([{ spent: '0.5' }]);
});

it('spends once for one idempotency key', async () => {
  const agreement = await agreeWithShare(ground, share('3'));
  const key = { idempotencyKey: 'once' };
  const one = expectOk(await ask(ground, agreement, byDisability, key));
  const again = expectOk(await ask(ground, agreement, byDisability, key));
  expect(again).toMatchObject({ receiptId: one.receiptId, result: null });
  expect(await spentOf()).toMatchObject([{ spent: '0.5' }]);
});

it('has one budget for all agreements of a population: a new one resets nothing, an ended one gives back what it did not spend', async () => {
  const first = await agreeWithShare(ground, share('2'));
  await rowsOf(ground, first, byDisability);
  const take = (id: string, epsilon: string) =>
    ground.db.database.transaction((tx) => takeShares(tx, id, [{ population, epsilon }]));
  const second = await ground.agree(share('1.5'));
  expect((await take(second, '1.5'))?.code).toBe('privacy/budget-exceeded');
  await ground.db.database.transaction((tx) => closeShares(tx, first));
  expect(await codeOf(ground, first, byDisability)).toBe('query/privacy-budget');
  // 3 in all, 0.5 spent for good.
  expect((await take(second, '2.500000001'))?.code).toBe('privacy/budget-exceeded');
  expect(await take(second, '2.5')).toBeNull();
  await rowsOf(ground, second, byDisability);
  expect((await spentOf()).map(({ spent }) => spent)).toEqual(['0.5', '0.5']);
});

it('agrees with a composition computed from the calls themselves, and verify-all finds what does not', async () => {
  const agreement = await agreeWithShare(ground, share('3'));
  for (const epsilon of ['0.1', '0.2', '0.3', '0.000000001'])
    await rowsOf(ground, agreement, byDisability, { epsilon });
  // Written apart from the ledger: whole billionths of ε, added up from what each call says of itself.
  const { rows } = await ground.db.pool.query<{ epsilon: string }>(
    "SELECT guard->>'epsilon' AS epsilon FROM query.call WHERE guard->>'mode' = 'differential-privacy'",
  );
  const billionths = rows
    .map(({ epsilon }) => {
      const [whole = '', part = ''] = epsilon.split('.');
      return BigInt(whole) * 1_000_000_000n + BigInt(part.padEnd(9, '0'));
    })
    .reduce((sum, one) => sum + one, 0n);
  expect(billionths).toBe(600_000_001n);
  expect(await spentOf()).toMatchObject([{ spent: '0.600000001' }]);
  const check = ground.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'privacy.budgets')!;
  const look = () => ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
  expect((await look()).faults).toEqual([]);
  await ground.db.pool.query('UPDATE privacy.share SET spent = 0');
  expect((await look()).faults.length).toBe(1);
});

it('lets two calls at the same time spend the last of a share once', async () => {
  const agreement = await agreeWithShare(ground, share('0.5'));
  const answers = await Promise.all([
    codeOf(ground, agreement, byDisability),
    codeOf(ground, agreement, byDisability),
  ]);
  expect(answers.sort()).toEqual(['query/privacy-budget', 'released']);
});

it('bounds what one person adds: a hundred rows of one person count as one, an enormous value as the end of its range', async () => {
  const rows = residentsTo(50);
  const flood = Array.from({ length: 100 }, () => {
    const [id, number, name, birth, , disability] = rows[1]!;
    return [id, number, name, birth, '9999999.00', disability] as const;
  });
  await ground.serve([...rows, ...flood]);
  const agreement = await agreeWithShare(
    ground,
    document({ population, epsilon: '3', perCall: '3' }, (made) => {
      made.parts.security.output.maxRows = 100;
    }),
  );
  const result = await rowsOf(ground, agreement, 'SELECT count(*) AS n, sum(allowance) AS s FROM residents', {
    epsilon: '2.9',
  });
  const [n, s] = result.rows[0]!.map(Number);
  expect(Math.abs(n! - 50)).toBeLessThan(20);
  // True bounded sum about 27,500; without the bounds it would be near a billion.
  expect(Math.abs(s!)).toBeLessThan(60_000);
});

it.each([
  ['groups whose values nobody declared', 'SELECT name, count(*) FROM residents GROUP BY name'],
  ['groups alone', 'SELECT disability FROM residents GROUP BY disability'],
])('refuses %s', async (_, sql) => {
  const agreement = await agreeWithShare(ground, share('3'));
  expect(await codeOf(ground, agreement, sql)).toBe('query/mode-forbids');
  expect(await spentOf()).toMatchObject([{ spent: '0' }]);
});

it('groups by what the query itself writes', async () => {
  const agreement = await agreeWithShare(ground, share('3', '2'));
  const { rows } = await rowsOf(
    ground,
    agreement,
    "SELECT CASE WHEN allowance > 500 THEN '高' ELSE '低' END AS band, avg(allowance) AS a FROM residents GROUP BY CASE WHEN allowance > 500 THEN '高' ELSE '低' END",
  );
  expect(rows.map(([band]) => band)).toEqual(['低', '高']);
});

it('raises a budget by two persons only, and only upwards', async () => {
  const propose = (epsilon: string) =>
    ground.act<{ changeId: string }>(keepers.first, 'privacy.propose-budget', {
      populationId: population,
      epsilon,
      reason: '年度统计需要',
    });
  for (const wrong of ['3', '2', '-1', '1e9', 'x']) {
    const answer = await propose(wrong);
    expect(answer.ok ? 'done' : answer.problem.code).toBe('privacy/epsilon-not-right');
  }
  const { changeId } = expectOk(await propose('4'));
  const own = await ground.act(keepers.first, 'privacy.approve-budget', { changeId });
  expect(own.ok).toBe(false);
  const again = await propose('5');
  expect(again.ok ? 'done' : again.problem.code).toBe('privacy/change-open');
  expectOk(await ground.act(keepers.second, 'privacy.decline-budget', { changeId, opinion: '理由不足' }));
  await setBudget(ground, population, '4.5');
  const { rows } = await ground.db.pool.query('SELECT epsilon::text FROM privacy.population');
  expect(rows).toEqual([{ epsilon: '4.5' }]);
});

it('a quota of rows or bytes is no free look at the noise: it is judged by what was used before', async () => {
  const agreementId = await agreeWithShare(
    ground,
    document({ population, epsilon: '3', perCall: '0.5' }, (made) => {
      made.parts.scope.quotas = { ...made.parts.scope.quotas, rowsPerDay: '1' };
    }),
  );
  const having = (bound: string) => `SELECT count(*) AS n FROM residents HAVING count(*) ${bound}`;
  // More rows than the quota has, with nothing used yet.
  expect(
    await codeOf(ground, agreementId, 'SELECT disability, count(*) AS n FROM residents GROUP BY disability'),
  ).toBe('released');
  // Used up: refused whether the noisy number passes or not.
  for (const bound of ['> -100000', '< -100000'])
    expect(await codeOf(ground, agreementId, having(bound))).toBe('query/quota');
});
