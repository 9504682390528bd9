import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Ground } from '../verification/ground.ts';
import {
  agreeWithShare,
  closePool,
  codeOf,
  document,
  prepareLab,
  residentsTo,
  rowsOf,
  setMode,
} from './lab.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let ground: Ground;
beforeEach(async () => {
  ground = await prepareLab();
  await ground.serve(residentsTo(200));
  await setMode(ground, 'cell-key');
});
afterEach(() => ground?.close());
afterAll(closePool);

const disabled = "SELECT count(DISTINCT resident_number) AS n FROM residents WHERE disability = '是'";
const byDisability =
  'SELECT disability, count(DISTINCT resident_number) AS n FROM residents GROUP BY disability';

it('has the same noise for the same people in every query, agreement and revision', async () => {
  const [one, other] = [await agreeWithShare(ground, document()), await agreeWithShare(ground, document())];
  const first = await rowsOf(ground, one, disabled);
  const grouped = await rowsOf(ground, one, byDisability);
  const seen = first.rows[0]![0];
  expect(Math.abs(Number(seen) - 20)).toBeLessThanOrEqual(5);
  expect(grouped.rows.find(([key]) => key === '是')?.[1]).toBe(seen);
  expect((await rowsOf(ground, other, disabled)).rows[0]![0]).toBe(seen);
  // Another revision with the same disabled people, and one more of the others.
  await ground.serve(residentsTo(200).concat(residentsTo(202).slice(201)));
  expect((await rowsOf(ground, other, disabled)).rows[0]![0]).toBe(seen);
  expect(first.noise).toEqual({ mode: 'cell-key', table: 'ptable/1', deviation: 5, variance: 3 });
});

it('changes some of thirty groups, none by more than the deviation, and keeps the record of it without the numbers', async () => {
  const agreement = await agreeWithShare(ground, document());
  const { rows } = await rowsOf(
    ground,
    agreement,
    'SELECT allowance, count(DISTINCT resident_number) AS n FROM residents GROUP BY allowance',
  );
  const off = rows.map(([, n]) => Number(n) - 20);
  expect(rows.length).toBe(10);
  expect(off.some((difference) => difference !== 0)).toBe(true);
  expect(off.every((difference) => Math.abs(difference) <= 5)).toBe(true);
  const { rows: kept } = await ground.db.pool.query('SELECT guard FROM query.call');
  expect(kept[0].guard).toMatchObject({ mode: 'cell-key', table: 'ptable/1', minimumGroup: 3 });
});

it.each([
  ['sums', 'SELECT sum(allowance) FROM residents'],
  ['counts of rows where a person may have several', 'SELECT count(*) FROM residents'],
])('refuses %s', async (_, sql) => {
  const agreement = await agreeWithShare(ground, document());
  expect(await codeOf(ground, agreement, sql)).toBe('query/mode-forbids');
});

it('does not let SQL name a record key', async () => {
  const agreement = await agreeWithShare(ground, document());
  expect(await codeOf(ground, agreement, 'SELECT count(DISTINCT __key_0) FROM residents')).toBe(
    'query/not-granted',
  );
});
