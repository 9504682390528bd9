import { expect, it } from 'vitest';
import { ProjectionUse } from './use.ts';

it('while a run looks for its projections none of the agreement may go; then those it took', () => {
  const use = new ProjectionUse();
  const run = use.begin('agr_1');
  expect([use.isUsed('agr_1', 'prj_1'), use.isUsed('agr_2', 'prj_9')]).toEqual([true, false]);
  const second = use.begin('agr_1');
  run.take(['prj_1'], 'agr_1/prj_1');
  second.take(['prj_1', 'prj_2'], 'agr_1/prj_1+prj_2');
  expect(['prj_1', 'prj_2', 'prj_3'].map((id) => use.isUsed('agr_1', id))).toEqual([true, true, false]);
  run.end();
  run.end();
  expect(use.isUsed('agr_1', 'prj_1')).toBe(true);
  second.end();
  expect(use.isUsed('agr_1', 'prj_1')).toBe(false);
});

it('tells under which names the engine may have a projection open, once', () => {
  const use = new ProjectionUse();
  use.begin('agr_1').take(['prj_1', 'prj_2'], 'both');
  use.begin('agr_1').take(['prj_2'], 'second');
  use.begin('agr_1').take(['prj_3'], 'third');
  expect(use.letGoOf(new Set(['prj_2']))).toEqual(['both', 'second']);
  expect(use.letGoOf(new Set(['prj_2']))).toEqual([]);
});

it('makes once what several ask for together, and again after a failure', async () => {
  const use = new ProjectionUse();
  let made = 0;
  const make = async () => ({ id: `prj_${++made}`, units: {} });
  const all = await Promise.all([use.once('a', make), use.once('a', make), use.once('b', make)]);
  expect(all.map(({ id }) => id)).toEqual(['prj_1', 'prj_1', 'prj_2']);
  await expect(use.once('a', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  expect((await use.once('a', make)).id).toBe('prj_3');
});
