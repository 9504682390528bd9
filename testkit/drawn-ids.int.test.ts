import { expect, it } from 'vitest';
import { idPattern, newId } from '#foundation';

it('ids are valid, never the same, and with a seed the same ones in each run', () => {
  const ids = Array.from({ length: 20_000 }, () => newId('org'));
  expect(new Set(ids).size).toBe(20_000);
  for (const id of ids.slice(0, 100)) expect(id).toMatch(new RegExp(idPattern('org')));
  if (process.env['GONGSHU_TEST_SEED'] === '20261126') expect(ids[0]).toBe('org_jdbq0018xxrwhqd3qv4dt22jh8');
});
